"""Placed characters to paragraphs: lines by height, page heads and numbers off, wrapped lines joined again.

PDF, OFD and pictures of pages hold characters at places, not text. Lengths are in the page's own unit; all thresholds
are fractions of the character size, so the unit does not matter.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from .aligned import tables
from .placed import Glyph, Line, Page, Segment, lines_of
from .ruled import Ruling, rulings
from .text_columns import in_reading_order
from .typesetting import Box, Typesetter

_PAGE_NUMBER = re.compile(r"^[\s—–\-─·第]*\d{1,4}[\s—–\-─·页]*(?:[/／共]\s*\d{1,4}\s*页?)?$")
_EDGE_LINES = 2  # how many lines at the top and the bottom of a page may be head or foot
_NEW_BLOCK = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部篇条]|附件)"
)
_CLOSED = "。！？；：!?;:"


def typeset(pages: Sequence[Page], document: Typesetter | None = None) -> Typesetter:
    """A document's text and form: one paragraph or table row a line, cells parted by a tab; added to `document` if given."""
    lines = [_page(page) for page in pages]
    document = document if document is not None else Typesetter()
    for line in _paragraphs([line for page in _without_edges(lines) for line in page]):
        if line.boxes:
            document.table(line.boxes, scanned=line.scanned)
        else:
            document.line(line.text, line.doubts, scanned=line.scanned)
    return document


def _page(page: Page) -> list[Line]:
    """The lines of a page in reading order; a table is one line that holds its rows."""
    left = list(page.glyphs)
    found: list[Line] = []
    for ruling in rulings(page.rules):
        inside = [g for g in left if _inside(g, ruling)]
        if not inside:
            continue
        left = [g for g in left if not _inside(g, ruling)]
        found.append(_table(inside, ruling, page.scanned))
    ordered = in_reading_order(lines_of(left, page.scanned))
    return tables(_merged(ordered, found))


def _inside(glyph: Glyph, ruling: Ruling) -> bool:
    across, down = _centre(glyph)
    return ruling.left <= across <= ruling.right and ruling.top <= down <= ruling.bottom


def _centre(glyph: Glyph) -> tuple[float, float]:
    """The middle of a character; a third of its size above its base line."""
    return (glyph.left + glyph.right) / 2, glyph.bottom - glyph.size / 3


def _table(inside: Sequence[Glyph], ruling: Ruling, scanned: bool) -> Line:
    held: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in inside:
        across, down = _centre(glyph)
        for area in ruling.areas:
            if area.left <= across < area.right and area.top <= down < area.bottom:
                held.setdefault((area.row, area.column), []).append(glyph)
                break
    rows: dict[int, list[Box]] = {}
    for area in ruling.areas:
        words, doubts = _cell(held.get((area.row, area.column), ()), scanned)
        rows.setdefault(area.row, []).append(Box(words, area.column, area.rows, area.columns, doubts))
    boxes = tuple(tuple(rows.get(row, ())) for row in range(max(rows) + 1))
    segments = (Segment("", ruling.left, ruling.right),)
    return Line(segments, ruling.bottom, inside[0].size, scanned, boxes, ruling.top)


def _cell(glyphs: Sequence[Glyph], scanned: bool) -> tuple[str, tuple[int, ...]]:
    """The words of a cell without breaks, and where its doubtful characters stand."""
    words = ""
    doubts: list[int] = []
    for line in lines_of(glyphs, scanned):
        text = line.text.replace("\t", " ")
        if words[-1:].isascii() and words[-1:].isalpha() and text[:1].isascii() and text[:1].isalpha():
            words += " "
        doubts.extend(len(words) + place for place in line.doubts)
        words += text
    return words, tuple(doubts)


def _merged(lines: Sequence[Line], found: Sequence[Line]) -> list[Line]:
    """Lines of text in their reading order, with each table before the first line that stands below its head."""
    result: list[Line] = []
    waiting = list(found)
    for line in lines:
        while waiting and waiting[0].top < line.top and line.overlaps(waiting[0]):
            result.append(waiting.pop(0))
        result.append(line)
    return result + waiting


def _without_edges(pages: list[list[Line]]) -> list[list[Line]]:
    """Drop page numbers, and heads and feet that stand (but for their digits) on at least three pages or half of them."""
    shapes = Counter(
        re.sub(r"\d+", "#", text)
        for page in pages
        for text in {line.text for line in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:]) if not line.boxes}
    )
    often = max(3, len(pages) // 2)

    def furniture(line: Line) -> bool:
        if line.boxes:
            return False
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


def _paragraphs(lines: list[Line]) -> list[Line]:
    """Wrapped lines put together; a column of text has margins of its own."""
    margins: dict[int, tuple[float, float]] = {}
    for column in {line.column for line in lines}:
        prose = [line for line in lines if line.column == column and not line.boxes]
        if prose:
            rights = sorted(line.right for line in prose)
            left = Counter(round(line.left) for line in prose).most_common(1)[0][0]
            margins[column] = (left, rights[int(len(rights) * 0.9)])
    paragraphs: list[Line] = lines[:1]
    for before, line in pairwise(lines):
        if not before.boxes and not line.boxes and _goes_on(before, line, margins):
            paragraphs[-1] = paragraphs[-1].joined(line)
        else:
            paragraphs.append(line)
    return paragraphs


def _goes_on(before: Line, line: Line, margins: dict[int, tuple[float, float]]) -> bool:
    """Whether a line continues the one before.

    That one ran to the right edge; one that stops in mid-sentence may be shorter, as no line may begin with a closing
    mark and numbers are not broken.
    """
    edge = margins[before.column][1]
    full = before.right >= edge - (1.6 if before.text[-1] in _CLOSED else 4.0) * before.size
    indented = line.left > margins[line.column][0] + 1.2 * line.size
    other_size = abs(before.size - line.size) > (0.3 if line.scanned else 0.15) * line.size
    return (
        full
        and not indented
        and not other_size
        and not _NEW_BLOCK.match(line.text)
        and "\t" not in before.text + line.text
    )
