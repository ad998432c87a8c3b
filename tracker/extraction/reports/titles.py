"""Titles of documents, and where one report ends and the next begins in a file that holds several."""

import re
from dataclasses import dataclass
from typing import Final

from tracker.extraction.layout.headings import MAX_TITLE, Heading
from tracker.extraction.layout.lines import Line
from tracker.extraction.layout.numbering import clean_title, read_mark
from tracker.lexicon.phrases import Phrase, construction

from .genres import Genre, genre_of
from .web_pages import page_title


@dataclass(frozen=True, slots=True)
class Title:
    """A title on `lines[first]` to `lines[last]`."""

    text: str
    first: int
    last: int
    genre: Genre


@dataclass(frozen=True, slots=True)
class Part:
    """One report of a document: `lines[first:last]`, and its title if it has one."""

    first: int
    last: int
    title: Title | None


FRONT_LINES: Final = 60
"""How many lines of a document's front are searched for its title (letterhead, web navigation and notice come first)."""
_PIECE_MARK: Final = Phrase("title.piece_mark")
_BRACKETS: Final = re.compile(r"^[（(〔\[][^（()）]{2,20}[）)〕\]]$")
_STRONG: Final = Phrase("title.strong")
_NOT_TITLE: Final = Phrase("title.not_one")
_CARRIES: Final = Phrase("title.carries")
_TOPS: Final = ("part", "chapter", "cn_comma", "cn_paren")
_TITLE_LINES: Final = 3
_MIN_REPORT: Final = 200
"""Characters that a report has at least: a title repeated sooner is the same title twice."""


def title_text(line: Line) -> str | None:
    """The words of a line if it can be a document's title."""
    raw = line.text
    if line.is_row or len(raw) > 2 * MAX_TITLE:
        return None
    text = clean_title(_PIECE_MARK.sub("", raw))
    announced = construction("title.announced").match(text)
    if announced is not None:
        text = announced["title"]
    if not 4 <= len(text) <= MAX_TITLE or _NOT_TITLE.search(raw) or genre_of(text) is Genre.UNKNOWN:
        return None
    if read_mark(raw.lstrip("#* ")) is not None or construction("date.number").search(raw):
        return None
    return text


def find_title(lines: tuple[Line, ...], headings: tuple[Heading, ...], first: int, last: int) -> Title | None:
    """The title of the report in `lines[first:last]`: in its front, and after the notice that carries it if there is one."""
    numbered = next((item.line for item in headings if item.line >= first and item.scheme in _TOPS), last)
    front = min(last, numbered, first + FRONT_LINES)
    behalf = construction("issuer.behalf")
    found: list[Title] = []
    for index in range(first, front):
        if behalf.search(lines[index].text[:200]) and "报告" in lines[index].text:
            break
        text = title_text(lines[index])
        if text is None:
            continue
        start = _title_start(lines, index, first, text)
        if start < index:
            text = clean_title("".join(line.text for line in lines[start : index + 1]))
        found.append(Title(text, start, index, genre_of(text)))
    if not found:
        place = page_title(lines, first, front)
        if place is None:
            return None
        text = clean_title(lines[place].text)
        return Title(text, place, place, genre_of(text))
    if _CARRIES.search(found[0].text):
        inner = next(
            (item for item in found[1:] if item.genre is not Genre.RULE or not _CARRIES.search(item.text)),
            None,
        )
        if inner is not None:
            return _with_next(inner, found, lines, front)
    return _with_next(found[0], found, lines, front)


def _title_start(lines: tuple[Line, ...], index: int, first: int, text: str) -> int:
    """The line a title begins on: above, if it was cut after 关于…, or if what is left is only a genre's name."""
    if "关于" in text:
        return index
    for start in range(index - 1, max(first, index - _TITLE_LINES) - 1, -1):
        above = lines[start]
        if not _can_lead(above):
            break
        if "关于" in above.text or "印发" in above.text:
            return start
    adjoins = index > first and lines[index].start - lines[index - 1].end <= 4
    if adjoins and len(text) <= 10 and _STRONG.search(text) is None and _can_lead(lines[index - 1]):
        return index - 1
    return index


def _can_lead(line: Line) -> bool:
    if line.is_ended or line.is_row or not 4 <= len(line.text) <= 40:
        return False
    if construction("title.cannot_lead").search(line.text):
        return False
    return genre_of(clean_title(line.text)) is Genre.UNKNOWN


def _with_next(title: Title, found: list[Title], lines: tuple[Line, ...], end: int) -> Title:
    """The title with the lines that go on with it: its years in brackets, a second half, or itself once more."""
    text, last = title.text, title.last
    later = {item.first: item for item in found}
    while last + 1 < end:
        following = later.get(last + 1)
        line = lines[last + 1]
        if following is None:
            numbered = construction("date.number").search(line.text)
            if not _BRACKETS.match(line.text) or numbered or line.start - lines[last].end > 4:
                break
            text += clean_title(line.text)
        elif following.text == text:
            pass
        elif title.genre is Genre.REPORT and following.genre is Genre.PLAN:
            text += ("" if following.text[0] in "暨和及与" else " ") + following.text
        else:
            break
        last += 1
    return Title(text, title.first, last, title.genre)


def split_reports(lines: tuple[Line, ...], headings: tuple[Heading, ...]) -> tuple[Part, ...]:
    """The reports of a document, in order; always at least one, and together they hold every line."""
    title = find_title(lines, headings, 0, len(lines))
    starts = [0]
    tops = [item for item in headings if item.scheme in _TOPS[:3]]
    annex = next((item.line for item in headings if item.scheme == "annex"), len(lines))
    top = 0
    seen_top = False
    wanted = title.text.split(" ")[0] if title else None
    for index in range(1, len(lines)):
        while top < len(tops) and tops[top].line < index:
            seen_top = True
            top += 1
        line = lines[index]
        if line.start - lines[starts[-1]].start < _MIN_REPORT or index > annex:
            continue
        if not seen_top or (title and index <= title.last):
            continue
        follows = tops[top] if top < len(tops) else None
        restarts = follows is not None and follows.number == 1 and follows.line > index
        if (_PIECE_MARK.match(line.text) and len(line.text) <= MAX_TITLE) or (
            restarts and _begins_report(lines, index, wanted)
        ):
            starts.append(index)
            seen_top = False
    ends = [*starts[1:], len(lines)]
    return tuple(
        Part(first, last, title if first == 0 else find_title(lines, headings, first, last))
        for first, last in zip(starts, ends, strict=True)
    )


def _begins_report(lines: tuple[Line, ...], index: int, wanted: str | None) -> bool:
    text = title_text(lines[index])
    if text is not None:
        return text == wanted or (genre_of(text) is not Genre.RULE and _STRONG.search(text) is not None)
    opening = construction("switch.opening")
    behalf = construction("issuer.behalf")
    return opening.search(lines[index].text) is not None and any(
        behalf.search(line.text) and "报告" in line.text for line in lines[index + 1 : index + 3]
    )
