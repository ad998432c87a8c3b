"""Time expressions: every one in a text, of every kind, found once. What day they mean is stated by `deadlines`."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from tracker.domain.text import Span
from tracker.extraction.numbers.numerals import fold, fold_document, read_number
from tracker.lexicon import Pattern, load_lexicon
from tracker.lexicon.engine.scanner import Scanner


class TimeKind(StrEnum):
    """What part a time expression plays."""

    DEADLINE = "deadline"  # an end: 8月底前
    PERIOD = "period"  # a stretch whose end is the last day: 上半年, 2022年
    START_ONLY = "start_only"  # 9月起: no end is stated
    PAST = "past"  # 今年以来, 去年同期, 比2020年
    AS_OF = "as_of"  # 截至9月21日
    RECURRENCE = "recurrence"  # 每月
    SLA = "sla"  # 2小时内: how long something may take
    EVENT = "event"  # 汛期前: no day is fixed
    REDACTED = "redacted"  # x月底
    NAME = "name"  # part of a name, or a bare length of time: 三年行动计划
    PROGRAMME = "programme"  # the years a named programme runs: 行动计划（2021-2023年）


@dataclass(slots=True, unsafe_hash=True)
class TimeExpression:
    """A time as written. `rule` is the lexicon id that found it, `role` the id that changed its kind, if any.

    `parts` are the named pieces of the pattern (`year`, `month`, `before`, …), folded; `resolver` names the function
    of `calendar` that gives it a day.
    """

    span: Final[Span]
    raw: Final[str]
    rule: Final[str]
    kind: Final[TimeKind]
    resolver: Final[str] = ""
    parts: Final[tuple[tuple[str, str], ...]] = ()
    role: Final[str] = ""

    def part(self, name: str) -> str | None:
        """A named piece as written, or None."""
        return dict(self.parts).get(name)


_DAYS: Final = ("days_from_date", "working_days_from_date")
_SHORT_DAYS: Final = (
    3  # 2天内完成检测 is how fast it must go; a report's plan is never for the next three days
)
_LISTED: Final = (TimeKind.DEADLINE, TimeKind.PERIOD)
_LOOK: Final = 24  # characters beside an expression that can change its role
_BOOK: Final = re.compile(r"《[^《》\n]{0,80}》")


@cache
def scanner() -> Scanner:
    return Scanner(load_lexicon().family("time"))


@cache
def _roles() -> dict[str, re.Pattern[str]]:
    family = load_lexicon().family("time_role")
    return {pattern.id.partition(".")[2]: pattern.regex for pattern in family}


def find_times(text: str, start: int = 0, end: int | None = None) -> tuple[TimeExpression, ...]:
    """Every time expression of `text[start:end]`, in order, not overlapping. Words outside the limits are looked at, never taken."""
    stop = len(text) if end is None else min(end, len(text))
    base = max(0, start - _LOOK)
    folded = fold_document(text) if stop - start == len(text) else fold(text[base : stop + _LOOK])
    books = [(found.start(), found.end()) for found in _BOOK.finditer(folded)] if "《" in folded else []
    found: list[TimeExpression] = []
    for pattern, match in scanner().scan(folded, start - base, stop - base):
        time = _expression(text, folded, base, pattern, match, books)
        if found and found[-1].kind is TimeKind.RECURRENCE and time.kind in _LISTED:
            between = text[found[-1].span.end : time.span.start]
            if between in ("、", "和", "及"):  # 每年6月、12月
                time = replace(time, kind=TimeKind.RECURRENCE, role="time_role.every_before")
        found.append(time)
    return tuple(found)


def _expression(
    text: str,
    folded: str,
    base: int,
    pattern: Pattern,
    found: re.Match[str],
    books: list[tuple[int, int]],
) -> TimeExpression:
    parts = tuple((name, value) for name, value in found.groupdict().items() if value)
    head, tail = _trim(folded, found.start(), found.end())
    kind, role = _role(pattern, parts, folded, head, tail, books)
    span = Span(base + head, base + tail)
    return TimeExpression(span, span.of(text), pattern.id, kind, pattern.resolver, parts, role)


def _trim(folded: str, head: int, tail: int) -> tuple[int, int]:
    while head < tail and folded[head] in " \n在":
        head += 1
    while tail > head and folded[tail - 1] in " \n的":
        tail -= 1
    return head, tail


def _role(
    pattern: Pattern,
    parts: tuple[tuple[str, str], ...],
    folded: str,
    head: int,
    tail: int,
    books: list[tuple[int, int]],
) -> tuple[TimeKind, str]:
    """The kind its pattern gives, unless the words beside it say otherwise."""
    kind = TimeKind(pattern.id.split(".")[1])
    if kind not in (TimeKind.DEADLINE, TimeKind.PERIOD, TimeKind.EVENT, TimeKind.REDACTED):
        return kind, ""
    if any(first <= head < last for first, last in books):
        return TimeKind.NAME, "time_role.book_title"
    named = dict(parts)
    before, after = folded[max(0, head - _LOOK) : head], folded[tail : tail + _LOOK]
    roles = _roles()
    if roles["as_of_before"].search(before):
        return TimeKind.AS_OF, "time_role.as_of_before"
    if kind is TimeKind.REDACTED:
        return kind, ""
    if roles["every_before"].search(before):
        return TimeKind.RECURRENCE, "time_role.every_before"
    if named.get("rel") in ("去年", "上年", "上年度", "前年"):
        return TimeKind.PAST, ""
    closed = "before" in named or "till" in named or folded[tail - 1] in "内前"
    if not closed:
        if roles["past_after"].search(after):
            return TimeKind.PAST, "time_role.past_after"
        if roles["start_after"].search(after):
            return TimeKind.START_ONLY, "time_role.start_after"
        if roles["baseline_before"].search(before):
            return TimeKind.PAST, "time_role.baseline_before"
    if pattern.id.startswith("time.period.year_range"):
        if roles["programme_before"].search(before) or (
            before[-1:] in ("（", "(") and roles["programme_after"].search(after)
        ):
            return TimeKind.PROGRAMME, "time_role.programme_before"
        if roles["programme_after"].search(after):
            return TimeKind.PROGRAMME, "time_role.programme_after"
    if pattern.id in ("time.period.year", "time.deadline.year") and not closed:
        event = roles["event_name_after"].search(after)
        if event and not roles["event_verb"].search(event[0]):
            return TimeKind.NAME, "time_role.event_name_after"
    if pattern.id.startswith("time.deadline.within_"):
        if roles["attributive_after"].search(after):
            return TimeKind.NAME, "time_role.attributive_after"
        count = read_number(named.get("n") or named.get("m") or "")
        if pattern.resolver in _DAYS and count is not None and count <= _SHORT_DAYS:
            return TimeKind.SLA, "time_role.short"
        if (pattern.resolver in _DAYS or pattern.resolver == "weeks_from_date") and roles["trigger"].search(
            before
        ):
            return TimeKind.SLA, "time_role.trigger"
    return kind, ""
