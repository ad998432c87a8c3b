"""What a file's format knows of the form of its text: tables with their cells, headings, list items, scanned words.

All spans point into the text as read. A table stands in the text as one row a line, its cells parted by tabs; a cell that is merged
over several rows or columns has its words once, in the first of them, and nothing between the tabs of the others.
"""

from dataclasses import dataclass

from .text import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: the grid place of its upper left corner, from 0, and how many rows and columns it covers.

    `span` is its words without the white space around them; empty cells have an empty span at their place.
    """

    span: Span
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: `span` from its first row to its last, `cells` by row and column; `head_rows` where the format marks them."""

    span: Span
    cells: tuple[Cell, ...]
    head_rows: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of which the format knows more than its words.

    `heading` is its level by style, from 1. `list_level` counts from 0; `number` is the label the word processor shows, which is part
    of the text too. `boxed` is True inside a text box or frame.
    """

    span: Span
    heading: int | None = None
    list_level: int | None = None
    number: str | None = None
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one document's text; empty where the format knows nothing (plain text).

    `scanned` are stretches recognised in pictures, `doubtful` the words in them that were recognised with doubt.
    """

    grids: tuple[Grid, ...] = ()
    blocks: tuple[Block, ...] = ()
    scanned: tuple[Span, ...] = ()
    doubtful: tuple[Span, ...] = ()
