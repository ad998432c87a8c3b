"""The ledger kept ready: loaded once, brought up to date when the store changed, laid out anew for another day."""

import threading
from collections.abc import Mapping, Sequence
from datetime import date

from db import findings, ledger_lines, people
from db.engine import Connection, Store
from tracker.domain.ledger import LedgerQuery
from tracker.domain.policy import Policy
from tracker.domain.vocabulary import Grade, Light
from tracker.service.processes.gc_pause import made_to_last

from . import entry_view, ledger_index
from .entry_view import Judging
from .ledger_index import Base, ShownLine, Snapshot, load_base, refreshed, refreshed_snapshot, snapshot
from .ledger_query import Extras, Ledger, selected

MANY = 5000
"""From so many touched items on, loading everything is quicker than item by item."""


AT_FIRST = 1000
"""Lines looked at for the beginning of a ledger: a few screens of them are overdue, and they are read in a few milliseconds."""


def wants_declaratory(query: LedgerQuery) -> bool:
    """Whether a query can show declaratory items."""
    return not query.grades or Grade.DECLARATORY in query.grades


_FEW = 4
"""Questions whose lines are kept: a screen asks for a list, its figures and its filters one after another."""


class Chosen:
    """The lines that the newest few questions meant, as long as the ledger stays as it is."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[tuple[LedgerQuery, str | None], tuple[Snapshot, Sequence[ShownLine]]] = {}

    def lines(self, ledger: Ledger, query: LedgerQuery, preset: str | None) -> Sequence[ShownLine]:
        """The lines of a query in its order; not to be changed."""
        key, snapshot_ = (query, preset), ledger.snapshot
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None and kept[0] is snapshot_:
            return kept[1]
        lines = selected(ledger, query)
        with self._lock:
            same_kind = snapshot_.base.declaratory
            for other, (of, _) in list(self._kept.items()):
                if of is not snapshot_ and of.base.declaratory == same_kind:
                    del self._kept[other]  # nor is a ledger kept that is no longer current
            self._kept[key] = (snapshot_, lines)
            while len(self._kept) > _FEW:
                del self._kept[next(iter(self._kept))]
        return lines


class Current:
    """The newest ledger of a store. Threads may share it; one at a time brings it up to date."""

    def __init__(self, store: Store, policy: Policy, *, declaratory: bool) -> None:
        self._store = store
        self._policy = policy
        self._declaratory = declaratory
        self._lock = threading.Lock()
        self._base: Base | None = None
        self._first_lock = threading.Lock()
        self._first: tuple[date, tuple[ShownLine, ...]] | None = None
        self._snapshot: Snapshot | None = None
        self._extras = self._new_extras()
        self._lights: tuple[Snapshot, str | None, Mapping[int, Light]] | None = None

    def at(self, as_of: date, preset: str | None) -> Ledger:
        """The ledger of a day."""
        with self._lock:
            self._update(as_of)
            made = self._snapshot
            assert made is not None  # _update has laid it out
            return Ledger(made, self._extras, lambda: self._lights_of(made, preset))

    @property
    def at_hand(self) -> bool:
        """Whether it has been read already."""
        return self._base is not None

    def beginning(self, query: LedgerQuery) -> tuple[ShownLine, ...]:
        """The beginning of the whole ledger in its usual order, read within a tenth of the time; empty where the whole is at
        hand, the beginning cannot be known on its own, or something else is asked.
        """
        if query not in (LedgerQuery(query.as_of), LedgerQuery(query.as_of, sort="-overdue")):
            return ()
        with self._first_lock:
            if self._base is not None:
                return ()
            if self._first is None or self._first[0] != query.as_of:
                with self._store.read() as connection:
                    lines = ledger_index.longest_overdue(connection, query.as_of, self._policy, AT_FIRST)
                self._first = query.as_of, lines
            return self._first[1]

    def _update(self, as_of: date) -> None:
        with self._store.read() as connection:
            newest = people.newest(connection)
            if self._base is None or self._base.newest != newest:
                self._read(connection, newest)
        if self._snapshot is None or self._snapshot.as_of != as_of:
            assert self._base is not None  # _read has loaded it
            with made_to_last():
                self._snapshot = snapshot(self._base, as_of, self._policy)

    def _read(self, connection: Connection, newest: people.Moment) -> None:
        touched = people.changed_since(connection, self._base.newest) if self._base else None
        if (
            self._base is None
            or touched is None
            or len(touched) > MANY
            or findings.any_says_again(connection, touched)  # by a decision others are shown or hidden too
        ):
            with made_to_last():
                self._base = load_base(connection, declaratory=self._declaratory)
            self._snapshot = None
            self._extras = self._new_extras()
            return
        before, self._base = self._base, refreshed(connection, self._base, touched, newest)
        if self._base.lines is not before.lines:
            self._extras = self._new_extras()
        if self._snapshot is not None:
            self._snapshot = refreshed_snapshot(self._snapshot, self._base, touched, self._policy)

    def _new_extras(self) -> Extras:
        return Extras(self._texts, self._targets)

    def _texts(self) -> Mapping[int, str]:
        with self._store.read() as connection:
            return ledger_lines.search_texts(connection, declaratory=self._declaratory)

    def _targets(self) -> Mapping[int, float]:
        with self._store.read() as connection:
            return ledger_lines.first_targets(connection, declaratory=self._declaratory)

    def _lights_of(self, made: Snapshot, preset: str | None) -> Mapping[int, Light]:
        """The lights of a snapshot, by commitment key."""
        kept = self._lights
        if kept is not None and kept[0] is made and kept[1] == preset:
            return kept[2]
        lights = self._load_lights(made.shown, Judging(made.as_of, self._policy, preset))
        self._lights = (made, preset, lights)
        return lights

    def _load_lights(self, lines: Sequence[ShownLine], judging: Judging) -> Mapping[int, Light]:
        """Declaratory items have no light to show, so they are not looked at."""
        keys = [line.line.key for line in lines if line.line.kind.grade is not Grade.DECLARATORY]
        made = {line.line.key: Light.OFF for line in lines}
        with self._store.read() as connection:
            made.update(entry_view.lights_by_keys(connection, keys, judging))
        return made
