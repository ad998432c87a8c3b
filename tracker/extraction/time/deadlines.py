"""By when: what deadline a time expression gives a commitment (reading guide §2). Recognising is `times`' part."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from tracker.domain.promise import Deadline
from tracker.domain.text import Period
from tracker.domain.vocabulary import Basis

from .date_context import DateContext
from .expressions import TimeExpression, find_times
from .kinds import TimeKind
from .resolvers import RESOLVERS

__all__ = [
    "DateContext",
    "TimeExpression",
    "TimeKind",
    "choose_deadline",
    "find_times",
    "governing_deadline",
    "plan_deadline",
    "programme_deadline",
    "resolve",
]

_BASES: Final = {
    TimeKind.DEADLINE: Basis.EXPLICIT,
    TimeKind.PERIOD: Basis.EXPLICIT,
    TimeKind.EVENT: Basis.NONE,
    TimeKind.REDACTED: Basis.REDACTED,
}
# Expressions that only say which year is meant; a nearer date in the same clause is the deadline, in that year.
_AT_HEAD: Final = 2  # characters that may stand before a time that opens its clause
_YEAR_ONLY: Final = frozenset({"time.period.year", "time.period.whole_year", "time.period.year_word"})


def resolve(expression: TimeExpression, context: DateContext) -> Deadline | None:
    """The deadline an expression gives, or None where its kind is no deadline or its day lies before the plan.

    Redacted words give basis `redacted`, words that fix no day basis `none`; both keep `raw` and have no date.
    """
    basis = _BASES.get(expression.kind)
    if basis is None:
        return None
    day: date | None = None
    if basis is Basis.EXPLICIT:
        day = RESOLVERS[expression.resolver](dict(expression.parts), context)
        if day is None:
            basis = Basis.NONE
        elif _background(expression, day, context):
            return None
    return Deadline(expression.raw, day, basis, expression.rule, expression.span)


def looks_back(expression: TimeExpression, context: DateContext) -> bool:
    """Whether an expression names a day or a year that lies before the plan: 2022年 in a plan of 2024."""
    if _BASES.get(expression.kind) is not Basis.EXPLICIT:
        return False
    day = RESOLVERS[expression.resolver](dict(expression.parts), context)
    return day is not None and _background(expression, day, context)


def _background(expression: TimeExpression, day: date, context: DateContext) -> bool:
    """Whether a day lies before the plan: then the words look back and promise nothing for it.

    A plan may begin within the year it is written in, and set days of that year; a year before that only looks back.
    """
    planned = context.year
    if planned is None:
        return False
    first = min(planned, context.written_in or planned)
    # 元旦前 and 1月前 end with the last day of the year before.
    ends_before = expression.part("before") is not None and day == date(first - 1, 12, 31)
    return day.year < first and not ends_before


def choose_deadline(expressions: Sequence[TimeExpression], context: DateContext) -> Deadline | None:
    """The one deadline among the time expressions of a clause and its shared opening, or None where there is none.

    A date with month or day wins over a bare year before it, whose year it takes; of several, the last one is the
    deadline.
    """
    best: Deadline | None = None
    for expression in expressions:
        if expression.rule == "time.name.five_year_plan":  # 按照“十四五”规划，未来五年
            last = RESOLVERS["five_year_plan"](dict(expression.parts), context)
            context = replace(context, plan=Period.of_years(last.year - 4, last.year)) if last else context
        deadline = resolve(expression, context)
        if deadline is None:
            continue
        if best is None or _rank(deadline) >= _rank(best):
            best = deadline
        if expression.rule in _YEAR_ONLY and deadline.date is not None:
            # 2022年，6月底前: the year is that of the words after it.
            context = replace(context, plan_year=deadline.date.year)
    return best


def governing_deadline(
    own: Sequence[TimeExpression], opening: Sequence[TimeExpression], context: DateContext, start: int
) -> Deadline | None:
    """The deadline of a clause that starts at `start`: its own, else that of the shared opening it stands under.

    A bare year inside the clause's object (3月底前，…，反馈2018年评价结果) gives way to a nearer date in the opening.
    """
    stated, led = choose_deadline(own, context), choose_deadline(opening, context)
    if stated is None or led is None:
        return stated or led
    in_object = stated.rule in _YEAR_ONLY and stated.span is not None and stated.span.start > start + _AT_HEAD
    return led if in_object and _rank(led) > _rank(stated) else stated


def _rank(deadline: Deadline) -> int:
    """A named day over words that fix none (汛期前), and these over the bare year they stand in."""
    if deadline.rule in _YEAR_ONLY:
        return 0
    return 1 if deadline.date is None else 2


def programme_deadline(expressions: Sequence[TimeExpression], context: DateContext) -> Deadline | None:
    """The end of the years a named programme runs: the plan's period where nothing else tells it."""
    for expression in expressions:
        if expression.kind is TimeKind.PROGRAMME:
            day = RESOLVERS[expression.resolver](dict(expression.parts), context)
            if day is not None:
                return Deadline(expression.raw, day, Basis.PLAN_PERIOD, expression.rule, expression.span)
    return None


def plan_deadline(context: DateContext) -> Deadline:
    """The deadline when none is written: the plan period's last day, or none."""
    if context.plan is None:
        return Deadline(None, None, Basis.NONE, "deadline.no_plan_period")
    return Deadline(None, context.plan.end, Basis.PLAN_PERIOD, "deadline.plan_period")
