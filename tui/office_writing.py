"""What the app does when a screen asks to correct, assign, drop, add or decide: asks first where it must, writes, tells."""

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from textual import on, work
from textual.app import App

from tracker.reports.unit_sheet_import import RowState
from tracker.service.filing.foreign_sheets import SheetError
from tracker.service.people.office import CorrectionResult
from tracker.service.workspace import StoreError, UndoResult

from .desk import Desk
from .display import one_line
from .messages import AddItemAsked, OfficeAct, SheetsReturned
from .screens.base import DeskScreen
from .screens.dialogs.confirm import Confirm
from .sheets import read_back, rows_to_confirm, take_in

MANY = 20
"""Items up to which an act is done without asking: what a person sees on one screen."""


NOTHING_LEFT = ("store.nothing_to_undo", "store.nothing_to_redo")


class OfficeWriting(App[None]):
    """The part of the app that carries out the office's acts."""

    desk: Desk

    async def know_person(self) -> bool:
        """Whether the person's name is known, after asking for it where it is not."""
        raise NotImplementedError

    async def written(self, write: Any) -> Any:
        """The result of a write, done off the loop, one at a time."""
        raise NotImplementedError

    def tell(self, text: str, *, error: bool = False) -> None:
        """A line to the person."""
        raise NotImplementedError

    def refresh_desk(self) -> None:
        """Read the store again."""
        raise NotImplementedError

    def went_on(self, ids: Sequence[str]) -> None:
        """An act on these items is done: the screen in front goes on."""
        raise NotImplementedError

    def came_back(self, ids: Sequence[str]) -> None:
        """An act on these items was taken back or done again: the screen in front shows the first of them."""
        raise NotImplementedError

    async def sure_of_many(self, count: int, what: str) -> bool:
        """Whether an act on so many items is meant; more than `MANY` are asked about, with the number and the act."""
        if count <= MANY:
            return True
        question = self.desk.say("many.heading", count=count, what=what)
        window = Confirm(self.desk, question, self.desk.say("many.body"))
        sure = await self.push_screen_wait(window)
        return sure is True

    def name_of(self, ids: Sequence[str]) -> str:
        """What is touched, for a line: the item's words, or how many."""
        if len(ids) == 1:
            detail = self.desk.workspace.entry(ids[0], self.desk.as_of)
            if detail is not None:
                text = one_line(detail.entry.commitment.text)
                return f"“{text if len(text) <= 24 else text[:23] + '…'}”"
        return self.desk.say("items.count", count=len(ids))

    @on(OfficeAct)
    def _office_act(self, message: OfficeAct) -> None:
        self._act_on(message)

    @work(group="write", exit_on_error=False)
    async def _act_on(self, asked: OfficeAct) -> None:
        if not await self.know_person() or not await self.sure_of_many(len(asked.ids), asked.what):
            return
        result: CorrectionResult = await self.written(self._acting(asked, asked.ids, asked.versions))
        done = list(result.corrected)
        if result.conflicts:
            question = self.desk.say("act.conflict", count=len(result.conflicts), what=asked.what)
            lines = await asyncio.to_thread(self.last_acts, result.conflicts)
            window = Confirm(self.desk, question, "\n".join(lines), yes="act.conflict.yes", no="conflict.no")
            if await self.push_screen_wait(window):
                again: CorrectionResult = await self.written(self._acting(asked, result.conflicts, None))
                done += again.corrected
        if done:
            name = await asyncio.to_thread(self.name_of, done)
            self.tell(self.desk.say("acted", name=name, what=asked.what))
            self.went_on(asked.ids)
        else:
            self.tell(self.desk.say("not_marked", count=len(asked.ids)), error=True)
        self.refresh_desk()

    @on(AddItemAsked)
    def _add_asked(self, message: AddItemAsked) -> None:
        self._add(message)

    @work(group="write", exit_on_error=False)
    async def _add(self, asked: AddItemAsked) -> None:
        if not await self.know_person():
            return
        add = partial(self.desk.workspace.office.add, asked.new, by=self.desk.person, now=self.desk.now())
        made = await self.written(add)
        self.tell(self.desk.say("add.done", name=await asyncio.to_thread(self.name_of, [made])))
        self.refresh_desk()
        if isinstance(self.screen, DeskScreen):
            self.screen.reload()

    @on(SheetsReturned)
    def _sheets_returned(self, message: SheetsReturned) -> None:
        self._take_in(message)

    @work(group="write", exit_on_error=False)
    async def _take_in(self, asked: SheetsReturned) -> None:
        if not await self.know_person():
            return
        states = {state: self.desk.say(f"sheet.{state.value}") for state in RowState}
        taken = 0
        for path in asked.paths:
            try:
                came = await asyncio.to_thread(read_back, self.desk.workspace, path, self.desk.as_of)
            except SheetError as error:
                details = {"path": str(path), **dict(error.problem.details)}
                self.tell(self.desk.words.error_sentence(error.problem.code, details), error=True)
                continue
            question = self.desk.say(
                "sheet.heading",
                file=path.name,
                count=len(came.fresh),
                rest=len(came.changes) - len(came.fresh),
            )
            body = "\n".join(rows_to_confirm(self.desk.words, came, states)) or self.desk.say("sheet.nothing")
            if await self.push_screen_wait(Confirm(self.desk, question, body)) and came.fresh:
                write = partial(take_in, self.desk.workspace, came, self.desk.person, self.desk.now())
                left = await self.written(write)
                taken += len(came.fresh) - len(left)
        if taken:
            self.tell(self.desk.say("sheet.done", count=taken))
        self.refresh_desk()

    def action_undo(self) -> None:
        self._step_back(undo=True)

    def action_redo(self) -> None:
        self._step_back(undo=False)

    @work(group="write", exit_on_error=False)
    async def _step_back(self, *, undo: bool) -> None:
        if not await self.know_person():
            return
        word = "undo" if undo else "redo"
        step = self.desk.workspace.undo if undo else self.desk.workspace.redo
        try:
            result = await self.written(partial(step, by=self.desk.person, now=self.desk.now()))
        except StoreError as error:
            if error.code not in NOTHING_LEFT:
                raise
            self.tell(self.desk.say(f"{word}.nothing"))
            return
        name = await asyncio.to_thread(self.name_of, result.items) if result.items else ""
        self.tell(self.desk.say(f"{word}.done", what=f"{self._act(result)}{name}"))
        if result.kind not in ("mark", "evidence", "correct", "notice", "claim"):
            self.desk.forget()
        if result.items:
            self.came_back(result.items)
        self.refresh_desk()

    def _act(self, result: UndoResult) -> str:
        """An act in words: `标记（12 项）`."""
        return self.desk.say(f"act.{result.kind}", count=max(1, len(result.items)))

    def _acting(self, asked: OfficeAct, ids: Sequence[str], versions: Mapping[str, int] | None) -> Any:
        office = self.desk.workspace.office
        return partial(asked.write, office, ids, self.desk.person, self.desk.now(), versions)

    def last_acts(self, ids: Sequence[str]) -> list[str]:
        """Each item with the last that happened to it."""
        lines = []
        for item_id in ids[:20]:
            detail = self.desk.workspace.entry(item_id, self.desk.as_of)
            if detail is not None:
                lines.append(f"“{one_line(detail.entry.commitment.text)}”")
                lines += [f"  {self.desk.words.event_sentence(event)}" for event in detail.history[-1:]]
        return lines
