"""Lines and logical paragraphs of a document: what a page break, a web link or hard wrapping took apart belongs together.

Offsets never move: a paragraph's span simply covers the line ends inside it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from tracker.domain.text import Span
from tracker.lexicon import load_lexicon
from tracker.lexicon.phrases import Phrase

_BLANK: Final = " \t\r\x0b\x0c\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u202f\u205f\u3000\ufeff"
_ENDS: Final = frozenset("。！？!?；;：:…")
_CLOSERS: Final = "”’」』）)】》〉\"'*_ \t\u3000\u00a0"
_OPENERS_OF: Final = {"》": "《", "”": "“", "）": "（", "】": "【", "」": "「"}
_GOES_ON: Final = frozenset("，、,（(《“「【—-－~～·")
_STARTS_LATE: Final = frozenset("，、。；：！？）》”’」】,.;:!?)")
_PAGE_MARK: Final = Phrase("line.page_number")
_BARE_NUMBER: Final = re.compile(r"^\d{1,3}$")
_FRAGMENT: Final = re.compile(r"^[0-9A-Za-z.%‰+/\-]{1,8}$")
LONG_LINE: Final = 60
"""Characters from which an unended line is prose cut off rather than a heading or a cell of a table: more than the
longest titles of the genre, and than the 28 to 40 characters at which printed pages wrap."""
_WRAPPED_LINE: Final = 18
"""Characters from which an unended line can be hard-wrapped, if its neighbours are equally long."""
_WRAP_SLACK: Final = 4
_WRAP_RUN: Final = 2
_CLAUSES: Final = 40
"""Characters from which a line of three clauses is prose; headings are couplets and triplets of slogans too."""
_ADDRESS: Final = Phrase("line.address")
_NUMBER_END: Final = Phrase("line.number_cut")
"""The digits of a number that a line end cut in two: 幼儿园 2⏎6 所. Behind 附件, 表 and the like they number it."""
_MONTH_END: Final = Phrase("line.month_end")
_MONTH_PARTS: Final = ("底", "末", "上旬", "中旬", "下旬", "份")
"""What a line begins with when the one before it broke off inside a time: 6月⏎底前."""
_LABELLED: Final = Phrase("line.opens_label")
_LATIN_END: Final = re.compile(r"[A-Za-z]$")


@dataclass(slots=True, unsafe_hash=True)
class Line:
    """A line that is not blank. `start` to `end` are its characters without the white space around them.

    `in_table` is True where it is known to be a row of a table, as a heading over all its columns is.
    """

    start: Final[int]
    end: Final[int]
    text: Final[str]
    in_table: Final[bool] = False

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table: known to be one, or cells separated by tabs."""
        return self.in_table or "\t" in self.text

    @property
    def has_cells(self) -> bool:
        """Whether it is a row of three cells at least; two above a table are who filled it in, and when."""
        mark = "|" if self.text[0] == "|" else "\t"
        return self.text.count(mark) > 1 and sum(bool(cell.strip()) for cell in self.text.split(mark)) > 2

    @property
    def is_ended(self) -> bool:
        """Whether a sentence ends where the line ends."""
        stripped = self.text.rstrip(_CLOSERS)
        return not stripped or stripped[-1] in _ENDS

    @property
    def is_page_mark(self) -> bool:
        """Whether it is a page number."""
        return _PAGE_MARK.match(self.text) is not None and not self.text[:1].isdigit()


def read_lines(text: str, start: int = 0, end: int | None = None) -> tuple[Line, ...]:
    """The lines of `text[start:end]` that are not blank, in order."""
    stop = len(text) if end is None else end
    found = []
    position = start
    while position < stop:
        newline = text.find("\n", position, stop)
        line_end = stop if newline < 0 else newline
        raw = text[position:line_end]
        stripped = raw.strip(_BLANK)
        if stripped:
            offset = position + len(raw) - len(raw.lstrip(_BLANK))
            found.append(Line(offset, offset + len(stripped), stripped))
        position = line_end + 1
    return tuple(found)


