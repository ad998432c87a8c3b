"""The fit of a scorecard: which way signs speak, what is left out, and how its rows are made."""

import pytest

from tests.evaluation.test_judged import pair as pair
from tracker.domain.policy import Policy
from tracker.evaluation.fit_relevance import SIGNS, rows_of
from tracker.evaluation.judged import JudgedPair, looked_clauses
from tracker.evaluation.logistic import START, Row, certainty, fit, left_out
from tracker.matching.weights import card

_TABLE = (
    *[(1.0, float(at % 2), True) for at in range(4)],
    *[(1.0, float(at % 2), False) for at in range(2)],
    *[(0.0, float(at % 2), False) for at in range(2)],
)
"""`near`, `odd` and the answer: near says yes twice in three times, odd says nothing."""


def test_a_sign_that_speaks_for_it_has_weight_and_one_that_does_not_has_none() -> None:
    rows = [Row({"near": near, "odd": odd}, yes, "a") for near, odd, yes in _TABLE * 10]
    weights = fit(rows, ("near", "odd"), ridge=1.0)
    assert weights["near"] > 1.0 and abs(weights["odd"]) < 0.2
    assert certainty(weights, {"near": 1.0}) > 0.6 > 0.4 > certainty(weights, {})


def test_a_ridge_holds_weights_back() -> None:
    rows = [Row({"near": near}, yes, "a") for near, _, yes in _TABLE]
    assert 0.0 < fit(rows, ("near",), ridge=50.0)["near"] < fit(rows, ("near",), ridge=0.5)["near"]


def test_a_group_is_judged_by_the_others() -> None:
    """Pair b says the contrary of pair a: left out, each is judged wrongly by the other."""
    rows = [
        Row({"near": 1.0}, True, "a"),
        Row({}, False, "a"),
        Row({"near": 1.0}, False, "b"),
        Row({}, True, "b"),
    ]
    first, second, third, fourth = left_out(rows, ("near",), ridge=0.1)
    assert first < 0.5 < second and third > 0.5 > fourth


def test_nothing_cannot_be_fitted() -> None:
    with pytest.raises(ValueError, match="nothing"):
        fit([], ("near",), ridge=1.0)


def test_rows_are_the_deciding_clauses_and_those_of_silent_promises(pair: JudgedPair) -> None:
    rows, of_item = rows_of([pair], Policy())
    assert {row.yes for row in rows if row.group == pair.name} >= {True}
    assert all(place < len(rows) for places in of_item.values() for place in places)
    assert any(row.signs.get("words", 0.0) > 0.5 for row in rows if row.yes)
    decided = {item.id for item, _, decides in looked_clauses(pair, Policy()) if decides}
    assert decided == {"a#0", "a#1"}


def test_every_sign_of_the_card_is_fitted() -> None:
    assert set(card("relevance")) == {START, *SIGNS}
