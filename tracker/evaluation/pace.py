"""Do early signs tell later misses from keeps? Over every past day of a store: what a pending item showed then, and what came of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tracker.domain.ledger import LedgerQuery
from tracker.domain.vocabulary import Status
from tracker.service.workspace import Workspace

_DAYS = ((4, 1), (7, 1), (10, 1))
_NEVER = 1e9


@dataclass(frozen=True, slots=True)
class Sign:
    """What one target showed on one day, and whether it was missed in the end. Greater is worse."""

    kind: str
    value: float
    missed: bool
    item: str


def signs(workspace: Workspace, years: Sequence[int], as_of: date) -> tuple[dict[str, int], tuple[Sign, ...]]:
    """How many pending items there were, and the newest sign of each target that was decided by `as_of`, by kind: points
    behind 序时进度 (`count`), times faster than so far (`level`)."""
    final = {entry.id: entry for entry in workspace.ledger(LedgerQuery(as_of)).all()}
    counts: dict[str, int] = defaultdict(int)
    newest: dict[tuple[str, str, str], Sign] = {}
    for day in (date(year, month, first) for year in years for month, first in _DAYS):
        for entry in workspace.ledger(LedgerQuery(day, statuses=(Status.PENDING,))).all():
            counts["pending item-days"] += 1
            if any(made.measure is not None for made in entry.verdict.comparisons):
                counts["with a figure"] += 1
            came = final.get(entry.id)
            decided = {
                made.target.raw: not made.satisfied
                for made in (came.verdict.comparisons if came is not None else ())
                if made.satisfied is not None
            }
            settled = came is not None and came.verdict.status in (Status.FULFILLED, Status.OVERDUE)
            for pace in entry.pace:
                counts["with a start or a count under way"] += 1
                if not settled or pace.measure is None or pace.target.raw not in decided:
                    continue
                level = pace.faster if pace.faster is not None else _NEVER
                kind, value = ("count", pace.behind) if pace.behind is not None else ("level", level)
                sign = Sign(kind, value, decided[pace.target.raw], entry.id)
                newest[entry.id, pace.target.raw, kind] = sign
    return dict(counts), tuple(newest.values())


def last_year(workspace: Workspace, as_of: date) -> tuple[Sign, ...]:
    """For every target that was decided, by how much the same promise of the year before was missed."""
    found: dict[tuple[str, str], Sign] = {}
    for chain in workspace.chains(LedgerQuery(as_of)):
        for before, after in pairwise(chain.pledges):
            if after.year - before.year == 1 and before.gap is not None and after.satisfied is not None:
                raw = after.target.raw if after.target else ""
                found[after.item, raw] = Sign("last year", before.gap, not after.satisfied, after.item)
    return tuple(found.values())


def auc(found: Sequence[Sign]) -> float | None:
    """The share of pairs of a miss and a keep in which the miss looked worse (ties half); None without both."""
    missed = [one.value for one in found if one.missed]
    kept = [one.value for one in found if not one.missed]
    if not missed or not kept:
        return None
    worse = sum((bad > good) + 0.5 * (bad == good) for bad in missed for good in kept)
    return worse / len(missed) / len(kept)


def lines(workspace: Workspace, years: Sequence[int], as_of: date) -> list[str]:
    """The report."""
    counts, found = signs(workspace, years, as_of)
    made = [f"{name}: {count}" for name, count in counts.items()]
    found = (*found, *last_year(workspace, as_of))
    for kind in ("count", "level", "last year"):
        own = [sign for sign in found if sign.kind == kind]
        missed = sum(sign.missed for sign in own)
        area = auc(own)
        shown = "no AUC, one of both is missing" if area is None else f"AUC {area:.2f}"
        made.append(
            f"{kind}: {len(own)} targets decided later, {missed} missed, {len(own) - missed} kept: {shown}"
        )
    return made
