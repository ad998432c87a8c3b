"""Writes a document's lines and tables one below the other, and keeps where each cell of a table stands in the text."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..domain.form import Block, Cell, Form, Grid
from ..domain.text import Span


@dataclass(frozen=True, slots=True)
class Box:
    """A cell before it has its place in the text: its words, its grid column from 0, and how many rows and columns it covers.

    `doubts` are the places in its words of characters recognised with doubt; such words hold no double spaces.
    """

    words: str
    column: int
    rows: int = 1
    columns: int = 1
    doubts: tuple[int, ...] = ()


class Typesetter:
    """Lines and tables in the order they are given; `text` and `form` are the document so far."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._grids: list[Grid] = []
        self._blocks: list[Block] = []
        self._scanned: list[Span] = []
        self._doubtful: list[Span] = []

    def line(self, words: str, doubts: Sequence[int] = (), *, scanned: bool = False) -> None:
        """A paragraph; it may hold line breaks. `doubts` are the places of characters recognised with doubt."""
        self._doubt(self._length, doubts)
        self._parts.append(words)
        if scanned:
            self._add(self._scanned, Span(self._length, self._length + len(words)), 1)
        self._length += len(words) + 1

    def paragraph(
        self,
        words: str,
        *,
        heading: int | None = None,
        list_level: int | None = None,
        number: str | None = None,
        boxed: bool = False,
    ) -> None:
        """A paragraph of which the format knows more than its words."""
        if words.strip() and (heading is not None or list_level is not None or boxed):
            span = Span(self._length, self._length + len(words))
            self._blocks.append(Block(span, heading, list_level, number, boxed))
        self.line(words)

    def _doubt(self, start: int, places: Sequence[int]) -> None:
        for place in places:
            self._add(self._doubtful, Span(start + place, start + place + 1), 0)

    @staticmethod
    def _add(spans: list[Span], span: Span, apart: int) -> None:
        """Add a span; one that begins at most `apart` after the end of the last goes on with it."""
        if spans and span.start <= spans[-1].end + apart:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)

    def table(self, rows: Sequence[Sequence[Box]], head_rows: int = 0, *, scanned: bool = False) -> None:
        """A table, row by row; boxes stand in the row they begin in. Rows without any words write nothing."""
        start = self._length
        cells: list[Cell] = []
        shown = [number for number, row in enumerate(rows) if any(box.words.strip() for box in row)]
        places = {number: place for place, number in enumerate(shown)}
        for number in shown:
            line, at = [], 0
            written = 0
            for box in sorted(rows[number], key=lambda box: box.column):
                if box.column < at:
                    continue
                tabs = box.column - at
                words = " ".join(box.words.split())
                line.append("\t" * tabs + words)
                begin = self._length + written + tabs
                self._doubt(begin, box.doubts)
                written += tabs + len(words)
                at = box.column
                below = bisect_left(shown, number + box.rows) - places[number] - 1 if box.rows > 1 else 0
                cells.append(
                    Cell(Span(begin, begin + len(words)), places[number], box.column, 1 + below, box.columns)
                )
            whole = "".join(line).rstrip("\t")
            self.line(whole, scanned=scanned)
            limit = self._length - 1
            for index in range(len(cells) - 1, -1, -1):
                if cells[index].row != places[number]:
                    break
                if cells[index].span.end > limit:
                    cell = cells[index]
                    cells[index] = Cell(Span(limit, limit), cell.row, cell.column, cell.rows, cell.columns)
        if shown:
            end = self._length - 1
            marked = sum(number < head_rows for number in shown)
            self._grids.append(Grid(Span(start, end), tuple(cells), marked))

    @property
    def length(self) -> int:
        """Characters written so far."""
        return self._length

    @property
    def text(self) -> str:
        """All lines, each with its end."""
        return "\n".join(self._parts) + "\n" if self._parts else "\n"

    @property
    def form(self) -> Form:
        """The grids of all tables, what is known of paragraphs, and what was recognised in pictures."""
        return Form(tuple(self._grids), tuple(self._blocks), tuple(self._scanned), tuple(self._doubtful))


def spread(rows: Sequence[Sequence[tuple[str, int, int]]]) -> Iterator[list[Box]]:
    """Cells given as (words, rows, columns) in the order of HTML: each takes the first column that none above covers."""
    covered: dict[int, int] = {}
    for row in rows:
        boxes: list[Box] = []
        taken = dict(covered)
        column = 0
        for words, high, wide in row:
            while covered.get(column, 0) > 0:
                column += 1
            boxes.append(Box(words, column, high, wide))
            for inside in range(column, column + wide):
                taken[inside] = high
            column += wide
        covered = {place: left - 1 for place, left in taken.items() if left > 1}
        yield boxes
