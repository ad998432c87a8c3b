"""What the two screens of findings share: a line of counts, a row a finding, and below it all that is known of the one chosen."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tracker.domain.discrepancy import Place
from tracker.service.workspace import StoreError

from ..desk import Desk
from ..display import one_line, safe
from ..messages import ShowDocument
from ..widgets.columns import Column
from ..widgets.listed_rows import ListedRows
from ..widgets.virtual_table import VirtualTable
from .base import DeskScreen

Row = TypeVar("Row")


class FindingsScreen(DeskScreen, Generic[Row]):
    """Opened over a main screen; Esc goes back to it. Of one document where `document_id` names it, else of all."""

    place = "documents"

    def __init__(self, desk: Desk, document_id: str | None) -> None:
        super().__init__(desk)
        self.document_id = document_id
        self.found: Sequence[Row] = ()
        self.names: dict[str, str] = {}
        self._whole = document_id is None

    def compose_body(self) -> ComposeResult:
        yield Static("", id="findings-line", markup=False)
        yield VirtualTable[Row](id="findings", failures=(StoreError,))
        yield Static("", id="findings-empty", markup=False)
        with VerticalScroll(id="findings-facts", can_focus=False):
            yield Static("", id="findings-text", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.table.show_columns(self._columns())
        self._show_emptiness("reading")
        self.focus_on(self.table)

    @property
    def table(self) -> VirtualTable[Row]:
        return cast("VirtualTable[Row]", self.query_one("#findings", VirtualTable))

    def relabel(self) -> None:
        super().relabel()
        self.table.show_columns(self._columns())
        self._show()

    def reload(self) -> None:
        self._load(None if self._whole else self.document_id)

    @abstractmethod
    def _load(self, document: str | None) -> object:
        """Have the findings of a document, or of all, read off the loop that draws."""

    @abstractmethod
    def _show(self) -> None:
        """Show what was found."""

    @abstractmethod
    def _columns(self) -> tuple[Column[Row], ...]:
        """The columns in the language spoken."""

    @abstractmethod
    def _facts(self, row: Row) -> Iterable[Content]:
        """All that is known of a finding, a line each."""

    def _show_found(self, rows: Sequence[Row], line: str, nothing: str) -> None:
        """Show some rows under a line of counts; `nothing` is the catalogue's key for none."""
        self.query_one("#findings-line", Static).update(safe(line))
        self._show_emptiness("" if rows else nothing)
        self.table.show_rows(ListedRows(rows), keep=self.table.cursor_id)
        self._show_facts()

    def _show_emptiness(self, why: str) -> None:
        self.table.set_class(bool(why), "-empty")
        self.query_one("#findings-facts").set_class(bool(why), "-hidden")
        empty = self.query_one("#findings-empty", Static)
        empty.set_class(not why, "-hidden")
        if why:
            empty.update(self.desk.say(why))

    @on(VirtualTable.Highlighted, "#findings")
    def _show_facts(self) -> None:
        row = self.table.cursor_row
        lines = [] if row is None else list(self._facts(row))
        self.query_one("#findings-text", Static).update(Content("\n").join(lines))

    def _at(self, place: Place) -> Content:
        """Where a place stands."""
        name = one_line(self.names.get(place.document, ""))
        where = self.desk.say("figures.at", name=name, start=place.span.start, end=place.span.end)
        return safe(where, "$muted")

    # what can be done

    @on(VirtualTable.Activated, "#findings")
    def _activated(self) -> None:
        self.action_open()

    @abstractmethod
    def action_open(self) -> None:
        """Open the document of the chosen finding at its place."""

    def _open(self, place: Place) -> None:
        self.post_message(ShowDocument(place.document, place.span))

    def action_whole(self) -> None:
        if self.document_id is not None:
            self._whole = not self._whole
            self.reload()

    def action_close(self) -> None:
        self.dismiss()
