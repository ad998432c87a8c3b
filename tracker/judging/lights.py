"""Which light (亮灯) an item shows on a day. The rules are local, so they are presets of the policy."""

from datetime import date

from tracker.domain.policy import LightPolicy
from tracker.domain.promise import Commitment
from tracker.domain.verdict import Verdict
from tracker.domain.vocabulary import Grade, Light, Status


def light(
    commitment: Commitment,
    verdict: Verdict,
    as_of: date,
    preset: LightPolicy,
    *,
    behind: float | None = None,
    faster: float | None = None,
) -> Light:
    """The light of one item; `behind` is how many percentage points it lies behind 序时进度, `faster` how many times faster
    than so far its level must move; None where unknown.

    Green is fulfilled or in time, red is overdue, off is what nobody can verify.
    """
    if verdict.status is Status.FULFILLED:
        return Light.GREEN
    if verdict.status is Status.OVERDUE:
        return Light.RED
    if verdict.status is Status.UNVERIFIABLE or commitment.grade is Grade.DECLARATORY:
        return Light.OFF
    early = (
        _early(behind, preset.behind_yellow, preset.behind_red, 0.0),
        _early(faster, preset.faster_yellow, preset.faster_red, 1.0),
    )
    for colour in (Light.RED, Light.YELLOW):
        if colour in early:
            return colour
    if verdict.deadline is not None and 0 <= (verdict.deadline - as_of).days <= preset.near_days > 0:
        return preset.near
    return Light.GREEN


def _early(found: float | None, yellow: float | None, red: float | None, over: float) -> Light | None:
    """The light that warns before the deadline; nothing at or below `over` does."""
    if found is None or found <= over:
        return None
    if red is not None and found > red:
        return Light.RED
    return Light.YELLOW if yellow is not None and found >= yellow else None
