"""Rows of cells as they stand: out of the form a file's format knows, or out of tabs and bars in plain text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tracker.domain.form import Form, Grid
from tracker.domain.text import Span

from .clauses import trim
from .lines import Line

_BAR_ROW: Final = re.compile(r"^\|.{1,2000}\|$")
_RULE: Final = re.compile(r"^\|(?:\s*:?-{2,}:?\s*\|)+$")
_LONGEST_BETWEEN: Final = 40
"""Characters of a line without tabs that can be a heading inside a table of plain text."""


@dataclass(slots=True)
class Slot:
    """A cell in one row. `is_own` is False in the rows below its first one; `columns` is how many it covers to the right."""

    span: Span
    columns: int = 1
    is_own: bool = True


@dataclass(slots=True)
class Row:
    """A row of a table: its line, and the cell over each grid column, None where there is none."""

    span: Span
    cells: list[Slot | None]
    is_marked: bool = False

    def own(self) -> list[tuple[int, Slot]]:
        """Its own cells with words, each once, by the column they begin in."""
        found: list[tuple[int, Slot]] = []
        for column, cell in enumerate(self.cells):
            if (
                cell is not None
                and cell.is_own
                and len(cell.span)
                and (not found or found[-1][1] is not cell)
            ):
                found.append((column, cell))
        return found


def read_rows(text: str, form: Form, lines: Sequence[Line]) -> Iterator[tuple[bool, list[Row]]]:
    """The tables as rows, in order; True with those of which the format knows the merged cells."""
    grids = list(form.grids)
    at = 0
    run: list[Row] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        while at < len(grids) and grids[at].span.end <= line.start:
            at += 1
        if at < len(grids) and grids[at].span.start <= line.start:
            if run:
                yield False, run
                run = []
            yield True, _of_grid(text, grids[at])
            while index < len(lines) and lines[index].start < grids[at].span.end:
                index += 1
            continue
        if _RULE.match(line.text):
            index += 1
            continue
        if line.is_row or _BAR_ROW.match(line.text):
            run.append(_of_line(text, line))
        elif run:
            if _may_be_inside(lines, index):
                run.append(
                    Row(Span(line.start, line.end), [Slot(Span(line.start, line.end), len(run[-1].cells))])
                )
            else:
                yield False, run
                run = []
        index += 1
    if run:
        yield False, run


def _may_be_inside(lines: Sequence[Line], index: int) -> bool:
    """Whether a line without cells between two rows can be a heading inside the table."""
    line = lines[index]
    return (
        index + 1 < len(lines)
        and lines[index + 1].is_row
        and len(line.text) <= _LONGEST_BETWEEN
        and not line.is_ended
    )


def _of_line(text: str, line: Line) -> Row:
    """A line's cells; tabs before the first words count, for the cells above them may be merged downwards."""
    if _BAR_ROW.match(line.text) and "\t" not in line.text:
        start, end, mark = line.start + 1, line.end - 1, "|"
    else:
        start, mark = text.rfind("\n", 0, line.start) + 1, "\t"
        end = text.find("\n", line.end)
        end = len(text) if end < 0 else end
    cells: list[Slot | None] = []
    at = start
    while at <= end:
        stop = text.find(mark, at, end)
        stop = end if stop < 0 else stop
        cells.append(Slot(_trimmed(text, at, stop)))
        at = stop + 1
    while len(cells) > 1 and cells[-1] is not None and not len(cells[-1].span):
        cells.pop()
    return Row(Span(line.start, line.end), cells)


def _trimmed(text: str, start: int, end: int) -> Span:
    first, last = trim(text, start, end)
    return Span(first, last) if first < last else Span(start, start)


def _of_grid(text: str, grid: Grid) -> list[Row]:
    width = max((cell.column + cell.columns for cell in grid.cells), default=0)
    height = max((cell.row + cell.rows for cell in grid.cells), default=0)
    table: list[list[Slot | None]] = [[None] * width for _ in range(height)]
    begins: dict[int, int] = {}
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.rows):
            slot = Slot(cell.span, cell.columns, row == cell.row)
            for column in range(cell.column, cell.column + cell.columns):
                table[row][column] = slot
        begins[cell.row] = min(begins.get(cell.row, cell.span.start), cell.span.start)
    rows = []
    for number, cells in enumerate(table):
        if number not in begins:
            continue
        start = begins[number]
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        rows.append(Row(Span(start, end), cells, number < grid.head_rows))
    return rows
