"""Name a view, and put the saved views in order."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from ...desk import Desk
from ...display import safe
from ...views import View
from .base import Dialog

NAME_LENGTH = 40
"""Characters of a view's name: more does not fit a tab."""


class NameView(Dialog[str]):
    """Asks what to call the present question."""

    heading: ClassVar[str] = "view.name.heading"
    foot: ClassVar[str] = "input.foot"

    def compose_body(self) -> ComposeResult:
        yield Input(id="view-name", max_length=NAME_LENGTH)

    @on(Input.Submitted)
    def _named(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)


class ManageViews(Dialog[tuple[View, ...]]):
    """Shift+arrows move a view, Del removes it, Enter takes over."""

    heading: ClassVar[str] = "view.manage.heading"
    foot: ClassVar[str] = "view.manage.foot"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", show=False, priority=True),
        Binding("shift+up,K,left", "move(-1)", show=False, priority=True),
        Binding("shift+down,J,right", "move(1)", show=False, priority=True),
        Binding("delete,x,minus", "remove", show=False, priority=True),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.views = list(desk.views())

    def compose_body(self) -> ComposeResult:
        yield OptionList(*self._options(), id="views-list", markup=False)

    def _options(self) -> list[Option]:
        return [
            Option(Content.assemble((f" {number} ", "bold $text-accent"), safe(view.name)))
            for number, view in enumerate(self.views, start=1)
        ]

    @property
    def _list(self) -> OptionList:
        return self.query_one("#views-list", OptionList)

    def _show(self, at: int) -> None:
        self._list.clear_options()
        self._list.add_options(self._options())
        if self.views:
            self._list.highlighted = min(at, len(self.views) - 1)

    def action_move(self, step: int) -> None:
        at = self._list.highlighted
        if at is not None and 0 <= at + step < len(self.views):
            self.views[at], self.views[at + step] = self.views[at + step], self.views[at]
            self._show(at + step)

    def action_remove(self) -> None:
        at = self._list.highlighted
        if at is not None and self.views:
            del self.views[at]
            self._show(at)

    def action_take(self) -> None:
        self.dismiss(tuple(self.views))
