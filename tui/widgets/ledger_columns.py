"""The columns a ledger can show."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from rich.cells import cell_len

from tracker.domain.ledger import LedgerEntry
from tracker.domain.responsible import responsible_unit
from tracker.domain.vocabulary import Grade, Light, Status
from tracker.wording.degrees import sure

from ..desk import Desk
from .columns import Column

DEFAULT_COLUMNS = ("light", "status", "text", "target", "deadline", "overdue", "unit", "mark")
"""What a new desk shows."""

Cell = Callable[[LedgerEntry], tuple[str, str]]

_LIGHT_SIGNS = {
    "zh": {Light.GREEN: "绿", Light.BLUE: "蓝", Light.YELLOW: "黄", Light.RED: "红", Light.OFF: "·"},
    "en": {Light.GREEN: "G", Light.BLUE: "B", Light.YELLOW: "Y", Light.RED: "R", Light.OFF: "·"},
}


def ledger_columns(desk: Desk) -> dict[str, Column[LedgerEntry]]:
    """Every column by its key, in the order in which they are offered."""
    words = desk.words
    lights = _LIGHT_SIGNS[words.language.value]

    def status(entry: LedgerEntry) -> tuple[str, str]:
        return words.label(entry.verdict.status), entry.verdict.status.value

    def reason(entry: LedgerEntry) -> tuple[str, str]:
        found = entry.verdict.reason
        return (words.label(found), entry.verdict.status.value) if found is not None else ("", "")

    def deadline(entry: LedgerEntry) -> tuple[str, str]:
        when = entry.verdict.deadline
        if when is not None:
            return when.isoformat(), ""
        return words.label(entry.commitment.deadline.basis), "dim"

    def overdue(entry: LedgerEntry) -> tuple[str, str]:
        days = entry.verdict.days_overdue
        return (str(days), "overdue") if days else ("", "")

    def mark(entry: LedgerEntry) -> tuple[str, str]:
        made = entry.verdict.mark
        if made is not None:
            return ("!", "overdue") if entry.verdict.altered else ("✎", "strong")
        return ("✎", "dim") if entry.note else ("", "")

    def unit(entry: LedgerEntry) -> tuple[str, str]:
        owner = responsible_unit(entry.commitment.lead, entry.issuer)
        return (owner, "") if owner else (entry.issuer or "", "dim")

    def text(entry: LedgerEntry) -> tuple[str, str]:
        return entry.commitment.text, ""

    def plain(value: Callable[[LedgerEntry], object], style: str = "") -> Cell:
        def cell(entry: LedgerEntry) -> tuple[str, str]:
            found = value(entry)
            return ("" if found is None else str(found)), style

        return cell

    def column(
        key: str,
        width: int,
        cell: Cell,
        *,
        rank: int,
        sort: str | None = None,
        right: bool = False,
        flex: bool = False,
    ) -> Column[LedgerEntry]:
        title = desk.say(f"column.{key}")
        room = cell_len(title) + (1 if sort else 0)
        return Column(key, title, max(width, room), cell, right=right, flex=flex, rank=rank, sort=sort)

    made = (
        column("light", 2, lambda entry: (lights[entry.light], entry.light.value), rank=7),
        column("status", _widest(words.label, Status), status, rank=9, sort="status"),
        column("reason", 12, reason, rank=6),
        column("text", 26, text, rank=10, sort="text", flex=True),
        column("target", 18, plain(lambda e: words.targets(e.commitment)), rank=4, sort="target"),
        column("deadline", 10, deadline, rank=8, sort="deadline"),
        column("overdue", 5, overdue, rank=7, sort="overdue", right=True),
        column("unit", 12, unit, rank=9, sort="unit"),
        column("issuer", 14, plain(lambda e: e.issuer), rank=5, sort="issuer"),
        column("document", 20, plain(lambda e: e.document, "dim"), rank=3, sort="document"),
        column("section", 20, plain(lambda e: e.section[-1] if e.section else ""), rank=2),
        column(
            "grade", _widest(words.label, Grade), plain(lambda e: words.label(e.commitment.grade)), rank=3
        ),
        column("soft", 4, plain(lambda e: desk.say("soft.yes") if e.commitment.soft else ""), rank=2),
        column("year", 6, plain(lambda e: e.year), rank=3, sort="year"),
        column("topic", 10, plain(lambda e: e.topic), rank=3, sort="topic"),
        column(
            "confidence",
            6,
            plain(lambda e: sure(desk.words, e.verdict.confidence)),
            rank=2,
            sort="confidence",
        ),
        column("note", 16, plain(lambda e: e.note), rank=2),
        column("mark", 1, mark, rank=6),
    )
    return {each.key: each for each in made}


def chosen_columns(desk: Desk) -> tuple[Column[LedgerEntry], ...]:
    """The columns the person has chosen, in their order; the text is always among them."""
    known = ledger_columns(desk)
    keys = [key for key in (desk.columns or DEFAULT_COLUMNS) if key in known]
    if "text" not in keys:
        keys.insert(0, "text")
    return tuple(known[key] for key in keys)


def _widest(label: Callable[[StrEnum], str], members: Iterable[StrEnum]) -> int:
    return max(cell_len(label(member)) for member in members)
