"""What kind of document it is: by the last noun of its title, else by how it begins."""

import re
from enum import Enum
from functools import cache
from typing import Final

from tracker.extraction.layout.headings import Heading
from tracker.extraction.layout.lines import Line
from tracker.lexicon import load_lexicon
from tracker.lexicon.phrases import Phrase

_BRACKET_TAIL: Final = r"(?:[（(〔\[][^（()）]{1,20}[）)〕\]]|[-—–－]{1,3}.{2,20})?"
_TOPS: Final = ("part", "chapter", "cn_comma", "cn_paren")
_OPENING_LINES: Final = 8
_TO_BODIES: Final = Phrase("genre.to_bodies")


class Genre(Enum):
    """What kind of document a title announces."""

    REPORT = "report"
    PLAN = "plan"
    RULE = "rule"
    MINUTES = "minutes"
    ORDER = "order"
    RECTIFICATION = "rectification"
    LEDGER = "ledger"
    EXPLANATION = "explanation"
    UNKNOWN = "unknown"

    @property
    def assigns(self) -> bool:
        """Whether a document of the kind says from start to end what is to be done (reading guide §1: minutes, notices, lists)."""
        return self not in (Genre.REPORT, Genre.EXPLANATION, Genre.UNKNOWN)


@cache
def _genre_patterns() -> tuple[tuple[Genre, re.Pattern[str]], ...]:
    words = load_lexicon().words
    named = tuple(
        (genre, re.compile(rf"(?:{words[f'title.genre.{genre.value}'].alternation()}){_BRACKET_TAIL}$"))
        for genre in (
            Genre.MINUTES,
            Genre.ORDER,
            Genre.RECTIFICATION,
            Genre.LEDGER,
            Genre.EXPLANATION,
            Genre.REPORT,
            Genre.RULE,
            Genre.PLAN,
        )
    )
    patterns = load_lexicon().patterns
    return (
        *named,
        (Genre.LEDGER, patterns["title.progress"].regex),
        (Genre.PLAN, patterns["title.livelihood"].regex),
    )


def genre_of(title: str) -> Genre:
    """The kind of document that a title's last noun announces."""
    for genre, pattern in _genre_patterns():
        if pattern.search(title):
            return genre
    return Genre.UNKNOWN


def genre_of_body(lines: tuple[Line, ...], headings: tuple[Heading, ...]) -> Genre:
    """The kind of a document whose title does not say it, by how it begins and what its first part is."""
    patterns = load_lexicon().patterns
    front = lines[:_OPENING_LINES]
    for genre in (Genre.MINUTES, Genre.ORDER):
        if any(patterns[f"genre.{genre.value}.opening"].regex.search(line.text[:400]) for line in front):
            return genre
    if any(patterns["genre.report.opening"].regex.search(line.text[:400]) for line in front):
        return Genre.REPORT
    tops = [heading for heading in headings if heading.scheme in _TOPS]
    if tops and patterns["genre.plan.part"].regex.search(tops[0].title):
        return Genre.PLAN
    if any(patterns["genre.plan.opening"].regex.search(line.text[:400]) for line in front):
        return Genre.PLAN
    if any(_TO_BODIES.match(line.text) for line in front):
        return Genre.PLAN
    return Genre.UNKNOWN
