"""Characters at places on a page, and the lines they make."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .ruled import Rule
from .typesetting import Box

_APART, _APART_RUNS = 1.0, 0.4
"""Character sizes between words from which on they may be cells of a table; a blank after a full stop is narrower. Words that
were recognised apart from each other need less."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: `left`, `right` and `bottom` (growing downwards) in page units, `size` its height.

    In pictures, `run` is the number of the stretch of words it was recognised in, whose blanks are known (0: none),
    and `doubtful` says that it may be another character.
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float
    run: int = 0
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page; `scanned` when it was recognised in a picture."""

    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...] = ()
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a line that stand together, with the places of doubtful characters in them.

    `glue` is what parts them from the words before on the line: a tab where they stand far apart, else a blank or nothing.
    """

    text: str
    left: float
    right: float
    doubts: tuple[int, ...] = ()
    glue: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page, or a whole table (then `boxes` are its rows, and `head` is its upper end).

    `column` counts the columns of text of the page from 0.
    """

    segments: tuple[Segment, ...]
    bottom: float
    size: float
    scanned: bool = False
    boxes: tuple[tuple[Box, ...], ...] = ()
    head: float | None = None
    column: int = 0

    @property
    def text(self) -> str:
        """Its words, those that stand apart parted by a tab."""
        return "".join(segment.glue + segment.text for segment in self.segments)

    @property
    def doubts(self) -> tuple[int, ...]:
        """Places of doubtful characters in `text`."""
        found: list[int] = []
        at = 0
        for segment in self.segments:
            at += len(segment.glue)
            found.extend(at + place for place in segment.doubts)
            at += len(segment.text)
        return tuple(found)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.segments[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.segments[-1].right

    @property
    def top(self) -> float:
        """Its upper end."""
        return self.head if self.head is not None else self.bottom - self.size

    def overlaps(self, other: "Line") -> bool:
        """Whether both stand over some same place across the page."""
        return self.left < other.right and other.left < self.right

    def joined(self, line: "Line") -> "Line":
        """One line with the words of both."""
        text = self.text
        doubts = self.doubts + tuple(len(text) + place for place in line.doubts)
        words = Segment(text + line.text, self.left, line.right, doubts)
        return replace(line, segments=(words,), scanned=self.scanned or line.scanned)


def lines_of(glyphs: Sequence[Glyph], scanned: bool = False) -> list[Line]:
    """Characters to lines, top to bottom."""
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
        segments = _segments(row)
        if segments:
            size = Counter(round(g.size, 1) for g in row).most_common(1)[0][0]
            lines.append(Line(segments, row[0].bottom, size, scanned))
    return lines


def _segments(row: Sequence[Glyph]) -> tuple[Segment, ...]:
    found: list[Segment] = []
    text, left, right, doubts, glue = "", row[0].left, row[0].right, list[int](), ""
    for before, after in pairwise([row[0], *row]):
        gap = after.left - before.right
        one_run = bool(before.run) and before.run == after.run
        blank, apart = "", _APART if one_run or not before.run else _APART_RUNS
        if gap > 2.5 * after.size:
            blank = "\t"
        elif one_run:
            blank = " " if gap > after.size and before.text.isalnum() and after.text.isalnum() else ""
        elif (gap > 0.25 * after.size and before.text.isascii() and after.text.isascii()) or (
            gap > 0.7 * after.size and before.text.isalnum() and after.text.isalnum()
        ):
            blank = " "
        if gap > apart * after.size:
            found.append(Segment(text, left, right, tuple(doubts), glue))
            text, left, right, doubts, glue = "", after.left, after.right, [], blank
            blank = ""
        if after.doubtful:
            doubts.append(len(text) + len(blank))
        text += blank + after.text
        right = max(right, after.right)
    found.append(Segment(text, left, right, tuple(doubts), glue))
    return _spaced_out([segment for segment in found if segment.text.strip()])


def _spaced_out(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Single characters set apart from each other to fill a line are no cells: they stay together."""
    kept: list[Segment] = []
    for segment in segments:
        if (
            kept
            and segment.glue != "\t"
            and len(segment.text) == 1
            and len(kept[-1].text.split(" ")[-1]) == 1
        ):
            before = kept[-1]
            text = before.text + segment.glue
            doubts = before.doubts + tuple(len(text) + place for place in segment.doubts)
            kept[-1] = Segment(text + segment.text, before.left, segment.right, doubts, before.glue)
        else:
            kept.append(segment)
    return tuple(kept)
