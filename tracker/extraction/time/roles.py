"""What part a time plays by the words beside it: ordered rules, each with its id and a sentence it decides.

The first rule that holds gives the kind; where none does, it is the kind that the time's own pattern gives.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from tracker.extraction.numbers.numerals import read_number
from tracker.lexicon import Pattern
from tracker.lexicon.phrases import Phrase, listed

from .kinds import TimeKind

_DAYS: Final = ("days_from_date", "working_days_from_date")
_COUNTED_FROM: Final = (*_DAYS, "weeks_from_date")
_SHORT_DAYS: Final = 3
"""2天内完成检测 is how fast it must go; a report's plan is never for the next three days."""
_CHANGEABLE: Final = (TimeKind.DEADLINE, TimeKind.PERIOD, TimeKind.EVENT, TimeKind.REDACTED)


class Beside(NamedTuple):
    """A time with the words beside it. `closed` where it says an end itself (8月底前), `in_title` inside 《》."""

    pattern: Pattern
    kind: TimeKind
    parts: dict[str, str]
    before: str
    after: str
    closed: bool
    in_title: bool


class RoleRule(NamedTuple):
    """A reason for a kind. `kind` is None where the time keeps its own; a `silent` rule is not named with the time, whose
    own words say it already."""

    id: str
    kind: TimeKind | None
    holds: Callable[[Beside], object]
    example: str
    silent: bool = False


_EVENT_NAME: Final = Phrase("time_role.event_name_after")
_EVENT_VERB: Final = Phrase("time_role.event_verb")
_PROGRAMME_AFTER: Final = Phrase("time_role.programme_after")
_PROGRAMME_BEFORE: Final = Phrase("time_role.programme_before")


def role_rule(time: Beside) -> RoleRule | None:
    """The rule that decides what part a time plays; None where its own pattern does."""
    if time.kind not in _CHANGEABLE:
        return None
    return next((rule for rule in ROLE_RULES if rule.holds(time)), None)


def _before(id: str) -> Callable[[Beside], re.Match[str] | None]:
    phrase = Phrase(id)
    return lambda time: phrase.search(time.before)


def _after_open(id: str) -> Callable[[Beside], object]:
    """The words stand behind a time that says no end itself."""
    phrase = Phrase(id)
    return lambda time: not time.closed and phrase.search(time.after)


def _baseline(time: Beside) -> object:
    return not time.closed and _BASELINE.search(time.before)


_BASELINE: Final = Phrase("time_role.baseline_before")


def _of_programme(time: Beside) -> object:
    if not time.pattern.id.startswith("time.period.year_range"):
        return False
    in_brackets = time.before[-1:] in ("（", "(") and _PROGRAMME_AFTER.search(time.after)
    return _PROGRAMME_BEFORE.search(time.before) or in_brackets


def _before_programme(time: Beside) -> object:
    return time.pattern.id.startswith("time.period.year_range") and _PROGRAMME_AFTER.search(time.after)


def _in_event_name(time: Beside) -> bool:
    if time.closed or time.pattern.id not in ("time.period.year", "time.deadline.year"):
        return False
    event = _EVENT_NAME.search(time.after)
    return event is not None and _EVENT_VERB.search(event[0]) is None


def _is_length(time: Beside) -> bool:
    return time.pattern.id.startswith("time.deadline.within_")


_ATTRIBUTIVE: Final = Phrase("time_role.attributive_after")
_TRIGGER: Final = Phrase("time_role.trigger")


def _short(time: Beside) -> bool:
    if not _is_length(time) or time.pattern.resolver not in _DAYS:
        return False
    count = read_number(time.parts.get("n") or time.parts.get("m") or "")
    return count is not None and count <= _SHORT_DAYS


def _triggered(time: Beside) -> object:
    return _is_length(time) and time.pattern.resolver in _COUNTED_FROM and _TRIGGER.search(time.before)


ROLE_RULES: Final = (
    RoleRule("time_role.book_title", TimeKind.NAME, lambda time: time.in_title, "落实《2030年发展规划》"),
    RoleRule("time_role.as_of_before", TimeKind.AS_OF, _before("time_role.as_of_before"), "截至2030年6月底"),
    RoleRule("redacted", None, lambda time: time.kind is TimeKind.REDACTED, "X月底前完工", silent=True),
    RoleRule(
        "time_role.every_before", TimeKind.RECURRENCE, _before("time_role.every_before"), "每上半年集中检查"
    ),
    RoleRule(
        "last_year",
        TimeKind.PAST,
        lambda time: time.parts.get("rel") in listed("time_role.last_years"),
        "去年开工建设",
        silent=True,
    ),
    RoleRule("time_role.past_after", TimeKind.PAST, _after_open("time_role.past_after"), "2030年以来"),
    RoleRule(
        "time_role.start_after", TimeKind.START_ONLY, _after_open("time_role.start_after"), "2030年起实行"
    ),
    RoleRule("time_role.baseline_before", TimeKind.PAST, _baseline, "比2030年增长5%"),
    RoleRule("time_role.programme_before", TimeKind.PROGRAMME, _of_programme, "行动计划（2030-2032年）"),
    RoleRule("time_role.programme_after", TimeKind.PROGRAMME, _before_programme, "2030-2032年行动计划"),
    RoleRule("time_role.event_name_after", TimeKind.NAME, _in_event_name, "筹备2030年东湖国际论坛"),
    RoleRule(
        "time_role.attributive_after",
        TimeKind.NAME,
        lambda time: _is_length(time) and _ATTRIBUTIVE.search(time.after),
        "打造15天内的办理流程",
    ),
    RoleRule("time_role.short", TimeKind.SLA, _short, "2天内完成检测"),
    RoleRule("time_role.trigger", TimeKind.SLA, _triggered, "自受理之日起10个工作日内"),
)
"""Tried in this order."""
