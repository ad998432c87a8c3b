"""Tables that a spreadsheet wrote as text (`.csv`, `.tsv`): a row a line, the cells parted by tabs, as in any plain text.

Nothing is known of merged cells: where they were, a spreadsheet leaves empty ones.
"""

import csv
import io

from .encoding import decode
from .limits import Limits, RefusedError
from .result import Read

_SIGNS = (",", "\t", ";")
_LOOKED_AT = 4000
"""Characters from which the sign between the cells is known."""


def read_delimited(data: bytes, limits: Limits) -> Read:
    """The rows as lines. Raises `RefusedError("csv.broken")` where the quotes do not close within reason."""
    text, problems = decode(data)
    start = text[:_LOOKED_AT]
    sign = max(_SIGNS, key=start.count)
    lines = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
            cells = [" ".join(cell.split()) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            lines.append("\t".join(cells))
    except csv.Error as error:
        raise RefusedError("csv.broken", reason=str(error)[:200]) from error
    return Read("\n".join(lines) + "\n" if lines else "", problems=problems)
