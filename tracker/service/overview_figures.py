"""The figures of the overview, and what there is to choose from in filters."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from tracker.domain.ledger import Overview
from tracker.domain.vocabulary import Grade, Reason, Status

from .ledger_index import ShownLine, Snapshot
from .ledger_query import to_review, units_of

_T = TypeVar("_T", bound=Hashable)

DUE_WITHIN = (7, 30, 90)
"""Days ahead for which the overview counts what falls due."""


@dataclass(frozen=True, slots=True)
class Facets:
    """The values items have, each with how many; most frequent first, years and grades in their own order.

    `documents` are (public id, file name, count). Items without a value are counted under "" (issuer, unit, topic).
    """

    statuses: tuple[tuple[Status, int], ...]
    reasons: tuple[tuple[Reason, int], ...]
    grades: tuple[tuple[Grade, int], ...]
    issuers: tuple[tuple[str, int], ...]
    units: tuple[tuple[str, int], ...]
    documents: tuple[tuple[str, str, int], ...]
    years: tuple[tuple[int, int], ...]
    topics: tuple[tuple[str, int], ...]


def overview(snapshot: Snapshot, lines: Sequence[ShownLine]) -> Overview:
    """Counts over some lines of a snapshot."""
    verdicts = {id(line.verdict): line.verdict for line in lines}
    shared = Counter(id(line.verdict) for line in lines)
    statuses: Counter[Status] = Counter()
    reasons: Counter[tuple[Status, Reason]] = Counter()
    days: Counter[tuple[Status, date]] = Counter()
    for same, count in shared.items():
        verdict = verdicts[same]
        statuses[verdict.status] += count
        if verdict.reason is not None:
            reasons[verdict.status, verdict.reason] += count
        if verdict.deadline is not None:
            days[verdict.status, verdict.deadline] += count
    months: Counter[str] = Counter()
    for (_, day), count in days.items():
        months[f"{day:%Y-%m}"] += count
    issuers = snapshot.base.issuers
    return Overview(
        as_of=snapshot.as_of,
        total=len(lines),
        by_status=tuple((status, statuses[status]) for status in Status),
        by_reason=tuple(
            (status, reason, count)
            for (status, reason), count in sorted(reasons.items(), key=lambda item: (item[0][0], -item[1]))
        ),
        by_issuer=_split(lines, lambda line: issuers[line.line.kind.report_key]),
        by_unit=_split(lines, units_of(snapshot)),
        by_year=tuple(sorted(_split(lines, lambda line: line.line.year))),
        by_topic=_split(lines, lambda line: line.line.topic or ""),
        due=tuple(
            (
                within,
                sum(
                    count
                    for (status, day), count in days.items()
                    if status is Status.PENDING
                    and snapshot.as_of < day <= snapshot.as_of + timedelta(days=within)
                ),
            )
            for within in DUE_WITHIN
        ),
        deadlines=tuple(sorted(months.items())),
        to_review=sum(map(to_review, lines)),
    )


def _split(
    lines: Iterable[ShownLine], group: Callable[[ShownLine], _T | None]
) -> tuple[tuple[_T, tuple[tuple[Status, int], ...]], ...]:
    """Counts by group and status, the largest group first; lines of no group are not counted."""
    counted = Counter((group(line), line.verdict.status.value) for line in lines)
    grouped: dict[_T, Counter[Status]] = defaultdict(Counter)
    for (name, status), count in counted.items():
        if name is not None:
            grouped[name][Status(status)] += count
    largest = sorted(grouped.items(), key=lambda item: -item[1].total())
    return tuple(
        (name, tuple((status, counts[status]) for status in Status if counts[status]))
        for name, counts in largest
    )


def facets(snapshot: Snapshot, lines: Sequence[ShownLine]) -> Facets:
    """What the lines can be filtered by."""
    base = snapshot.base
    issuers: Counter[str] = Counter()
    files: Counter[tuple[str, str]] = Counter()
    for key, count in Counter(line.line.kind.report_key for line in lines).items():
        issuers[base.issuers[key]] += count
        files[(base.reports[key].document_id, base.reports[key].document_name)] += count
    units = Counter(map(units_of(snapshot), lines))
    statuses = Counter(line.verdict.status for line in lines)
    reasons = Counter(line.verdict.reason for line in lines if line.verdict.reason is not None)
    grades = Counter(line.line.kind.grade for line in lines)
    years = Counter(line.line.year for line in lines if line.line.year is not None)
    topics = Counter(line.line.topic or "" for line in lines)
    return Facets(
        tuple((status, statuses[status]) for status in Status if statuses[status]),
        tuple(reasons.most_common()),
        tuple((grade, grades[grade]) for grade in Grade if grades[grade]),
        tuple(issuers.most_common()),
        tuple(units.most_common()),
        tuple((id, name, count) for (id, name), count in files.most_common()),
        tuple(sorted(years.items())),
        tuple(topics.most_common()),
    )
