"""Intervals made of figures, and how what they make stands to a figure that is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf, isinf

from tracker.domain.vocabulary import Agreement

from .figures import Figure

_CLOSE = 0.03
"""Width, of its middle, up to which a computed interval is narrow enough to prove anything."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included. `exact` while nothing in it was stated as about."""

    low: float
    high: float
    exact: bool = True

    @property
    def middle(self) -> float:
        """The value to show; the end that is known where the other is open."""
        return self.low if isinf(self.high) else (self.low + self.high) / 2

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high, self.exact and other.exact)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low, self.exact and other.exact)

    def __mul__(self, other: "Interval") -> "Interval":
        return Interval(self.low * other.low, self.high * other.high, self.exact and other.exact)

    def over(self, other: "Interval") -> "Interval":
        """The quotient of two positive intervals, in percent."""
        high = inf if other.low <= 0 else self.high / other.low * 100
        return Interval(self.low / other.high * 100, high, self.exact and other.exact)

    def scaled(self, factor: float, shift: float = 0.0) -> "Interval":
        """Multiplied with a positive factor, then moved."""
        return Interval(self.low * factor + shift, self.high * factor + shift, self.exact)


def of(figure: Figure) -> Interval:
    """What a figure can mean."""
    return Interval(figure.low, figure.high, figure.exact)


def total(figures: Iterable[Figure]) -> Interval:
    """The sum of some figures."""
    made = Interval(0.0, 0.0)
    for figure in figures:
        made += of(figure)
    return made


def agreement(expected: Interval, stated: Figure) -> Agreement | None:
    """Whether a written figure is what the others make of it; None where that cannot be decided by their digits.

    Between half of a last digit and a whole one, someone may have cut the rest off instead of rounding it.
    """
    gap = max(expected.low - stated.high, stated.low - expected.high)
    if gap > max(stated.step / 2, 1e-9 * abs(stated.value)):
        return Agreement.CONTRADICTION
    narrow = expected.high - expected.low <= max(_CLOSE * abs(expected.middle), stated.step)
    if gap <= 1e-9 * abs(stated.value) and expected.exact and stated.exact and narrow:
        return Agreement.CONFIRMED
    return None


def shown(value: float, like: Figure) -> str:
    """A computed value written the way a figure is: its unit, its magnitude, one digit more than it has."""
    unit = "个百分点" if like.unit == "百分点" else like.unit
    for scale, name in ((1e8, "亿"), (1e4, "万")):
        if name in like.written and abs(value) >= scale / 10:
            return f"{round(value / scale, 2):g}{name}{unit}"
    return f"{round(value, 2):.10g}{unit}"
