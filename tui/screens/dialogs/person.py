"""Asks under whose name marks are made, once."""

import getpass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from .base import Dialog

NAME_LENGTH = 40


class AskPerson(Dialog[str]):
    """The name of the person at the desk."""

    heading: ClassVar[str] = "person.heading"
    foot: ClassVar[str] = "input.foot"

    def compose_body(self) -> ComposeResult:
        yield Static(self.desk.say("person.why"), markup=False)
        yield Input(login_name(), id="person", max_length=NAME_LENGTH)

    @on(Input.Submitted)
    def _named(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)


def login_name() -> str:
    """The name of the account, as a suggestion; "" where there is none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
