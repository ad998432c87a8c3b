"""The scorer itself: what counts as found, dated, measured; what was gained and lost."""

from datetime import date
from pathlib import Path

import pytest

from tracker.domain.promise import Target, Value
from tracker.domain.text import Span
from tracker.domain.vocabulary import Basis, Grade, Op, Outcome, Reason, Status
from tracker.evaluation.baseline import compare, keep
from tracker.evaluation.gold import GoldCommitment, GoldPair, GoldTarget, load_gold
from tracker.evaluation.matching import answers, assign, match_targets, same_value
from tracker.evaluation.scoring import Scores, expected_status
from tracker.evaluation.slices import deadline_kind, target_kind
from tracker.evaluation.table import f1, macro_f1

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def test_half_of_the_shorter_span_is_enough() -> None:
    assert answers(Span(0, 10), Span(5, 100))
    assert not answers(Span(0, 10), Span(6, 100))
    assert not answers(Span(3, 3), Span(0, 10))


def test_pairs_are_one_to_one_and_the_largest_overlap_wins() -> None:
    gold = [Span(0, 10), Span(8, 20)]
    predicted = [Span(0, 20), Span(8, 20)]
    assert {place: other for place, (other, _) in assign(gold, predicted).items()} == {1: 1, 0: 0}
    assert assign([Span(0, 10)], [Span(0, 10), Span(0, 9)]) == {0: (0, 1.0)}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (33.33, 33.3, True),
        (1.8e12, 1.8e12, True),
        (80.0, 81.0, False),
        ((5.0, 5.5), (5.0, 5.5), True),
        ((5.0, 5.5), 5.0, False),
        (None, None, True),
        (None, 0.0, False),
    ],
)
def test_values_are_the_same_up_to_rounding(one: Value | None, other: Value | None, same: bool) -> None:
    assert same_value(one, other) is same


def test_each_prediction_answers_one_target() -> None:
    gold = [GoldTarget(">=", 2.0, "家", None, "2家"), GoldTarget(">=", 2.0, "家", None, "2家")]
    found = match_targets(gold, [Target("2家", Op.AT_LEAST, 2.0, "家", "")])
    assert [hit is not None for hit in found] == [True, False]


def commitment(
    basis: Basis = Basis.EXPLICIT, day: str | None = "2021-08-31", raw: str = "8月底前"
) -> GoldCommitment:

    return GoldCommitment(
        "c1", Span(0, 5), "", Grade.HARD, raw, date.fromisoformat(day) if day else None, basis, ()
    )


@pytest.mark.parametrize(
    ("item", "outcome", "expected"),
    [
        (commitment(), Outcome.MET, (Status.FULFILLED, None)),
        (commitment(), Outcome.SHORT, (Status.OVERDUE, Reason.SHORTFALL)),
        (commitment(), Outcome.PROGRESS, (Status.OVERDUE, Reason.UNFINISHED)),
        (commitment(), Outcome.SILENT, (Status.OVERDUE, Reason.NO_REPORT)),
        (commitment(Basis.PLAN_PERIOD), Outcome.SILENT, (Status.UNVERIFIABLE, Reason.NOT_MENTIONED)),
        (commitment(day="2025-12-31"), Outcome.SILENT, (Status.PENDING, None)),
        (commitment(Basis.REDACTED, None), Outcome.SHORT, (Status.UNVERIFIABLE, Reason.REDACTED)),
    ],
)
def test_the_expected_status_follows_the_guide(
    item: GoldCommitment, outcome: Outcome, expected: tuple[Status, Reason | None]
) -> None:

    pair = GoldPair(Path("a.txt"), Path("b.txt"), date(2022, 1, 12), ())
    assert expected_status(pair, item, outcome) == expected


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("8月底前", "month"),
        ("6月30日前", "day"),
        ("上半年", "half-year or quarter"),
        ("年底前", "that year's end"),
        ("到2025年", "named year"),
        ("“十四五”末", "five-year plan"),
        ("三年内", "within N years"),
        ("100天内", "counted days"),
        ("国庆节前", "festival or event"),
    ],
)
def test_kinds_of_deadline(raw: str, kind: str) -> None:
    assert deadline_kind(commitment(raw=raw)) == kind


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        (GoldTarget(">=", 100, "%", None, "全覆盖"), "whole coverage"),
        (GoldTarget(">=", 100, "%", None, "100%"), "share"),
        (GoldTarget(">=", None, "家", None, "xx家"), "redacted"),
        (GoldTarget("=", 1e12, "元", None, "1万亿元"), "money"),
        (GoldTarget("~", 6.5, "%", "increase", "6.5%左右"), "change"),
        (GoldTarget("range", (5, 5.5), "%", None, "5%-5.5%"), "range"),
        (GoldTarget(">=", 3, "家", None, "3家"), "count"),
    ],
)
def test_kinds_of_target(target: GoldTarget, kind: str) -> None:
    assert target_kind(target) == kind


def test_gains_and_losses_are_told_item_by_item(tmp_path: Path) -> None:
    before, after = Scores(), Scores()
    before.items = {"a#1": {"found", "deadline"}, "a#2": {"found"}}
    before.spurious = {"a": ["误读"]}
    after.items = {"a#1": {"found"}, "a#2": {"found", "targets"}}
    after.spurious = {"a": ["又一处"]}
    path = tmp_path / "baseline.json"
    assert compare(after, path) is None
    keep(before, path)
    difference = compare(after, path)
    assert difference is not None
    assert (difference.gained, difference.lost) == (("a#2: targets",), ("a#1: deadline",))
    assert (difference.new_spurious, difference.gone_spurious) == (("a: 又一处",), ("a: 误读",))


def test_macro_f1_is_the_mean_over_outcomes_that_occur() -> None:
    scores = Scores()
    scores.confusion.update({("met", "met"): 3, ("met", "silent"): 1, ("silent", "silent"): 2})
    assert macro_f1(scores) == pytest.approx((6 / 7 + 4 / 5) / 2)
    assert f1(scores.share("hard")) == 0.0


def test_gold_files_of_the_samples_hold_together() -> None:
    from tracker.reading import read

    gold = load_gold("samples", (SAMPLES / "gold").glob("*.json"), SAMPLES)
    assert len(gold.documents) >= 6 and gold.pairs
    for document in gold.documents:
        (reading,) = read(document.path.read_bytes(), document.path.name)
        assert reading.text is not None
        for item in document.commitments:
            assert item.span.of(reading.text) == item.quote, item.id
    known = {document.path.name: {item.id for item in document.commitments} for document in gold.documents}
    for pair in gold.pairs:
        assert {outcome.commitment for outcome in pair.outcomes} <= known[pair.plan.name]
