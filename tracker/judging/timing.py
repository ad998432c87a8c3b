"""Which time a report (or one clause of it) speaks of, seen from a deadline: before it, over it, or only after it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.domain.promise import Achievement
from tracker.domain.text import Period


class Timing(StrEnum):
    """Where a stretch of time lies beside a deadline."""

    BEFORE = "before"
    COVERS = "covers"
    AFTER = "after"


def timing(deadline: date | None, reporting_period: Period | None, slack_days: int) -> Timing:
    """`spoken_of` beside `deadline`; unknown dates count as covering, for then nothing says otherwise.

    A summary dated some days before a year, half-year or month is out still speaks of all of it: `slack_days`.
    """
    if deadline is None or reporting_period is None:
        return Timing.COVERS
    if reporting_period.start > deadline:
        return Timing.AFTER
    return Timing.COVERS if reaches(reporting_period.end, deadline, slack_days) else Timing.BEFORE


def reaches(last: date, deadline: date, slack_days: int) -> bool:
    """Whether what speaks of the days up to `last` speaks of the deadline too."""
    return last >= deadline or (
        deadline - last <= timedelta(days=slack_days)
        and (last.year, last.month) == (deadline.year, deadline.month)
    )


@dataclass(frozen=True, slots=True)
class ReportedTime:
    """The time a clause speaks of, None where that is not known; `years` where it sums up several."""

    period: Period | None
    years: bool

    def beside(self, deadline: date | None, slack_days: int) -> Timing:
        """Where it lies beside a deadline. What a review of several years tells is how things stood at its end."""
        if (
            self.years
            and self.period is not None
            and deadline is not None
            and self.period.end.year > deadline.year
        ):
            return Timing.AFTER
        return timing(deadline, self.period, slack_days)


def reported_time(clause: Achievement, reporting_period: Period | None) -> ReportedTime:
    """The time that a clause of a report on `spoken_of` speaks of."""
    return ReportedTime(clause.period or reporting_period, "period.years" in clause.rules)
