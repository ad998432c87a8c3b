"""Task tables: rows of cells separated by tabs under a head that names task, target, unit and time limit."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tracker.domain.text import Span
from tracker.lexicon import load_lexicon

from .lines import Line, read_lines, row_cells
from .numbering import clean_title


class Column(StrEnum):
    """What a column of a task table says."""

    TASK = "task"
    TARGET = "target"
    ACTOR = "actor"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row of a task table. Every cell is the span of its words; None where the table has no such column or no words.

    Where a cell is empty because it spans rows, the cell above speaks for it (`actor`, `deadline`).
    """

    span: Span
    task: Span
    target: Span | None = None
    actor: Span | None = None
    deadline: Span | None = None


def task_rows(text: str, start: int, end: int) -> tuple[TaskRow, ...]:
    """The rows of the task tables in `text[start:end]`; tables without a head that names the task give none."""
    rows: list[TaskRow] = []
    head: dict[Column, int] = {}
    last: TaskRow | None = None
    for line in read_lines(text, start, end):
        if not line.is_row:
            head, last = {}, None
            continue
        cells = row_cells(line)
        named = _head(line, cells, text)
        if named:
            head, last = named, None
            continue
        if not head:
            continue
        row = _row(line, cells, head, last)
        if row is not None:
            rows.append(row)
            last = row
    return tuple(rows)


def _row(
    line: Line, cells: tuple[Span, ...], head: dict[Column, int], above: TaskRow | None
) -> TaskRow | None:
    found = {
        column: cells[index] for column, index in head.items() if index < len(cells) and len(cells[index])
    }
    if Column.TASK not in found:
        return None
    return TaskRow(
        Span(line.start, line.end),
        found[Column.TASK],
        found.get(Column.TARGET),
        found.get(Column.ACTOR, above.actor if above else None),
        found.get(Column.DEADLINE, above.deadline if above else None),
    )


def _head(line: Line, cells: tuple[Span, ...], text: str) -> dict[Column, int]:
    """Which cell of a row names which column; empty unless the row names the task and one thing more."""
    found: dict[Column, int] = {}
    for index, cell in enumerate(cells):
        column = _columns().get(clean_title(cell.of(text)))
        if column is not None:
            found.setdefault(column, index)
    return found if Column.TASK in found and len(found) > 1 else {}


@cache
def _columns() -> dict[str, Column]:
    words = load_lexicon().words
    return {word: column for column in Column for word in words[f"table.{column}"].words}
