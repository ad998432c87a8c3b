"""Choose the columns of the ledger and put them in order."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...desk import Desk
from ...widgets.ledger_columns import DEFAULT_COLUMNS, ledger_columns
from .base import Dialog


class ChooseColumns(Dialog[tuple[str, ...]]):
    """Space shows or hides, Shift+arrows move, Enter takes over, R goes back to the first choice."""

    heading: ClassVar[str] = "columns.heading"
    foot: ClassVar[str] = "columns.foot"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,ideographic_space", "choose", show=False, priority=True),
        Binding("enter", "take", show=False, priority=True),
        Binding("shift+up,K,left", "move(-1)", show=False, priority=True),
        Binding("shift+down,J,right", "move(1)", show=False, priority=True),
        Binding("j", "step(1)", show=False),
        Binding("k", "step(-1)", show=False),
        Binding("r,0", "first_choice", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.known = ledger_columns(desk)
        self._start(desk.columns or DEFAULT_COLUMNS)

    def _start(self, chosen: tuple[str, ...]) -> None:
        self.shown = {key for key in chosen if key in self.known} | {"text"}
        first = [key for key in chosen if key in self.known]
        self.order = first + [key for key in self.known if key not in first]

    def compose_body(self) -> ComposeResult:
        yield OptionList(*self._options(), id="columns", markup=False)

    def _options(self) -> list[Option]:
        return [
            Option(
                Content.assemble(
                    (" ✓ " if key in self.shown else "   ", "bold $text-success"), self.known[key].title
                ),
                id=key,
            )
            for key in self.order
        ]

    @property
    def _list(self) -> OptionList:
        return self.query_one("#columns", OptionList)

    def _show(self, at: int) -> None:
        options = self._list
        options.clear_options()
        options.add_options(self._options())
        options.highlighted = at

    def action_choose(self) -> None:
        at = self._list.highlighted
        if at is not None and self.order[at] != "text":
            self.shown ^= {self.order[at]}
            self._show(at)

    def action_move(self, step: int) -> None:
        at = self._list.highlighted
        if at is None or not 0 <= at + step < len(self.order):
            return
        self.order[at], self.order[at + step] = self.order[at + step], self.order[at]
        self._show(at + step)

    def action_step(self, step: int) -> None:
        if step > 0:
            self._list.action_cursor_down()
        else:
            self._list.action_cursor_up()

    def action_first_choice(self) -> None:
        self._start(DEFAULT_COLUMNS)
        self._show(0)

    def action_take(self) -> None:
        self.dismiss(tuple(key for key in self.order if key in self.shown))

    def on_option_list_option_selected(self, event: events.Event) -> None:
        event.stop()
        self.action_choose()
