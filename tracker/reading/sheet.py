"""Task ledgers in Excel (`.xlsx`): one row a line, cells parted by a tab, so that columns keep their names."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import openpyxl
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from ..domain.problem import Problem
from ..domain.vocabulary import Severity
from .limits import Limits, RefusedError
from .result import Read
from .sheet_layout import lay_out
from .typesetting import Box, Typesetter
from .xml import parse

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MERGE = re.compile(rb'<(?:\w{1,20}:)?mergeCell\s[^>]{0,200}?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_NOT_CALCULATED = re.compile(
    rb'<(?:\w{1,20}:)?c\s[^>]{0,200}?r="([A-Z]{1,3}\d{1,7})"[^>]{0,200}>\s*'
    rb"<(?:\w{1,20}:)?f(?:\s[^>]{0,500})?(?:/>|>[^<]{0,9000}</(?:\w{1,20}:)?f>)\s*"
    rb"(?:<(?:\w{1,20}:)?v\s?/>|<(?:\w{1,20}:)?v></(?:\w{1,20}:)?v>)?\s*</(?:\w{1,20}:)?c>"
)
_NAMED = 5  # cells that a sentence names
Place: TypeAlias = tuple[int, int]
"""Row and column, or how many of each."""


def read_xlsx(data: bytes, limits: Limits) -> Read:
    """The shown values of every visible sheet, and its cells with those that are merged. Raises `RefusedError("xlsx.broken")`."""
    page = Typesetter()
    hidden = []
    try:
        merged, unknown = _inside(data)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                lay_out(page, _rows(sheet, merged.get(sheet.title, {}), limits, page.length))
            else:
                hidden.append(sheet.title)
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        OSError,
        EOFError,
        SyntaxError,  # what the parsers of XML raise
    ) as error:
        raise RefusedError("xlsx.broken", reason=str(error)[:200]) from error
    title = book.properties.title
    book.close()
    cells = [place for name, places in unknown.items() if name not in hidden for place in places]
    problems = hidden_sheets(hidden)
    if cells:
        named = (("cells", "、".join(cells[:_NAMED])), ("count", str(len(cells))))
        problems += (Problem("sheet.formula_without_value", Severity.WARNING, None, named),)
    return Read(page.text, (("title", title),) if title else (), problems, page.form)


def hidden_sheets(names: Sequence[str]) -> tuple[Problem, ...]:
    """That sheets which are hidden were not read."""
    if not names:
        return ()
    return (Problem("sheet.hidden", Severity.WARNING, None, (("names", "、".join(names)[:200]),)),)


def _rows(sheet: Any, merged: Mapping[Place, Place], limits: Limits, written: int) -> list[list[Box]]:
    """The cells of a sheet that hold something, or that are merged over others."""
    rows = []
    for number, cells in enumerate(sheet.iter_rows()):
        boxes = []
        for column, cell in enumerate(cells):
            words = _as_formatted(cell)
            if words:
                high, wide = merged.get((number, column), (1, 1))
                boxes.append(Box(words, column, high, wide))
                written += len(words) + 1
        if written > limits.characters:
            raise RefusedError("text.too_long", characters=str(written))
        rows.append(boxes)
    return rows


def _inside(data: bytes) -> tuple[dict[str, dict[Place, Place]], dict[str, list[str]]]:
    """By sheet: the first cell (row, column, from 0) of every merged range with how many rows and columns it covers, and the
    cells whose formula was never calculated.

    Read from the package itself: openpyxl gives merged ranges only to readers that hold the whole book in memory, and
    takes such cells for empty ones.
    """
    merged: dict[str, dict[Place, Place]] = {}
    unknown: dict[str, list[str]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for title, path in _sheets(package):
            content = package.read(path)
            ranges: dict[Place, Place] = {}
            for reference in _MERGE.findall(content):
                left, top, right, bottom = range_boundaries(reference.decode("ascii"))
                if left and top and right and bottom:
                    ranges[(top - 1, left - 1)] = (bottom - top + 1, right - left + 1)
            merged[title] = ranges
            unknown[title] = [place.decode("ascii") for place in _NOT_CALCULATED.findall(content)]
    return merged, unknown


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Every sheet's name and the member that holds it."""
    names = set(package.namelist())
    if "xl/_rels/workbook.xml.rels" not in names:
        return
    links = {
        link.get("Id", ""): link.get("Target", "")
        for link in parse(package.read("xl/_rels/workbook.xml.rels"))
    }
    for sheet in parse(package.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        target = links.get(sheet.get(_LINK, ""), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in names:
            yield sheet.get("name", ""), path


def _as_formatted(cell: Any) -> str:
    """A cell's words as Excel shows them where the format changes what is read: shares in per cent."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in str(cell.number_format):
        return f"{round(value * 100, 6):g}%"
    return shown(value)


def shown(value: Any) -> str:
    """A value as an office writes it."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, datetime.time | datetime.timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())
