"""The form of a document's text in a few bytes: zlib over JSON, places written as steps from the one before.

`{"g": [grid, ...], "b": [block, ...], "s": [...], "d": [...]}`. A grid is its span, its head rows and its cells; a cell is its span,
row, column and, where it is merged, how many of each. A block is its span and, in a mapping of single letters, what is known of it.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from tracker.domain.form import Block, Cell, Form, Grid
from tracker.domain.text import Span

_T = TypeVar("_T")

_LEVEL = 6
"""Of zlib: beyond it the bytes hardly shrink."""


def packed_form(form: Form) -> bytes:
    """A form as bytes."""
    value = {
        "g": [_grid(grid) for grid in form.grids],
        "b": [
            [*place, _facts(block)] for place, block in _steps(form.blocks, [one.span for one in form.blocks])
        ],
        "s": [place for place, _ in _steps(form.scanned, form.scanned)],
        "d": [place for place, _ in _steps(form.doubtful, form.doubtful)],
    }
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def unpacked_form(data: bytes) -> Form:
    """The form that `packed_form` packed."""
    value = json.loads(zlib.decompress(data))
    return Form(
        tuple(_read_grid(grid) for grid in value["g"]),
        tuple(
            Block(span, facts.get("h"), facts.get("l"), facts.get("n"), bool(facts.get("x")))
            for span, (*_, facts) in zip(_spans(value["b"]), value["b"], strict=True)
        ),
        tuple(_spans(value["s"])),
        tuple(_spans(value["d"])),
    )


def _steps(things: Iterable[_T], spans: Sequence[Span]) -> Iterator[tuple[list[int], _T]]:
    """Each thing with its place: how far its span begins behind the beginning of the one before, and how long it is."""
    before = 0
    for thing, span in zip(things, spans, strict=True):
        yield [span.start - before, len(span)], thing
        before = span.start


def _spans(places: Iterable[Sequence[Any]]) -> Iterator[Span]:
    start = 0
    for step, length, *_ in places:
        start += step
        yield Span(start, start + length)


def _grid(grid: Grid) -> list[Any]:
    cells = [
        [
            *place,
            cell.row,
            cell.column,
            *([cell.rows, cell.columns] if (cell.rows, cell.columns) != (1, 1) else []),
        ]
        for place, cell in _steps(grid.cells, [one.span for one in grid.cells])
    ]
    return [grid.span.start, grid.span.end, grid.head_rows, cells]


def _read_grid(read: Sequence[Any]) -> Grid:
    start, end, head_rows, cells = read
    return Grid(
        Span(start, end),
        tuple(Cell(span, *cell[2:]) for span, cell in zip(_spans(cells), cells, strict=True)),
        head_rows,
    )


def _facts(block: Block) -> dict[str, Any]:
    known = {"h": block.heading, "l": block.list_level, "n": block.number, "x": block.boxed or None}
    return {letter: value for letter, value in known.items() if value is not None}
