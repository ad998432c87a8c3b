"""The figures of the overview, and what there is to choose from in filters."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from tracker.domain.ledger import Overview
from tracker.domain.vocabulary import Grade, Reason, Status

from .ledger_index import ShownLine, Snapshot
from .ledger_query import to_review, units_of

if TYPE_CHECKING:
    from db.ledger_rows import Counted

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
    issuers = snapshot.base.issuers
    return _overview(
        snapshot.as_of,
        statuses,
        reasons,
        days,
        issuers=_grouped(lines, lambda line: issuers[line.line.kind.report_key]),
        units=_grouped(lines, units_of(snapshot)),
        years=_grouped(lines, lambda line: line.line.year),
        topics=_grouped(lines, lambda line: line.line.topic or ""),
        to_review=sum(map(to_review, lines)),
    )


def _overview(
    as_of: date,
    statuses: Mapping[Status, int],
    reasons: Mapping[tuple[Status, Reason], int],
    days: Mapping[tuple[Status, date], int],
    *,
    issuers: Mapping[str, Counter[Status]],
    units: Mapping[str, Counter[Status]],
    years: Mapping[int, Counter[Status]],
    topics: Mapping[str, Counter[Status]],
    to_review: int,
) -> Overview:
    """The figures, once all is counted."""
    return Overview(
        as_of=as_of,
        total=sum(statuses.values()),
        by_status=tuple((status, statuses.get(status, 0)) for status in Status),
        by_reason=tuple(
            (status, reason, count)
            for (status, reason), count in sorted(
                reasons.items(), key=lambda item: (item[0][0], -item[1], item[0][1])
            )
        ),
        by_issuer=_largest_first(issuers),
        by_unit=_largest_first(units),
        by_year=tuple(sorted(_largest_first(years))),
        by_topic=_largest_first(topics),
        due=_due(as_of, days),
        deadlines=_months(days),
        to_review=to_review,
    )


def _due(as_of: date, days: Mapping[tuple[Status, date], int]) -> tuple[tuple[int, int], ...]:
    """How many pending items fall due within so many days."""
    return tuple(
        (
            within,
            sum(
                count
                for (status, day), count in days.items()
                if status is Status.PENDING and as_of < day <= as_of + timedelta(days=within)
            ),
        )
        for within in DUE_WITHIN
    )


def _months(days: Mapping[tuple[Status, date], int]) -> tuple[tuple[str, int], ...]:
    months: Counter[str] = Counter()
    for (_, day), count in days.items():
        months[f"{day:%Y-%m}"] += count
    return tuple(sorted(months.items()))


OVERVIEW = ("reason", "issuer", "unit", "year", "topic", "deadline", "review")
"""What an overview counts items by, besides their status."""


def overview_of(as_of: date, counted: "Counted") -> Overview:
    """The same figures of items that the server has counted, by `OVERVIEW`."""
    days = {
        (status, date.fromisoformat(day)): count
        for day, of_status in counted["deadline"].items()
        for status, count in of_status.items()
    }
    reasons = {
        (status, Reason(reason)): count
        for reason, of_status in counted["reason"].items()
        for status, count in of_status.items()
    }
    return _overview(
        as_of,
        counted[""].get("", {}),
        reasons,
        days,
        issuers=_counters(counted["issuer"]),
        units=_counters(counted["unit"]),
        years=_counters({int(year): found for year, found in counted["year"].items()}),
        topics=_counters(counted["topic"]),
        to_review=sum(count for found in counted["review"].values() for count in found.values()),
    )


def _counters(found: Mapping[_T, Mapping[Status, int]]) -> dict[_T, Counter[Status]]:
    return {value: Counter(of_status) for value, of_status in found.items()}


def _grouped(
    lines: Iterable[ShownLine], group: Callable[[ShownLine], _T | None]
) -> dict[_T, Counter[Status]]:
    """Counts by group and status; lines of no group are not counted."""
    counted = Counter((group(line), line.verdict.status.value) for line in lines)
    grouped: dict[_T, Counter[Status]] = defaultdict(Counter)
    for (name, status), count in counted.items():
        if name is not None:
            grouped[name][Status(status)] += count
    return grouped


def _largest_first(
    grouped: Mapping[Any, Counter[Status]],
) -> tuple[tuple[Any, tuple[tuple[Status, int], ...]], ...]:
    largest = sorted(grouped.items(), key=lambda item: (-item[1].total(), item[0]))
    return tuple(
        (name, tuple((status, counts[status]) for status in Status if counts[status]))
        for name, counts in largest
    )


def _ranked(counted: Mapping[_T, int]) -> tuple[tuple[_T, int], ...]:
    """The most frequent first, equally frequent ones by name."""
    found: list[tuple[Any, int]] = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(found)


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
    return _facets(statuses, reasons, grades, issuers, units, files, years, topics)


def _facets(
    statuses: Mapping[Status, int],
    reasons: Mapping[Reason, int],
    grades: Mapping[Grade, int],
    issuers: Mapping[str, int],
    units: Mapping[str, int],
    files: Mapping[tuple[str, str], int],
    years: Mapping[int, int],
    topics: Mapping[str, int],
) -> Facets:
    """What there is to choose from, once all is counted."""
    return Facets(
        tuple((status, statuses[status]) for status in Status if statuses.get(status)),
        _ranked(reasons),
        tuple((grade, grades[grade]) for grade in Grade if grades.get(grade)),
        _ranked(issuers),
        _ranked(units),
        tuple((id, name, count) for (id, name), count in _ranked(files)),
        tuple(sorted(years.items())),
        _ranked(topics),
    )


FACETS = ("reason", "grade", "issuer", "unit", "year", "topic", "report")
"""What the facets of a filter count items by, besides their status."""


def facets_of(counted: "Counted", documents: Mapping[int, tuple[str, str]]) -> Facets:
    """The same of items that the server has counted, by `FACETS`; `documents` gives id and name by report."""
    totals = {name: {value: sum(one.values()) for value, one in counted[name].items()} for name in FACETS}
    files: Counter[tuple[str, str]] = Counter()
    for report, count in totals["report"].items():
        files[documents[int(report)]] += count
    return _facets(
        counted[""].get("", {}),
        {Reason(name): count for name, count in totals["reason"].items()},
        {Grade(name): count for name, count in totals["grade"].items()},
        totals["issuer"],
        totals["unit"],
        files,
        {int(year): count for year, count in totals["year"].items()},
        totals["topic"],
    )