def paragraphs(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The logical paragraphs of `text[start:end]`: one span each, without white space at its ends."""
    return joined(without_page_marks(read_lines(text, start, end)))


def joined(lines: Sequence[Line], known: frozenset[int] | None = None) -> tuple[Span, ...]:
    """The logical paragraphs that some lines make; `known` are the starts of the lines that go on (`continuing`).

    A line that breaks off is joined with the line that goes on; headings, items of a list and rows of a table stay
    apart. A page number between two paragraphs belongs to neither; one inside a broken sentence lies inside the span.
    """
    spans: list[Span] = []
    first = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or not (
            continues(lines, index) if known is None else lines[index].start in known
        ):
            if lines:
                spans.append(Span(lines[first].start, lines[index - 1].end))
            first = index
    return tuple(spans)


def continuing(lines: Sequence[Line]) -> frozenset[int]:
    """Where the lines start that go on with the sentence before them.

    It is decided on whole lines: what is left of one behind its heading may be too short to look like prose.
    """
    return frozenset(lines[index].start for index in range(1, len(lines)) if continues(lines, index))


def without_page_marks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that are no page numbers: `— 3 —`, `第3页`, or a bare number that cuts a wrapped sentence in two."""
    return tuple(
        line
        for index, line in enumerate(lines)
        if not line.is_page_mark
        and not (_BARE_NUMBER.match(line.text) and index and is_wrapped(lines, index - 1))
    )


def continues(lines: Sequence[Line], index: int) -> bool:
    """Whether `lines[index]` goes on with the sentence that the line before it breaks off."""
    if index == 0:
        return False
    previous, line = lines[index - 1], lines[index]
    if previous.is_row or line.is_row:
        return False
    if line.text[0] in _STARTS_LATE:
        return True
    if previous.is_ended or _ADDRESS.match(line.text):
        return False
    if _NUMBER_END.search(previous.text) and _counted().match(line.text):
        return True
    if _FRAGMENT.match(line.text):
        return _LATIN_END.search(previous.text) is not None
    if _FRAGMENT.match(previous.text):
        return (
            index > 1 and _LATIN_END.search(lines[index - 2].text) is not None and not opens_block(line.text)
        )
    if opens_block(line.text) or opens_label(line.text):
        return False
    if _MONTH_END.search(previous.text) and line.text.startswith(_MONTH_PARTS):
        return True
    if previous.text[-1] in _GOES_ON or _is_open(previous.text):
        return True
    if opens_block(previous.text):
        return "。" in previous.text or is_wrapped(lines, index - 1)
    if "。" in previous.text or (previous.text.count("，") > 1 and len(previous.text) >= _CLAUSES):
        return True
    return len(previous.text) >= LONG_LINE or is_wrapped(lines, index - 1)


def is_wrapped(lines: Sequence[Line], index: int) -> bool:
    """Whether the line at `index` stands in a run of equally long lines of prose: text wrapped by hand or by a page.

    Wrapped lines have no longer line among them.
    """
    length = len(lines[index].text)
    if length < _WRAPPED_LINE:
        return False
    near = (*lines[max(0, index - 3) : index], *lines[index + 1 : index + 4])
    if any(len(line.text) > length + 2 * _WRAP_SLACK for line in near):
        return False
    alike = [line for line in near if not line.is_ended and abs(len(line.text) - length) <= _WRAP_SLACK]
    prose = any("，" in line.text or "。" in line.text for line in (lines[index], *alike))
    return len(alike) >= _WRAP_RUN and prose


def opens_block(text: str) -> bool:
    """Whether a line starts something of its own: a heading, an item of a list, a mark-down line."""
    return _block_pattern().match(text) is not None


def opens_label(text: str) -> bool:
    """Whether a line starts with a label of its own (`牵头单位：`)."""
    return _LABELLED.match(text) is not None


@cache
def _block_pattern() -> re.Pattern[str]:
    patterns = load_lexicon().family("heading")
    marks = "|".join(f"(?:{pattern.regex.pattern.removeprefix('^')})" for pattern in patterns)
    return re.compile(rf"^(?:#{{1,6}}\s|\*\*|(?:{marks}))")


@cache
def _counted() -> re.Pattern[str]:
    """A number that opens a line with what it counts: 6 所, 50%; a time is no count (6月底前, 5年内)."""
    words = load_lexicon().words
    units = "|".join(words[f"unit.{name}"].alternation() for name in ("ratio", "money", "people", "count"))
    return re.compile(rf"[0-9]{{1,6}} ?(?:{units})")


def _is_open(text: str) -> bool:
    return any(text.count(opener) > text.count(closer) for closer, opener in _OPENERS_OF.items())


def row_cells(line: Line) -> tuple[Span, ...]:
    """The cells of a table's row, each without the white space around it; an empty cell has an empty span."""
    cells = []
    position = line.start
    for cell in line.text.split("\t"):
        stripped = cell.strip(_BLANK)
        offset = position + len(cell) - len(cell.lstrip(_BLANK))
        cells.append(Span(offset, offset + len(stripped)) if stripped else Span(position, position))
        position += len(cell) + 1
    return tuple(cells)
