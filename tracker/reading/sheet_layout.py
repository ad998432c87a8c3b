"""The rows of a sheet as tables: a sheet may hold several, one below the other."""

from collections.abc import Sequence

from .typesetting import Box, Typesetter

_HEAD_WORDS = 12
"""Characters a head of a column has at most."""


def lay_out(page: Typesetter, rows: Sequence[Sequence[Box]]) -> None:
    """Write a sheet; a table ends at empty rows after which another head stands."""
    begin = 0
    for at in range(1, len(rows)):
        if rows[at] and not rows[at - 1] and any(rows[begin:at]) and _begins_table(rows, at):
            page.table(rows[begin:at])
            begin = at
    page.table(rows[begin:])


def _begins_table(rows: Sequence[Sequence[Box]], at: int) -> bool:
    """Whether a row, or the one below a title in a cell of its own, holds nothing but heads of columns."""
    if len(rows[at]) == 1 and at + 1 < len(rows):
        at += 1
    row = rows[at]
    return len(row) > 1 and all(
        len(box.words) <= _HEAD_WORDS and not any(sign.isdigit() for sign in box.words) for box in row
    )
