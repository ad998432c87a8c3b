"""Questions about the ledger, answered out of memory, or by the rows of a large one where they serve."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING

from db.engine import Store
from tracker.domain.chain import Chain
from tracker.domain.ledger import LedgerEntry, LedgerQuery, Overview
from tracker.domain.policy import Policy
from tracker.domain.vocabulary import LoopStage
from tracker.service.filing.same_body import of_same_body

from . import chained, entry_view, ledger_query, overview_figures
from .chained import Chained
from .entry_view import Judging
from .lazy_entries import Entries, LedgerView, LinesView
from .ledger_cache import Chosen, Current, wants_declaratory
from .ledger_query import Ledger
from .overview_figures import Facets

if TYPE_CHECKING:
    from .large_ledger import LargeLedger
    from .ledger_index import ShownLine


class Answers:
    """What a store answers; see `Workspace`, which asks. Threads may share it."""

    def __init__(self, store: Store, policy: Policy, preset: str | None) -> None:
        self._store = store
        self._policy = policy
        self.preset = preset
        self._checkable = Current(store, policy, declaratory=False)
        self._all = Current(store, policy, declaratory=True)
        self.large = _large(store, policy)
        self.chained = Chained()
        self._chosen = Chosen()

    def ledger(self, query: LedgerQuery) -> LedgerView:
        """The items of a query."""
        entries = self._entries_on(query.as_of)
        if self.large and (asked := self.large.view(query, entries)) is not None:
            return asked
        return LinesView(self._lines(self._ledger(query), query), entries)

    def beginning(self, query: LedgerQuery) -> LedgerView | None:
        """The first of them."""
        entries = self._entries_on(query.as_of)
        if self.large and (asked := self.large.view(query, entries)) is not None:
            return None if asked.is_counted else asked.beginning()
        lines = self._checkable.beginning(query)
        return LinesView(lines, entries) if lines else None

    def prepare_search(self, query: LedgerQuery) -> None:
        """Load what searches look through."""
        if not (self.large and self.large.serves(query)):
            self._ledger(query).extras.texts()

    def overview(self, query: LedgerQuery) -> Overview:
        """The figures over the items of a query."""
        if self.large and (counted := self.large.overview(query)) is not None:
            return counted
        ledger = self._ledger(query)
        return overview_figures.overview(ledger.snapshot, self._lines(ledger, query))

    def facets(self, query: LedgerQuery) -> Facets:
        """What they can be filtered by."""
        if self.large and (counted := self.large.facets(query)) is not None:
            return counted
        ledger = self._ledger(query)
        return overview_figures.facets(ledger.snapshot, self._lines(ledger, query))

    def loop_counts(self, query: LedgerQuery) -> dict[str, Counter[LoopStage]]:
        """By unit, how many wait at each stage."""
        if self.large and (counted := self.large.loop_counts(query)) is not None:
            return counted
        ledger = self._ledger(query)
        return ledger_query.loop_counts(ledger.snapshot, self._lines(ledger, query))

    def chains(self, query: LedgerQuery) -> tuple[Chain, ...]:
        """All chains with an item of a query."""
        ledger = self._ledger(query)
        ids = [line.line.item_id for line in self._lines(ledger, query)]
        return self.chained.of(ledger.snapshot, ids, self._entries_on(query.as_of), most=None)

    def with_chains(self, entries: Iterable[LedgerEntry], as_of: date) -> Iterator[LedgerEntry]:
        """Entries with their chains; for one alone, only its body is read."""
        waiting = iter(entries)
        first = list(islice(waiting, 2))
        if len(first) == 1 and not self._checkable.at_hand:
            with self._store.read() as connection:
                snapshot = of_same_body(connection, first[0].report_id, as_of, self._policy)
            if snapshot is None:
                yield from first
                return
        else:
            snapshot = self._ledger(LedgerQuery(as_of)).snapshot
            if len(snapshot.shown) > chained.MOST_TOGETHER and len(first) > 1:
                yield from (*first, *waiting)
                return
        waiting = chain(first, waiting)
        while portion := list(islice(waiting, 500)):
            ids = {entry.id for entry in portion}
            found: dict[str, list[Chain]] = {}
            for one in self.chained.of(snapshot, ids, self._entries_on(as_of)):
                for id in {pledge.item for pledge in one.pledges} & ids:
                    found.setdefault(id, []).append(one)
            yield from (replace(entry, chains=tuple(found.get(entry.id, ()))) for entry in portion)

    def judging(self, as_of: date) -> Judging:
        """By what verdicts and lights of a day are made."""
        return Judging(as_of, self._policy, self.preset)

    def keep_up(self, day: date, cancelled: Callable[[], bool] | None) -> None:
        """Bring the rows of a large ledger up to date."""
        if self.large:
            from .laying_out import keep_up

            keep_up(self._store, self._policy, day, cancelled=cancelled)

    # --- inside ---------------------------------------------------------------------------------------------------

    def _entries_on(self, as_of: date) -> Entries:
        judging = self.judging(as_of)

        def entries(keys: Sequence[int]) -> tuple[LedgerEntry, ...]:
            with self._store.read() as connection:
                return entry_view.by_keys(connection, keys, judging)

        return entries

    def _ledger(self, query: LedgerQuery) -> Ledger:
        kept = self._all if wants_declaratory(query) else self._checkable
        ledger = kept.at(query.as_of, self.preset)
        ledger_query.require_units(ledger, query.units)
        return ledger

    def _lines(self, ledger: Ledger, query: LedgerQuery) -> "Sequence[ShownLine]":
        return self._chosen.lines(ledger, query, self.preset)


def _large(store: Store, policy: Policy) -> "LargeLedger | None":
    """The ledger as rows of a server; there are none in a file."""
    if store.is_sqlite:
        return None
    from .large_ledger import LargeLedger

    return LargeLedger(store, policy)
