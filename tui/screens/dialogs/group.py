"""The ledger as a frequency table: what its items have, how often, and how they stand; a row opens the items behind it."""

from dataclasses import replace
from typing import ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tracker.domain.ledger import LedgerQuery, Overview

from ...desk import Desk
from ...widgets.figures import Figure, figure_columns, figure_rows, figures
from ...widgets.virtual_table import VirtualTable
from .base import Dialog

GROUPINGS = ("units", "issuers", "years", "topics", "reason", "status")
"""What the ledger can be grouped by, in the order of the keys."""

_PARTS = ("statuses", "reasons", "issuers", "units", "years", "topics")


class GroupBy(Dialog[LedgerQuery]):
    """Left and right change the grouping, Enter opens a group: the ledger shows its items, grouped again with the same key."""

    heading: ClassVar[str] = "group.heading"
    foot: ClassVar[str] = "group.foot"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h,shift+tab", "turn(-1)", show=False, priority=True),
        Binding("right,l,tab", "turn(1)", show=False, priority=True),
    ]

    class Counted(Message):
        """The figures of the question."""

        def __init__(self, overview: Overview) -> None:
            super().__init__()
            self.overview = overview

    def __init__(self, desk: Desk, query: LedgerQuery, grouping: str) -> None:
        super().__init__(desk)
        self.query_asked = query
        self.grouping = grouping if grouping in GROUPINGS else GROUPINGS[0]
        self.overview: Overview | None = None

    def compose_body(self) -> ComposeResult:
        yield Static("", id="group-tabs", markup=False)
        yield VirtualTable[Figure](id="groups", open_on_click=True)

    @property
    def table(self) -> VirtualTable[Figure]:
        return cast("VirtualTable[Figure]", self.query_one("#groups", VirtualTable))

    def on_mount(self) -> None:
        self.table.focus()
        self._show()
        self._count()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _count(self) -> None:
        self.post_message(self.Counted(self.desk.workspace.overview(self.query_asked)))

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        self.overview = event.overview
        self._show()

    def _show(self) -> None:
        tabs = [
            (f" {self.desk.say(f'overview.{name}')} ", "bold reverse" if name == self.grouping else "$muted")
            for name in GROUPINGS
        ]
        self.query_one("#group-tabs", Static).update(Content.assemble(*tabs))
        overview = self.overview
        if overview is None:
            return
        self.table.show_columns(figure_columns(self.desk, self.grouping, overview.total))
        self.table.show_rows(figure_rows(figures(self.desk, overview)[self.grouping]))

    def action_turn(self, step: int) -> None:
        """To the next grouping."""
        at = GROUPINGS.index(self.grouping)
        self.grouping = GROUPINGS[(at + step) % len(GROUPINGS)]
        self._show()

    @on(VirtualTable.Activated)
    def _opened(self, event: VirtualTable.Activated) -> None:
        figure = event.table.row(event.index)
        if isinstance(figure, Figure) and figure.query is not None:
            narrower = {name: value for name in _PARTS if (value := getattr(figure.query, name))}
            self.dismiss(replace(self.query_asked, **narrower))
