"""Lists of ledger items that cost little until they are looked at."""

from collections.abc import Callable, Sequence
from typing import Protocol

from tracker.domain.ledger import LedgerEntry

from .ledger_index import ShownLine

Entries = Callable[[Sequence[int]], tuple[LedgerEntry, ...]]
"""The entries of commitments, by key."""


class LedgerView(Protocol):
    """The items of one query in its order. Entries are made a page at a time, so 100,000 items scroll like 100."""

    def __len__(self) -> int: ...

    @property
    def ids(self) -> Sequence[str]:
        """The public ids, in order."""

    def page(self, offset: int, limit: int) -> tuple[LedgerEntry, ...]:
        """The entries from `offset` on, at most `limit`; items deleted since the view was made are left out."""

    def all(self, portion: int = 1000) -> tuple[LedgerEntry, ...]:
        """Every entry, for reports and exports."""


class LinesView(LedgerView):
    """A view of lines that are at hand."""

    def __init__(self, lines: Sequence[ShownLine], entries: Entries) -> None:
        self._lines = lines
        self._entries = entries
        self._ids: tuple[str, ...] | None = None

    def __len__(self) -> int:
        return len(self._lines)

    @property
    def ids(self) -> Sequence[str]:
        if self._ids is None:
            self._ids = tuple(line.line.item_id for line in self._lines)
        return self._ids

    def page(self, offset: int, limit: int) -> tuple[LedgerEntry, ...]:
        return self._entries([line.line.key for line in self._lines[offset : offset + limit]])

    def all(self, portion: int = 1000) -> tuple[LedgerEntry, ...]:
        return tuple(entry for start in range(0, len(self), portion) for entry in self.page(start, portion))
