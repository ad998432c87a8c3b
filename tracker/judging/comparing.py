"""One reported value against one target: by op, change, tolerance, and by what the report's own words claim."""

from tracker.domain.policy import TolerancePolicy
from tracker.domain.promise import Measure, Target
from tracker.domain.units import factor, is_share
from tracker.domain.vocabulary import Change, Op

_STRICT = ("超过", "高于", "大于", "多于")


def satisfied(
    target: Target, measure: Measure, tolerance: TolerancePolicy, *, higher_is_good: bool | None = None
) -> bool | None:
    """Whether the value satisfies the target; None where the report's words leave it open (`超80%` against 82 %).

    `higher_is_good` is the plain direction of the metric where it has one; it only helps targets that are stated to be
    about a value (reading guide §4). Raises ValueError for a redacted target.
    """
    if target.value is None:
        raise ValueError("a redacted target cannot be compared")
    value = _signed(target, measure)
    low, high = target.value if isinstance(target.value, tuple) else (target.value, target.value)
    slack = tolerance.rounding * max(1.0, abs(low))
    op = target.op
    if (
        op is Op.AT_LEAST
        and target.change is Change.INCREASE
        and higher_is_good is False
        and "以上" not in target.raw
    ):
        op = Op.ABOUT  # a rise of prices is expected, not striven for
    if op is Op.AT_LEAST:
        if value > low + slack:
            return None if measure.bound is Op.AT_MOST else True
        if abs(value - low) <= slack:
            return _at_edge(target, measure)
        return None if measure.bound is Op.AT_LEAST else _clearly(low - value, low, measure, tolerance)
    if op is Op.AT_MOST:
        if value < high - slack:
            return None if measure.bound is Op.AT_LEAST else True
        if abs(value - high) <= slack:
            return None if measure.bound in (Op.AT_LEAST, Op.ABOUT) else True
        return None if measure.bound is Op.AT_MOST else _clearly(value - high, high, measure, tolerance)
    share = tolerance.set if op is Op.SET else tolerance.about if op is Op.ABOUT else 0.0
    near = share * abs(low) + slack
    if low - near <= value <= high + near:
        return True
    if op is not Op.SET:
        good = _direction(target, higher_is_good)
        if good is not None and (value > high if good else value < low):
            return True
    if op is Op.SET and value > high:
        return None  # more than was set: another fund, or more of the same; the figure alone does not say
    return None if measure.bound in (Op.AT_LEAST, Op.AT_MOST) else False


def _signed(target: Target, measure: Measure) -> float:
    number = measure.value
    if isinstance(number, tuple):
        number = number[1] if target.op is Op.AT_MOST else number[0]
    value = number * factor(target.unit, measure.unit)
    opposite = {target.change, measure.change} == {Change.INCREASE, Change.DECREASE}
    return -value if opposite else value


def _at_edge(target: Target, measure: Measure) -> bool | None:
    """The very number that was promised: 超过 excludes it, 左右 and 以下 in the report leave it open."""
    if measure.bound in (Op.ABOUT, Op.AT_MOST):
        return None
    strict = any(word in target.raw for word in _STRICT)
    return measure.bound is Op.AT_LEAST if strict else True


def _clearly(gap: float, wanted: float, measure: Measure, tolerance: TolerancePolicy) -> bool | None:
    """A miss, unless the report itself says `about` and the gap is within what about may mean."""
    return None if measure.bound is Op.ABOUT and gap <= tolerance.about * abs(wanted) else False


def _direction(target: Target, higher_is_good: bool | None) -> bool | None:
    if target.change is Change.DECREASE:
        return True
    if higher_is_good is None and not is_share(target.unit):
        return True
    return higher_is_good
