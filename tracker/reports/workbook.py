"""Excel files with typed cells, in which nothing is ever guessed from its text. The only user of xlsxwriter.

Written in xlsxwriter's constant-memory mode: rows go out in order, one after another, and are not kept.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_col_to_name

from tracker.wording.terminal import on_paper

from .layout import width_in_characters

Cell = str | int | float | date | None

_MAX_CELL = 32_000  # Excel takes 32,767 characters a cell
_FORMULA_START = re.compile(r"\s*[=+\-@＝＋－＠']")
_POINTS = 10
_LINE_HEIGHT = 13.5  # points a line of 10-point text takes
_UNITS_PER_CHARACTER = (
    1.95  # a column's width unit is a digit's width; a Chinese character of 10 points takes nearly two
)
_MAX_ROW = 400  # Excel's limit is 409 points

_BORDERED: Mapping[str, object] = {"border": 1, "text_wrap": True}
FULL_DAY = {True: 'yyyy"年"m"月"d"日"', False: "yyyy-mm-dd"}


def cell_text(text: str) -> str:
    """Text that a cell shows as it was: without control characters, within Excel's limit."""
    shown = on_paper(text)[:_MAX_CELL]
    # xlsxwriter passes a string of this shape on as markup of its own, unescaped; a space makes it text.
    return f"{shown} " if shown.startswith("<r>") and shown.endswith("</r>") else shown


