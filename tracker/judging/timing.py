"""Which time a report (or one clause of it) speaks of, seen from a deadline: before it, over it, or only after it."""

from datetime import date, timedelta
from enum import StrEnum

from tracker.domain.text import Period


class Timing(StrEnum):
    """Where a stretch of time lies beside a deadline."""

    BEFORE = "before"
    COVERS = "covers"
    AFTER = "after"


def timing(deadline: date | None, spoken_of: Period | None, slack_days: int) -> Timing:
    """`spoken_of` beside `deadline`; unknown dates count as covering, for then nothing says otherwise.

    A summary dated some days before a year, half-year or month is out still speaks of all of it: `slack_days`.
    """
    if deadline is None or spoken_of is None:
        return Timing.COVERS
    if spoken_of.start > deadline:
        return Timing.AFTER
    return Timing.COVERS if reaches(spoken_of.end, deadline, slack_days) else Timing.BEFORE


def reaches(last: date, deadline: date, slack_days: int) -> bool:
    """Whether what speaks of the days up to `last` speaks of the deadline too."""
    return last >= deadline or (
        deadline - last <= timedelta(days=slack_days)
        and (last.year, last.month) == (deadline.year, deadline.month)
    )
