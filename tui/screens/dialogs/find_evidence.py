"""Finds a clause in any report of the same body, to attach it as evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tracker.domain.verdict import Evidence

from ...desk import Desk, Item
from ...display import find_all, one_line, safe
from .base import Dialog

SEARCH_DELAY = 0.2


class FindEvidence(Dialog[Evidence]):
    """A search field over the clauses found; the keys move in the list while the field is written in."""

    heading: ClassVar[str] = "find.heading"
    foot: ClassVar[str] = "find.foot"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("enter", "take", show=False, priority=True),
    ]

    @dataclass
    class Found(Message):
        """Clauses that answer a search."""

        search: str
        clauses: Sequence[Evidence]

    def __init__(self, desk: Desk, item: Item) -> None:
        super().__init__(desk)
        self.item = item
        self.clauses: Sequence[Evidence] = ()
        self._timer: Timer | None = None

    def compose_body(self) -> ComposeResult:
        yield Static(safe(self.item.detail.entry.commitment.text), classes="dialog--quote")
        yield Input(placeholder=self.desk.say("find.placeholder"), id="find")
        yield OptionList(id="clauses", markup=False)

    @on(Input.Changed)
    def _changed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(SEARCH_DELAY, self._search_now)

    def _search_now(self) -> None:
        wanted = self.query_one("#find", Input).value.strip()
        if wanted:
            self._search(wanted)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _search(self, wanted: str) -> None:
        found = self.desk.workspace.find_clauses(self.item.detail.entry.id, wanted)
        self.post_message(self.Found(wanted, found))

    @on(Found)
    def _found(self, event: Found) -> None:
        if event.search != self.query_one("#find", Input).value.strip():
            return
        self.clauses = event.clauses
        listed = self.query_one("#clauses", OptionList)
        listed.clear_options()
        if not self.clauses:
            listed.add_option(Option(self.desk.say("find.none"), disabled=True))
            return
        listed.add_options(self._option(evidence, event.search) for evidence in self.clauses)
        listed.highlighted = 0

    def _option(self, evidence: Evidence, search: str) -> Option:
        text = one_line(evidence.text)
        shown = safe(text)
        for start, end in find_all(text, search):
            shown = shown.stylize("bold $text-accent", start, end)
        return Option(Content.assemble(shown, "\n", safe(f"  {evidence.document}", "$muted")))

    def action_step(self, step: int) -> None:
        listed = self.query_one("#clauses", OptionList)
        if step > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    def action_take(self) -> None:
        at = self.query_one("#clauses", OptionList).highlighted
        if at is not None and at < len(self.clauses):
            self.dismiss(self.clauses[at])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        if event.option_index < len(self.clauses):
            self.dismiss(self.clauses[event.option_index])
