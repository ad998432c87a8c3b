"""Asks for a note. What is typed is kept as a draft until it is saved, also when the program ends."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from ...desk import Desk
from .base import Dialog


class AskNote(Dialog[str]):
    """A note on one or more items."""

    heading: ClassVar[str] = "note.heading"
    foot: ClassVar[str] = "note.foot"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s,f2", "save", show=False, priority=True)]

    def __init__(self, desk: Desk, key: str, count: int) -> None:
        """`key` names the draft: the item's id, or one for a selection."""
        super().__init__(desk)
        self.key = key
        self.count = count

    def heading_text(self) -> str:
        return self.desk.say(self.heading, count=self.count)

    def compose_body(self) -> ComposeResult:
        yield TextArea(
            self.desk.place.drafts.get(self.key, ""), id="note", soft_wrap=True, tab_behavior="focus"
        )

    @on(TextArea.Changed)
    def _keep_draft(self, event: TextArea.Changed) -> None:
        if event.text_area.text.strip():
            self.desk.place.drafts[self.key] = event.text_area.text
        else:
            self.desk.place.drafts.pop(self.key, None)

    def action_save(self) -> None:
        text = self.query_one("#note", TextArea).text.strip()
        self.desk.place.drafts.pop(self.key, None)
        self.dismiss(text or None)
