"""Headings: which lines of a document name a part, in every numbering of the genre.

They are derived from the items of a list by construction: a *line heading* stands alone on its line above what it heads; a
*run-in heading* is the first sentence after a number (`（一）科学防控疫情。全链条…`); inner numbers head something only where
all their neighbours do. A heading that itself counts something or sets a time (`（三）新建学校5所`) keeps its words in the body.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from tracker.domain.text import Span
from tracker.lexicon import load_lexicon
from tracker.lexicon.phrases import Phrase, construction

from .lines import Line, continues
from .numbering import ITEM_RANK, MARKDOWN, RANKS, Mark, clean_title, read_mark
from .unnumbered_headings import is_part_title, unnumbered_title

MAX_TITLE: Final = 60
"""The longest text taken for a heading, in characters."""
MAX_OUTER_TITLE: Final = 110
"""The same for the outer schemes (一、 and （一）) on a line of their own, where titles are couplets of slogans."""
MAX_RUN_IN: Final = 60
_MAX_ASKING: Final = 30
"""Characters of a heading that ends with a colon, at most."""
_LABEL: Final = 30
_BOLD: Final = re.compile(r"^(?:\*\*|__)\s*")
_SENTENCE_END: Final = re.compile(r"[。！？]")
_ACTOR_NEXT: Final = Phrase("line.actor_next")
_TALLY: Final = Phrase("line.tally")
_NO_TITLE_END: Final = frozenset("，、,；;（(“《—。.")
_HEADING_SHARE: Final = 0.7
"""The part of the inner numbers in a row that must look like headings, for any of them to be one."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found at `lines[line]`.

    `span` is the characters that name the part and nothing else; `start` is where its line begins. `number` is what its
    mark counts, None for marks that do not. `runs_in` is True where the body goes on in the same line.
    """

    line: int
    span: Span
    start: int
    title: str
    scheme: str
    rank: int
    number: int | None
    runs_in: bool


@dataclass(slots=True)
class _Row:
    """Neighbouring inner numbers of one scheme: items of a list, or headings."""

    first: int | None
    count: int = 0
    headings: int = 0

    @property
    def is_headings(self) -> bool:
        if self.headings < _HEADING_SHARE * self.count:
            return False
        return self.first in (None, 1) or self.headings == self.count >= 3


def read_headings(lines: tuple[Line, ...]) -> tuple[Heading, ...]:
    """The headings among `lines`, in order."""
    found: list[tuple[Heading, _Row | None]] = []
    rows: dict[int, _Row] = {}
    in_list = False
    skip = -1
    for index in range(len(lines)):
        if index <= skip:
            continue
        heading, mark = _read_line(lines, index, in_list)
        row = None
        if mark is not None:
            row = _row_of(mark, rows)
        if heading is None:
            continue
        if heading.scheme == "annex" and not heading.title:
            heading, skip = _annex_with_title(heading, lines)
        if row is not None:
            row.headings += 1
        found.append((heading, row))
        if heading.rank < ITEM_RANK:
            in_list = _opens_list(heading.title) or _lists_annexes(heading, lines)
    return tuple(
        heading
        for heading, row in found
        if row is None or row.is_headings or (not heading.runs_in and is_part_title(heading.title))
    )


def _row_of(mark: Mark, rows: dict[int, _Row]) -> _Row | None:
    """The row that a mark belongs to; an outer mark ends every row inside it."""
    rank = RANKS[mark.scheme]
    for inner in [other for other in rows if other > rank]:
        del rows[inner]
    if rank < ITEM_RANK:
        return None
    if rank not in rows or mark.number == 1:
        rows[rank] = _Row(mark.number)
    rows[rank].count += 1
    return rows[rank]


def _read_line(lines: tuple[Line, ...], index: int, in_list: bool) -> tuple[Heading | None, Mark | None]:
    """The heading of a line, and the mark it begins with; a mark without a heading is an item of a list."""
    line = lines[index]
    text = line.text
    if line.is_row or (continues(lines, index) and not is_part_title(text)):
        return None, None
    offset = 0
    for pattern in (MARKDOWN, _BOLD):
        match = pattern.match(text[offset:])
        offset += match.end() if match else 0
    mark = read_mark(text[offset:])
    if mark is None:
        return (None if in_list else _unnumbered(lines, index)), None
    content = _content(text, offset + mark.length)
    nested = read_mark(text[content:])
    if nested is not None and nested.scheme in ("cn_comma", "cn_paren") and RANKS[mark.scheme] >= ITEM_RANK:
        mark, content = nested, _content(text, content + nested.length)
    if mark.scheme == "annex":
        return _heading(line, index, offset, content, len(text), mark) if len(
            text
        ) <= MAX_TITLE else None, mark
    if not text[content:].strip("*_ \t\u3000"):
        return None, mark
    return _numbered(lines, index, offset, content, mark, in_list), mark


def _content(text: str, position: int) -> int:
    return len(text) - len(text[position:].lstrip())


def _numbered(
    lines: tuple[Line, ...], index: int, offset: int, content: int, mark: Mark, in_list: bool
) -> Heading | None:
    line = lines[index]
    text = line.text
    inner = RANKS[mark.scheme] >= ITEM_RANK
    end = _title_end(text, content, MAX_TITLE if inner else MAX_OUTER_TITLE)
    counts = end is not None and _counts(text[content:end])
    if inner and (end is None or counts or in_list or _is_item(lines, index, text, content, end, mark)):
        return None
    if end is None or counts or _promises(text, content, end):
        return _label(line, index, offset, content, end, mark)
    return _heading(line, index, offset, content, end, mark)


def _counts(title: str) -> bool:
    """Whether a heading is itself something that can be checked: it counts, or sets a time."""
    return construction("title.counts").search(_TALLY.sub("", title)) is not None


def _promises(text: str, content: int, end: int) -> bool:
    """Whether a title that runs into its paragraph names a result, so that it may be a promise itself."""
    if not text[end:].strip("*_ \t\u3000") and text[end - 1] not in "。！":
        return False
    return construction("title.result").search(text, content, end) is not None


def _heading(line: Line, index: int, offset: int, content: int, end: int, mark: Mark) -> Heading:
    title = clean_title(line.text[content:end])
    span = Span(line.start + offset, line.start + end)
    runs_in = bool(line.text[end:].strip("*_ \t\u3000"))
    return Heading(index, span, line.start, title, mark.scheme, RANKS[mark.scheme], mark.number, runs_in)


def _label(line: Line, index: int, offset: int, content: int, end: int | None, mark: Mark) -> Heading:
    """A numbered paragraph whose words all belong to its body: its title only labels the part."""
    if end is None:
        title = re.split(r"[，,；;。：:]", line.text[content : content + _LABEL], maxsplit=1)[0]
    else:
        title = line.text[content:end]
    span = Span(line.start + offset, line.start + content)
    return Heading(
        index, span, line.start, clean_title(title), mark.scheme, RANKS[mark.scheme], mark.number, True
    )


def _title_end(text: str, content: int, limit: int) -> int | None:
    """Where the heading that starts at `content` ends: its first sentence if short, or the whole short line."""
    closing = text.find("**", content)
    if 0 < closing - content <= MAX_TITLE:
        return closing + 2
    stop = _SENTENCE_END.search(text, content, content + MAX_RUN_IN + 1)
    if stop:
        return stop.end()
    last = text[-1]
    length = len(text) - content
    if last in "：:":
        return len(text) if length <= _MAX_ASKING else None
    return len(text) if length <= limit and last not in _NO_TITLE_END else None


def _is_item(lines: tuple[Line, ...], index: int, text: str, content: int, end: int, mark: Mark) -> bool:
    """Whether an inner number counts an item of a list: nothing stands under it, or its unit follows."""
    if end == content:
        return True
    if text[end:].strip("*_ \t\u3000"):
        return _ACTOR_NEXT.match(text[end:]) is not None
    if (text[-1] in "。；;" and len(text) - content > _LABEL) or index + 1 == len(lines):
        return True
    following = lines[index + 1]
    if following.is_row:
        return False
    below = read_mark(following.text)
    return below is not None and RANKS[below.scheme] <= RANKS[mark.scheme]


def _unnumbered(lines: tuple[Line, ...], index: int) -> Heading | None:
    found = unnumbered_title(lines, index)
    if found is None:
        return None
    line = lines[index]
    span = Span(line.start, line.start + found.end)
    scheme = "named" if found.names_part else "bare"
    return Heading(
        index, span, line.start, found.title, scheme, RANKS[scheme], None, found.end < len(line.text)
    )


def _annex_with_title(heading: Heading, lines: tuple[Line, ...]) -> tuple[Heading, int]:
    """An annex's mark with the title on the next line, and the index of the last line that is used up."""
    index = heading.line + 1
    if index < len(lines):
        line = lines[index]
        is_title = len(line.text) <= MAX_TITLE and not line.is_row and not line.is_ended
        if is_title and read_mark(line.text) is None:
            span = Span(heading.span.start, line.end)
            return replace(heading, span=span, title=clean_title(line.text)), index
    return heading, heading.line


def _lists_annexes(heading: Heading, lines: tuple[Line, ...]) -> bool:
    """Whether 附件： only names what is attached, in a numbered list or on its own line."""
    if heading.scheme != "annex" or heading.number is not None:
        return False
    if heading.title:
        return read_mark(heading.title) is not None
    return heading.line + 1 < len(lines) and read_mark(lines[heading.line + 1].text) is not None


def _opens_list(title: str) -> bool:
    patterns = load_lexicon().patterns
    return any(patterns[id].regex.search(title) for id in ("section.plan.livelihood", "section.glossary"))
