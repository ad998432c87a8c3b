"""What colleagues filled into an exported ledger sheet: which of its rows say something the ledger does not.

Three columns are read (状态, 备注, 延期至) and two to know which item they speak of (编号, 版本). Nothing else in the file
is trusted: its other cells may be old, sorted apart or made up.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tracker.domain.calendar import plausible
from tracker.domain.ledger import LedgerEntry
from tracker.domain.lengths import NOTE
from tracker.domain.problem import Problem
from tracker.domain.sheet import SheetColumns, SheetRow
from tracker.domain.vocabulary import MarkKind
from tracker.wording import Language, Words

from . import texts

_MOST_VERSIONS = 2**31

_WANTED = ("id", "version", "status", "new_deadline", "note")
_LABELS = {**texts.COLUMNS, **texts.MORE_COLUMNS}

HEADS: tuple[tuple[str, ...], ...] = tuple(tuple(_LABELS[name]) for name in _WANTED)
"""The names each wanted column may have, in the order `read_marks` takes them."""


@dataclass(frozen=True, slots=True)
class MarkRow:
    """What stands in one row: `kind` None where no status was chosen; `row` is the sheet's own number, from 1."""

    row: int
    id: str
    version: int
    kind: MarkKind | None
    note: str
    new_deadline: date | None


class RowState(StrEnum):
    """What a row means for the item it names."""

    NEW = "new"  # says something the ledger does not
    STALE = "stale"  # says something, but the item changed since the sheet was exported
    UNKNOWN = "unknown"  # names an item that is not on file


@dataclass(frozen=True, slots=True)
class MarkChange:
    """A row that differs from the ledger. `kind` is the mark to record: NOTE where only the note differs."""

    state: RowState
    row: MarkRow
    kind: MarkKind
    entry: LedgerEntry | None


def read_marks(sheet: SheetColumns) -> tuple[tuple[MarkRow, ...], tuple[Problem, ...]]:
    """The rows that can be used, in order, and a problem for each that cannot. `sheet` holds the columns of `HEADS`."""
    kinds: dict[str, MarkKind] = {
        Words(language).label(kind): kind
        for language in Language
        for kind in MarkKind
        if kind not in (MarkKind.NOTE, MarkKind.WITHDRAWN)
    }
    found: dict[str, MarkRow] = {}
    problems: list[Problem] = []
    twice: set[str] = set()
    for row in sheet.rows:
        read = _read_row(row, kinds)
        if isinstance(read, Problem):
            problems.append(read)
        elif read is not None and read.id in found:
            first = found[read.id].row
            problems.append(_problem("marks.duplicate", row.number, id=read.id, first=str(first)))
            twice.add(read.id)
        elif read is not None:
            found[read.id] = read
    return tuple(row for row in found.values() if row.id not in twice), tuple(problems)


def changes(rows: Iterable[MarkRow], find: Callable[[str], LedgerEntry | None]) -> tuple[MarkChange, ...]:
    """The rows that differ from the ledger as it is now; rows that say nothing new are left out."""
    reported = (row for row in rows if row.kind is not None or row.note)
    return tuple(change for row in reported if (change := _change(row, find(row.id))) is not None)


def _change(row: MarkRow, entry: LedgerEntry | None) -> MarkChange | None:
    if entry is None:
        return MarkChange(RowState.UNKNOWN, row, row.kind or MarkKind.NOTE, None)
    mark = entry.verdict.mark
    held = (mark.kind, mark.new_deadline) if mark is not None else (None, None)
    # An emptied cell says nothing: taking a mark back is done where its history can be seen.
    other_mark = row.kind is not None and (row.kind, row.new_deadline) != held
    other_note = row.note != "" and row.note != entry.note.strip()
    if not other_mark and not other_note:
        return None
    kind = row.kind if other_mark and row.kind is not None else MarkKind.NOTE
    return MarkChange(RowState.NEW if row.version == entry.version else RowState.STALE, row, kind, entry)


def _read_row(row: SheetRow, kinds: dict[str, MarkKind]) -> MarkRow | Problem | None:
    """One row; None where it is empty."""
    number = row.number
    if row.formulas:
        return _problem("marks.formula", number, column=_LABELS[_WANTED[row.formulas[0]]].zh)
    values = dict(zip(_WANTED, row.cells, strict=True))
    id, status, note = (_text(values[name]) for name in ("id", "status", "note"))
    if not id:
        filled = status or note or values["new_deadline"] is not None
        return _problem("marks.no_id", number) if filled else None
    version = values["version"]
    if isinstance(version, bool) or not isinstance(version, int | float) or not _is_count(version):
        return _problem("marks.bad_version", number)
    if status and status not in kinds:
        return _problem("marks.unknown_status", number, value=status[:40])
    if len(note) > NOTE:
        return _problem("marks.too_long", number, limit=str(NOTE))
    new_deadline = day_typed(values["new_deadline"])
    if new_deadline is not None and not plausible(new_deadline):
        return _problem("marks.bad_date", number, value=new_deadline.isoformat())
    if new_deadline is None and values["new_deadline"] is not None:
        return _problem("marks.bad_date", number, value=_text(values["new_deadline"])[:40])
    kind = kinds.get(status)
    if kind is MarkKind.EXTENDED and new_deadline is None:
        return _problem("marks.date_missing", number)
    if kind is not MarkKind.EXTENDED and new_deadline is not None:
        return _problem("marks.date_without_extension", number)
    return MarkRow(number, id, int(version), kind, note, new_deadline)


def _is_count(number: float) -> bool:
    return 0 <= number < _MOST_VERSIONS and number == int(number)


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def day_typed(value: object) -> date | None:
    """A date cell, or a day typed as text: 2022-03-31, 2022/3/31, 2022.3.31 or 2022年3月31日."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    plain = (
        value.strip().rstrip("日").replace("年", "-").replace("月", "-").replace("/", "-").replace(".", "-")
    )
    try:
        return datetime.strptime(plain, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        return None


def _problem(code: str, row: int, **details: str) -> Problem:
    return Problem(code, details=(("row", str(row)), *details.items()))
