"""How well the samples are read and judged. The floors are below what is reached, above what would be a defect."""

from pathlib import Path

import pytest

from tracker.evaluation.gold import load_gold
from tracker.evaluation.run import evaluate
from tracker.evaluation.scoring import Scores
from tracker.evaluation.table import f1, macro_f1

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="module")
def scores() -> Scores:
    return evaluate(load_gold("samples", (SAMPLES / "gold").glob("*.json"), SAMPLES))


@pytest.mark.parametrize(
    ("figure", "floor"), [("hard", 0.96), ("hard+milestone", 0.95), ("targets", 0.96), ("overdue", 0.85)]
)
def test_f1(scores: Scores, figure: str, floor: float) -> None:
    assert f1(scores.shares[figure, "all"]) >= floor


@pytest.mark.parametrize(
    ("figure", "floor"),
    [
        ("span IoU", 0.9),
        ("deadline", 0.96),
        ("explicit deadline", 0.93),
        ("op", 0.97),
        ("outcome", 0.85),
        ("status", 0.87),
        ("first evidence", 0.88),
    ],
)
def test_shares(scores: Scores, figure: str, floor: float) -> None:
    share = scores.shares[figure, "all"]
    assert share.right / share.gold >= floor


@pytest.mark.parametrize(("figure", "ceiling"), [("false met", 0.02), ("false overdue", 0.03)])
def test_the_two_worst_errors_are_rare(scores: Scores, figure: str, ceiling: float) -> None:
    share = scores.shares[figure, "all"]
    assert share.right / share.gold <= ceiling


def test_no_outcome_is_neglected(scores: Scores) -> None:
    assert macro_f1(scores) >= 0.75
