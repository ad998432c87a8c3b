"""A text laid out once: its lines, its tables, and the paragraphs of any stretch of it."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from tracker.domain.form import Form
from tracker.domain.text import Span

from .clauses import Clause, read_clauses
from .labels import labelled_records
from .lines import Line, continuing, joined, read_lines, without_page_marks
from .tables import read_tables
from .tree import Record, Table


class Paragraph:
    """A logical paragraph or a row of a table; its clauses are found when first asked for.

    `record` is set where labels make it a record that says what came of its task, and on the paragraphs of labels behind it, which
    are its fields (`is_field`).
    """

    __slots__ = ("_clauses", "_text", "is_field", "record", "span")

    def __init__(self, text: str, span: Span) -> None:
        self.span = span
        self.record: Record | None = None
        self.is_field = False
        self._text = text
        self._clauses: tuple[Clause, ...] | None = None

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses in order."""
        if self._clauses is None:
            self._clauses = read_clauses(self._text, self.span)
        return self._clauses


class Page:
    """The lines of a text without page numbers, and its tables. `lines` in tables are marked as rows."""

    def __init__(self, text: str, form: Form = Form()) -> None:
        self.text = text
        lines = without_page_marks(read_lines(text))
        tables = read_tables(text, form, lines)
        self.lines = (
            tuple(replace(line, in_table=True) if line.start in tables.rows else line for line in lines)
            if tables.rows
            else lines
        )
        self.tables = tables.tables
        self.unread = tables.unread
        self._tables = [table.span.start for table in self.tables]
        self._starts = [line.start for line in self.lines]
        self._continuing: frozenset[int] | None = None
        self._paragraphs: dict[tuple[int, int], tuple[Paragraph, ...]] = {}

    def lines_of(self, start: int, end: int) -> tuple[Line, ...]:
        """The lines of a stretch; one that it cuts is there with the part inside."""
        first = max(0, bisect_right(self._starts, start) - 1)
        found = list(self.lines[first : bisect_left(self._starts, end)])
        if found and found[0].start < start:
            head = found.pop(0)
            found[:0] = [
                replace(line, in_table=head.in_table)
                for line in read_lines(self.text, start, min(head.end, end))
            ]
        if found and found[-1].end > end:
            tail = found.pop()
            found += [
                replace(line, in_table=tail.in_table)
                for line in read_lines(self.text, max(tail.start, start), end)
            ]
        return tuple(found)

    def paragraphs(self, start: int, end: int) -> tuple[Paragraph, ...]:
        """The paragraphs of a stretch in order, rows of tables among them."""
        known = self._paragraphs.get((start, end))
        if known is None:
            if self._continuing is None:
                self._continuing = continuing(self.lines)
            spans = joined(self.lines_of(start, end), self._continuing)
            known = tuple(Paragraph(self.text, span) for span in spans)
            for at, (record, count) in labelled_records(self.text, spans).items():
                for place in range(at, at + count):
                    known[place].record, known[place].is_field = record, place > at
            self._paragraphs[(start, end)] = known
        return known

    def table_at(self, place: int) -> Table | None:
        """The table whose head or rows stand at a place."""
        index = bisect_right(self._tables, place) - 1
        if index < 0 or place >= self.tables[index].span.end:
            return None
        return self.tables[index]

    def tables_of(self, start: int, end: int) -> tuple[Table, ...]:
        """The tables that begin in a stretch."""
        return tuple(table for table in self.tables if start <= table.span.start < end)
