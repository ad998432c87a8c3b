"""Asks for a reason that must be given: why an item is dropped, why a claim is returned."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from ...desk import Desk
from .base import Dialog


class AskReason(Dialog[str]):
    """One field; without words in it nothing happens."""

    heading: ClassVar[str] = "drop.heading"

    def __init__(self, desk: Desk, count: int, heading: str = "drop.heading") -> None:
        super().__init__(desk)
        self.count = count
        self.heading_key = heading

    def heading_text(self) -> str:
        return self.desk.say(self.heading_key, count=self.count)

    def compose_body(self) -> ComposeResult:
        yield Input(id="reason-text")
        yield Static("", id="reason-wrong", classes="dialog--wrong", markup=False)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        why = self.query_one("#reason-text", Input).value.strip()
        if why:
            self.dismiss(why)
        else:
            self.query_one("#reason-wrong", Static).update(self.desk.say("reason.missing"))
