"""A paper as plain text, laid out as it will look: for previews, mails and terminals."""

from collections.abc import Iterable, Iterator
from typing import Final

from tracker.wording.terminal import on_paper
from tracker.wording.width import pad, width, wrap

from .blocks import (
    Addressee,
    Annex,
    AnnexNote,
    Block,
    Heading,
    Line,
    Paragraph,
    Remark,
    Signature,
    Slip,
    Table,
    Title,
    heading_number,
)

COLUMNS: Final = 76
"""Columns of the type area: 38 characters a line, so that a page fits beside the form of an 120-column terminal."""
_LEAST = 4  # columns of a cell


def render(blocks: Iterable[Block], *, chinese: bool, columns: int = COLUMNS) -> Iterator[str]:
    """The paper in lines, each with its line feed; none is wider than `columns` but those of words that cannot be broken."""
    for block in blocks:
        for line in _block(block, chinese, columns):
            yield f"{line.rstrip()}\n"


def plain(text: str) -> str:
    """`text` on one line, control characters shown as �."""
    return " ".join(on_paper(text).split())


def _block(block: Block, chinese: bool, columns: int) -> Iterator[str]:
    indent = "　　" if chinese else "  "
    match block:
        case Title():
            yield ""
            for line in wrap(plain(block.text), columns - 8):
                yield _centred(line, columns)
            yield ""
        case Addressee(text=text):
            yield from wrap(plain(text), columns)
        case Heading(level=level, number=number, text=text):
            if level == 1:
                yield ""
            yield from _indented(
                heading_number(level, number, chinese=chinese) + plain(text), indent, columns
            )
        case Paragraph(parts=parts):
            between = "" if chinese else " "
            yield from _indented(plain(between.join(label + text for label, text in parts)), indent, columns)
        case Line(number=number, text=text):
            yield from _indented(heading_number(3, number, chinese=chinese) + plain(text), indent, columns)
        case Remark(text=text):
            yield from wrap(plain(text), columns)
        case AnnexNote(text=text):
            yield ""
            yield from _indented(plain(text), indent, columns)
        case Signature(name=name, day=day):
            yield ""
            wide = max(width(plain(name)), width(day))
            for part in (plain(name), day):
                if part:
                    inside = " " * ((wide - width(part)) // 2)
                    yield " " * max(0, columns - wide - 8) + inside + part
            yield ""
        case Table():
            if block.caption:
                yield ""
                yield _centred(plain(block.caption), columns)
            yield from _table(block, columns)
        case Annex(label=label, title=title, table=table):
            yield "─" * columns
            if label:
                yield plain(label)
            for line in wrap(plain(title), columns - 8):
                yield _centred(line, columns)
            yield from _table(table, columns)
        case Slip():
            yield from _slip(block, columns)


def _centred(text: str, columns: int) -> str:
    return " " * max(0, (columns - width(text)) // 2) + text


def _indented(text: str, indent: str, columns: int) -> list[str]:
    """Lines of a paragraph whose first one is indented; white space at its head is no place to break."""
    lines = wrap("\x00" * width(indent) + text, columns)
    return [lines[0].replace("\x00" * width(indent), indent, 1), *lines[1:]]


def _table(table: Table, columns: int) -> Iterator[str]:
    """Cells side by side, wrapped in their columns; a table with more columns than fit stands row by row instead."""
    rows = [tuple(plain(cell) for cell in row) for row in table.rows]
    shares = [part / sum(table.widths) for part in table.widths]
    inner = columns - 3 * len(shares) - 1
    widths = [max(_LEAST, int(inner * share)) for share in shares]
    if sum(widths) > inner or min(widths) < _LEAST + 2 < inner // len(widths):
        yield from _listed(table.head, rows, columns)
        return
    widths[0] += inner - sum(widths)
    yield _rule("┌┬┐", widths)
    yield from _cells(table.head, widths, frozenset(range(len(widths))))
    for row in rows:
        yield _rule("├┼┤", widths)
        yield from _cells(row, widths, table.centred)
    yield _rule("└┴┘", widths)


def _rule(ends: str, widths: list[int]) -> str:
    return ends[0] + ends[1].join("─" * (wide + 2) for wide in widths) + ends[2]


def _cells(cells: Iterable[str], widths: list[int], centred: frozenset[int]) -> Iterator[str]:
    wrapped = [wrap(cell, wide) for cell, wide in zip(cells, widths, strict=True)]
    for at in range(max(len(lines) for lines in wrapped)):
        shown = []
        for place, (lines, wide) in enumerate(zip(wrapped, widths, strict=True)):
            text = lines[at] if at < len(lines) else ""
            left = (wide - width(text)) // 2 if place in centred else 0
            shown.append(pad(" " * max(0, left) + text, wide))
        yield "│ " + " │ ".join(shown) + " │"


def _listed(head: tuple[str, ...], rows: list[tuple[str, ...]], columns: int) -> Iterator[str]:
    """A wide table, one row after another: every filled cell on lines of its own behind its head."""
    for row in rows:
        yield "─" * columns
        for name, cell in zip(head, row, strict=True):
            if cell:
                yield from wrap(f"{plain(name)}：{cell}", columns)


def _slip(slip: Slip, columns: int) -> Iterator[str]:
    yield "═" * columns
    yield _centred(plain(slip.title), columns)
    yield " " * max(0, columns - width(plain(slip.number))) + plain(slip.number)
    label = 14
    widths = [label, columns - label - 7]
    yield _rule("┌┬┐", widths)
    for place, (name, text, room) in enumerate(slip.rows):
        if place:
            yield _rule("├┼┤", widths)
        yield from _cells((plain(name), plain(text)), widths, frozenset({0}))
        for _ in range(0 if text else max(0, room - 1)):
            yield from _cells(("", ""), widths, frozenset())
    yield _rule("└┴┘", widths)
    yield " " * max(0, columns - width(plain(slip.foot))) + plain(slip.foot)
