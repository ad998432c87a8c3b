"""Figures that do not add up: a row a finding, and below it both places as they are written."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tracker.domain.discrepancy import Discrepancy
from tracker.domain.vocabulary import Agreement
from tracker.wording.language import Language

from ..actions import Scope, bindings
from ..desk import Desk
from ..display import one_line, passage, safe
from ..widgets.columns import Column
from .findings import FindingsScreen

_SHOWN: tuple[tuple[str, tuple[Agreement, ...]], ...] = (
    ("wrong", (Agreement.CONTRADICTION, Agreement.DOUBT)),
    ("confirmed", (Agreement.CONFIRMED,)),
    ("all", tuple(Agreement)),
)
_STYLES = {
    Agreement.CONTRADICTION: "overdue",
    Agreement.DOUBT: "unverifiable",
    Agreement.CONFIRMED: "fulfilled",
}
_MARKED = "bold $text-accent"


class FiguresScreen(FindingsScreen[Discrepancy]):
    """The findings about the figures of one document, or of all reports."""

    scopes: ClassVar[tuple[Scope, ...]] = (Scope.FIGURES,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.FIGURES)]

    @dataclass
    class Loaded(Message):
        """The figures have been held against each other."""

        found: Sequence[Discrepancy]
        names: dict[str, str]
        read: int

    @dataclass
    class Read(Message):
        """So many reports are read."""

        done: int
        total: int

    def __init__(self, desk: Desk, document_id: str | None = None) -> None:
        super().__init__(desk, document_id)
        self.read = 0
        self._shown = 0

    @work(thread=True, exclusive=True, group="figures", exit_on_error=False)
    def _load(self, document: str | None) -> None:
        read = 0

        def count(done: int, total: int) -> None:
            nonlocal read
            read = total
            self.post_message(self.Read(done, total))

        found = self.desk.workspace.insight.figures(self.desk.as_of, document=document, on_read=count)
        names = {one.id: one.name for one in self.desk.documents()}
        self.post_message(self.Loaded(found, names, read))

    @on(Read)
    def _counted(self, event: Read) -> None:
        line = self.desk.say("figures.reading", done=event.done, total=event.total)
        self.query_one("#findings-line", Static).update(line)

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        self.found, self.names, self.read = event.found, event.names, event.read
        self._show()

    def _show(self) -> None:
        name, kinds = _SHOWN[self._shown]
        rows = [one for one in self.found if one.agreement in kinds]
        counts = Counter(one.agreement for one in self.found)
        counted = " · ".join(f"{self.desk.label(kind)} {counts[kind]}" for kind in Agreement)
        scope = "figures.every" if self._whole else "figures.one"
        line = self.desk.say(scope, name=one_line(self.names.get(self.document_id or "", "")), read=self.read)
        self._show_found(rows, f"{counted}  [{self.desk.say(f'figures.{name}')}]  {line}", "figures.nothing")

    def _columns(self) -> tuple[Column[Discrepancy], ...]:
        words = self.desk.words

        def documents(row: Discrepancy) -> tuple[str, str]:
            names = dict.fromkeys(self.names.get(place.document, "") for place in reversed(row.places))
            return " ← ".join(names), "dim"

        return (
            Column(
                "result",
                self.desk.say("column.result"),
                13 if words.language is Language.EN else 4,
                lambda row: (words.label(row.agreement), _STYLES[row.agreement]),
                rank=10,
            ),
            Column(
                "kind",
                self.desk.say("column.kind"),
                14,
                lambda row: (words.discrepancy_kind(row), ""),
                rank=4,
            ),
            Column(
                "found",
                self.desk.say("column.found"),
                44,
                lambda row: (words.discrepancy_sentence(row), ""),
                rank=9,
                flex=True,
            ),
            Column("document", self.desk.say("column.document"), 20, documents, rank=5),
        )

    def _facts(self, row: Discrepancy) -> Iterable[Content]:
        style = f"bold $text-{'error' if row.agreement is Agreement.CONTRADICTION else 'warning'}"
        if row.agreement is Agreement.CONFIRMED:
            style = "bold $text-success"
        yield Content.assemble(
            (f"{self.desk.label(row.agreement)}  ", style), safe(self.desk.words.discrepancy_sentence(row))
        )
        for sentence in row.sentences:
            own = [
                (place.span, _MARKED)
                for place in row.places
                if place.document == sentence.document and sentence.span.overlap(place.span)
            ]
            yield self._at(sentence)
            yield passage(sentence.quote, sentence.span.start, own)

    # what can be done

    def action_open(self) -> None:
        row = self.table.cursor_row
        if row is not None:
            self._open(row.places[-1])

    def action_open_earlier(self) -> None:
        row = self.table.cursor_row
        if row is not None:
            self._open(row.places[0])

    def action_kinds(self) -> None:
        self._shown = (self._shown + 1) % len(_SHOWN)
        self._show()
