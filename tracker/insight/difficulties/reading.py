"""Where a report states its problems, cut into items: enumerated (`一是…；二是…`), a paragraph or sentence each, a row each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tracker.domain.report import Report, Section
from tracker.domain.text import Span
from tracker.domain.vocabulary import SectionKind
from tracker.extraction.layout.page import Page
from tracker.extraction.layout.tree import PROMISING, Record, Role
from tracker.lexicon.phrases import Phrase

_ENUMERATED: Final = Phrase("difficulty.enumerated")
_NUMBERED: Final = Phrase("difficulty.numbered")
_LEAD: Final = Phrase("difficulty.lead")
_ADMITS: Final = Phrase("difficulty.admits")
_CLOSING: Final = Phrase("difficulty.closing")
_ENDS: Final = "。；;！？!?\n"
_LEAST: Final = 6
_OPENINGS: Final = 3
_SHORT: Final = 48
"""Characters of the longest member of a list that only commas part."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """A problem: its words, and the places in its own row where promises answer it."""

    span: Span
    answers: tuple[Span, ...] = ()


def read_difficulties(text: str, report: Report, page: Page | None = None) -> tuple[Admitted, ...]:
    """The problems of a report in text order: its problem parts, and the problem cells of its tables and lists."""
    page = page if page is not None else Page(text)
    found: dict[Span, Admitted] = {}
    for section in report.sections:
        if section.kind is SectionKind.PROBLEM:
            for stated in _of_section(text, section):
                found.setdefault(stated.span, stated)
    for record in _records(page, report.span):
        measures = tuple(item.span for item in record.fields if item.role in (*PROMISING, Role.NEXT))
        for problem in record.of(Role.PROBLEM):
            span = _trimmed(text, problem.span.start, problem.span.end)
            if len(span) >= _LEAST and measures:
                found[span] = Admitted(span, measures)
    return tuple(sorted(found.values(), key=lambda stated: stated.span))


def _records(page: Page, span: Span) -> Iterator[Record]:
    seen: set[Span] = set()
    for table in page.tables_of(span.start, span.end):
        for record in table.rows:
            if record.span not in seen:
                seen.add(record.span)
                yield record
    for paragraph in page.paragraphs(span.start, span.end):
        if paragraph.record is not None and paragraph.record.span not in seen:
            seen.add(paragraph.record.span)
            yield paragraph.record


def _of_section(text: str, section: Section) -> Iterator[Admitted]:
    start = section.heading.end if section.heading else section.span.start
    numbered = _numbered_lines(text, start, section.span.end)
    if len(numbered) >= 2:
        spans = [_trimmed(text, first, last) for first, last in numbered]
    else:
        spans = list(_of_prose(text, start, section.span.end))
    for span in spans:
        words = span.of(text)
        if len(span) >= _LEAST and not _CLOSING.search(words) and re.search("[一-鿿]{4}", words):
            yield Admitted(span)


def _numbered_lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Paragraphs that begin with a number, each with what follows it up to the next one."""
    starts: list[tuple[int, int]] = []
    at = start
    for line in text[start:end].split("\n"):
        found = _NUMBERED.match(line)
        if found:
            starts.append((at, at + found.end()))
        at += len(line) + 1
    if not starts:
        return []
    ends = [*(first for first, _ in starts[1:]), end]
    made = []
    for (_, first), last in zip(starts, ends, strict=True):
        stop = text.find("\n", first, last)
        made.append((first, last if stop < 0 else stop))
    return made


def _of_prose(text: str, start: int, end: int) -> Iterator[Span]:
    marks = [found.span() for found in _ENUMERATED.finditer(text, start, end)]
    if len(marks) >= 2:
        for number, (_, first) in enumerate(marks):
            last = marks[number + 1][0] if number + 1 < len(marks) else _before_closing(text, first, end)
            yield _trimmed(text, first, last)
        return
    first = start + _lead(text[start:end])
    sentences = list(_sentences(text, first, end))
    kept = [span for span in sentences if not _CLOSING.search(span.of(text)) and not _is_lead(span.of(text))]
    if len(kept) == 1 and kept[0].of(text).count("，") >= 2:
        members = list(_sentences(text, kept[0].start, kept[0].end, _ENDS + "，"))
        if all(len(span) <= _SHORT for span in members):
            yield from members
            return
    yield from kept


def _lead(words: str) -> int:
    """How many characters at the beginning only say that there are problems: at most a few sentences."""
    at = 0
    for _ in range(_OPENINGS):
        while at < len(words) and words[at].isspace():
            at += 1
        found = _LEAD.match(words, at)
        if found is None or found.end() == at or not _ADMITS.search(found[0]):
            break
        at = found.end()
    return at


def _is_lead(words: str) -> bool:
    found = _LEAD.match(words)
    return (
        found is not None
        and found.end() == len(words)
        and _ADMITS.search(words) is not None
        and "清醒" in words
    )


def _sentences(text: str, start: int, end: int, ends: str = _ENDS) -> Iterator[Span]:
    first = start
    for at in range(start, end):
        if text[at] in ends:
            if (span := _trimmed(text, first, at)) and len(span):
                yield span
            first = at + 1
    if (span := _trimmed(text, first, end)) and len(span):
        yield span


def _before_closing(text: str, start: int, end: int) -> int:
    """Where the last enumerated item ends: before the sentence that promises to see to it all, or at its paragraph's end."""
    last = start
    for span in _sentences(text, start, end):
        between = text[last : span.start]
        if span.start > start and (
            "\n" in between or _CLOSING.search(span.of(text)) or span.of(text).startswith("此外")
        ):
            break
        last = span.end
    return last


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in "，,；;。、：:|"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "，,；;。、：:|"):
        end -= 1
    return Span(start, end)
