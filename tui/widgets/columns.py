"""Columns of a table: what they show, and which of them fit into a width."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")

GAP = 1
"""Empty cells after each column."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column. `width` is in cells; a `flex` column takes what is left, at least `width`.

    `cell` gives the text of a row and the name of its style ("" for plain; the table knows `table--<name>`). The text
    may come from a document: the table cleans and cuts it. Columns of low `rank` go first where the screen is narrow.
    `sort` is the name under which the rows can be ordered by it. `draw` replaces `cell` where a cell has several
    styles: it gives pieces that together fill the width it is reported, and none of them from a document.
    """

    key: str
    title: str
    width: int
    cell: Callable[[Row], tuple[str, str]]
    right: bool = False
    flex: bool = False
    rank: int = 5
    sort: str | None = None
    draw: Callable[[Row, int], Sequence[tuple[str, str]]] | None = None


@dataclass(frozen=True, slots=True)
class Placed(Generic[Row]):
    """A column at its place: from cell `x`, `width` cells wide."""

    column: Column[Row]
    x: int
    width: int


def place(columns: Sequence[Column[Row]], width: int, start: int = 0) -> tuple[Placed[Row], ...]:
    """Lay columns out over `width` cells, from `start` on, leaving out those of lowest rank that do not fit."""
    kept = list(columns)
    while len(kept) > 1 and _needed(kept) > width - start:
        kept.remove(min(kept, key=lambda column: (column.rank, -kept.index(column))))
    flexible = sum(1 for column in kept if column.flex)
    spare = max(0, width - start - _needed(kept))
    placed: list[Placed[Row]] = []
    x = start
    for column in kept:
        size = column.width
        if column.flex:
            share = spare // flexible
            size += share
            spare -= share
            flexible -= 1
        placed.append(Placed(column, x, size))
        x += size + GAP
    return tuple(placed)


def _needed(columns: Sequence[Column[Row]]) -> int:
    return sum(column.width for column in columns) + GAP * max(0, len(columns) - 1)
