"""The times that headings and titles name: which period a part looks back on, and for which it plans (reading guide §2)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final

from tracker.domain.text import PartialDate, Period
from tracker.lexicon import Pattern, load_lexicon
from tracker.lexicon.phrases import construction

_DIGITS: Final = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "Ｏ": 0,
    "两": 2,
    "十": 10,
}
_PARTS: Final = {
    "上": (1, 6, 30),
    "下": (7, 12, 31),
    "半": (1, 6, 30),
    "前": (1, 9, 30),
    "一": (1, 3, 31),
    "二": (4, 6, 30),
    "三": (7, 9, 30),
    "四": (10, 12, 31),
}
LATE_MONTH: Final = 11
"""A report given from this month on plans the next year where it looks back on its own."""
FIRST_PLAN_YEAR: Final = 2001
"""The first year of the tenth five-year plan (十五); each later one starts five years on."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative times count from: the document's year and date, and the time the report covers, as far as known."""

    year: int | None = None
    date: PartialDate | None = None
    covers: Period | None = None
    plan_year: int | None = None


@dataclass(frozen=True, slots=True)
class HeadingPeriod:
    """A time named at `start`–`end` of a heading. `past` is True or False where the words say so, else None."""

    start: int
    end: int
    period: Period | None
    past: bool | None
    rule: str


@cache
def _periods() -> tuple[Pattern, ...]:
    return load_lexicon().family("period")


@lru_cache(maxsize=4096)
def read_heading_periods(text: str, anchor: Anchor) -> tuple[HeadingPeriod, ...]:
    """Every time named in a heading or title, in order, without overlaps (the longer reading wins)."""
    found: list[HeadingPeriod] = []
    for pattern in _periods():
        resolve = _RESOLVERS[pattern.resolver]
        for match in pattern.regex.finditer(text):
            period, past = resolve(match, text, anchor)
            found.append(HeadingPeriod(match.start(), match.end(), period, past, pattern.id))
    chosen: list[HeadingPeriod] = []
    for heading_period in sorted(found, key=lambda item: (item.start, -item.end, item.period is None)):
        if not chosen or heading_period.start >= chosen[-1].end:
            chosen.append(heading_period)
    return tuple(chosen)


def read_year(text: str) -> int:
    """A year of four digits, Arabic or Chinese."""
    return int("".join(char if char.isdecimal() else str(_DIGITS[char]) for char in text))


def read_count(text: str) -> int:
    """A small number, Arabic or one Chinese digit."""
    return int(text) if text.isdecimal() else _DIGITS[text]


def last_known_day(anchor: Anchor, year: int) -> date:
    """The last day a review since `year` can report on: the document's date, else the end of the last year before the plan's."""
    if anchor.date is not None and anchor.date.month is not None and anchor.date.year >= year:
        return anchor.date.last_day()
    known = anchor.year or year
    if anchor.plan_year is not None and anchor.plan_year <= known:
        known = anchor.plan_year - 1
    return date(max(year, known), 12, 31)


def five_year_plan(name: str) -> Period:
    """The years of 十一五, 十二五, …: the first of them from 2001 (十五)."""
    number = _DIGITS[name[1]] if len(name) == 3 else 0
    first = FIRST_PLAN_YEAR + 5 * number
    return Period.of_years(first, first + 4)


def plan_name(match: re.Match[str]) -> str:
    """The short name of the five-year plan that a match of `period.five_year_plan` names: 第十四个五年规划 is 十四五."""
    return match["plan"] or f"{match['ordinal']}五"


def with_five_year_plan(period: Period, body: str) -> Period:
    """The years of an outlook like 未来五年: up to the end of the five-year plan that its text names, where they agree."""
    for match in construction("period.five_year_plan").finditer(body):
        plan = five_year_plan(plan_name(match))
        if abs(plan.end.year - period.end.year) <= 1:
            return Period(max(period.start, plan.start), plan.end)
    return period


Resolved = tuple[Period | None, bool | None]


def _range(match: re.Match[str], text: str, anchor: Anchor) -> Resolved:
    first, last = read_year(match["first"]), read_year(match["last"])
    return (Period.of_years(first, last) if first <= last else None), None


def _since(match: re.Match[str], text: str, anchor: Anchor) -> Resolved:
    first = read_year(match["first"])
    month = _month(match["month"])
    end = last_known_day(anchor, first)
    start = date(first, month or 1, 1)
    return (Period(start, end) if start <= end else None), True


def _month(text: str | None) -> int | None:
    if text is None:
        return None
    if text.isdecimal():
        return int(text)
    return sum(_DIGITS[char] for char in text)


def _since_now(match: re.Match[str], text: str, anchor: Anchor) -> Resolved:
    if anchor.year is None:
        return None, True
    return Period(date(anchor.year, 1, 1), last_known_day(anchor, anchor.year)), True


def _five_year_plan(match: re.Match[str], text: str, anchor: Anchor) -> Resolved:
    period = five_year_plan(plan_name(match))
    if "以来" in match[0]:
        end = last_known_day(anchor, period.end.year)
        return Period(period.start, max(end, period.start)), True
    return period, None


