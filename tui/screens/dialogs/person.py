"""Asks under whose name marks are made, once."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from ...desk import Desk
from .base import Dialog

NAME_LENGTH = 40


class AskPerson(Dialog[str]):
    """The name of the person at the desk."""

    heading: ClassVar[str] = "person.heading"
    foot: ClassVar[str] = "input.foot"

    def __init__(self, desk: Desk, suggestion: str) -> None:
        super().__init__(desk)
        self.suggestion = suggestion

    def compose_body(self) -> ComposeResult:
        yield Static(self.desk.say("person.why"), markup=False)
        yield Input(self.suggestion, id="person", max_length=NAME_LENGTH)

    @on(Input.Submitted)
    def _named(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)
