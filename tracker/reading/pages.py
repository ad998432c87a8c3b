"""Placed characters to paragraphs: lines by height, page heads and numbers off, wrapped lines joined again.

PDF and OFD hold characters at places on pages, not text. Lengths are in the page's own unit; all thresholds are
fractions of the character size, so the unit does not matter.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .ruled import Rule, rows


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: `left`, `right` and `bottom` (growing downwards) in page units, `size` its height."""

    text: str
    left: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page."""

    glyphs: Sequence[Glyph]
    rules: Sequence[Rule] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page, or a whole row of a ruled table."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    row: bool = False


_PAGE_NUMBER = re.compile(r"^[\s—–\-─·第]*\d{1,4}[\s—–\-─·页]*(?:[/／共]\s*\d{1,4}\s*页?)?$")
_EDGE_LINES = 2  # how many lines at the top and the bottom of a page may be head or foot
_NEW_BLOCK = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部篇条]|附件)"
)
_CLOSED = "。！？；：!?;:"


def text_of(pages: Sequence[Page]) -> str:
    """The text of a document: one paragraph or table row a line, cells parted by a tab, LF at its end."""
    lines = [_page(page) for page in pages]
    kept = _without_edges(lines)
    return "\n".join(_paragraphs([line for page in kept for line in page])) + "\n"


def _page(page: Page) -> list[Line]:
    left = list(page.glyphs)
    found: list[Line] = []
    for row in rows(page.rules):
        inside = [
            g
            for g in left
            if row.top <= g.bottom <= row.bottom and row.cells[0][0] <= g.left <= row.cells[-1][1]
        ]
        cells = (
            "".join(line.text for line in _lines([g for g in inside if a <= g.left < b]))
            for a, b in row.cells
        )
        text = "\t".join(cell.replace("\t", " ") for cell in cells)
        if text.strip():
            left = [g for g in left if g not in set(inside)]
            found.append(Line(text, row.cells[0][0], row.cells[-1][1], row.bottom, inside[0].size, row=True))
    return sorted([*_lines(left), *found], key=lambda line: line.bottom) if found else _lines(left)


def _lines(glyphs: Sequence[Glyph]) -> list[Line]:
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.bottom, g.left)):
        # Characters of one line may stand up to a third of their height apart (raised signs, mixed fonts).
        if rows and abs(glyph.bottom - rows[-1][0].bottom) <= 0.35 * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    lines = []
    for row in rows:
        row.sort(key=lambda g: g.left)
        text = row[0].text
        for before, after in pairwise(row):
            gap = after.left - before.right
            if gap > 0.25 * after.size and before.text.isascii() and after.text.isascii():
                text += " "
            elif gap > 2.5 * after.size:
                text += "\t"
            elif gap > 0.7 * after.size and before.text.isalnum() and after.text.isalnum():
                text += " "
            text += after.text
        text = text.strip(" ")
        if text:
            size = Counter(round(g.size, 1) for g in row).most_common(1)[0][0]
            lines.append(Line(text, row[0].left, row[-1].right, row[0].bottom, size))
    return lines


def _without_edges(pages: list[list[Line]]) -> list[list[Line]]:
    """Drop page numbers, and heads and feet that stand (but for their digits) on at least three pages or half of them."""
    shapes = Counter(
        re.sub(r"\d+", "#", line.text)
        for page in pages
        for line in {*page[:_EDGE_LINES], *page[-_EDGE_LINES:]}
    )
    often = max(3, len(pages) // 2)

    def furniture(line: Line) -> bool:
        return bool(_PAGE_NUMBER.match(line.text)) or (
            len(pages) > 2 and shapes[re.sub(r"\d+", "#", line.text)] >= often
        )

    kept = []
    for page in pages:
        start, end = 0, len(page)
        while start < end and start < _EDGE_LINES and furniture(page[start]):
            start += 1
        while end > start and len(page) - end < _EDGE_LINES and furniture(page[end - 1]):
            end -= 1
        kept.append(page[start:end])
    return kept


def _paragraphs(lines: list[Line]) -> list[str]:
    if not lines:
        return []
    prose = [line for line in lines if not line.row] or lines
    margin = Counter(round(line.left) for line in prose).most_common(1)[0][0]
    rights = sorted(line.right for line in prose)
    edge = rights[int(len(rights) * 0.9)]
    paragraphs = [lines[0].text]
    for before, line in pairwise(lines):
        # The line before ran to the right edge; one that stops in mid-sentence may be shorter, as no line may begin
        # with a closing mark and numbers are not broken.
        full = before.right >= edge - (1.6 if before.text[-1] in _CLOSED else 4.0) * before.size
        indented = line.left > margin + 1.2 * line.size
        other_size = abs(before.size - line.size) > 0.15 * line.size
        if (
            full
            and not indented
            and not other_size
            and not _NEW_BLOCK.match(line.text)
            and "\t" not in before.text + line.text
        ):
            paragraphs[-1] += line.text
        else:
            paragraphs.append(line.text)
    return paragraphs
