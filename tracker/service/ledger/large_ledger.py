"""A large ledger on a server: lists, figures and searches are asked of its rows, and nothing is held in memory.

Whether the rows are right is looked at with every question. Where they are not, or do not know what is asked, there is no
answer, and whoever asked reads the ledger itself.
"""

import threading
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

from db import ledger_questions, ledger_rows, office
from db.engine import Connection, Store
from db.errors import StoreError
from db.ledger_questions import Condition, Needle
from tracker.domain.ledger import LedgerQuery, Overview
from tracker.domain.policy import Policy
from tracker.domain.vocabulary import Grade, LoopStage
from tracker.service.assessing.judging_basis import judging_basis

from . import overview_figures
from .laying_out import grams, keep_up
from .lazy_entries import Entries
from .ledger_query import STATUS_RANK, folded, reports_of, require_known
from .overview_figures import Facets
from .rows_view import CHUNK, Meant, RowsView

FEW = 50
"""Changed reports up to which their rows are made again by whoever asks: a second of work. With more, the ledger itself is
read, until an import or `tracker rejudge` has brought the rows up to date."""


class LargeLedger:
    """The ledger of a store as its rows tell it. Threads may share it."""

    def __init__(self, store: Store, policy: Policy) -> None:
        self._store = store
        self._policy = policy
        self._lock = threading.Lock()

    def view(self, query: LedgerQuery, entries: Entries) -> RowsView | None:
        """The items a query means, in its order."""
        with self._asked(query) as connection:
            if connection is None:
                return None
            return RowsView(self._store, self._meant(connection, query), query.sort, entries)

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
            for unit, stage, number in ledger_rows.stages(connection, self._meant(connection, query).counted):
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

    def _meant(self, connection: Connection, query: LedgerQuery) -> Meant:
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

        def condition(*, common: bool) -> Condition:
            return ledger_questions.condition(
                replace(query, grades=() if set(query.grades) >= _CHECKABLE else query.grades),
                reports=reports,
                units=units,
                needles=needles,
                ranks=STATUS_RANK,
                common=common,
            )

        counted = condition(common=False)
        common = bool(needles) and ledger_questions.is_common(connection, needles)
        fetched = condition(common=True) if common else counted
        return Meant(counted, fetched, _total(connection, query, units))

    def _counts(
        self, connection: Connection, query: LedgerQuery, facets: Sequence[str]
    ) -> ledger_rows.Counted:
        plain = LedgerQuery(query.as_of)
        if replace(query, sort=plain.sort) == plain:
            return ledger_rows.counts(connection, None, facets)
        return ledger_rows.counts(connection, self._meant(connection, query).counted, facets)


_CHECKABLE = frozenset({Grade.HARD, Grade.MILESTONE})


def _total(connection: Connection, query: LedgerQuery, units: Collection[str]) -> int | None:
    """How many items a query means that asks for statuses and values of one facet; None for any other."""
    plain = LedgerQuery(query.as_of)
    asked: dict[str, Collection[object]] = {
        "unit": units,
        "year": query.years,
        "topic": query.topics,
        "reason": query.reasons,
    }
    named = [name for name, values in asked.items() if values]
    others = replace(query, sort=plain.sort, statuses=(), units=(), years=(), topics=(), reasons=())
    if others != plain or len(named) > 1:
        return None
    facet = named[0] if named else ""
    counted = ledger_rows.counts(connection, None, named)[facet]
    values = {str(value) for value in asked[facet]} if facet else {""}
    return sum(
        number
        for value in values
        for status, number in counted.get(value, {}).items()
        if not query.statuses or status in query.statuses
    )
