"""Puts words of a document on the ledger as an item."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label, Static

from tracker.domain.correction import NOTHING
from tracker.domain.text import Span
from tracker.service.filing.editions import nearest
from tracker.service.people.office import NewItem
from tracker.service.workspace import StoreError

from ...desk import Desk
from .base import Dialog
from .deadline import read_day

FIELDS = ("text", "deadline", "target", "lead")


class AddItem(Dialog[NewItem]):
    """The words, and what of them is not as they say: deadline, target, unit."""

    heading: ClassVar[str] = "add.heading"
    foot: ClassVar[str] = "edit.foot"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2,ctrl+s", "take", show=False, priority=True)]

    @dataclass(frozen=True)
    class Place:
        """Where the words stand: the document, its text, and about where in it."""

        document: str
        text: str
        near: int

    def __init__(self, desk: Desk, words: str, place: "AddItem.Place | None", units: Sequence[str]) -> None:
        super().__init__(desk)
        self.words = words
        self.place = place
        self.units = units

    def compose_body(self) -> ComposeResult:
        for name in FIELDS:
            yield Label(self.desk.say(f"add.{name}"), markup=False)
            suggester = SuggestFromList(self.units, case_sensitive=False) if name == "lead" else None
            yield Input(self.words if name == "text" else "", id=f"add-{name}", suggester=suggester)
        yield Static("", id="add-wrong", classes="dialog--wrong", markup=False)

    @on(Input.Submitted)
    def action_take(self) -> None:
        text, day, target, lead = (self.query_one(f"#add-{name}", Input).value.strip() for name in FIELDS)
        changes = NOTHING
        if day:
            read = read_day(day)
            if read is None:
                self._refuse("deadline", self.desk.say("day.wrong"))
                return
            changes = replace(changes, deadline=read)
        if lead:
            changes = replace(changes, lead=lead)
        try:
            if target:
                changes = replace(changes, targets=self.desk.workspace.office.typed_targets([target]))
        except StoreError as error:
            self._refuse("target", self.desk.words.error_sentence(error.code, dict(error.details)))
            return
        if not text:
            self._refuse("text", self.desk.words.error_sentence("item.no_words", {}))
            return
        if self.place is None:
            self.dismiss(NewItem(text, changes=changes))
            return
        span = nearest(self.place.text, text, Span(0, len(self.place.text)), self.place.near)
        if span is None:
            self._refuse("text", self.desk.say("add.not_there"))
            return
        self.dismiss(NewItem(text, self.place.document, span, changes))

    def _refuse(self, name: str, why: str) -> None:
        self.query_one("#add-wrong", Static).update(why)
        self.query_one(f"#add-{name}", Input).focus()
