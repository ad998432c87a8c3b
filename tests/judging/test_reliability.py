"""What a look at an item is likely to change."""

import pytest

from tracker.domain.vocabulary import Reason, Status
from tracker.judging.reliability import Measured, Reliability, load_reliability
from tracker.wording.judging_rules import JUDGING_RULES

MADE = Reliability(
    {"sure": Measured(94, 0), "poor": Measured(14, 10), "new": Measured(0, 0)},
    0.2,
    6.0,
    {Status.OVERDUE: 3.0, Status.FULFILLED: 2.0, Status.UNVERIFIABLE: 1.0, Status.PENDING: 0.5},
)


@pytest.mark.parametrize(
    ("rule", "reason", "chance"),
    [
        ("sure", None, 0.012),
        ("poor", None, 0.56),
        ("new", None, 0.2),
        ("never heard of", None, 0.2),
        ("sure", Reason.AMBIGUOUS, 0.5),
        ("poor", Reason.AMBIGUOUS, 0.56),
    ],
)
def test_a_rule_is_as_reliable_as_it_was_measured(rule: str, reason: Reason | None, chance: float) -> None:
    assert MADE.chance(rule, reason) == pytest.approx(chance)


def test_a_doubtful_accusation_is_worth_more_than_a_sure_one_and_than_a_doubtful_silence() -> None:
    doubtful = MADE.worth(Status.OVERDUE, "poor")
    assert doubtful > MADE.worth(Status.OVERDUE, "sure")
    assert doubtful > MADE.worth(Status.UNVERIFIABLE, "poor")


def test_the_measurements_are_of_rules_that_there_are_and_hold_together() -> None:
    measured = load_reliability()
    assert set(measured.rules) <= set(JUDGING_RULES)
    assert all(0 <= one.wrong <= one.judged for one in measured.rules.values())
    assert set(measured.consequence) == set(Status)
    assert 0 < measured.average < 0.5
