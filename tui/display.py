"""Document text on its way to the screen: cleaned, cut to a width, highlighted. Never read as markup."""

import itertools
import re
from collections.abc import Iterable
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from tracker.domain.text import Span
from tracker.wording.terminal import clean

from .wrap import wrapped

ELLIPSIS = "…"


def safe(text: str, style: str = "", *, multiline: bool = False) -> Content:
    """Text as text, whatever it contains: escapes made visible, markup left alone; line ends kept with `multiline`."""
    cleaned = clean(text, multiline=multiline)
    return Content.styled(cleaned, style) if style else Content(cleaned)


@lru_cache(maxsize=4096)
def one_line(text: str) -> str:
    """Text for one line of a table: cleaned, with every run of white space as one space, without Markdown's signs of emphasis."""
    return " ".join(clean(text).replace("**", "").split())


def fit(text: str, width: int, *, right: bool = False) -> str:
    """`text` in exactly `width` cells: cut with an ellipsis where too long, padded where too short.

    A wide character that would stand half outside is left out, so the result never shifts its neighbours.
    """
    if width <= 0:
        return ""
    size = cell_len(text)
    if size > width:
        text = set_cell_size(text, width - 1).rstrip(" ") + ELLIPSIS if width > 1 else ELLIPSIS
        size = cell_len(text)
    padding = " " * (width - size)
    return padding + text if right else text + padding


_EMPHASIS = re.compile(r"(\*\*)(?=\S)([^*\n]+?)(\*\*)")
_HEADING_MARK = re.compile(r"^#{1,6} ", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---\n(?:[^\n]*\n){1,40}?---(?:\n|\Z)")
_NO_BREAK = re.compile(r"[^\n]")


def without_markup(text: str) -> str:
    """A document's text with blanks in place of Markdown's signs (emphasis, headings, front matter): as long as before, so
    that offsets still point at its words."""
    if text.startswith("---\n"):
        text = _FRONT_MATTER.sub(lambda found: _NO_BREAK.sub(" ", found[0]), text)
    if "**" in text:
        text = _EMPHASIS.sub(r"  \2  ", text)
    return _HEADING_MARK.sub(lambda found: " " * len(found[0]), text) if "# " in text else text


def passage(
    text: str, start: int, marks: Iterable[tuple[Span, str]], style: str = "", *, multiline: bool = False
) -> Content:
    """A piece of a document with some of its words marked.

    `start` is the offset of `text` in the document; the spans of `marks` are offsets in the document too, each with the
    style of its words. Where marks overlap, the styles add up, later ones last.
    """
    text = without_markup(text)
    inside = [
        (max(0, span.start - start), min(len(text), span.end - start), mark)
        for span, mark in marks
        if span.end > start and span.start < start + len(text)
    ]
    edges = sorted({0, len(text), *(edge for first, last, _ in inside for edge in (first, last))})
    pieces: list[Content] = []
    for first, last in itertools.pairwise(edges):
        piece = safe(text[first:last], style, multiline=multiline)
        for mark_start, mark_end, mark in inside:
            if mark_start <= first and last <= mark_end:
                piece = piece.stylize(mark)
        pieces.append(piece)
    return Content("").join(pieces)


def folded(content: Content, width: int) -> Content:
    """Content with its lines broken for a width, its styles kept."""
    return Content("\n").join(content[start:end] for start, end in wrapped(content.plain, width))


def find_all(text: str, needle: str, limit: int = 50) -> tuple[tuple[int, int], ...]:
    """Where `needle` stands in `text`, without regard to case; at most `limit` places."""
    if not needle:
        return ()
    haystack, wanted = text.lower(), needle.lower()
    if len(haystack) != len(text):  # a few letters change length with case; then offsets would lie
        haystack, wanted = text, needle
    places: list[tuple[int, int]] = []
    at = haystack.find(wanted)
    while at >= 0 and len(places) < limit:
        places.append((at, at + len(wanted)))
        at = haystack.find(wanted, at + len(wanted))
    return tuple(places)


def paragraph_around(text: str, span: Span, limit: int = 400) -> tuple[int, int]:
    """The paragraph `span` stands in: up to the line ends around it, and at most `limit` characters either side."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - limit)
    end = text.find("\n", span.end)
    end = min(len(text) if end < 0 else end, span.end + limit)
    return start, max(end, span.end)
