"""The figures of the overview, and what there is to choose from in filters."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from tracker.domain.ledger import Overview
from tracker.domain.vocabulary import Grade, Reason, Status

from .ledger_index import ShownLine, Snapshot, unit_called
from .ledger_query import to_review

_T = TypeVar("_T", bound=Hashable)
_K = TypeVar("_K")

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
    statuses = Counter(line.status for line in lines)
    reasons = Counter((line.status, line.reason) for line in lines if line.reason is not None)
    days = Counter((line.status, line.deadline) for line in lines if line.deadline is not None)
    months: Counter[str] = Counter()
    for (_, day), count in days.items():
        months[f"{day:%Y-%m}"] += count
    return Overview(
        as_of=snapshot.as_of,
        total=len(lines),
        by_status=tuple((status, statuses[status]) for status in Status),
        by_reason=tuple(
            (status, reason, count)
            for (status, reason), count in sorted(reasons.items(), key=lambda item: (item[0][0], -item[1]))
            if reason is not None
        ),
        by_issuer=_split(
            Counter((line.line.report_key, line.status) for line in lines), snapshot.base.issuers.__getitem__
        ),
        by_unit=_split(
            Counter(((line.line.lead, line.line.report_key), line.status) for line in lines),
            lambda of: unit_called(snapshot.base, *of),
        ),
        by_year=tuple(
            sorted(
                _split(
                    Counter((line.line.year, line.status) for line in lines if line.line.year is not None),
                    lambda year: year,
                )
            )
        ),
        by_topic=_split(Counter((line.line.topic, line.status) for line in lines), _or_empty),
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


def _or_empty(name: str | None) -> str:
    return name or ""


def _split(
    counted: Counter[tuple[_K, Status]], group: Callable[[_K], _T]
) -> tuple[tuple[_T, tuple[tuple[Status, int], ...]], ...]:
    """Counts by group and status, the largest group first."""
    grouped: dict[_T, Counter[Status]] = defaultdict(Counter)
    for (key, status), count in counted.items():
        grouped[group(key)][status] += count
    largest = sorted(grouped.items(), key=lambda item: -item[1].total())
    return tuple(
        (name, tuple((status, counts[status]) for status in Status if counts[status]))
        for name, counts in largest
    )


def facets(snapshot: Snapshot, lines: Sequence[ShownLine]) -> Facets:
    """What the lines can be filtered by."""
    reports = snapshot.base.reports
    of_reports = Counter(line.line.report_key for line in lines)
    issuers: Counter[str] = Counter()
    files: Counter[tuple[str, str]] = Counter()
    for key, count in of_reports.items():
        issuers[snapshot.base.issuers[key]] += count
        files[(reports[key].document_id, reports[key].document_name)] += count
    units: Counter[str] = Counter()
    for (lead, key), count in Counter((line.line.lead, line.line.report_key) for line in lines).items():
        units[unit_called(snapshot.base, lead, key)] += count
    statuses = Counter(line.status for line in lines)
    reasons = Counter(line.reason for line in lines if line.reason is not None)
    grades = Counter(line.line.grade for line in lines)
    years = Counter(line.line.year for line in lines if line.line.year is not None)
    return Facets(
        tuple((status, statuses[status]) for status in Status if statuses[status]),
        tuple(reasons.most_common()),
        tuple((grade, grades[grade]) for grade in Grade if grades[grade]),
        tuple(issuers.most_common()),
        tuple(units.most_common()),
        tuple((id, name, count) for (id, name), count in files.most_common()),
        tuple(sorted(years.items())),
        tuple(Counter(line.line.topic or "" for line in lines).most_common()),
    )
