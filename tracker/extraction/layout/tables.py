"""Tables out of rows: which row is the head, which rows stand under which heading, what each cell says of its row."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from tracker.domain.form import Form
from tracker.domain.text import Span
from tracker.lexicon.phrases import Phrase

from .columns import clean_head, fits, promises, read_head, role_of, settle
from .grids import Row, Slot, read_rows
from .lines import Line
from .tree import PROMISING, Column, Field, Record, Role, Table, Tables

_FILLED_DOWN: Final = frozenset({Role.LEAD, Role.SUPPORT, Role.LEADER, Role.DEADLINE, Role.CATEGORY})
"""Where plain text has an empty cell in these columns, it was merged with the one above."""
_TOTAL: Final = Phrase("line.total")
_EMPTY: Final = Phrase("line.empty_cell")
_NOTE: Final = Phrase("line.table_note")
_HEADING: Final = Phrase("line.group_heading")
_GROUP: Final = Phrase("line.group_number")
_SUM: Final = Phrase("line.sum_cell")
_ENOUGH_ALIKE: Final = 0.8
"""The share of rows with as many cells as most from which they are one table though no head says so."""
_ENOUGH_HEADS: Final = 0.5
"""The share of a row's cells that must name columns for it to be a head."""


def read_tables(text: str, form: Form, lines: Sequence[Line]) -> Tables:
    """The tables of a text; what is not understood, of two rows or more, is recognised by its place."""
    tables: list[Table] = []
    unread: list[Span] = []
    begins: set[int] = set()
    for is_known, rows in read_rows(text, form, lines):
        found, left = _read_run(text, rows, is_known=is_known)
        tables += found
        unread += left
        for table in found:
            begins.update(
                row.span.start for row in rows if table.span.start <= row.span.start < table.span.end
            )
        begins.update(
            row.span.start for row in rows for span in left if span.start <= row.span.start < span.end
        )
    return Tables(tuple(tables), tuple(unread), frozenset(begins))


def _read_run(text: str, rows: list[Row], *, is_known: bool) -> tuple[list[Table], list[Span]]:
    tables: list[Table] = []
    unread: list[Span] = []
    at = first = 0
    while at < len(rows):
        columns, used = _head_at(text, rows, at)
        if columns is None:
            at += 1
            continue
        if at - first > 1:
            _read_headless(text, rows[first:at], tables, unread, is_known=is_known)
        stop = at + used
        body: list[Row] = []
        while stop < len(rows):
            again, lines = _head_at(text, rows, stop)
            if again is not None:
                if [column.title for column in again] != [column.title for column in columns]:
                    break
                stop += lines  # the head once more, on the next page
                continue
            body.append(rows[stop])
            stop += 1
        table = _table(text, rows[at], columns, body, is_known=is_known)
        if table is not None:
            tables.append(table)
        at = first = stop
    if len(rows) - first > 1:
        _read_headless(text, rows[first:], tables, unread, is_known=is_known)
    return tables, unread


def _read_headless(
    text: str, rows: Sequence[Row], tables: list[Table], unread: list[Span], *, is_known: bool
) -> None:
    """Rows under no head that is understood: a table all the same where their cells tell the task and its unit or day."""
    for body in (rows, rows[1:]):  # the first may be a head whose words say nothing
        table = _by_cells(text, body, is_known=is_known)
        if table is not None:
            tables.append(table)
            return
    unread += _unread(text, rows)


def _by_cells(text: str, rows: Sequence[Row], *, is_known: bool) -> Table | None:
    """Rows of one width as a table; None where no column of theirs holds tasks, or none units or days."""
    real = [row for row in rows if len(row.own()) > 1]
    widths = Counter(len(row.cells) for row in real)
    width, alike = widths.most_common(1)[0] if widths else (0, 0)
    if alike < 2 or alike < _ENOUGH_ALIKE * len(real):
        return None
    place = Span(real[0].span.start, real[0].span.start)
    table = _table(text, real[0], [Column(Role.OTHER, place, "")] * width, list(rows), is_known=is_known)
    if table is None or not table.has(Role.TASK) or not (table.has(Role.LEAD) or table.has(Role.DEADLINE)):
        return None
    return table


def _unread(text: str, rows: Sequence[Row]) -> list[Span]:
    """Rows whose head is not understood, where two of them or more have several cells."""
    real = [row for row in rows if len(row.own()) > 1]
    return [Span(real[0].span.start, real[-1].span.end)] if len(real) > 1 else []


def _head_at(text: str, rows: Sequence[Row], at: int) -> tuple[list[Column] | None, int]:
    """The columns that the row at `at` names, and how many rows the head has; None where it is no head."""
    row = rows[at]
    own = row.own()
    if len(own) < 2:
        return None, 0
    titles = [clean_head(cell.span.of(text))[0] for _, cell in own]
    roles = [role_of(title) for title in titles]
    named = [role for role in roles if role is not None]
    spread = any(cell.columns > 1 for _, cell in own) and at + 1 < len(rows)
    below = _second_row(text, rows, at) if spread else None
    if len(named) < 2 or len(named) < _ENOUGH_HEADS * len(own) or any(title.isdigit() for title in titles):
        return None, 0
    if all(role in PROMISING or role is Role.STAGE for role in named) and Role.INDICATOR not in named:
        return None, 0  # a row whose words could be heads: 1｜抓好整改工作｜6月底前
    columns: list[Column] = []
    for number, cell in enumerate(row.cells):
        under = below.cells[number] if below is not None and number < len(below.cells) else None
        if under is not None and under.is_own and len(under.span):
            columns.append(read_head(text, under.span, cell.span if cell is not None else None))
        elif cell is not None:
            columns.append(read_head(text, cell.span))
        else:
            columns.append(Column(Role.OTHER, Span(row.span.start, row.span.start), ""))
    return (columns, 2 if below is not None else 1) if promises(columns) else (None, 0)


