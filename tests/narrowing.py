"""What a parser may leave out, taken as there: a test that gets nothing fails at that place, with types that hold."""

from typing import TypeVar

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Value = TypeVar("Value")


def present(value: Value | None) -> Value:
    """The value, which has to be there."""
    assert value is not None
    return value


def front_sheet(book: Workbook) -> Worksheet:
    """The sheet in front of a workbook, which has to be one of cells."""
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet
