"""Rows of a table that are all at hand, beside those that are read page by page."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

Row = TypeVar("Row")


class ListedRows(Generic[Row]):
    """Rows by their ids; by their numbers where they have none."""

    def __init__(self, rows: Sequence[Row], ids: Iterable[str] | None = None) -> None:
        self.rows = rows
        self.ids = tuple(ids) if ids is not None else tuple(str(number) for number in range(len(rows)))

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        """Some of the rows."""
        return self.rows[offset : offset + limit]
