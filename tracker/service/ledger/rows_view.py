"""A view of a large ledger: the keys of its rows are fetched as they are looked at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from db import ledger_questions
from db.engine import Store
from db.ledger_questions import Condition
from tracker.domain.ledger import LedgerEntry

from .lazy_entries import Entries, LedgerView

CHUNK = 100
"""Rows whose keys are asked for at once: more than a screenful."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The rows a query means: as they are counted, and as a stretch of them is fetched. `total` is how many they are, where
    that is counted already."""

    counted: Condition
    fetched: Condition
    total: int | None


class RowsView(LedgerView):
    """The rows that a query means, in its order. How many they are is asked when somebody wants to know."""

    def __init__(self, store: Store, meant: Meant, sort: str, entries: Entries) -> None:
        self._store = store
        self._meant = meant
        self._sort = sort
        self._total = meant.total
        self._entries = entries
        self._chunks: dict[int, list[tuple[int, str]]] = {}

    def __len__(self) -> int:
        if self._total is None:
            with self._store.read() as connection:
                self._total = ledger_questions.count(connection, self._meant.counted)
        return self._total

    @property
    def ids(self) -> Sequence[str]:
        return _Ids(self)

    @property
    def is_counted(self) -> bool:
        """Whether it is known how many there are."""
        return self._total is not None

    def beginning(self) -> LedgerView:
        """The first of them, for which nothing is counted."""
        return _Beginning(self.keys(0, CHUNK), self._entries)

    def page(self, offset: int, limit: int) -> tuple[LedgerEntry, ...]:
        return self._entries([key for key, _ in self.keys(offset, limit)])

    def all(self, portion: int = 1000) -> tuple[LedgerEntry, ...]:
        keys = [key for key, _ in self.every()]
        return tuple(
            entry
            for start in range(0, len(keys), portion)
            for entry in self._entries(keys[start : start + portion])
        )

    def keys(self, offset: int, limit: int) -> list[tuple[int, str]]:
        """Commitment and item from `offset` on, at most `limit`."""
        first, last = offset // CHUNK, -(-(offset + limit) // CHUNK)
        found: list[tuple[int, str]] = []
        for number in range(first, last):
            chunk = self._chunk(number)
            found += chunk
            if len(chunk) < CHUNK:
                break
        return found[offset - first * CHUNK : offset + limit - first * CHUNK]

    def every(self) -> list[tuple[int, str]]:
        """All of them, as of one moment."""
        with self._store.read() as connection:
            return ledger_questions.stretch(connection, self._meant.counted, self._sort, 0, None)

    def place(self, item: str) -> int | None:
        """Where an item stands; None where it does not."""
        for number, chunk in list(self._chunks.items()):
            for at, (_, id) in enumerate(chunk):
                if id == item:
                    return number * CHUNK + at
        with self._store.read() as connection:
            return ledger_questions.place(connection, self._meant.counted, self._sort, item)

    def _chunk(self, number: int) -> list[tuple[int, str]]:
        if number not in self._chunks:
            offset = number * CHUNK
            with self._store.read() as connection:
                self._chunks[number] = ledger_questions.stretch(
                    connection, self._meant.fetched, self._sort, offset, CHUNK, self._total
                )
        return self._chunks[number]


class _Beginning(LedgerView):
    """Some rows whose keys are at hand."""

    def __init__(self, keys: Sequence[tuple[int, str]], entries: Entries) -> None:
        self._keys = keys
        self._entries = entries

    def __len__(self) -> int:
        return len(self._keys)

    @property
    def ids(self) -> Sequence[str]:
        return tuple(id for _, id in self._keys)

    def page(self, offset: int, limit: int) -> tuple[LedgerEntry, ...]:
        return self._entries([key for key, _ in self._keys[offset : offset + limit]])

    def all(self, portion: int = 1000) -> tuple[LedgerEntry, ...]:
        return self.page(0, len(self))


class _Ids(Sequence[str]):
    """The ids of a view, fetched as they are looked at."""

    def __init__(self, view: RowsView) -> None:
        self._view = view

    def __len__(self) -> int:
        return len(self._view)

    def __iter__(self) -> Iterator[str]:
        return (id for _, id in self._view.every())

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self._view.place(id) is not None

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...

    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            if step != 1:
                return [id for _, id in self._view.every()][index]
            return [id for _, id in self._view.keys(start, max(0, stop - start))]
        place = index + len(self) if index < 0 else index
        if not 0 <= place < len(self):
            raise IndexError(index)
        # Fewer than counted where items were taken off meanwhile.
        return next((id for _, id in self._view.keys(place, 1)), "")

    def index(self, id: str, start: int = 0, stop: int | None = None) -> int:
        place = self._view.place(id)
        if place is None or place < start or (stop is not None and place >= stop):
            raise ValueError(id)
        return place
