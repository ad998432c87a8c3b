"""The overview: the figures of the day, each a link into the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.message import Message
from textual.widgets import Sparkline, Static
from textual_plotext import PlotextPlot

from tracker.domain.ledger import LedgerEntry, LedgerQuery, Overview
from tracker.domain.vocabulary import Status

from ..actions import Scope, bindings
from ..desk import Desk
from ..messages import ReviewItems, ShowLedger
from ..widgets.figures import Figure, figure_columns, figure_rows, figures, worst, worst_columns
from ..widgets.virtual_table import VirtualTable
from .base import DeskScreen
from .dialogs.queue import queues

TABLES = ("status", "worst", "due", "units", "reason", "topics", "issuers", "years")
_WORST = 12
"""Overdue items named on the overview, the longest delays first: as many as its table has lines."""

MONTHS_BACK, MONTHS_AHEAD = 24, 36
"""The stretch of the timeline: what is overdue from the last two years, and the next three years' plans."""


_LINES = 4
"""Counts named beside the months above nought: the chart has nine lines, so that they stand every second one."""


class OverviewScreen(DeskScreen):
    """What needs somebody first: counts, the longest delays, then tables of figures over a timeline of deadlines."""

    place = "overview"
    scopes: ClassVar[tuple[Scope, ...]] = (Scope.OVERVIEW,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.OVERVIEW)]

    @dataclass
    class Loaded(Message):
        """The figures have been counted."""

        overview: Overview
        worst: tuple[LedgerEntry, ...]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.overview: Overview | None = None
        self.worst: tuple[LedgerEntry, ...] = ()

    def compose_body(self) -> ComposeResult:
        yield Static("", id="overview-change", markup=False)
        with Container(id="overview-grid"):
            for name in TABLES:
                yield VirtualTable[Figure](id=f"figures-{name}", open_on_click=True)
        with Vertical(id="overview-line"):
            yield Static("", id="overview-months", markup=False)
            yield Sparkline([], id="overview-spark")
        yield PlotextPlot(id="overview-plot")
        yield Static("", id="overview-empty", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#overview-empty", Static).update(self.desk.say("reading"))
        self._show_parts(False)
        self.focus_on(self._table("status"))

    def _table(self, name: str) -> VirtualTable[Figure]:
        return cast("VirtualTable[Figure]", self.query_one(f"#figures-{name}", VirtualTable))

    def relabel(self) -> None:
        super().relabel()
        self._show()

    def reload(self) -> None:
        self._count()

    @work(thread=True, exclusive=True, group="overview", exit_on_error=False)
    def _count(self) -> None:
        overview = self.desk.workspace.overview(LedgerQuery(as_of=self.desk.as_of))
        late = self.desk.workspace.ledger(self._late())
        self.post_message(self.Loaded(overview, tuple(late.page(0, min(_WORST, len(late))))))

    def _late(self) -> LedgerQuery:
        return LedgerQuery(as_of=self.desk.as_of, statuses=(Status.OVERDUE,), sort="-overdue")

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        self.overview, self.worst = event.overview, event.worst
        self._keep_figures(event.overview)
        self._show()

    def _keep_figures(self, overview: Overview) -> None:
        """For the next visit: what was seen on this one."""
        place = self.desk.place
        place.figures = {status.value: count for status, count in overview.by_status}
        place.figures["review"] = overview.to_review
        place.visited = overview.as_of.isoformat()

    def _show(self) -> None:
        overview = self.overview
        if overview is None:
            return
        self.query_one("#overview-empty", Static).update(self.desk.say("ledger.first_run"))
        self._show_parts(bool(overview.total))
        tables = figures(self.desk, overview)
        tables["worst"] = worst(self.worst, self._late())
        for name in TABLES:
            table = self._table(name)
            columns = (
                worst_columns(self.desk)
                if name == "worst"
                else figure_columns(self.desk, name, overview.total)
            )
            table.show_columns(columns)
            table.show_rows(figure_rows(tables[name]), keep=table.cursor_id)
        self.query_one("#overview-change", Static).update(self._change(overview))
        self._show_timeline(overview)

    def _show_parts(self, shown: bool) -> None:
        self.query_one("#overview-empty").display = not shown
        for name in ("overview-grid", "overview-line", "overview-plot", "overview-change"):
            self.query_one(f"#{name}").set_class(not shown, "-hidden")

    def _change(self, overview: Overview) -> str:
        """What is different from the last visit, in figures."""
        now = dict(self.desk.place.figures)
        legend = self.desk.say("overview.legend")
        if self.desk.previous_day is None or not self.desk.previous:
            return f"{self.desk.say('overview.total', count=f'{overview.total:,}')} · {legend}"
        names = {status.value: self.desk.label(status) for status, _ in overview.by_status}
        names["review"] = self.desk.say("overview.to_review")
        changes = [
            f"{names[key]} {now[key] - self.desk.previous.get(key, 0):+,}"
            for key in names
            if now.get(key, 0) != self.desk.previous.get(key, 0)
        ]
        stated = " · ".join(changes) if changes else self.desk.say("overview.unchanged")
        return self.desk.say("overview.since", day=self.desk.words.day(self.desk.previous_day)) + stated

    def _show_timeline(self, overview: Overview) -> None:
        months = timeline(overview.deadlines, overview.as_of)
        first, last = months[0][0], months[-1][0]
        here = f"{overview.as_of:%Y-%m}"
        self.query_one("#overview-months", Static).update(
            self.desk.say("overview.timeline", first=first, last=last, now=here)
        )
        self.query_one(Sparkline).data = [count for _, count in months]
        plot = self.query_one(PlotextPlot)
        plot.plt.clear_data()
        plot.plt.title(self.desk.say("overview.timeline", first=first, last=last, now=here))
        positions = list(range(len(months)))
        plot.plt.bar(positions, [count for _, count in months], width=0.6)
        ticks = [number for number, (month, _) in enumerate(months) if month.endswith(("-01", "-07"))]
        plot.plt.xticks([float(tick) for tick in ticks], [months[number][0] for number in ticks])
        most = max(count for _, count in months)
        step = round_step(most)
        plot.plt.ylim(0, step * _LINES)
        plot.plt.yticks([float(step * number) for number in range(_LINES + 1)])
        names = [month for month, _ in months]
        if here in names:
            plot.plt.vline(names.index(here), "red")
        plot.refresh()

    @on(VirtualTable.Activated)
    def _follow(self, event: VirtualTable.Activated) -> None:
        figure = event.table.row(event.index)
        if not isinstance(figure, Figure):
            return
        if event.table is self._table("worst") and figure.query is not None:
            self.post_message(ReviewItems(figure.query, figure.key))
        elif figure.query is None:
            self.post_message(ReviewItems(queues(self.desk)["worth"], queue="worth"))
        else:
            self.post_message(ShowLedger(figure.query))

    def action_neighbour(self, step: int) -> None:
        """To the next table."""
        tables = [self._table(name) for name in TABLES]
        at = tables.index(self.focused) if self.focused in tables else 0
        self.focus_on(tables[(at + step) % len(tables)])


def round_step(most: int) -> int:
    """The round count between two labels, so that those above nought reach `most`."""
    wanted = max(1, -(-most // _LINES))
    size: int = 10 ** (len(str(wanted)) - 1)
    return next(size * part for part in (1, 2, 3, 4, 5, 6, 8, 10) if size * part >= wanted)


def timeline(deadlines: Sequence[tuple[str, int]], as_of: date) -> list[tuple[str, int]]:
    """(month, how many) for every month around the as-of day, months without deadlines included."""
    counts = dict(deadlines)
    start = as_of.year * 12 + as_of.month - 1
    months = [
        f"{number // 12:04d}-{number % 12 + 1:02d}"
        for number in range(start - MONTHS_BACK, start + MONTHS_AHEAD + 1)
    ]
    return [(month, counts.get(month, 0)) for month in months]