def _second_row(text: str, rows: Sequence[Row], at: int) -> Row | None:
    """The second row of a head: all of its own cells stand under heads that cover several columns, and are short."""
    row = rows[at + 1]
    own = row.own()
    for column, cell in own:
        above = rows[at].cells[column] if column < len(rows[at].cells) else None
        if (
            above is None
            or above.columns < 2
            or len(cell.span) > 20
            or re.match(r"\d+(?:\.\d+)?$", cell.span.of(text))
        ):
            return None
    return row if len(own) > 1 else None


def _table(text: str, head: Row, columns: list[Column], body: list[Row], *, is_known: bool) -> Table | None:
    body = [row for row in body if row.own()]
    while body and _is_note(text, body[-1], columns):
        body.pop()
    width = len(columns)
    held: list[list[Span]] = [[] for _ in columns]
    for row in body:
        for column, cell in row.own():
            if column < width and cell.columns == 1:
                held[column].append(cell.span)
    settled = settle(text, columns, held)
    records: list[Record] = []
    categories: list[Span] = []
    for row in body:
        own = row.own()
        if _is_category(text, row, settled):
            _enter(text, categories, own[0][1].span)
        elif _is_group(text, row, settled, held):
            categories[:] = [own[1][1].span]
        elif any(_TOTAL.match(cell.span.of(text)) for _, cell in own[:2]):
            continue
        else:
            records.append(_record(text, row, settled, records, categories, is_known=is_known))
    if not records and not body:
        return None
    end = body[-1].span.end if body else head.span.end
    return Table(Span(head.span.start, end), settled, tuple(records))


def _is_note(text: str, row: Row, columns: Sequence[Column]) -> bool:
    """A single cell at the table's end that belongs to no column: a note, a signature, a date."""
    own = row.own()
    if _NOTE.match(own[0][1].span.of(text)):
        return True
    return len(own) == 1 and _stands_alone(row, columns)


def _stands_alone(row: Row, columns: Sequence[Column]) -> bool:
    """A row of one cell, of its own and from above, in the first column or over several."""
    column, cell = row.own()[0]
    if any(other is not None and len(other.span) for other in row.cells if other is not cell):
        return False
    return cell.columns > 1 or column == 0 or column >= len(columns)


def _is_category(text: str, row: Row, columns: Sequence[Column]) -> bool:
    own = row.own()
    if len(own) != 1 or not _stands_alone(row, columns):
        return False
    cell = own[0][1]
    first = columns[0].role if columns else Role.OTHER
    return cell.columns > 1 or first not in PROMISING or _HEADING.match(cell.span.of(text)) is not None


def _is_group(text: str, row: Row, columns: Sequence[Column], held: Sequence[Sequence[Span]]) -> bool:
    """A heading with a number and sums of its own among rows that are counted: 二｜新建项目（3个）｜4200｜1500."""
    own = row.own()
    if len(own) < 2 or any(column >= len(columns) for column, _ in own):
        return False
    (first, number), (_, title), *sums = own
    if columns[first].role is not Role.NUMBER or not _GROUP.match(number.span.of(text)):
        return False
    if not any(span.of(text).isdigit() for span in held[first]) or _SUM.match(title.span.of(text)):
        return False
    alone = all(cell is None or cell.is_own or not len(cell.span) for cell in row.cells)
    return alone and all(_SUM.match(cell.span.of(text)) for _, cell in sums)


def _enter(text: str, categories: list[Span], span: Span) -> None:
    """A heading inside the table: （一） stands below 一、, any other takes the place of all before it."""
    inner = span.of(text)[:1] in "（("
    while categories and (not inner or categories[-1].of(text)[:1] in "（("):
        categories.pop()
    categories.append(span)


def _aligned(text: str, cells: Sequence[Slot | None], columns: Sequence[Column]) -> Sequence[Slot | None]:
    """The cells of a row of plain text under their columns: what was merged with the row above may have left no cell behind."""
    missing = len(columns) - len(cells)
    if missing <= 0 or not cells or cells[0] is None or not len(cells[0].span):
        return cells
    best, shift = -1, 0
    for offset in range(missing + 1):
        score = sum(
            fits(columns[offset + at].role, cell.span.of(text))
            for at, cell in enumerate(cells)
            if cell is not None
        )
        if score > best:
            best, shift = score, offset
    return [*([None] * shift), *cells]


def _record(
    text: str,
    row: Row,
    columns: Sequence[Column],
    above: Sequence[Record],
    categories: Sequence[Span],
    *,
    is_known: bool,
) -> Record:
    fields = []
    seen: set[int] = set()
    cells = row.cells if is_known else _aligned(text, row.cells, columns)
    for column, cell in zip(columns, cells, strict=False):
        if cell is None or not len(cell.span) or _EMPTY.match(cell.span.of(text)):
            continue
        if cell.span.start in seen:
            continue
        seen.add(cell.span.start)
        fields.append(Field(column.role, cell.span, column, cell.is_own))
    if not is_known and above:
        has = {item.role for item in fields}
        given = [item for item in above[-1].fields if item.role in _FILLED_DOWN and item.role not in has]
        fields += [Field(item.role, item.span, item.column, False) for item in given]
    return Record(row.span, tuple(fields), tuple(categories))
