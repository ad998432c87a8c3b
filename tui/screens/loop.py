"""The loop: what waits where between the office and its units, by unit; sheets that come back are taken in here."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import DataTable, Static

from tracker.domain.ledger import LedgerQuery
from tracker.domain.vocabulary import LoopStage

from ..actions import Scope, bindings
from ..desk import Desk
from ..display import one_line, safe
from ..messages import SheetsReturned, ShowLedger
from .base import DeskScreen
from .dialogs.import_files import ImportFiles

Counts = Mapping[str, Counter[LoopStage]]

SHOWN = tuple(LoopStage)


class LoopScreen(DeskScreen):
    """A row a unit, a column a stage; Enter shows the items behind a number."""

    place = "loop"
    scopes: ClassVar[tuple[Scope, ...]] = (Scope.LOOP,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.LOOP)]

    @dataclass
    class Loaded(Message):
        """The counts of the day."""

        counts: Counts

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.units: list[str] = []
        self.counts: Counts = {}

    def compose_body(self) -> ComposeResult:
        yield Static("", id="loop-line", markup=False)
        yield DataTable(id="loop-table", cursor_type="cell", zebra_stripes=True)
        yield Static(self.desk.say("loop.hint"), id="loop-hint", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.focus_on(self.table)

    @property
    def table(self) -> "DataTable[object]":
        return self.query_one("#loop-table", DataTable)

    def relabel(self) -> None:
        super().relabel()
        self.query_one("#loop-hint", Static).update(self.desk.say("loop.hint"))
        self.reload()

    def reload(self) -> None:
        self._load()

    @work(thread=True, exclusive=True, group="loop", exit_on_error=False)
    def _load(self) -> None:
        self.post_message(self.Loaded(self.desk.workspace.loop_counts(LedgerQuery(self.desk.as_of))))

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        whole = sum(event.counts.values(), Counter[LoopStage]())
        parts = [f"{self.desk.label(stage)} {whole[stage]:,}" for stage in SHOWN if whole[stage]]
        self.query_one("#loop-line", Static).update(safe(" → ".join(parts)))
        table = self.table
        at = table.cursor_coordinate
        table.clear(columns=True)
        self.units, self.counts = list(event.counts), event.counts
        table.add_column(Text(self.desk.say("column.unit")), width=24)
        for stage in SHOWN:
            label = self.desk.label(stage)
            table.add_column(Text(label), width=max(6, cell_len(label)))
        for unit, counts in event.counts.items():
            cells = [Text(str(counts[stage] or ""), justify="right") for stage in SHOWN]
            table.add_row(Text(one_line(unit) or self.desk.say("unknown")), *cells)
        table.move_cursor(row=at.row, column=max(1, at.column))

    def action_open(self) -> None:
        self._open(self.table.cursor_coordinate.row, self.table.cursor_coordinate.column)

    @on(DataTable.CellSelected, "#loop-table")
    def _selected(self, event: DataTable.CellSelected) -> None:
        self._open(event.coordinate.row, event.coordinate.column)

    def _open(self, row: int, column: int) -> None:
        if row >= len(self.units):
            return
        stage = SHOWN[column - 1]
        stages = (stage,) if column and self.counts[self.units[row]][stage] else ()
        self.post_message(ShowLedger(LedgerQuery(self.desk.as_of, units=(self.units[row],), stages=stages)))

    def action_import_sheets(self) -> None:
        def asked(paths: tuple[Path, ...] | None) -> None:
            if paths:
                self.post_message(SheetsReturned(paths))

        self.app.push_screen(ImportFiles(self.desk), asked)
