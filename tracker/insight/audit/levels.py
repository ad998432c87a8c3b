"""The levels of indicators as a report states them, each of its year and of all that the report speaks of."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from tracker.domain.report import Report
from tracker.domain.vocabulary import SectionKind
from tracker.lexicon.loader import load_lexicon
from tracker.lexicon.phrases import Phrase, construction

from .figures import Figure, Sentence, sentences
from .words import any_of, have

_YEAR: Final = Phrase("audit_level.year")
_REACH: Final = Phrase("audit_level.reach")
_TAIL: Final = Phrase("audit_level.total_tail")
_OTHER_TIME: Final = Phrase("audit_level.other_time")
_FROM: Final = Phrase("audit_level.from")
_GROWTH: Final = Phrase("audit_level.growth")
_REPORTING: Final = (SectionKind.REVIEW, SectionKind.PREAMBLE)


Reviewed = tuple[tuple[Sentence, bool], ...]
"""Sentences, and whether the paragraph before them names a part of the whole."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A level of an indicator in a year, stated of all that a report speaks of.

    `indicator` is its id in the catalogue, or `=` and its name as written where the catalogue has none. `growth` is its growth
    over the year before, `dated` whether its own words name the year, `alone` whether nothing in its paragraph before
    names a part of the whole.
    """

    indicator: str
    year: int
    figure: Figure
    sentence: Sentence
    growth: Figure | None = None
    dated: bool = False
    alone: bool = True


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    ids = {
        unicodedata.normalize("NFKC", name).lower(): id
        for id, indicator in load_lexicon().indicators.items()
        if not indicator.growth_of
        for name in indicator.names
    }
    longest = sorted(ids, key=lambda name: (-len(name), name))
    names = "|".join(map(re.escape, longest))
    return re.compile(rf"^(?P<name>{names})(?:{_TAIL.source})?(?P<reach>(?:{_REACH.source})*)$"), ids


def year_of(report: Report) -> int | None:
    """The one whole year a report looks back on; None for any other period."""
    covers = report.covers
    if covers is None or covers.start.year != covers.end.year:
        return None
    return covers.end.year if (covers.end - covers.start).days >= 360 else None


def statements(reviewed: Reviewed, report: Report) -> tuple[Statement, ...]:
    """The levels that the review parts of a report tell of their one year, or of the year before it."""
    year = year_of(report)
    if year is None:
        return ()
    found: list[Statement] = []
    for sentence, narrowed in reviewed:
        found += _of_sentence(sentence, year, alone=not narrowed)
    return tuple(found)


def reviewed_sentences(text: str, report: Report) -> Reviewed:
    """The sentences of the review parts that speak of the report's own year, each once."""
    return tuple(_reviewed(text, report))


def _reviewed(text: str, report: Report) -> Iterator[tuple[Sentence, bool]]:
    at = 0
    for section in sorted(report.sections, key=lambda one: one.span):
        if section.kind not in _REPORTING or any(_OTHER_TIME.search(title) for title in section.path):
            continue
        start = max(at, section.heading.end if section.heading else section.span.start)
        if start >= section.span.end:
            continue
        at = section.span.end
        read, elsewhen, narrowed = start, False, False
        for sentence in sentences(text, start, section.span.end):
            # What a paragraph says of its time and its part of the whole holds until the paragraph ends.
            between = text[read : sentence.span.start]
            if "\n" in between:
                elsewhen = narrowed = False
                between = between[between.rfind("\n") :]
            narrowed = narrowed or have("audit.narrower_subject", between)
            elsewhen = elsewhen or any(_OTHER_TIME.search(part) for part in (between, sentence.text))
            if not elsewhen:
                yield sentence, narrowed
            narrowed = narrowed or have("audit.narrower_subject", sentence.text)
            read = sentence.span.end


def _of_sentence(sentence: Sentence, year: int, *, alone: bool) -> Iterator[Statement]:
    figures = sentence.figures
    for at, figure in enumerate(figures):
        if figure.family == "ratio" and not figure.share:
            continue
        own = sentence.phrases[figure.phrase].part
        earlier = [phrase.text for phrase in sentence.phrases[: figure.phrase] if phrase.part == own]
        if have("audit.narrower_subject", "，".join(earlier)):
            continue
        following = figures[at + 1] if at + 1 < len(figures) else None
        words = figure.before.strip(" ，、,")
        begun = _FROM.search(words)
        if begun is not None:
            then = int(begun["year"]) if begun["year"] else year - 1
            name = indicator_in(words[: begun.start()], year) or _named(words[: begun.start()], year)
            if name is not None and then < year:
                yield Statement(name[0], then, figure, sentence, dated=True, alone=alone)
                if following is not None and following.unit == figure.unit and _RISEN.match(following.before):
                    yield Statement(name[0], year, following, sentence, alone=alone)
            continue
        name = indicator_in(words, year) or _named(words, year)
        if name is not None:
            growth = following if following is not None and _grown(sentence, figure, following) else None
            yield Statement(name[0], name[1], figure, sentence, growth, name[2], alone)


_RISEN: Final = Phrase("audit_level.risen")
_NAME: Final = Phrase("audit_level.name")
_NO_NAME: Final = Phrase("audit_level.no_name")


def _named(words: str, year: int) -> tuple[str, int, bool] | None:
    """The name that some words are besides reaching it, for what the catalogue does not know."""
    found = _NAME.match(words)
    name = (found["name"] or found["bare"]) if found is not None else ""
    scope = any_of("audit.whole_scope").match(name)
    name = name[scope.end() :] if scope is not None else name
    if len(name) < 5 or _NO_NAME.search(name) or have("audit.narrower_subject", name):
        return None
    return f"={name}", year, False


def indicator_in(words: str, year: int) -> tuple[str, int, bool] | None:
    """The indicator that some words name and nothing besides, the year they name, else `year`, and whether they do."""
    dated = False
    plain = unicodedata.normalize("NFKC", words).lower()
    for _ in range(3):
        time = _YEAR.match(plain)
        if time is not None:
            if time[0].startswith("去年"):
                return None
            year, dated = (int(time["year"]), True) if time["year"] else (year, dated)
            plain = plain[time.end() :].lstrip("，, ")
        scope = any_of("audit.whole_scope").match(plain)
        if scope is not None:
            plain = plain[scope.end() :]
        plain = construction("audit_level.before_name").sub("", plain)
    pattern, ids = _names()
    found = pattern.match(plain)
    if found is None or "累计" in found["reach"] or "预计" in words:
        return None
    return ids[found["name"]], year, dated


def _grown(sentence: Sentence, level: Figure, change: Figure) -> bool:
    near = change.phrase - level.phrase <= 1 and change.share
    parts = sentence.phrases[level.phrase].part == sentence.phrases[change.phrase].part
    lead = change.lead if change.phrase != level.phrase else change.before
    return bool(near and parts and _GROWTH.match(lead.strip()) and not level.after.strip(" 、，"))
