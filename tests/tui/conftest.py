"""Real stores and the real app for the tests of the dashboard."""

import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.warm_workers import own_workers, warm_workers
from tracker.domain.ledger import LedgerQuery
from tracker.service.workspace import Workspace
from tui.run import open_app

from .opened import AS_OF, NOW
from .session import Dashboard, Session

__all__ = ["dashboard", "own_workers", "query", "read_store", "reopened", "store", "warm_workers"]

SAMPLES = Path(__file__).parents[2] / "samples"

HOSTILE_NAME = "青岩县水利局[bold][/]2021年计划.txt"
HOSTILE = """青岩县水利局2021年工作总结和2022年工作计划
（2021年12月20日）
一、2021年工作回顾
完成水库除险加固3座。
二、2022年工作计划
10月底前完成[/]水库[bold]除险加固[/bold]5座。
年底前新建\x1b]0;pwned\x07泵站\x1b[31m8座\x1b[0m。
6月底前建成[@click=app.bell]河道\u202e监测\u2066站\u200b12个\ufeff。
年内完成\u0007灌区\u009b2J改造2000亩。
"""


@pytest.fixture(scope="session")
def read_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples and one hostile document, read by the real import, once."""
    folder = tmp_path_factory.mktemp("read")
    hostile = folder / HOSTILE_NAME.replace("/", "／")
    hostile.write_text(HOSTILE, encoding="utf-8")
    store = folder / "read.db"
    with Workspace.open(store) as workspace:
        papers = [path for path in sorted(SAMPLES.iterdir()) if path.suffix in (".txt", ".docx")]
        summary = workspace.ingest([*papers, hostile], now=NOW, by="")
    assert not summary.refused
    return store


@pytest.fixture
def store(read_store: Path, tmp_path: Path) -> Path:
    """A store of one's own with everything read in."""
    copy = tmp_path / "tracker.db"
    shutil.copy(read_store, copy)
    for ending in ("-wal", "-shm"):
        beside = Path(f"{read_store}{ending}")
        if beside.exists():
            shutil.copy(beside, f"{copy}{ending}")
    return copy


@pytest.fixture
def dashboard(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dashboard:
    """Opens the dashboard: `async with dashboard() as session`."""

    @asynccontextmanager
    async def open_it(
        size: tuple[int, int] = (120, 40),
        *,
        place: str = "ledger",
        lang: str = "zh",
        person: str | None = "张三",
        db: Path | None = None,
        state: Path | None = None,
    ) -> AsyncIterator[Session]:
        path = state if state is not None else tmp_path / "state.json"
        opened = open_app(
            db if db is not None else store, as_of=AS_OF, lang=lang, person=person, state_path=path
        )
        with opened as app:
            app.desk.clock = lambda: NOW
            if not path.exists():
                app.desk.place.screen = place
            notices: list[str] = []
            notify = app.notify

            def noted(message: str, **how: Any) -> None:
                notices.append(message)
                notify(message, **how)

            monkeypatch.setattr(app, "notify", noted)
            async with app.run_test(size=size, notifications=True) as pilot:
                session = Session(app, pilot, notices)
                await session.until(lambda: app.main_screen is not None and not app.main_screen.stale)
                await session.rest()
                yield session

    return open_it


@pytest.fixture
def reopened(store: Path) -> Iterator[Workspace]:
    """The same store, opened by someone else."""
    with Workspace.open(store) as workspace:
        yield workspace


@pytest.fixture
def query() -> LedgerQuery:
    """Everything that can be checked, on the day of these tests."""
    return LedgerQuery(as_of=AS_OF)
