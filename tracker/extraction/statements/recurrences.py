"""How often a promise is due again: 每月通报一次, 按季度调度 (reading guide §2: no deadline, but kept)."""

from collections.abc import Sequence
from typing import Final

from tracker.domain.vocabulary import Recurrence
from tracker.extraction.time.expressions import TimeExpression
from tracker.extraction.time.kinds import TimeKind

from .grammar import grammar

_RHYTHMS: Final = (
    ("rhythm.weekly", Recurrence.WEEKLY),
    ("rhythm.monthly", Recurrence.MONTHLY),
    ("rhythm.quarterly", Recurrence.QUARTERLY),
    ("rhythm.half_yearly", Recurrence.HALF_YEARLY),
    ("rhythm.yearly", Recurrence.YEARLY),
)


def recurrence_of(
    text: str, times: Sequence[TimeExpression], start: int, verb_end: int, end: int
) -> Recurrence | None:
    """The rhythm of a clause, where it stands before the object or right before a number; None without one.

    `600元/每人每月` is a rate and no rhythm.
    """
    rules = grammar().patterns
    for time in times:
        if time.kind is not TimeKind.RECURRENCE or not start <= time.span.start < end:
            continue
        if rules["rhythm.rate_before"].search(text, start, time.span.start):
            continue
        counted = rules["rhythm.counted"].match(text, time.span.end, end)
        if time.span.start > verb_end and not counted:
            continue
        for id, recurrence in _RHYTHMS:
            if rules[id].search(text, time.span.start, time.span.end):
                return recurrence
    return None
