"""The first picture comes before the store has been read, and says so."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest

from tracker.service.workspace import Workspace
from tui.run import open_app

from .opened import AS_OF
from .session import Session


@pytest.mark.parametrize(
    ("place", "asked"),
    [("overview", "overview"), ("ledger", "ledger"), ("review", "ledger"), ("documents", "documents")],
)
async def test_a_screen_says_that_it_reads(
    place: str, asked: str, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_read, real = Event(), getattr(Workspace, asked)

    def slow(workspace: Workspace, *arguments: Any, **named: Any) -> Any:
        may_read.wait(60)
        return real(workspace, *arguments, **named)

    monkeypatch.setattr(Workspace, asked, slow)
    with open_app(store, as_of=AS_OF, lang="zh", person="张三", state_path=tmp_path / "state.json") as app:
        app.desk.place.screen = place
        async with app.run_test(size=(120, 40)) as pilot:
            session = Session(app, pilot)
            try:
                await session.until(lambda: "正在读取台账…" in session.shown())
                assert "F2" in session.shown()
            finally:
                may_read.set()
            await session.rest()
            assert "正在读取" not in session.shown()
            assert "青岩县水利局" in session.shown() or "已兑现" in session.shown()
