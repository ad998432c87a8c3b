"""How far targets have come by the last figure on file, what is still needed, and at what pace.

序时进度 is 宣城's rule: only a count is laid over its time; a rate or a coverage is compared as it is and never pro-rated,
and a milestone has no pace. What a level still needs is held against what it gained since its start value, where one is written
or stands in the same report's review. Figures are measured at the day they stand for (截至), never at today.
"""

from collections.abc import Sequence
from datetime import date

from tracker.domain.pace import Pace, Start, StartOrigin
from tracker.domain.promise import Commitment, Measure, Target
from tracker.domain.text import Period
from tracker.domain.units import comparable_units, factor, is_share
from tracker.domain.verdict import Finding
from tracker.domain.vocabulary import Op
from tracker.insight.starts import implied, is_count, written_starts

NOTHING = Start(0.0, "", StartOrigin.NOTHING)


def paces(
    commitment: Commitment,
    plan: Period | None,
    finding: Finding | None,
    as_of: date,
    *,
    reviewed: Sequence[Start | None] = (),
) -> tuple[Pace, ...]:
    """For each target that has a way to go, how far it is, in the order of the targets.

    `finding` is the one the verdict rests on, `reviewed` the start values read in the report's review. Left out are targets
    without a start value, those reached, and all where there is no deadline to come or no plan period.
    """
    deadline = commitment.deadline.date
    if deadline is None or plan is None or as_of > deadline or (deadline - plan.start).days < 1:
        return ()
    written = written_starts(commitment)
    found: list[Pace] = []
    for at, target in enumerate(commitment.targets):
        start = written[at] or (reviewed[at] if at < len(reviewed) else None)
        if start is None and is_count(commitment, target):
            start = NOTHING
        if start is None:
            continue
        measure = _measure(target, finding)
        made = _pace(target, start, measure, finding, plan, deadline, as_of)
        if made is not None:
            found.append(made)
    if (floor := implied(commitment)) is not None:
        beyond = Target(floor.raw, Op.AT_LEAST, floor.value, None, "")
        left = (deadline - as_of).days
        found.append(Pace(beyond, floor, None, None, None, None, 0.0, left, None, None, "pace.above_start"))
    return tuple(found)


def _measure(target: Target, finding: Finding | None) -> Measure | None:
    """The figure reported of a target, in a like form."""
    compared = finding.comparisons if finding is not None else ()
    made = next((one.measure for one in compared if one.target == target and one.measure is not None), None)
    if made is None or isinstance(made.value, tuple) or not comparable_units(target.unit, made.unit):
        return None
    return made if made.change is target.change else None


def _pace(
    target: Target,
    start: Start,
    measure: Measure | None,
    finding: Finding | None,
    plan: Period,
    deadline: date,
    as_of: date,
) -> Pace | None:
    wanted = target.value
    if wanted is None or isinstance(wanted, tuple) or wanted == start.value:
        return None
    way = 1.0 if wanted > start.value else -1.0
    left = (deadline - as_of).days
    day = finding.covers_until if finding is not None and measure is not None else None
    if measure is None or day is None or isinstance(measure.value, tuple):
        return (
            None
            if start.origin is StartOrigin.NOTHING
            else Pace(
                target,
                start,
                None,
                None,
                None,
                None,
                abs(wanted - start.value),
                left,
                None,
                None,
                "pace.no_figure",
            )
        )
    if not plan.start <= day <= deadline:
        return None
    reached = measure.value * factor(target.unit, measure.unit)
    done, needed = (reached - start.value) * way, (wanted - reached) * way
    days = (day - plan.start).days + 1
    if needed <= 0:
        return None
    if start.origin is StartOrigin.NOTHING:
        behind = _behind(reached, wanted, day, plan, deadline)
        rule = "pace.behind_schedule" if behind > 0 else "pace.on_schedule"
        return Pace(target, start, measure, day, days, done, needed, left, behind, None, rule)
    faster = None
    ahead = (deadline - day).days
    if done > 0 and ahead > 0:
        faster = round(needed / ahead / (done / days), 2)
    rule = "pace.no_gain" if done <= 0 else "pace.faster_needed" if (faster or 0) > 1 else "pace.on_course"
    return Pace(target, start, measure, day, days, done, needed, left, None, faster, rule)


def _behind(reached: float, wanted: float, day: date, plan: Period, deadline: date) -> float:
    passed = ((day - plan.start).days + 1) / ((deadline - plan.start).days + 1)
    return round((passed - min(1.0, max(0.0, reached / wanted))) * 100, 1)


def behind(commitment: Commitment, plan: Period | None, finding: Finding | None) -> float | None:
    """Percentage points between the share of `plan` that had passed and the share done; negative when ahead.

    `finding` is the one the verdict rests on. None where there is no figure of a count, no plan period, or the figure
    stands for a day outside it. With several counts the slowest tells.
    """
    deadline = commitment.deadline.date
    day = finding.covers_until if finding is not None else None
    if finding is None or day is None or plan is None or deadline is None:
        return None
    if not plan.start <= day <= deadline or (deadline - plan.start).days < 1:
        return None
    found = [
        _behind(
            made.measure.value * factor(made.target.unit, made.measure.unit),
            made.target.value,
            day,
            plan,
            deadline,
        )
        for made in finding.comparisons
        if is_count(commitment, made.target)
        and made.measure is not None
        and made.measure.change is None
        and not is_share(made.measure.unit)
        and isinstance(made.measure.value, float | int)
        and isinstance(made.target.value, float | int)
    ]
    return max(found) if found else None


def faster(found: Sequence[Pace]) -> float | None:
    """How many times faster than so far the level must move that needs most; infinite where nothing was gained. None for
    no such level."""
    times = [float("inf") if pace.rule == "pace.no_gain" else pace.faster for pace in found]
    known = [one for one in times if one is not None]
    return max(known) if known else None
