"""The numbers of a clause that a person picked, beside the targets: shown for the eye, deciding nothing."""

import unicodedata
from collections.abc import Sequence

from tracker.domain.policy import TolerancePolicy
from tracker.domain.promise import Measure, Target
from tracker.domain.units import comparable_units, is_share
from tracker.domain.verdict import Comparison

from .comparing import satisfied


def compare(
    targets: Sequence[Target], measures: Sequence[Measure], tolerance: TolerancePolicy
) -> tuple[Comparison, ...]:
    """Each target that a number of the clause can stand beside, in the order of the targets.

    The person vouches that the clause is about the matter, so words need not agree; they only choose between several
    numbers. Where they do not tell which is meant, the comparison stays open, with the note `several`. Redacted
    targets, and those without a number to compare, are left out.
    """
    made = []
    for target in targets:
        fitting = [measure for measure in measures if _comparable(target, measure)]
        if not fitting:
            continue
        shared = [len(_pairs(target.metric) & _pairs(measure.metric)) for measure in fitting]
        nearest = [m for m, common in zip(fitting, shared, strict=True) if common == max(shared)]
        if len(nearest) == 1:
            made.append(Comparison(target, nearest[0], satisfied(target, nearest[0], tolerance)))
        else:
            made.append(Comparison(target, nearest[0], None, "several"))
    return tuple(made)


def _comparable(target: Target, measure: Measure) -> bool:
    """Units that go together; of rates, only growth beside growth and level beside level."""
    if target.redacted or not comparable_units(target.unit, measure.unit):
        return False
    moving = (target.change is not None, measure.change is not None)
    return moving[0] == moving[1] or not is_share(target.unit)


def _pairs(text: str) -> set[str]:
    """Neighbouring letters: enough to tell 接种率 from 就诊率."""
    plain = unicodedata.normalize("NFKC", text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
