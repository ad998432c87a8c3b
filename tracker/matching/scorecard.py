"""How far the signs of a clause speak for it: a sum of points, each sign with its own weight, made a share of certainty."""

from collections.abc import Mapping
from math import exp

from tracker.domain.match import NumberFit
from tracker.domain.units import is_share

from .query import WeightedQuery
from .weights import card


def belief(number: NumberFit, weighted: WeightedQuery, signs: Mapping[str, float], unit: float) -> float:
    """How far a reported number is believed to be the one that was promised (0–1)."""
    rate = is_share(weighted.commitment.targets[number.target].unit)
    return points(
        "number",
        {
            "fit": number.fit,
            "back": number.back,
            "near": number.near,
            "unit": unit,
            "near_unit": unit * number.near,
            "rate": number.fit if rate else 0.0,
            **{
                name: signs[name] for name in ("words", "piece", "naming", "naming_back", "years", "same_act")
            },
        },
    )


def points(name: str, signs: Mapping[str, float]) -> float:
    """The sum of a card's points for these signs, as a share between 0 and 1."""
    weights = card(name)
    total = weights["start"] + sum(weights.get(sign, 0.0) * value for sign, value in signs.items())
    return 1.0 / (1.0 + exp(-total))
