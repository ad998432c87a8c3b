"""A text wrapped by hand, by a mail or by a page, without the line ends inside its paragraphs: numbers, days and names that a
line end takes apart are whole there. What is read of it is laid back onto the text as it stands.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import pairwise
from typing import Any, Final, TypeVar
from unicodedata import east_asian_width

from tracker.domain.text import Span

from .lines import Line, continuing, opens_block, opens_label, read_lines, without_page_marks

_LEAST: Final = 3
"""Lines that break off from which a text is wrapped …"""
_LEAST_SHARE: Final = 0.2
"""… and their share of all its lines: a link or a page end cuts a sentence now and then."""
_WIDTHS: Final = range(24, 125)
"""Widths at which texts are wrapped, in columns: a Chinese character takes two. Longer lines are whole paragraphs."""
_FIRST: Final = re.compile(r"[（(《“‘【「]*(?:[0-9A-Za-z.,%+\-/]+|.)[，。、；：！？）》”’】」％,.;:!?)]*")
"""What stays together at the begin of a line: a number, or a character with the marks that begin or end no line."""
_HANGING: Final = "，。、；：！？）》”’】」,.;:!?)"
"""Marks that may stand beyond the width, for they begin no line."""
_MARKS: Final = frozenset("，。、；")
"""Prose has them in most lines, titles under each other in none."""
_GAP: Final = re.compile(r"\S(?: {2,}|\u3000{2,})\S")
"""Columns parted by spaces: a row of a table."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """The text without those line ends. `pieces` are its stretches: where each begins here, and where in the text as it stands."""

    text: str
    pieces: tuple[tuple[int, int], ...]

    def back(self, value: T) -> T:
        """A value with all its spans in the text as it stands."""
        there: T = _moved(value, self._span_back)
        return there

    def forth(self, value: T) -> T:
        """A value with all its spans in the text without line ends."""
        here: T = _moved(value, self._span_forth)
        return here

    def _span_back(self, span: Span) -> Span:
        start = self._place_back(span.start)
        return Span(start, self._place_back(span.end - 1) + 1) if len(span) else Span(start, start)

    def _place_back(self, place: int) -> int:
        here, there = self.pieces[max(0, bisect_right(self.pieces, place, key=_here) - 1)]
        return there + place - here

    def _span_forth(self, span: Span) -> Span:
        return Span(self._place_forth(span.start), self._place_forth(span.end))

    def _place_forth(self, place: int) -> int:
        at = max(0, bisect_right(self.pieces, place, key=_there) - 1)
        here, there = self.pieces[at]
        end = self.pieces[at + 1][0] if at + 1 < len(self.pieces) else len(self.text)
        return min(here + place - there, end)


def unwrapped(text: str) -> Unwrapped | None:
    """The text without the line ends inside its paragraphs; None where it is not wrapped."""
    lines = without_page_marks(read_lines(text))
    if len(lines) <= _LEAST or max(len(line.text) for line in lines) > _WIDTHS[-1]:
        return None
    # Quotation marks are as wide as a Chinese character in some types, and half as wide in others.
    full = max((_full(text, lines, wide) for wide in ("WF", "WFA")), key=len)
    going_on = continuing(lines) | full
    prose = sum(not _MARKS.isdisjoint(line.text) for line in lines if line.start in going_on)
    if len(going_on) < max(_LEAST, _LEAST_SHARE * len(lines)) or 2 * prose < len(going_on):
        return None
    return _without(text, [(before, line) for before, line in pairwise(lines) if line.start in going_on])


def _full(text: str, lines: Sequence[Line], wide: str) -> frozenset[int]:
    """Where the lines start before which a line broke off because there was no room in it for what they begin with.

    `wide` are the classes of characters (Unicode's East Asian Width) that take two columns.
    """

    def width(words: str) -> int:
        return sum(2 if east_asian_width(letter) in wide else 1 for letter in words)

    widths = [width(text[text.rfind("\n", 0, line.start) + 1 : line.end]) for line in lines]
    hanging = [width(line.text[len(line.text.rstrip(_HANGING)) :]) for line in lines]
    most = max(all_of_it - beyond for all_of_it, beyond in zip(widths, hanging, strict=True))
    if most not in _WIDTHS:
        return frozenset()
    return frozenset(
        line.start
        for (before, line), taken in zip(pairwise(lines), widths, strict=False)
        if taken + width(_first(line.text)) > most and _may_go_on(before, line)
    )


def _first(words: str) -> str:
    found = _FIRST.match(words)
    return found[0] if found else words[:1]


def _may_go_on(before: Line, line: Line) -> bool:
    """Whether a sentence is open where a line ends, and the next line begins nothing of its own."""
    if before.is_ended or before.is_row or line.is_row:
        return False
    cut_inside = before.text[-1].isascii() and before.text[-1].isalnum() and line.text[0].isdigit()
    if not cut_inside and (opens_block(line.text) or opens_label(line.text)):
        return False  # `PM⏎2.5` begins no item
    return not _GAP.search(before.text) and not _GAP.search(line.text)


def _without(text: str, ends: Sequence[tuple[Line, Line]]) -> Unwrapped:
    """The text without what stands between each pair of lines; Latin words keep a space between them."""
    parts: list[str] = []
    pieces: list[tuple[int, int]] = []
    here = start = 0
    for before, line in ends:
        keeps = 1 if _is_latin(text[before.end - 1]) and _is_latin(text[line.start]) else 0
        part = text[start : before.end] + " " * keeps
        pieces.append((here, start))
        parts.append(part)
        here += len(part)
        start = line.start
    pieces.append((here, start))
    parts.append(text[start:])
    return Unwrapped("".join(parts), tuple(pieces))


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def _here(piece: tuple[int, int]) -> int:
    return piece[0]


def _there(piece: tuple[int, int]) -> int:
    return piece[1]


def _moved(value: Any, move: Callable[[Span], Span]) -> Any:
    if isinstance(value, Span):
        return move(value)
    if isinstance(value, tuple):
        return tuple([_moved(item, move) for item in value])
    if is_dataclass(value) and not isinstance(value, type):
        changed = {field.name: _moved(getattr(value, field.name), move) for field in fields(value)}
        return replace(value, **changed)
    return value
