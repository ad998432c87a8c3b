"""How far a number has come from where it began, what is still needed, and at what pace."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .promise import Measure, Target


class StartOrigin(StrEnum):
    """Where a start value is written."""

    NOTHING = "nothing"  # a count begins at nothing
    WRITTEN = "written"  # beside the target: 由46.7%提高到80%
    REVIEW = "review"  # in the review of the same report


@dataclass(frozen=True, slots=True)
class Start:
    """The level a target starts from: its value in the target's unit, and the words as written ("" for nothing)."""

    value: float
    raw: str
    origin: StartOrigin


@dataclass(frozen=True, slots=True)
class Pace:
    """A target on a day: where it began, how far it has come by the newest figure, and what is left.

    `done` and `needed` are in the target's unit and positive on the way to it; `done` and `day` are None where nothing is
    reported yet. `days` lie between the start of the plan and `day`, `left` between the day looked from and the deadline.
    `behind` is how many percentage points a count lies behind 序时进度, `faster` how many times faster than so far a level
    must move; None where there is no such thing. `rule` names what was found.
    """

    target: Target
    start: Start
    measure: Measure | None
    day: date | None
    days: int | None
    done: float | None
    needed: float
    left: int
    behind: float | None
    faster: float | None
    rule: str
