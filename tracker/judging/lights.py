"""Which light (亮灯) an item shows on a day. The rules are local, so they are presets of the policy."""

from datetime import date

from tracker.domain.policy import LightPolicy
from tracker.domain.promise import Commitment
from tracker.domain.verdict import Verdict
from tracker.domain.vocabulary import Grade, Light, Status


def light(
    commitment: Commitment, verdict: Verdict, as_of: date, preset: LightPolicy, *, behind: float | None = None
) -> Light:
    """The light of one item; `behind` is how many percentage points it lies behind 序时进度, None where unknown.

    Green is fulfilled or in time, red is overdue, off is what nobody can verify.
    """
    if verdict.status is Status.FULFILLED:
        return Light.GREEN
    if verdict.status is Status.OVERDUE:
        return Light.RED
    if verdict.status is Status.UNVERIFIABLE or commitment.grade is Grade.DECLARATORY:
        return Light.OFF
    if behind is not None:
        if preset.behind_red is not None and behind > preset.behind_red:
            return Light.RED
        if preset.behind_yellow is not None and behind > 0 and behind >= preset.behind_yellow:
            return Light.YELLOW
    if verdict.deadline is not None and 0 <= (verdict.deadline - as_of).days <= preset.near_days > 0:
        return preset.near
    return Light.GREEN
