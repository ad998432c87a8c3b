"""Excel files before 2007 and those of other programs (`.xls`, `.xlsb`, `.ods`, `.et`), through python-calamine."""

import io

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from .limits import Limits, RefusedError
from .result import Read
from .sheet import hidden_sheets, shown
from .sheet_layout import lay_out
from .typesetting import Box, Typesetter


def read_old_sheet(data: bytes, limits: Limits) -> Read:
    """The values of every visible sheet, and its cells with those that are merged. Raises `RefusedError("xlsx.broken")`."""
    page = Typesetter()
    hidden = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for index, about in enumerate(book.sheets_metadata):
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            if about.visible is not SheetVisibleEnum.Visible:
                hidden.append(about.name)
                continue
            sheet = book.get_sheet_by_index(index)
            if sheet.height * sheet.width > limits.characters:
                raise RefusedError("text.too_long", characters=str(sheet.height * sheet.width))
            merged = {
                start: (end[0] - start[0] + 1, end[1] - start[1] + 1)
                for start, end in sheet.merged_cell_ranges or ()
            }
            rows: list[list[Box]] = []
            for number, values in enumerate(sheet.to_python(skip_empty_area=False)):
                cells = ((column, shown(value)) for column, value in enumerate(values))
                rows.append(
                    [
                        Box(words, column, *merged.get((number, column), (1, 1)))
                        for column, words in cells
                        if words
                    ]
                )
            lay_out(page, rows)
    except PasswordError as error:
        raise RefusedError("file.password") from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise RefusedError("xlsx.broken", reason=str(error)[:200]) from error
    return Read(page.text, problems=hidden_sheets(hidden), form=page.form)
