"""The problems that reports admit: a row a problem, and below it what answers it and whether it comes back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tracker.domain.difficulty import Difficulty
from tracker.service.workspace import StoreError

from ..actions import Scope, bindings
from ..desk import Desk
from ..display import one_line, safe
from ..messages import ShowDocument
from ..widgets.columns import Column
from ..widgets.virtual_table import VirtualTable
from .base import DeskScreen

_KINDS = ("all", "unanswered", "again")


@dataclass(frozen=True, slots=True)
class DifficultyRows:
    """The problems shown; their ids are their numbers."""

    rows: Sequence[Difficulty]
    ids: tuple[str, ...]

    def page(self, offset: int, limit: int) -> Sequence[Difficulty]:
        """Some of the rows."""
        return self.rows[offset : offset + limit]


class DifficultiesScreen(DeskScreen):
    """Opened over a main screen; Esc goes back to it. Of one document, or of all."""

    place = "documents"
    scopes: ClassVar[tuple[Scope, ...]] = (Scope.DIFFICULTIES,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.DIFFICULTIES)]

    @dataclass
    class Loaded(Message):
        """The problems have been read."""

        found: Sequence[Difficulty]
        names: dict[str, str]

    def __init__(self, desk: Desk, document_id: str) -> None:
        super().__init__(desk)
        self.document_id = document_id
        self.found: Sequence[Difficulty] = ()
        self.names: dict[str, str] = {}
        self._kind = 0
        self._whole = False

    def compose_body(self) -> ComposeResult:
        yield Static("", id="difficulties-line", markup=False)
        yield VirtualTable[Difficulty](id="difficulties", failures=(StoreError,))
        yield Static("", id="difficulties-empty", markup=False)
        with VerticalScroll(id="difficulties-facts", can_focus=False):
            yield Static("", id="difficulties-text", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.table.show_columns(self._columns())
        self._show_emptiness("reading")
        self.focus_on(self.table)

    @property
    def table(self) -> VirtualTable[Difficulty]:
        return cast("VirtualTable[Difficulty]", self.query_one("#difficulties", VirtualTable))

    def relabel(self) -> None:
        super().relabel()
        self.table.show_columns(self._columns())
        self._show()

    def reload(self) -> None:
        self._load(None if self._whole else self.document_id)

    @work(thread=True, exclusive=True, group="difficulties", exit_on_error=False)
    def _load(self, document: str | None) -> None:
        found = self.desk.workspace.insight.difficulties(self.desk.as_of, document=document)
        names = {one.id: one.name for one in self.desk.documents()}
        self.post_message(self.Loaded(found, names))

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        self.found, self.names = event.found, event.names
        self._show()

    def _show(self) -> None:
        kind = _KINDS[self._kind]
        rows = [one for one in self.found if self._belongs(one, kind)]
        where = self.desk.say("difficulties.every")
        if not self._whole:
            where = one_line(self.names.get(self.document_id, ""))
        counts = self.desk.say(
            "difficulties.counts",
            total=len(self.found),
            answered=sum(bool(one.answers) for one in self.found),
            again=sum(one.again is not None for one in self.found),
            followed=sum(one.followed for one in self.found),
        )
        line = f"{counts}  [{self.desk.say(f'difficulties.{kind}')}]  {where}"
        self.query_one("#difficulties-line", Static).update(safe(line))
        self._show_emptiness("" if rows else "difficulties.nothing")
        ids = tuple(str(number) for number in range(len(rows)))
        self.table.show_rows(DifficultyRows(rows, ids), keep=self.table.cursor_id)
        self._show_facts()

    @staticmethod
    def _belongs(one: Difficulty, kind: str) -> bool:
        if kind == "unanswered":
            return not one.answers
        return one.again is not None if kind == "again" else True

    def _show_emptiness(self, why: str) -> None:
        self.table.set_class(bool(why), "-empty")
        self.query_one("#difficulties-facts").set_class(bool(why), "-hidden")
        empty = self.query_one("#difficulties-empty", Static)
        empty.set_class(not why, "-hidden")
        if why:
            empty.update(self.desk.say(why))

    def _columns(self) -> tuple[Column[Difficulty], ...]:
        def again(row: Difficulty) -> tuple[str, str]:
            if not row.followed:
                return "", ""
            return (
                (self.desk.say("yes"), "unverifiable")
                if row.again is not None
                else (self.desk.say("no"), "dim")
            )

        def answer(row: Difficulty) -> tuple[str, str]:
            if not row.answers:
                return self.desk.say("difficulties.none"), "dim"
            return "；".join(one_line(one.place.quote) for one in row.answers), ""

        def day(row: Difficulty) -> tuple[str, str]:
            return (row.date.isoformat() if row.date is not None else self.desk.say("unknown")), "dim"

        return (
            Column("date", self.desk.say("column.date"), 10, day, rank=6),
            Column(
                "difficulty",
                self.desk.say("column.difficulty"),
                30,
                lambda row: (one_line(row.place.quote), ""),
                rank=10,
                flex=True,
            ),
            Column("answer", self.desk.say("column.answer"), 24, answer, rank=7),
            Column("again", self.desk.say("column.again"), 5, again, rank=8),
        )

    @on(VirtualTable.Highlighted, "#difficulties")
    def _show_facts(self) -> None:
        row = self.table.cursor_row
        lines = [] if row is None else list(self._facts(row))
        self.query_one("#difficulties-text", Static).update(Content("\n").join(lines))

    def _facts(self, row: Difficulty) -> Iterable[Content]:
        yield safe(one_line(row.place.quote), "bold")
        name = one_line(self.names.get(row.place.document, ""))
        span = row.place.span
        yield safe(self.desk.say("figures.at", name=name, start=span.start, end=span.end), "$muted")
        for one in row.answers:
            yield Content.assemble(
                (f"{self.desk.say('difficulties.answer')}  ", "$text-success"),
                safe(f"{one.item_id} {one_line(one.place.quote)}"),
            )
        if not row.answers:
            yield safe(self.desk.say("difficulties.no_answer"), "$text-warning")
        if row.again is not None:
            later = one_line(self.names.get(row.again.document, ""))
            yield Content.assemble(
                (f"{self.desk.say('difficulties.stated_again')}  ", "$text-warning"),
                safe(f"{later}  {one_line(row.again.quote)}"),
            )
        else:
            yield safe(self.desk.say(f"difficulties.{'not_again' if row.followed else 'no_next'}"), "$muted")

    # what can be done

    @on(VirtualTable.Activated, "#difficulties")
    def _activated(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        row = self.table.cursor_row
        if row is not None:
            self.post_message(ShowDocument(row.place.document, row.place.span))

    def action_open_answer(self) -> None:
        row = self.table.cursor_row
        if row is not None and row.answers:
            place = row.answers[0].place
            self.post_message(ShowDocument(place.document, place.span))

    def action_kinds(self) -> None:
        self._kind = (self._kind + 1) % len(_KINDS)
        self._show()

    def action_whole(self) -> None:
        self._whole = not self._whole
        self.reload()

    def action_close(self) -> None:
        self.dismiss()
