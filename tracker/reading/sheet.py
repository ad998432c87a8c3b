"""Task ledgers in Excel (`.xlsx`): one row a line, cells parted by a tab, so that columns keep their names."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import openpyxl
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from .limits import Limits, RefusedError
from .result import Read
from .typesetting import Box, Typesetter
from .xml import parse

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MERGE = re.compile(rb'<(?:\w{1,20}:)?mergeCell\s[^>]{0,200}?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
Place: TypeAlias = tuple[int, int]
"""Row and column, or how many of each."""


def read_xlsx(data: bytes, limits: Limits) -> Read:
    """The shown values of every visible sheet, and its cells with those that are merged. Raises `RefusedError("xlsx.broken")`."""
    page = Typesetter()
    try:
        merged = _merged(data)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                page.table(_rows(sheet, merged.get(sheet.title, {}), limits, page.length))
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
    return Read(page.text, (("title", title),) if title else (), form=page.form)


def _rows(sheet: Any, merged: Mapping[Place, Place], limits: Limits, written: int) -> list[list[Box]]:
    """The cells of a sheet that hold something, or that are merged over others."""
    rows = []
    for number, values in enumerate(sheet.iter_rows(values_only=True)):
        boxes = []
        for column, value in enumerate(values):
            words = _shown(value)
            if words:
                high, wide = merged.get((number, column), (1, 1))
                boxes.append(Box(words, column, high, wide))
                written += len(words) + 1
        if written > limits.characters:
            raise RefusedError("text.too_long", characters=str(written))
        rows.append(boxes)
    return rows


def _merged(data: bytes) -> dict[str, dict[Place, Place]]:
    """By sheet: the first cell (row, column, from 0) of every merged range, and how many rows and columns it covers.

    Read from the package itself: openpyxl gives merged ranges only to readers that hold the whole book in memory.
    """
    found: dict[str, dict[Place, Place]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for title, path in _sheets(package):
            ranges: dict[Place, Place] = {}
            for reference in _MERGE.findall(package.read(path)):
                left, top, right, bottom = range_boundaries(reference.decode("ascii"))
                if left and top and right and bottom:
                    ranges[(top - 1, left - 1)] = (bottom - top + 1, right - left + 1)
            found[title] = ranges
    return found


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


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())
