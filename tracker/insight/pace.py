"""序时进度: how far a count lies behind the share of its time that has passed, by the last figure on file.

The rule is 宣城's: only a count is laid over its time; a rate or a coverage is compared as it is and never pro-rated,
and a milestone has no pace. The figure is measured at the day it stands for (截至), never at today.
"""

from tracker.domain.promise import Commitment, Target
from tracker.domain.text import Period
from tracker.domain.verdict import Comparison, Finding
from tracker.domain.vocabulary import Op

_RATES = frozenset({"%", "‰", "百分点", "个百分点", "％"})


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
    shares = [share for share in map(_share, finding.comparisons) if share is not None]
    if not shares:
        return None
    passed = ((day - plan.start).days + 1) / ((deadline - plan.start).days + 1)
    return round((passed - min(shares)) * 100, 1)


def _share(comparison: Comparison) -> float | None:
    """The share of a count that is done, at most all of it."""
    target, measure = comparison.target, comparison.measure
    if measure is None or not _is_count(target) or measure.change is not None or measure.unit in _RATES:
        return None
    wanted, reached = target.value, measure.value
    if isinstance(wanted, tuple) or wanted is None or wanted <= 0 or isinstance(reached, tuple):
        return None
    return min(1.0, max(0.0, reached / wanted))


def _is_count(target: Target) -> bool:
    return target.op in (Op.AT_LEAST, Op.ABOUT) and target.change is None and target.unit not in _RATES
