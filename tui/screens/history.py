"""The history of an item: every verdict, mark, evidence decision and note, by whom and when."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tracker.domain.ledger import HistoryEvent

from ..catalogue import TEXTS
from ..desk import Desk, Item
from ..display import safe
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

    def _events(self) -> Content:
        events = sorted(self.item.detail.history, key=lambda event: event.at, reverse=True)
        if not events:
            return Content(self.desk.say("history.empty"))
        return Content("\n").join(self._line(event) for event in events)

    def _line(self, event: HistoryEvent) -> Content:
        key = f"event.{event.kind}"
        name = self.desk.say(key) if key in TEXTS else event.kind
        details = " · ".join(value for _, value in event.details if value)
        return Content.assemble(
            (self.desk.words.moment(event.at), "$muted"),
            "  ",
            (safe(name).plain, "bold"),
            "  ",
            safe(event.by, "$text-accent"),
            "  ",
            safe(details),
        )
