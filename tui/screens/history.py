"""The history of an item: every verdict, mark, evidence decision and note, by whom and when."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ..desk import Desk, Item
from ..display import safe
from ..widgets.item_detail import rules
from .dialogs.base import Dialog


class HistoryScreen(Dialog[None]):
    """Events, newest first."""

    heading: ClassVar[str] = "history.heading"

    def __init__(self, desk: Desk, item: Item) -> None:
        super().__init__(desk)
        self.item = item

    def compose_body(self) -> ComposeResult:
        yield Static(safe(self.item.detail.entry.commitment.text), classes="dialog--quote")
        with VerticalScroll(classes="dialog--body"):
            yield Static(self._events())
            yield Static(self._rules(), classes="dialog--gap")

    def _rules(self) -> Content:
        """The codes of the rules, which nobody but the one who asks about them needs to see."""
        lines = [safe(f"{id}  {stated}", "$muted") for id, stated in rules(self.desk, self.item)]
        return Content("\n").join([Content.assemble((self.desk.say("history.rules"), "bold")), *lines])

    def _events(self) -> Content:
        events = sorted(self.item.detail.history, key=lambda event: event.at, reverse=True)
        if not events:
            return Content(self.desk.say("history.empty"))
        return Content("\n").join(safe(self.desk.words.event_sentence(event)) for event in events)
