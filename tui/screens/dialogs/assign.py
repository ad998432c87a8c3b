"""Chooses the responsible unit of items: proposals first, completed while typing; a new name can be typed whole."""

from collections.abc import Sequence

from textual.widgets import Input, OptionList

from ...desk import Desk
from .choose import Choose


class ChooseUnit(Choose):
    """A field with the known units below it. What is typed and known to nobody is a new unit."""

    def __init__(self, desk: Desk, count: int, names: Sequence[str]) -> None:
        super().__init__(desk, "assign.heading", names)
        self.count = count

    def heading_text(self) -> str:
        return self.desk.say("assign.heading", count=self.count)

    def action_take(self) -> None:
        at = self.query_one("#choose-list", OptionList).highlighted
        typed = self.query_one("#choose-find", Input).value.strip()
        if at is not None and at < len(self.shown):
            self.dismiss(self.shown[at])
        elif typed:
            self.dismiss(typed)
