"""How far a verdict can be relied on, by the rule that made it, and what a look at it is likely to change."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tracker.domain.vocabulary import Reason, Status

_UNDECIDED = 0.5
"""How likely a verdict is to change where the evidence is too weak or contradicts: a person has to decide."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How many verdicts of a rule were judged, and how many of them were wrong."""

    judged: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """The measured rules, the average over all, and what a wrong verdict of each status costs."""

    rules: dict[str, Measured]
    average: float
    prior: float
    consequence: dict[Status, float]

    def chance(self, rule: str, reason: Reason | None = None) -> float:
        """How likely a verdict by this rule is wrong, 0–1; at least a half where it decides nothing."""
        found = self.rules.get(rule, Measured(0, 0))
        chance = (found.wrong + self.prior * self.average) / (found.judged + self.prior)
        return max(chance, _UNDECIDED) if reason is Reason.AMBIGUOUS else chance

    def worth(self, status: Status, rule: str, reason: Reason | None = None) -> float:
        """What a look at an item is likely to change: how likely its verdict is wrong, times what that costs."""
        return self.chance(rule, reason) * self.consequence[status]


@cache
def load_reliability() -> Reliability:
    """Read the measurements; the same object every time."""
    data = tomllib.loads(files(__package__).joinpath("reliability.toml").read_text(encoding="utf-8"))
    rules = {one["id"]: Measured(one["judged"], one["wrong"]) for one in data["rule"]}
    judged, wrong = (sum(getattr(one, name) for one in rules.values()) for name in ("judged", "wrong"))
    return Reliability(
        rules,
        wrong / judged,
        float(data["prior"]["judged"]),
        {Status(name): float(cost) for name, cost in data["consequence"].items()},
    )
