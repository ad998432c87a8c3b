"""Asks before what cannot be undone, or what someone else has touched meanwhile."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from ...desk import Desk
from ...display import safe
from .base import Dialog


class Confirm(Dialog[bool]):
    """A question with yes and no; no is where the cursor starts."""

    foot: ClassVar[str] = "confirm.foot"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,f2", "answer(True)", show=False),
        Binding("n", "answer(False)", show=False),
        Binding("left,right", "app.focus_next", show=False),
    ]

    def __init__(
        self, desk: Desk, question: str, body: str = "", *, yes: str = "yes", no: str = "no"
    ) -> None:
        """`question` and `body` are texts as they will be shown; `yes` and `no` are catalogue keys."""
        super().__init__(desk)
        self.question = question
        self.body = body
        self.yes = yes
        self.no = no

    def heading_text(self) -> str:
        return safe(self.question).plain

    def compose_body(self) -> ComposeResult:
        if self.body:
            with VerticalScroll(classes="dialog--body", can_focus=False):
                yield Static("\n".join(safe(line).plain for line in self.body.split("\n")), markup=False)
        with Horizontal(classes="dialog--buttons"):
            yield Button(safe(self.desk.say(self.no)), id="no", compact=True)
            yield Button(safe(self.desk.say(self.yes)), id="yes", variant="warning", compact=True)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        self.dismiss(answer)
