"""Reads back what colleagues filled into an exported ledger sheet. The only user of openpyxl here.

Three columns are read (状态, 备注, 延期至) and two to know which item they speak of (编号, 版本). Nothing else in the file
is trusted: its other cells may be old, sorted apart or made up.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from tracker.domain.ledger import LedgerEntry
from tracker.domain.problem import Problem
from tracker.domain.vocabulary import MarkKind
from tracker.wording import Language, Words

from . import texts
from .request import ReportError

MAX_UNPACKED = 400 << 20
"""Bytes a sheet may unpack to: a ledger of 100,000 items needs about 150 MB."""
MAX_COLUMNS = 80
MAX_NOTE = 2_000
_HEAD_WITHIN = 12  # rows in which the heads must stand

# What openpyxl, its XML parsers and zipfile raise for a package that is broken in one way or another.
_UNREADABLE = (
    BadZipFile, zlib.error, LookupError, AttributeError, ValueError, TypeError, SyntaxError, EOFError,
    RuntimeError, OSError,
)  # fmt: skip
_WANTED = ("id", "version", "status", "new_deadline", "note")


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


def read_marks(path: Path) -> tuple[tuple[MarkRow, ...], tuple[Problem, ...]]:
    """The rows that can be used, in order, and a problem for each that cannot.

    Raises `ReportError` where the file as a whole is no ledger: `marks.not_found`, `marks.unreadable`,
    `marks.too_large`, `marks.no_columns`.
    """
    named = (("path", str(path)),)
    if not path.is_file():
        raise ReportError("marks.not_found", named)
    # Imported late: openpyxl takes a third of a second and few commands read sheets.
    from openpyxl import load_workbook

    try:
        with ZipFile(path) as package:
            if sum(member.file_size for member in package.infolist()) > MAX_UNPACKED:
                raise ReportError("marks.too_large", named)
        book = load_workbook(path, read_only=True, data_only=False, keep_links=False)
        try:
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # the size a file claims is not trusted either
                rows = sheet.iter_rows(max_col=MAX_COLUMNS)
                if (places := _find_head(rows)) is not None:
                    return _read_rows(rows, *places)
        finally:
            book.close()
    except _UNREADABLE as error:
        raise ReportError("marks.unreadable", named) from error
    missing = texts.MORE_COLUMNS["id"].zh
    raise ReportError("marks.no_columns", (*named, ("missing", missing)))


def changes(rows: Iterable[MarkRow], find: Callable[[str], LedgerEntry | None]) -> tuple[MarkChange, ...]:
    """The rows that differ from the ledger as it is now; rows that say nothing new are left out."""
    told = (row for row in rows if row.kind is not None or row.note)
    return tuple(change for row in told if (change := _change(row, find(row.id))) is not None)


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


def _find_head(rows: Iterator[tuple[Any, ...]]) -> tuple[dict[str, int], int] | None:
    """The columns wanted, by name, and the row they were found in; leaves `rows` behind the head."""
    both = {**texts.COLUMNS, **texts.MORE_COLUMNS}
    for number, row in enumerate(rows, 1):
        heads = {str(cell.value).strip(): place for place, cell in enumerate(row) if cell.value is not None}
        found = {}
        for name in _WANTED:
            for label in both[name]:
                if label in heads:
                    found[name] = heads[label]
        if len(found) == len(_WANTED):
            return found, number
        if number >= _HEAD_WITHIN:
            break
    return None


def _read_rows(
    rows: Iterator[tuple[Any, ...]], columns: dict[str, int], head: int
) -> tuple[tuple[MarkRow, ...], tuple[Problem, ...]]:
    kinds: dict[str, MarkKind] = {
        Words(language).label(kind): kind
        for language in Language
        for kind in MarkKind
        if kind not in (MarkKind.NOTE, MarkKind.WITHDRAWN)
    }
    found: dict[str, MarkRow] = {}
    problems: list[Problem] = []
    twice: set[str] = set()
    for number, cells in enumerate(rows, head + 1):
        read = _read_row(number, cells, columns, kinds)
        if isinstance(read, Problem):
            problems.append(read)
        elif read is not None and read.id in found:
            first = found[read.id].row
            problems.append(_problem("marks.duplicate", number, id=read.id, first=str(first)))
            twice.add(read.id)
        elif read is not None:
            found[read.id] = read
    return tuple(row for row in found.values() if row.id not in twice), tuple(problems)


def _read_row(
    number: int, cells: tuple[Any, ...], columns: dict[str, int], kinds: dict[str, MarkKind]
) -> MarkRow | Problem | None:
    """One row; None where it is empty."""
    values: dict[str, Any] = {}
    for name, place in columns.items():
        cell = cells[place] if place < len(cells) else None
        if cell is not None and cell.data_type == "f":
            label = {**texts.COLUMNS, **texts.MORE_COLUMNS}[name].zh
            return _problem("marks.formula", number, column=label)
        values[name] = None if cell is None or cell.value == "" else cell.value
    id, status, note = (_text(values[name]) for name in ("id", "status", "note"))
    if not id:
        filled = status or note or values["new_deadline"] is not None
        return _problem("marks.no_id", number) if filled else None
    version = values["version"]
    if isinstance(version, bool) or not isinstance(version, int | float) or version != int(version):
        return _problem("marks.bad_version", number)
    if status and status not in kinds:
        return _problem("marks.unknown_status", number, value=status[:40])
    if len(note) > MAX_NOTE:
        return _problem("marks.too_long", number, limit=str(MAX_NOTE))
    new_deadline = _day(values["new_deadline"])
    if new_deadline is None and values["new_deadline"] is not None:
        return _problem("marks.bad_date", number, value=_text(values["new_deadline"])[:40])
    kind = kinds.get(status)
    if kind is MarkKind.EXTENDED and new_deadline is None:
        return _problem("marks.date_missing", number)
    if kind is not MarkKind.EXTENDED and new_deadline is not None:
        return _problem("marks.date_without_extension", number)
    return MarkRow(number, id, int(version), kind, note, new_deadline)


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _day(value: object) -> date | None:
    """A date cell, or a day typed as text: 2022-03-31, 2022/3/31, 2022.3.31 or 2022年3月31日."""
    if isinstance(value, datetime):
        return value.date()
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
