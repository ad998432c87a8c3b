"""Task ledgers in Excel (`.xlsx`): one row a line, cells parted by a tab, so that columns keep their names."""

import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from .limits import Limits, RefusedError
from .result import Read


def read_xlsx(data: bytes, limits: Limits) -> Read:
    """The shown values of every visible sheet. Raises `RefusedError("xlsx.broken")`."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        lines = list(_lines(book, limits))
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        OSError,
        EOFError,
    ) as error:
        raise RefusedError("xlsx.broken", reason=str(error)[:200]) from error
    title = book.properties.title
    book.close()
    return Read("\n".join(lines) + "\n", (("title", title),) if title else ())


def _lines(book: Any, limits: Limits) -> Iterator[str]:
    written = 0
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        for row in sheet.iter_rows(values_only=True):
            cells = [_shown(value) for value in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                line = "\t".join(cells)
                written += len(line) + 1
                if written > limits.characters:
                    raise RefusedError("text.too_long", characters=str(written))
                yield line


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())
