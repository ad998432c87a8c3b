"""Figures that lead somewhere: rows of the overview, each with the question it counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from rich.cells import cell_len

from tracker.domain.ledger import LedgerEntry, LedgerQuery, Overview
from tracker.domain.responsible import responsible_unit
from tracker.domain.vocabulary import Status

from ..desk import Desk
from ..display import one_line
from .columns import Column
from .listed_rows import ListedRows

BAR_SIGNS = {Status.FULFILLED: "█", Status.OVERDUE: "▓", Status.PENDING: "░", Status.UNVERIFIABLE: "·"}
"""One sign a status, so that a bar is read without colours."""

BAR_ORDER = (Status.FULFILLED, Status.OVERDUE, Status.PENDING, Status.UNVERIFIABLE)


STATUS_ORDER = (Status.OVERDUE, Status.PENDING, Status.UNVERIFIABLE, Status.FULFILLED)
"""What needs somebody first, what is done last."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: what it counts, how many, of which statuses, and the question behind it (None: the review)."""

    key: str
    label: str
    count: int
    split: Mapping[Status, int]
    query: LedgerQuery | None
    style: str = ""
    unit: str = ""


def figure_rows(figures: Sequence[Figure]) -> ListedRows[Figure]:
    """The figures of one table, by their keys."""
    return ListedRows(figures, (figure.key for figure in figures))


def figures(desk: Desk, overview: Overview) -> dict[str, list[Figure]]:
    """The tables of the overview by their names."""
    plain = LedgerQuery(as_of=overview.as_of)

    def figure(key: str, label: str, count: int, query: LedgerQuery | None, style: str = "") -> Figure:
        return Figure(key, label, count, {}, query, style)

    statuses = [
        figure(status.value, desk.label(status), count, replace(plain, statuses=(status,)), status.value)
        for status, count in sorted(overview.by_status, key=lambda one: STATUS_ORDER.index(one[0]))
    ]
    statuses.insert(1, figure("review", desk.say("overview.to_review"), overview.to_review, None, "strong"))
    due = [
        figure(
            str(days),
            desk.say("overview.within", days=days),
            count,
            replace(
                plain,
                statuses=(Status.PENDING,),
                due_from=overview.as_of + timedelta(days=1),
                due_to=overview.as_of + timedelta(days=days),
                sort="deadline",
            ),
        )
        for days, count in overview.due
    ]
    reasons = [
        figure(
            f"{status.value}.{reason.value}",
            f"{desk.label(status)} · {desk.label(reason)}",
            count,
            replace(plain, statuses=(status,), reasons=(reason,)),
            status.value,
        )
        for status, reason, count in overview.by_reason
    ]
    tables = {"status": statuses, "reason": reasons, "due": due}
    years = [(str(year), split, replace(plain, years=(year,))) for year, split in reversed(overview.by_year)]
    issuers = [(name, split, replace(plain, issuers=(name,))) for name, split in overview.by_issuer]
    topics = [(name, split, replace(plain, topics=(name,))) for name, split in overview.by_topic]
    units = [(name, split, replace(plain, units=(name,))) for name, split in overview.by_unit]
    for name, groups in (("years", years), ("issuers", issuers), ("topics", topics), ("units", units)):
        tables[name] = [
            Figure(
                value,
                value or desk.say("filter.without"),
                sum(count for _, count in split),
                dict(split),
                query,
            )
            for value, split, query in groups
        ]
    return tables


def worst(entries: Sequence[LedgerEntry], query: LedgerQuery) -> list[Figure]:
    """Overdue items as rows: their words, whose they are, the days of delay; `key` is the item's id."""
    return [
        Figure(
            entry.id,
            one_line(entry.commitment.text),
            entry.verdict.days_overdue or 0,
            {},
            query,
            "",
            responsible_unit(entry.commitment.lead, entry.issuer) or entry.issuer or "",
        )
        for entry in entries
    ]


def worst_columns(desk: Desk) -> tuple[Column[Figure], ...]:
    """The columns of `worst`."""
    return (
        Column("label", desk.say("overview.worst"), 20, lambda one: (one.label, ""), rank=10, flex=True),
        Column("unit", desk.say("column.unit"), 16, lambda one: (one.unit, "dim"), rank=8),
        Column(
            "days",
            desk.say("column.overdue"),
            max(5, cell_len(desk.say("column.overdue"))),
            lambda one: (f"{one.count:,}", "overdue"),
            right=True,
            rank=9,
        ),
    )


def figure_columns(desk: Desk, name: str, total: int) -> tuple[Column[Figure], ...]:
    """Label and count, with a share for counts of the whole and a split bar for groups."""
    label: Column[Figure] = Column(
        "label",
        desk.say(f"overview.{name}"),
        12,
        lambda figure: (figure.label, figure.style),
        rank=10,
        flex=True,
    )
    count: Column[Figure] = Column(
        "count",
        desk.say("overview.count"),
        7,
        lambda figure: (f"{figure.count:,}", figure.style),
        rank=9,
        right=True,
    )
    if name in ("status", "reason", "due"):
        share: Column[Figure] = Column(
            "share",
            "",
            5,
            lambda figure: (f"{figure.count / total:.0%}" if total else "", "dim"),
            right=True,
            rank=5,
        )
        return label, count, share
    overdue: Column[Figure] = Column(
        "overdue",
        desk.label(Status.OVERDUE),
        max(6, cell_len(desk.label(Status.OVERDUE))),
        lambda figure: (f"{figure.split.get(Status.OVERDUE, 0) or ''}", "overdue"),
        right=True,
        rank=8,
    )
    bar: Column[Figure] = Column("bar", "", 12, lambda figure: ("", ""), rank=4, draw=split_bar)
    return label, count, overdue, bar


def split_bar(figure: Figure, width: int) -> Sequence[tuple[str, str]]:
    """The statuses of a group as parts of a bar; what is there at all gets at least one cell."""
    whole = sum(figure.split.values())
    if not whole:
        return ((" " * width, ""),)
    present = [status for status in BAR_ORDER if figure.split.get(status)]
    cells = {status: max(1, round(figure.split[status] / whole * width)) for status in present}
    while sum(cells.values()) > width:
        cells[max(cells, key=lambda status: cells[status])] -= 1
    while sum(cells.values()) < width:
        cells[max(present, key=lambda status: figure.split[status])] += 1
    return [(BAR_SIGNS[status] * cells[status], status.value) for status in present]
