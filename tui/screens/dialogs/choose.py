"""Chooses one name out of many, narrowed by typing."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from ...desk import Desk
from ...display import one_line, safe
from .base import Dialog


class Choose(Dialog[str]):
    """A field to narrow the list with; arrows move in the list meanwhile."""

    foot: ClassVar[str] = "choose.foot"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("enter", "take", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, heading: str, names: Sequence[str]) -> None:
        """`heading` is a catalogue key; the names may come from documents."""
        super().__init__(desk)
        self.heading_key = heading
        self.names = list(names)
        self.shown = list(names)

    def heading_text(self) -> str:
        return self.desk.say(self.heading_key)

    def compose_body(self) -> ComposeResult:
        yield Input(placeholder=self.desk.say("filter.find"), id="choose-find")
        yield OptionList(id="choose-list", markup=False)

    def on_mount(self) -> None:
        self._show()

    @on(Input.Changed)
    def _show(self) -> None:
        wanted = self.query_one("#choose-find", Input).value.strip().lower()
        self.shown = [name for name in self.names if wanted in name.lower()]
        listed = self.query_one("#choose-list", OptionList)
        listed.clear_options()
        listed.add_options(Option(safe(one_line(name))) for name in self.shown)
        if self.shown:
            listed.highlighted = 0

    def action_step(self, step: int) -> None:
        listed = self.query_one("#choose-list", OptionList)
        if step > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    def action_take(self) -> None:
        at = self.query_one("#choose-list", OptionList).highlighted
        if at is not None and at < len(self.shown):
            self.dismiss(self.shown[at])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self.shown[event.option_index])
