"""Cells and labels that say by when and nothing else: `2024-10`, `10.31`, `9月`, `长期坚持`, `立行立改`."""

from collections.abc import Sequence
from functools import cache

from tracker.domain.promise import Deadline
from tracker.domain.text import Span
from tracker.domain.vocabulary import Basis
from tracker.extraction.numbers.numerals import fold
from tracker.lexicon import Pattern, load_lexicon
from tracker.lexicon.phrases import construction

from .deadlines import DateContext, plan_deadline, resolve
from .expressions import TimeExpression
from .kinds import TimeKind

_DATED = frozenset({TimeKind.DEADLINE, TimeKind.PERIOD, TimeKind.EVENT, TimeKind.REDACTED})


@cache
def _forms() -> tuple[Pattern, ...]:
    return tuple(pattern for pattern in load_lexicon().family("time_cell") if pattern.resolver)


def times_in_cell(
    text: str, cell: Span, times: Sequence[TimeExpression], dates: DateContext
) -> tuple[TimeExpression, ...]:
    """The times in a deadline cell: `times` of running text that lie in it, else the forms that only cells have."""
    words = fold(cell.of(text)).strip()
    for pattern in _forms():
        match = pattern.regex.match(words)
        if match is not None:
            parts = tuple((name, value) for name, value in match.groupdict().items() if value)
            found = TimeExpression(
                cell, cell.of(text), pattern.id, TimeKind.DEADLINE, pattern.resolver, parts
            )
            deadline = resolve(found, dates)
            if deadline is not None and deadline.date is not None:
                return (found,)
    return tuple(
        time
        for time in times
        if cell.start <= time.span.start < cell.end and time.kind in _DATED and resolve(time, dates)
    )


def deadline_without_day(text: str, cell: Span, dates: DateContext) -> Deadline:
    """What a deadline cell without a day gives: the plan's end for standing work, else no date, with the words as the reason."""
    if construction("time_cell.standing").search(cell.of(text)):
        end = plan_deadline(dates)
        return Deadline(None, end.date, end.basis, "time_cell.standing", cell)
    return Deadline(" ".join(cell.of(text).split()), None, Basis.NONE, "time_cell.unread", cell)
