"""Writes a document's lines and tables one below the other, and keeps where each cell of a table stands in the text."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..domain.form import Cell, Form, Grid
from ..domain.text import Span


@dataclass(frozen=True, slots=True)
class Box:
    """A cell before it has its place in the text: its words, its grid column from 0, and how many rows and columns it covers."""

    words: str
    column: int
    rows: int = 1
    columns: int = 1


class Typesetter:
    """Lines and tables in the order they are given; `text` and `form` are the document so far."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._grids: list[Grid] = []

    def line(self, words: str) -> None:
        """A paragraph; it may hold line breaks."""
        self._parts.append(words)
        self._length += len(words) + 1

    def table(self, rows: Sequence[Sequence[Box]], head_rows: int = 0) -> None:
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
                written += tabs + len(words)
                at = box.column
                below = bisect_left(shown, number + box.rows) - places[number] - 1 if box.rows > 1 else 0
                cells.append(
                    Cell(Span(begin, begin + len(words)), places[number], box.column, 1 + below, box.columns)
                )
            whole = "".join(line).rstrip("\t")
            self.line(whole)
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
        """The grids of all tables."""
        return Form(tuple(self._grids))


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
