"""A large ledger on a server: lists, figures and searches are asked of its rows, and nothing is held in memory.

Whether the rows are right is looked at with every question. Where they are not, or do not know what is asked, there is no
answer, and whoever asked reads the ledger itself.
"""

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import overload

from db import ledger_questions, ledger_rows, office
from db.engine import Connection, Store
from db.errors import StoreError
from db.ledger_questions import Condition, Needle
from tracker.domain.ledger import LedgerEntry, LedgerQuery, Overview
from tracker.domain.policy import Policy
from tracker.domain.vocabulary import Grade, LoopStage

from . import overview_figures
from .judging_basis import judging_basis
from .laying_out import grams, keep_up
from .lazy_entries import Entries, LedgerView
from .ledger_query import STATUS_RANK, folded, reports_of, require_known
from .overview_figures import Facets

FEW = 50
"""Changed reports up to which their rows are made again by whoever asks: a second of work. With more, the ledger itself is
read, until an import or `tracker rejudge` has brought the rows up to date."""

CHUNK = 200
"""Rows whose keys are asked for at once."""


@dataclass(frozen=True, slots=True)
class _Meant:
    """The rows a query means."""

    condition: Condition
    plain: bool


class LargeLedger:
    """The ledger of a store as its rows tell it. Threads may share it."""

    def __init__(self, store: Store, policy: Policy) -> None:
        self._store = store
        self._policy = policy
        self._lock = threading.Lock()

    def view(self, query: LedgerQuery, entries: Entries) -> LedgerView | None:
        """The items a query means, in its order."""
        with self._asked(query) as connection:
            if connection is None:
                return None
            meant = self._meant(connection, query)
            total = self._total(connection, meant)
        return RowsView(self._store, meant.condition, query.sort, total, entries)

    def overview(self, query: LedgerQuery) -> Overview | None:
        """The figures of a day over the items a query means."""
        with self._asked(query) as connection:
            if connection is None:
                return None
            counted = self._counts(connection, query, overview_figures.OVERVIEW)
            return overview_figures.overview_of(query.as_of, counted)

    def facets(self, query: LedgerQuery) -> Facets | None:
        """What the items of a query can be filtered by, with counts."""
        with self._asked(query) as connection:
            if connection is None:
                return None
            counted = self._counts(connection, query, overview_figures.FACETS)
            reports = [int(key) for key in counted["report"]]
            few = reports if len(reports) < CHUNK else None
            return overview_figures.facets_of(counted, ledger_rows.documents(connection, few))

    def loop_counts(self, query: LedgerQuery) -> dict[str, Counter[LoopStage]] | None:
        """By unit, most items first: how many items of a query wait at each stage."""
        with self._asked(query) as connection:
            if connection is None:
                return None
            counts: dict[str, Counter[LoopStage]] = {}
            for unit, stage, number in ledger_rows.stages(
                connection, self._meant(connection, query).condition
            ):
                counts.setdefault(unit, Counter())[stage] = number
        return dict(sorted(counts.items(), key=lambda item: (item[0] == "", -item[1].total(), item[0])))

    def serves(self, query: LedgerQuery) -> bool:
        """Whether it can answer."""
        with self._asked(query) as connection:
            return connection is not None

    # --- inside ---------------------------------------------------------------------------------------------------

    @contextmanager
    def _asked(self, query: LedgerQuery) -> Iterator[Connection | None]:
        """A view of the store in which the rows are right for a query; None where there is none."""
        if self._store.is_sqlite or query.lights or not query.grades or Grade.DECLARATORY in query.grades:
            yield None
            return
        with self._store.read() as connection:
            due = self._due(connection, query.as_of)
            if due == 0:
                yield connection
                return
        if due is None or due > FEW or self._store.read_only:
            yield None
            return
        try:
            with self._lock:
                keep_up(self._store, self._policy, query.as_of)
        except StoreError as error:
            if error.code != "store.permission":
                raise
            yield None  # to be looked at only: whoever may write brings the rows up to date
            return
        with self._store.read() as connection:
            yield connection if self._due(connection, query.as_of) == 0 else None

    def _due(self, connection: Connection, day: date) -> int | None:
        """How many reports must be laid out anew for a day, `FEW` + 1 for more; None where the rows cannot serve it."""
        state = ledger_rows.state(connection)
        if state is None or state.layout != ledger_rows.LAYOUT or day < state.day:
            return None
        if state.basis != judging_basis(self._policy):
            return None
        due = len(ledger_rows.due(connection, day, FEW + 1))
        # Rows go forward only, and not beyond the day it is anywhere: what is asked of the future moves them for nobody.
        ahead = due and day > ledger_rows.today(connection) + timedelta(days=1)
        return None if ahead else due

    def _meant(self, connection: Connection, query: LedgerQuery) -> _Meant:
        plain = LedgerQuery(query.as_of)
        if replace(query, sort=plain.sort) == plain:
            return _Meant(self._condition(connection, plain), plain=True)
        return _Meant(self._condition(connection, query), plain=False)

    def _condition(self, connection: Connection, query: LedgerQuery) -> Condition:
        units: set[str] = set()
        if query.units:
            listed = office.listed_units(connection)
            known = ledger_rows.counts(connection, None, ["unit"])["unit"]
            require_known(listed, known, query.units)
            units = {listed.called(name) for name in query.units}
        reports = []
        if query.issuers:
            reports.append(reports_of(ledger_rows.issuers(connection), query.issuers))
        if query.documents:
            wanted = frozenset(query.documents)
            named = ledger_rows.documents(connection)
            reports.append({key for key, names in named.items() if wanted.intersection(names)})
        needles = [
            Needle(word, sorted(grams(word)), ledger_questions.of_item(connection, word.upper()))
            for word in folded(query.search).split()
        ]
        return ledger_questions.condition(
            replace(query, grades=() if set(query.grades) >= _CHECKABLE else query.grades),
            reports=reports,
            units=units,
            needles=needles,
            ranks=STATUS_RANK,
            common=bool(needles) and ledger_questions.is_common(connection, needles),
        )

    def _total(self, connection: Connection, meant: _Meant) -> int:
        if meant.plain:
            counted = ledger_rows.counts(connection, None, [])
            return sum(counted[""].get("", {}).values())
        return ledger_questions.count(connection, meant.condition)

    def _counts(
        self, connection: Connection, query: LedgerQuery, facets: Sequence[str]
    ) -> ledger_rows.Counted:
        meant = self._meant(connection, query)
        return ledger_rows.counts(connection, None if meant.plain else meant.condition, facets)


