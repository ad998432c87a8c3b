"""Which entries a paper is about, and in which order and groups they stand in it."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from tracker.domain.ledger import LedgerEntry
from tracker.domain.vocabulary import Reason, Status

from .request import Kind, ReportRequest
from .spool import Card

REASON_ORDER = (Reason.SHORTFALL, Reason.UNFINISHED, Reason.NO_REPORT)
"""未达标, 未完成, 到期未反馈: what a report says first, then what none says; decisions of people follow."""


_BETWEEN_UNITS = re.compile(r"[、，,；;/]")
"""What stands between units that share an item (县卫生健康局、县妇联); 和 does not: 住房和城乡建设局 is one."""


def last_day(request: ReportRequest) -> date:
    """The last day a DUE paper looks at."""
    return request.as_of + timedelta(days=request.within_days)


def belongs(request: ReportRequest, entry: LedgerEntry) -> bool:
    """Whether the entry has a place in this paper, whatever the caller's own query let through."""
    verdict = entry.verdict
    if request.kind is Kind.OVERDUE:
        return verdict.status is Status.OVERDUE
    if request.kind is Kind.DUE:
        return (
            verdict.status is Status.PENDING
            and verdict.deadline is not None
            and request.as_of <= verdict.deadline <= last_day(request)
        )
    if request.kind is Kind.UNIT and request.unit:
        named = _BETWEEN_UNITS.split(entry.commitment.lead or "")
        return request.unit in (*named, entry.commitment.lead, entry.issuer)
    return True


def by_reason(cards: Iterable[Card]) -> list[tuple[Reason | None, list[Card]]]:
    """Overdue cards under 未达标, 未完成, 到期未反馈, then all others (None); empty groups are left out."""
    groups: dict[Reason | None, list[Card]] = {}
    for card in cards:
        groups.setdefault(card.reason if card.reason in REASON_ORDER else None, []).append(card)
    return [(reason, groups[reason]) for reason in (*REASON_ORDER, None) if reason in groups]


def by_unit(cards: Iterable[Card]) -> list[tuple[str | None, list[Card]]]:
    """Cards by responsible unit, most items first, the longest overdue first within; items without a unit come last."""
    groups: dict[str | None, list[Card]] = {}
    for card in cards:
        groups.setdefault(card.unit, []).append(card)
    for group in groups.values():
        group.sort(key=lambda card: (-card.days_overdue, card.deadline or date.max, card.number))
    return sorted(groups.items(), key=lambda item: (item[0] is None, -len(item[1]), item[0] or ""))


def by_deadline(cards: Iterable[Card]) -> list[tuple[date, list[Card]]]:
    """Cards by the day they fall due, earliest first; those without a day are left out."""
    groups: dict[date, list[Card]] = {}
    for card in cards:
        if card.deadline is not None:
            groups.setdefault(card.deadline, []).append(card)
    return sorted(groups.items())


def unit_counts(cards: Iterable[Card]) -> list[tuple[str | None, int]]:
    """How many cards each unit has, most first."""
    counts = Counter(card.unit for card in cards)
    return sorted(counts.items(), key=lambda item: (item[0] is None, -item[1], item[0] or ""))
