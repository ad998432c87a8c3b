"""The days on which an item is due on its way: its stages (序时节点), and each time of one that is due again and again.

Each has a light of its own, so that what was missed piles up visibly.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .loop import Claim, decision_on
from .promise import Commitment
from .vocabulary import ClaimKind, ClaimState, Light, Recurrence

SOON = timedelta(days=15)
"""How long before its day an occasion shows yellow."""

MOST = 120
"""Occasions shown of one item: ten years of monthly ones."""

_MONTHS = {
    Recurrence.MONTHLY: 1,
    Recurrence.QUARTERLY: 3,
    Recurrence.HALF_YEARLY: 6,
    Recurrence.YEARLY: 12,
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """One day on which something is due. `text` is the words of the stage, "" for one time of a recurring item.

    GREEN: a claim for it was accepted, or the item is fulfilled; RED: missed; YELLOW: due soon; OFF: still ahead.
    """

    date: date
    text: str
    light: Light


def occasions(
    commitment: Commitment, begun: date | None, claims: Sequence[Claim], as_of: date, *, fulfilled: bool
) -> tuple[Occasion, ...]:
    """The occasions of an item up to the next one that is ahead, oldest first.

    `begun` is the day it began to count (its report's), `claims` the standing claims and decisions on them.
    """
    steps = sorted((step.date, step.text) for step in commitment.stages if step.date is not None)
    days = steps or [(day, "") for day in _times(commitment, begun, as_of)]
    kept = _kept(claims)
    made: list[Occasion] = []
    before = begun or date.min
    for day, text in days[-MOST:] if steps else days[:MOST]:
        done = fulfilled or any(before < claimed <= day for claimed in kept)
        made.append(Occasion(day, text, _light(day, as_of, done=done)))
        before = day
    return tuple(made)


def missed(made: Sequence[Occasion]) -> int:
    """How many occasions were missed."""
    return sum(1 for one in made if one.light is Light.RED)


def _light(day: date, as_of: date, *, done: bool) -> Light:
    if done:
        return Light.GREEN
    if day < as_of:
        return Light.RED
    return Light.YELLOW if day - as_of <= SOON else Light.OFF


def _kept(claims: Sequence[Claim]) -> list[date]:
    """The days of claims of something done or under way that a person accepted."""
    days = []
    for claim in claims:
        if claim.kind is not ClaimKind.CLAIMED or claim.state not in (ClaimState.DONE, ClaimState.UNDER_WAY):
            continue
        decided = decision_on(claims, claim)
        if decided is not None and decided.kind is ClaimKind.ACCEPTED:
            days.append(claim.day or claim.at.date())
    return days


def _times(commitment: Commitment, begun: date | None, as_of: date) -> list[date]:
    """The last day of each week, month, quarter … from the item's beginning to its deadline, and no further than the next
    one ahead of `as_of`.
    """
    recurrence = commitment.recurrence
    if recurrence is None or begun is None:
        return []
    last = commitment.deadline.date or date.max
    found: list[date] = []
    day = _end(recurrence, begun)
    while day <= last and len(found) < MOST:
        found.append(day)
        if day >= as_of:
            break
        day = _end(recurrence, day + timedelta(days=1))
    return found


def _end(recurrence: Recurrence, day: date) -> date:
    """The last day of the week, month, quarter, half-year or year that a day is in."""
    if recurrence is Recurrence.WEEKLY:
        return day + timedelta(days=6 - day.weekday())
    months = _MONTHS[recurrence]
    month = -(-day.month // months) * months
    return date(day.year, month, calendar.monthrange(day.year, month)[1])
