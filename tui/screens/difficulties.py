"""The problems that reports admit: a row a problem, and below it what answers it and whether it comes back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from tracker.domain.difficulty import Difficulty

from ..actions import Scope, bindings
from ..desk import Desk
from ..display import one_line, safe
from ..widgets.columns import Column
from .findings import FindingsScreen

_KINDS = ("all", "unanswered", "again")


class DifficultiesScreen(FindingsScreen[Difficulty]):
    """The problems of one document, or of all."""

    scopes: ClassVar[tuple[Scope, ...]] = (Scope.DIFFICULTIES,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.DIFFICULTIES)]

    @dataclass
    class Loaded(Message):
        """The problems have been read."""

        found: Sequence[Difficulty]
        names: dict[str, str]

    def __init__(self, desk: Desk, document_id: str) -> None:
        super().__init__(desk, document_id)
        self._kind = 0

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
            where = one_line(self.names.get(self.document_id or "", ""))
        counts = self.desk.say(
            "difficulties.counts",
            total=len(self.found),
            answered=sum(bool(one.answers) for one in self.found),
            again=sum(one.again is not None for one in self.found),
            followed=sum(one.followed for one in self.found),
        )
        line = f"{counts}  [{self.desk.say(f'difficulties.{kind}')}]  {where}"
        self._show_found(rows, line, "difficulties.nothing")

    @staticmethod
    def _belongs(one: Difficulty, kind: str) -> bool:
        if kind == "unanswered":
            return not one.answers
        return one.again is not None if kind == "again" else True

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

    def _facts(self, row: Difficulty) -> Iterable[Content]:
        yield safe(one_line(row.place.quote), "bold")
        yield self._at(row.place)
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

    def action_open(self) -> None:
        row = self.table.cursor_row
        if row is not None:
            self._open(row.place)

    def action_open_answer(self) -> None:
        row = self.table.cursor_row
        if row is not None and row.answers:
            self._open(row.answers[0].place)

    def action_kinds(self) -> None:
        self._kind = (self._kind + 1) % len(_KINDS)
        self._show()
