"""An open dashboard with its keyboard, as the tests use it."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tests.narrowing import present
from tracker.domain.ledger import LedgerDetail, LedgerEntry, LedgerQuery
from tracker.domain.verdict import Mark
from tracker.service.workspace import Workspace
from tui.app import TrackerApp
from tui.desk import Desk
from tui.screens.ledger import LedgerScreen
from tui.widgets.virtual_table import VirtualTable

from .opened import AS_OF

Front = TypeVar("Front", bound=Screen[Any])
Found = TypeVar("Found", bound=Widget)


@dataclass
class Session:
    """An open dashboard with its keyboard."""

    app: TrackerApp
    pilot: Pilot[None]
    notices: list[str] = field(default_factory=list)

    @property
    def screen(self) -> Screen[object]:
        """The screen in front."""
        return self.app.screen

    @property
    def desk(self) -> Desk:
        """What the screens share."""
        return self.app.desk

    @property
    def workspace(self) -> Workspace:
        """The store that is open."""
        return self.app.desk.workspace

    @property
    def query(self) -> LedgerQuery:
        """What the ledger shows."""
        return self.app.desk.query

    @property
    def table(self) -> VirtualTable[LedgerEntry]:
        """The table of the ledger, which has to be in front."""
        return self.front(LedgerScreen).table

    def front(self, kind: type[Front]) -> Front:
        """The screen in front, which has to be of this kind."""
        screen = self.app.screen
        assert isinstance(screen, kind), screen
        return screen

    def main(self, kind: type[Front]) -> Front:
        """The screen behind the windows, which has to be of this kind."""
        screen = self.app.main_screen
        assert isinstance(screen, kind), screen
        return screen

    def find(self, selector: str, kind: type[Found]) -> Found:
        """A widget of the screen in front."""
        return self.app.screen.query_one(selector, kind)

    def detail(self, item_id: str) -> LedgerDetail:
        """An item of the store, with its history."""
        return present(self.workspace.entry(item_id, AS_OF))

    def entry(self, item_id: str | None = None) -> LedgerEntry:
        """An item of the store; without an id, the one under the cursor of the ledger."""
        return self.detail(item_id or self.table.cursor_id).entry

    def mark(self, item_id: str) -> Mark:
        """The mark that counts for an item, which has to have one."""
        return present(self.entry(item_id).verdict.mark)

    async def press(self, *keys: str) -> None:
        """Press keys one after the other and let the app come to rest."""
        for key in keys:
            await self.pilot.press(key)
        await self.rest()

    async def type(self, text: str) -> None:
        """Type text into the focused field, as an input method delivers it."""
        for character in text:
            field = self.app.screen.focused
            assert isinstance(field, Input | TextArea), field
            if isinstance(field, Input):
                field.insert_text_at_cursor(character)
            else:
                field.insert(character)
        await self.rest()

    async def rest(self) -> None:
        """Until no worker is at work and every message has been handled."""
        for _ in range(2):
            await self.pilot.pause()
            # Writers may wait for an answer in a window: then they are not busy.
            await self.until(lambda: not self._busy())
        await self.pilot.pause()

    def _busy(self) -> bool:
        asking = isinstance(self.app.screen, ModalScreen)
        return any(
            not worker.is_finished
            and worker.name != "_loader"  # waits in every tree of folders for as long as it is shown
            and not (asking and worker.group == "write")
            for worker in self.app.workers
        )

    async def until(self, true: Callable[[], object]) -> None:
        """Until something holds; fails when it never does."""
        for _ in range(1500):
            if true():
                return
            await self.pilot.pause(0.02)
        pytest.fail("never came true")

    def told(self) -> str:
        """All passing messages so far, those that have passed too."""
        return "\n".join(self.notices)

    def shown(self) -> str:
        """The characters on the screen."""
        lines = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in lines)


class Dashboard(Protocol):
    """Opens the dashboard on a store: `async with dashboard() as session`."""

    def __call__(
        self,
        size: tuple[int, int] = (120, 40),
        *,
        place: str = "ledger",
        lang: str = "zh",
        person: str | None = "张三",
        db: Path | None = None,
        state: Path | None = None,
    ) -> AbstractAsyncContextManager[Session]: ...