def _year_part(match: re.Match[str], text: str, anchor: Anchor) -> Resolved:
    return _part_of_year(read_year(match["first"]), match["part"]), None


def _part(match: re.Match[str], text: str, anchor: Anchor) -> Resolved:
    named = list(construction("year.any").finditer(text, 0, match.start()))
    year = read_year(named[-1]["first"]) if named else _report_year(anchor)
    if year is None:
        return None, None
    return _part_of_year(year, match["part"]), None


def _part_of_year(year: int, part: str) -> Period:
    key = "半" if part.endswith("半年") and part[0] not in "上下" else part[1] if part[0] == "第" else part[0]
    key = {"1": "一", "2": "二", "3": "三", "4": "四"}.get(key, key)
    first, last, day = _PARTS[key]
    return Period(date(year, first, 1), date(year, last, day))


def _month_of_year(match: re.Match[str], text: str, anchor: Anchor) -> Resolved:
    named = list(construction("year.any").finditer(text, 0, match.end()))
    year = read_year(named[-1]["first"]) if named else _report_year(anchor)
    month = _month(match["month"])
    if year is None or month is None:
        return None, None
    whole = PartialDate(year, month)
    return Period(whole.first_day(), whole.last_day()), None


def _months(match: re.Match[str], text: str, anchor: Anchor) -> Resolved:
    named = list(construction("year.any").finditer(text, 0, match.end()))
    year = read_year(named[-1]["first"]) if named else _report_year(anchor)
    first, last = _month(match["from"]), _month(match["month"])
    if year is None or first is None or last is None or first > last:
        return None, True
    return Period(PartialDate(year, first).first_day(), PartialDate(year, last).last_day()), True


def _school_term(match: re.Match[str], text: str, anchor: Anchor) -> Resolved:
    first = read_year(match["first"])
    if match["term"] is None:
        return Period(date(first, 9, 1), date(first + 1, 8, 31)), None
    if match["term"] in "一上1":
        return Period(date(first, 9, 1), date(first + 1, 1, 31)), None
    return Period(date(first + 1, 2, 1), date(first + 1, 7, 31)), None


def _report_year(anchor: Anchor) -> int | None:
    return anchor.year if anchor.year is not None else anchor.covers.end.year if anchor.covers else None


def _year(match: re.Match[str], text: str, anchor: Anchor) -> Resolved:
    return Period.of_years(read_year(match["first"])), None


def _this_year(match: re.Match[str], text: str, anchor: Anchor) -> Resolved:
    return (Period.of_years(anchor.year) if anchor.year else None), None


def _last_year(match: re.Match[str], text: str, anchor: Anchor) -> Resolved:
    return (Period.of_years(anchor.year - 1) if anchor.year else None), True


def _next_year(match: re.Match[str], text: str, anchor: Anchor) -> Resolved:
    return (Period.of_years(anchor.year + 1) if anchor.year else None), False


def _past_years(match: re.Match[str], text: str, anchor: Anchor) -> Resolved:
    count = read_count(match["count"] or match["count_after"])
    if anchor.year is None or not 1 <= count <= 30:
        return None, True
    return Period.of_years(anchor.year - count, anchor.year - 1), True


def _term_past(match: re.Match[str], text: str, anchor: Anchor) -> Resolved:
    return None, True


def _future_years(match: re.Match[str], text: str, anchor: Anchor) -> Resolved:
    count = read_count(match["count"])
    if anchor.year is None or not 1 <= count <= 50:
        return None, False
    return Period.of_years(anchor.year + 1, anchor.year + count), False


def _next(match: re.Match[str], text: str, anchor: Anchor) -> Resolved:
    """What follows the time covered: the rest of its year, else the next year; the guide's last resort is the date."""
    covers, year = anchor.covers, anchor.year
    if covers is not None and not _is_over(covers, anchor):
        return Period.of_years(covers.end.year), False
    if covers is not None and (covers.end.month, covers.end.day) != (12, 31):
        return Period(covers.end + timedelta(days=1), date(covers.end.year, 12, 31)), False
    if covers is not None and (year is None or year <= covers.end.year):
        return Period.of_years(covers.end.year + 1), False
    return (Period.of_years(year) if year is not None else None), False


def _is_over(covers: Period, anchor: Anchor) -> bool:
    """Whether the year that a title looks back on was over, or nearly, when the report was given."""
    day = anchor.date
    return day is None or day.month is None or day.year > covers.end.year or day.month >= LATE_MONTH


_RESOLVERS: dict[str, Callable[[re.Match[str], str, Anchor], Resolved]] = {
    "range": _range,
    "since": _since,
    "since_now": _since_now,
    "five_year_plan": _five_year_plan,
    "year_part": _year_part,
    "part": _part,
    "month": _month_of_year,
    "months": _months,
    "school_term": _school_term,
    "year": _year,
    "this_year": _this_year,
    "last_year": _last_year,
    "next_year": _next_year,
    "past_years": _past_years,
    "term_past": _term_past,
    "future_years": _future_years,
    "next": _next,
}