_CHECKABLE = frozenset({Grade.HARD, Grade.MILESTONE})


class RowsView(LedgerView):
    """A view of rows on a server; keys are fetched as they are looked at."""

    def __init__(self, store: Store, condition: Condition, sort: str, total: int, entries: Entries) -> None:
        self._store = store
        self._condition = condition
        self._sort = sort
        self._total = total
        self._entries = entries
        self._chunks: dict[int, list[tuple[int, str]]] = {}

    def __len__(self) -> int:
        return self._total

    @property
    def ids(self) -> Sequence[str]:
        return _Ids(self)

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
        end = min(offset + limit, self._total)
        first, last = offset // CHUNK, -(-end // CHUNK)
        found = [one for number in range(first, last) for one in self._chunk(number)]
        return found[offset - first * CHUNK : end - first * CHUNK]

    def every(self) -> list[tuple[int, str]]:
        """All of them, as of one moment."""
        with self._store.read() as connection:
            return ledger_questions.stretch(connection, self._condition, self._sort, 0, None)

    def place(self, item: str) -> int | None:
        """Where an item stands; None where it does not."""
        for number, chunk in list(self._chunks.items()):
            for at, (_, id) in enumerate(chunk):
                if id == item:
                    return number * CHUNK + at
        with self._store.read() as connection:
            return ledger_questions.place(connection, self._condition, self._sort, item)

    def _chunk(self, number: int) -> list[tuple[int, str]]:
        if number not in self._chunks:
            with self._store.read() as connection:
                self._chunks[number] = ledger_questions.stretch(
                    connection, self._condition, self._sort, number * CHUNK, CHUNK, self._total
                )
        return self._chunks[number]


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
