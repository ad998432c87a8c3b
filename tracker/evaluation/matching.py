"""Which prediction answers which gold item."""

from collections.abc import Sequence

from tracker.domain.promise import Target, Value
from tracker.domain.text import Span

from .gold import GoldTarget

VALUE_TOLERANCE = 0.005
"""Relative difference up to which two values count as the same number (rounding of 三分之一 and the like)."""


def answers(one: Span, other: Span) -> bool:
    """Whether two spans overlap by at least half of the shorter one."""
    return one.overlap(other) * 2 >= min(len(one), len(other)) > 0


def union_share(one: Span, other: Span) -> float:
    """Intersection over union of two spans."""
    common = one.overlap(other)
    whole = len(one) + len(other) - common
    return common / whole if whole else 0.0


def assign(gold: Sequence[Span], predicted: Sequence[Span]) -> dict[int, tuple[int, float]]:
    """One-to-one pairs, largest overlap first: position in `gold` → (position in `predicted`, overlap)."""
    ranked = sorted(
        (
            (union_share(wanted, found), place, other)
            for place, wanted in enumerate(gold)
            for other, found in enumerate(predicted)
            if answers(wanted, found)
        ),
        reverse=True,
    )
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for share, place, other in ranked:
        if place not in pairs and other not in taken:
            pairs[place] = (other, share)
            taken.add(other)
    return pairs


def same_value(one: Value | None, other: Value | None) -> bool:
    """Whether two values are the same number, or the same two ends."""
    if one is None or other is None:
        return one is other
    if isinstance(one, tuple) or isinstance(other, tuple):
        if not (isinstance(one, tuple) and isinstance(other, tuple)):
            return False
        return all(same_value(left, right) for left, right in zip(one, other, strict=True))
    return abs(one - other) <= VALUE_TOLERANCE * max(1.0, abs(other))


def match_targets(gold: Sequence[GoldTarget], predicted: Sequence[Target]) -> list[Target | None]:
    """For each gold target the prediction with its value and unit, each used once."""
    left = list(predicted)
    found: list[Target | None] = []
    for wanted in gold:
        hit = next(
            (one for one in left if same_value(one.value, wanted.value) and (one.unit or "") == wanted.unit),
            None,
        )
        if hit is not None:
            left.remove(hit)
        found.append(hit)
    return found
