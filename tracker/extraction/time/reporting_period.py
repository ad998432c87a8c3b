"""Which time a stretch of review speaks of: the year just gone, or several years summed up; and as of which day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tracker.domain.report import Report
from tracker.domain.text import PartialDate, Period
from tracker.lexicon.phrases import Phrase

_PLANS: Final = {1: 2006, 2: 2011, 3: 2016, 4: 2021, 5: 2026}
_NUMERALS: Final = "一二三四五六七八九十"
# Every branch begins with a plain character, so that the search can jump from one to the next.
_MANY_YEARS: Final = Phrase("spoken.many_years")
_ONE_YEAR: Final = Phrase("spoken.one_year")
_COUNT: Final = Phrase("spoken.count_of_years")
_SIGNS: Final = ("年", "五", "届", "任", "去")
"""One of these stands in everything the two patterns above find."""
# A year named in passing (`2025年外贸…`) holds for its clause alone; one that opens a paragraph governs what follows.
YEAR_OPENS: Final = Phrase("spoken.year_opens")
NAMED_YEAR: Final = Phrase("spoken.named_year")
_AS_OF: Final = Phrase("spoken.as_of")


@dataclass(slots=True, unsafe_hash=True)
class ReportingPeriod:
    """The time a stretch of review speaks of: one year, or several summed up."""

    period: Final[Period | None]
    rules: Final[tuple[str, ...]] = ()


def by_default(covers: Period | None) -> ReportingPeriod:
    """A review of several years sums them up unless it says that it speaks of one."""
    several = covers is not None and covers.end.year > covers.start.year
    return ReportingPeriod(covers, ("period.years",) if several else ())


def follow(reported: ReportingPeriod, words: str, covers: Period | None, *, whole: bool) -> ReportingPeriod:
    """The time spoken of after `words`. `whole` also lets 一年来 and the like end a stretch of several years."""
    if not _tells(words):
        return reported
    many = _MANY_YEARS.search(words)
    if many and whole and not _governs(words, many):
        many = None
    one = _ONE_YEAR.search(words)
    if many and (not one or whole):
        if one and whole:
            return by_default(covers)
        return ReportingPeriod(_many(many, covers), ("period.years",))
    if one:
        year = int(one[0][:4]) if one[0].startswith("20") else None
        if year is not None and (covers is None or covers.start.year <= year <= covers.end.year):
            return ReportingPeriod(Period.of_years(year))
        if year is None:
            return ReportingPeriod(Period.of_years(covers.end.year) if covers else None)
    return reported


_BEFORE_YEARS: Final = Phrase("spoken.before_years")
"""What may stand before a stretch of years at the head of a sentence."""


def _governs(words: str, found: re.Match[str]) -> bool:
    """Whether a stretch of years opens what follows (`五年来，…`), or only says which things are meant
    (`县里定下的“十四五”期间基本服务…`)."""
    at_head = _BEFORE_YEARS.fullmatch(words, 0, found.start()) is not None
    return at_head or words[found.end() : found.end() + 1] in _STOPS


_STOPS: Final = ("", "，", ",", "、", "：", ":")


def _tells(words: str) -> bool:
    for sign in _SIGNS:  # noqa: SIM110 - a generator costs more than what it looks at
        if sign in words:
            return True
    return False


def _many(found: re.Match[str], covers: Period | None) -> Period | None:
    words = found[0]
    if words[0] == "十" and words[2] == "五":
        first = _PLANS[_NUMERALS.index(words[1]) + 1]
        return Period.of_years(first, first + 4)
    count = _COUNT.search(words)
    if covers is None or count is None:
        return covers
    years = _NUMERALS.index(count[0]) + 1
    return Period.of_years(covers.end.year - years + 1, covers.end.year)


def as_of(text: str, start: int, end: int, report: Report) -> date | None:
    """The day of the last `截至9月底` in `text[start:end]`; its year is the one written, else the report's."""
    days = list(_AS_OF.finditer(text, start, end)) if text.find("截", start, end) >= 0 else []
    if not days:
        return None
    found = days[-1]
    year = int(found["year"]) if found["year"] else _year(report)
    if year is None:
        return None
    month = int(found["month"])
    if found["day"]:
        day = int(found["day"])
        last = PartialDate(year, month).last_day()
        return date(year, month, day) if 1 <= day <= last.day else None
    parts = {"上旬": 10, "中旬": 20}
    if found["part"] in parts:
        return date(year, month, parts[found["part"]])
    return PartialDate(year, month).last_day()


def _year(report: Report) -> int | None:
    if report.covers is not None:
        return report.covers.end.year
    return (report.date.first_day() - timedelta(days=1)).year if report.date is not None else None