@contextmanager
def create(path: Path, *, title: str, created: date, chinese: bool) -> Iterator["Book"]:
    """A workbook that is saved when the body ends. Raises `OSError` where it cannot be."""
    options = {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    try:
        # Rows wait in files; in a folder of their own none is left behind when the disk is full.
        with (
            TemporaryDirectory(prefix="tracker-") as folder,
            xlsxwriter.Workbook(str(path), {**options, "tmpdir": folder}) as book,
        ):
            moment = datetime.combine(created, time(), UTC)
            book.set_properties({"title": cell_text(title)[:200], "author": "", "created": moment})
            yield Book(book, chinese)
    except FileCreateError as error:
        # xlsxwriter hides what the disk stated in an exception of its own.
        cause = error.args[0] if error.args else None
        raise cause if isinstance(cause, OSError) else OSError(str(error)) from error


class Book:
    """A workbook being written."""

    def __init__(self, book: Any, chinese: bool) -> None:
        self.book = book
        self.chinese = chinese
        self._looks: dict[tuple[tuple[str, object], ...], Any] = {}

    def sheet(self, name: str, widths: Sequence[float]) -> "Sheet":
        """A further sheet with columns of these widths (in digits)."""
        made = self.book.add_worksheet(name)
        for column, width in enumerate(widths):
            made.set_column(column, column, width)
        return Sheet(self, made, widths)

    def look(self, **properties: object) -> Any:
        """A cell format; the same properties in the same order are made once."""
        key = tuple(properties.items())
        if key not in self._looks:
            base = {"font_name": "宋体", "font_size": _POINTS, "valign": "vcenter"}
            self._looks[key] = self.book.add_format({**base, **properties})
        return self._looks[key]

    def bar_chart(self, title: str, series: Sequence[Mapping[str, Any]], rows: int) -> Any:
        """A stacked bar chart of `rows` rows."""
        chart = self.book.add_chart({"type": "bar", "subtype": "stacked"})
        for one in series:
            chart.add_series({**one, "gap": 60})
        chart.set_title({"name": title, "name_font": {"size": 12}})
        chart.set_y_axis({"reverse": True})
        chart.set_legend({"position": "bottom"})
        chart.set_size({"width": 620, "height": 120 + 34 * rows})
        return chart


class Sheet:
    """One worksheet. Rows must be written from top to bottom."""

    def __init__(self, book: Book, sheet: Any, widths: Sequence[float]) -> None:
        self.book = book
        self.sheet = sheet
        self.widths = widths

    @property
    def name(self) -> str:
        """The name on the sheet's tab."""
        return str(self.sheet.get_name())

    def put(self, row: int, column: int, value: Cell, **look: object) -> None:
        """One cell of its own type: text stays text, whatever it looks like."""
        if value is None or value == "":
            self.sheet.write_blank(row, column, None, self.book.look(**look))
        elif isinstance(value, date):
            look["num_format"] = FULL_DAY[self.book.chinese]
            self.sheet.write_datetime(row, column, datetime.combine(value, time()), self.book.look(**look))
        elif isinstance(value, str):
            text = cell_text(value)
            if _FORMULA_START.match(text):
                # Without the quote prefix, editing such a cell would turn it into a formula.
                look["quote_prefix"] = True
            self.sheet.write_string(row, column, text, self.book.look(**look))
        else:
            self.sheet.write_number(row, column, value, self.book.look(**look))

    def row(
        self,
        row: int,
        values: Sequence[Cell],
        looks: Sequence[Mapping[str, object]],
        printed: int | None = None,
    ) -> None:
        """A row of bordered, wrapped cells, high enough for the text of its first `printed` columns (LibreOffice and WPS do
        not fit rows by themselves): what is not printed must not pull the rows of the paper apart.
        """
        lines = max(
            (
                -(-width_in_characters(value) * _UNITS_PER_CHARACTER // (width - 1))
                for value, width in zip(values[:printed], self.widths, strict=False)
                if isinstance(value, str)
            ),
            default=1,
        )
        self.sheet.set_row(row, min(_MAX_ROW, max(20.0, lines * _LINE_HEIGHT + 6)))
        for column, (value, look) in enumerate(zip(values, looks, strict=True)):
            self.put(row, column, value, **_BORDERED, **look)

    def head(self, row: int, labels: Sequence[str]) -> None:
        """The row of column heads."""
        self.sheet.set_row(row, 30)
        for column, label in enumerate(labels):
            look = self.book.look(bold=True, bg_color="#E7EDF3", align="center", border=1, text_wrap=True)
            self.sheet.write_string(row, column, label, look)

    def title(self, text: str, last_column: int) -> None:
        """The title over the table, in the first row."""
        look: dict[str, object] = {"bold": True, "font_size": 16, "align": "center"}
        self.sheet.set_row(0, 30)
        self.sheet.merge_range(0, 0, 0, last_column, "", self.book.look(**look))
        self.put(0, 0, text, **look)

    def dress(self, head: int, last: int, *, frozen: int, foot: str, printed: int) -> None:
        """Frozen head, filter, and print on A4 landscape: `printed` columns wide, the head repeated on each page."""
        self.sheet.freeze_panes(head + 1, frozen)
        self.sheet.autofilter(head, 0, max(last, head + 1), len(self.widths) - 1)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(head)
        self.sheet.print_area(0, 0, max(last, head + 1), printed - 1)
        self.sheet.set_footer(f"&C{foot}")
        self.sheet.center_horizontally()

    def choice(
        self, column: int, rows: tuple[int, int], choices: Sequence[str], prompt: str, error: str
    ) -> None:
        """Only one of `choices` can be entered."""
        self.sheet.data_validation(
            rows[0],
            column,
            rows[1],
            column,
            {"validate": "list", "source": list(choices), "input_message": prompt, "error_message": error},
        )

    def days_only(self, column: int, rows: tuple[int, int], prompt: str) -> None:
        """Only days can be entered."""
        rule = {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1), "input_message": prompt}
        self.sheet.data_validation(rows[0], column, rows[1], column, rule)

    def colour_where(self, column: int, rows: tuple[int, int], deciding: int, label: str, fill: str) -> None:
        """Fill the cells of `column` in the rows in which the column `deciding` says `label`."""
        formula = f'=${xl_col_to_name(deciding)}{rows[0] + 1}="{label}"'
        look = self.book.book.add_format({"bg_color": fill})
        rule = {"type": "formula", "criteria": formula, "format": look}
        self.sheet.conditional_format(rows[0], column, rows[1], column, rule)
