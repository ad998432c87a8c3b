"""Chains of promises kept ready: which promise follows on which is worked out once a body and kept while its items are the
same; what turned is looked at anew whenever it is asked, for it changes with every mark."""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.chain import Chain
from tracker.domain.ledger import LedgerEntry
from tracker.domain.vocabulary import Grade
from tracker.insight import Place, Tie, strung, ties

from .ledger_index import ShownLine, Snapshot

MOST = 6000
"""Items of a body up to which its chains are strung for a screen or a paper: some seconds of work. `tracker changes` asks for
all."""
MOST_TOGETHER = 30_000
"""Items of a ledger up to which a paper has the chains of its items: a minute of work."""
_BODIES = 64

Entries = Callable[[Sequence[int]], Sequence[LedgerEntry]]
"""The entries of commitments by their keys."""


@dataclass(frozen=True, slots=True)
class _Strands:
    """The ties of one body, and the items they were made of."""

    made_of: tuple[object, ...]
    ties: Mapping[Place, Tie]
    before: Mapping[Place, tuple[Place, ...]]


class Chained:
    """The ties of the bodies asked for last. Threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, _Strands] = OrderedDict()

    def of(
        self, snapshot: Snapshot, ids: Collection[str] | None, entries: Entries, *, most: int | None = MOST
    ) -> tuple[Chain, ...]:
        """The chains that hold one of the items, of bodies with at most `most` items; all of them for None."""
        wanted = None if ids is None else frozenset(ids)
        found: list[Chain] = []
        for body, lines in _bodies(snapshot).items():
            own = {line.line.item_id: line for line in lines}
            asked = own.keys() if wanted is None else wanted & own.keys()
            if not asked or (most is not None and len(lines) > most):
                continue
            strands = self._strands(snapshot, body, lines, entries)
            places = _reached(strands, asked)
            keys = [own[id].line.key for id in dict.fromkeys(id for id, _ in places) if id in own]
            chosen = {place: tie for place, tie in strands.ties.items() if place in places}
            strung_now = strung(chosen, entries(keys))
            found += [chain for chain in strung_now if any(one.item in asked for one in chain.pledges)]
        return tuple(found)

    def _strands(
        self, snapshot: Snapshot, body: str, lines: Sequence[ShownLine], entries: Entries
    ) -> _Strands:
        corrections = snapshot.base.corrections
        made_of = tuple((line.line.key, len(corrections.get(line.line.item_id, ()))) for line in lines)
        with self._lock:
            kept = self._kept.get(body)
            if kept is None or kept.made_of != made_of:
                found = ties([entry for entry in entries([line.line.key for line in lines]) if entry.year])
                before: dict[Place, list[Place]] = defaultdict(list)
                for place, tie in found.items():
                    if tie.later is not None:
                        before[tie.later].append(place)
                kept = _Strands(made_of, found, {place: tuple(some) for place, some in before.items()})
                self._kept[body] = kept
            self._kept.move_to_end(body)
            while len(self._kept) > _BODIES:
                self._kept.popitem(last=False)
            return kept


def _bodies(snapshot: Snapshot) -> Mapping[str, list[ShownLine]]:
    """The lines that promise something checkable in a year's plan, by their body; those of unknown bodies are left out."""
    found: dict[str, list[ShownLine]] = defaultdict(list)
    for line in snapshot.shown:
        body = snapshot.base.issuers.get(line.line.kind.report_key, "")
        if body and line.line.year is not None and not line.dropped and line.line.kind.grade in _CHECKABLE:
            found[body].append(line)
    return found


_CHECKABLE = frozenset({Grade.HARD, Grade.MILESTONE})


def _reached(strands: _Strands, ids: Iterable[str]) -> set[Place]:
    """The pledges of some items, and all that lie before and after them."""
    asked = frozenset(ids)
    start = {place for place in strands.ties if place[0] in asked}
    start |= {place for place in strands.before if place[0] in asked}
    found: set[Place] = set()
    waiting = list(start)
    while waiting:
        place = waiting.pop()
        if place in found:
            continue
        found.add(place)
        tie = strands.ties.get(place)
        if tie is not None and tie.later is not None:
            waiting.append(tie.later)
        waiting += strands.before.get(place, ())
    return found
