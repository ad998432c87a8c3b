"""Some columns of an Excel sheet, found by their heads: sheets that went out and came back filled in.

Nothing the file says of itself is trusted: not the size of a sheet, not the numbers of its rows, not how far it unpacks.
"""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook

from ..domain.sheet import Cell, SheetColumns, SheetRow
from .limits import Limits, RefusedError
from .package import check_package

_COLUMNS = 80
_HEAD_WITHIN = 12  # rows in which the heads must stand
_LAST_ROW = 1_048_576
"""The last row a sheet can have (ECMA-376, and every program that writes one)."""
_LONGEST = 32_767
"""Characters a cell can hold."""
_WORD = 2**63

# What openpyxl, its XML parsers and zipfile raise for a package that is broken in one way or another.
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, LookupError, AttributeError, ValueError, TypeError, SyntaxError, EOFError,
    RuntimeError, OSError, OverflowError,
)  # fmt: skip


def read_columns(data: bytes, wanted: Sequence[Sequence[str]], limits: Limits = Limits()) -> SheetColumns:
    """The columns whose head is one of the names given for each.

    Raises `RefusedError`: `zip.*` for a package that is no package, `xlsx.broken`, `sheet.too_long`, `sheet.no_columns`.
    """
    check_package(data, limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # of what this library does not know in a file, and would not write again
            return _read(data, wanted)
    except _UNREADABLE as error:
        raise RefusedError("xlsx.broken", reason=str(error)[:200]) from error


def _read(data: bytes, wanted: Sequence[Sequence[str]]) -> SheetColumns:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = _numbered(sheet.iter_rows(max_col=_COLUMNS))
            if (places := _head(rows, wanted)) is not None:
                return SheetColumns(tuple(_filled(rows, places)))
    finally:
        book.close()
    raise RefusedError("sheet.no_columns")


def _numbered(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Rows with their numbers: openpyxl puts an empty one in the place of each that is left out."""
    for number, row in enumerate(rows, 1):
        if number > _LAST_ROW:
            raise RefusedError("sheet.too_long", limit=str(_LAST_ROW))
        yield number, row


def _head(
    rows: Iterator[tuple[int, tuple[Any, ...]]], wanted: Sequence[Sequence[str]]
) -> tuple[int, ...] | None:
    """Where the wanted columns stand; leaves `rows` behind the head."""
    for number, row in rows:
        heads = {str(cell.value).strip(): place for place, cell in enumerate(row) if cell.value is not None}
        found = [[heads[name] for name in names if name in heads] for names in wanted]
        if all(found):
            return tuple(places[-1] for places in found)
        if number >= _HEAD_WITHIN:
            return None
    return None


def _filled(rows: Iterator[tuple[int, tuple[Any, ...]]], places: tuple[int, ...]) -> Iterator[SheetRow]:
    for number, row in rows:
        held = [row[place] if place < len(row) else None for place in places]
        formulas = tuple(at for at, cell in enumerate(held) if cell is not None and cell.data_type == "f")
        cells = tuple(None if at in formulas else _value(cell) for at, cell in enumerate(held))
        if formulas or any(cell is not None for cell in cells):
            yield SheetRow(number, cells, formulas)


def _value(cell: Any) -> Cell:
    value = cell.value if cell is not None else None
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool | float | date) or (isinstance(value, int) and abs(value) < _WORD):
        return value
    return str(value)[:_LONGEST]
