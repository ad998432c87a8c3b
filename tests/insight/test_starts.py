"""Start values reported beside a target or in the same report's review, and what a target still needs."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.insight.reports import report
from tracker.domain.pace import StartOrigin
from tracker.domain.promise import Achievement, Commitment, Measure
from tracker.domain.text import Period, Span
from tracker.domain.verdict import Comparison, Finding
from tracker.domain.vocabulary import Outcome
from tracker.extraction.extract import extract
from tracker.insight.pace import faster, paces
from tracker.insight.starts import implied, reviewed_starts, written_starts

YEAR = Period.of_years(2023)
MIDDLE = date(2023, 6, 30)


def _promise(planned: str, reviewed: str = "") -> tuple[Commitment, tuple[Achievement, ...]]:
    made = extract(report(2023, planned, reviewed))
    return made.commitments[0], made.achievements


@pytest.mark.parametrize(
    ("planned", "raws"),
    [
        ("农村生活污水治理率由46.7%提高到80%。", ["46.7%"]),
        ("农村生活污水治理率从46.7%提高到80%以上。", ["46.7%"]),
        ("将审批事项从120项压减到80项。", ["120项"]),
        ("城镇、农村低保标准分别从每月609元、276元提高到631元、286元。", ["609元", "276元"]),
        ("高新技术企业总数在300家的基础上增加到360家。", ["300家"]),
        ("农村生活污水治理率目前为46.7%，年底前达到80%。", ["46.7%"]),
        ("改造老旧小区30个。", [None]),
        ("由县住建局牵头，改造老旧小区30个。", [None]),
        ("从3月起，每月新增床位20张。", [None]),
    ],
)
def test_a_start_is_written_beside_its_target(planned: str, raws: list[str | None]) -> None:
    commitment, _ = _promise(planned)
    assert [start.raw if start else None for start in written_starts(commitment)] == raws


def test_the_review_of_the_same_report_tells_the_level_of_the_same_indicator() -> None:
    planned = "城镇调查失业率控制在5%以内，森林覆盖率达到62%，地区生产总值增长6%。"
    reviewed = "2022年，森林覆盖率达到60.5%，城镇登记失业率为3.2%，地区生产总值增长5.1%。"
    made = extract(report(2023, planned, reviewed))
    found = {
        target.metric: start.raw if start else None
        for commitment in made.commitments
        for target, start in zip(
            commitment.targets, reviewed_starts(commitment, made.achievements), strict=True
        )
    }
    assert {metric: raw for metric, raw in found.items() if raw} == {"森林覆盖率": "60.5%"}
    assert len(found) == 3


def test_a_promise_to_go_on_rising_has_its_start_for_a_floor() -> None:
    made, _ = _promise("年底前建成滨河大道。")
    text = "年底前研发投入强度在3.5%的基础上继续提高"
    promise = replace(made, text=text, span=Span(0, len(text)))
    start = implied(promise)
    assert start is not None and start.raw == "3.5%"
    (pace,) = paces(promise, YEAR, None, MIDDLE)
    assert (pace.rule, pace.start.value) == ("pace.above_start", 3.5)
    assert implied(made) is None


def _finding(commitment: Commitment, value: float, unit: str) -> Finding:
    target = commitment.targets[0]
    measure = Measure(f"{value:g}{unit}", value, unit, target.metric)
    return Finding("R-1", MIDDLE, MIDDLE, Outcome.PROGRESS, "", (), (Comparison(target, measure, False),))


def test_what_a_level_still_needs_is_held_against_what_it_gained() -> None:
    commitment, _ = _promise("年底前农村生活污水治理率由46%提高到80%。")
    (pace,) = paces(commitment, YEAR, _finding(commitment, 54.0, "%"), date(2023, 10, 30))
    assert (pace.done, pace.needed, pace.left, pace.days) == (8.0, 26.0, 62, 181)
    assert pace.faster == pytest.approx(26 / 184 / (8 / 181), abs=0.01)
    assert (pace.behind, pace.rule) == (None, "pace.faster_needed")
    assert faster([pace]) == pace.faster
    (stuck,) = paces(commitment, YEAR, _finding(commitment, 45.0, "%"), date(2023, 10, 30))
    assert stuck.rule == "pace.no_gain" and faster([stuck]) == float("inf")


def test_a_fall_is_measured_downwards() -> None:
    commitment, _ = _promise("年底前将审批事项从120项压减到80项。")
    (pace,) = paces(commitment, YEAR, _finding(commitment, 90.0, "项"), MIDDLE)
    assert (pace.done, pace.needed, pace.rule) == (30.0, 10.0, "pace.on_course")


def test_a_count_is_laid_over_its_time_and_a_rate_never() -> None:
    count, _ = _promise("年底前改造农村户厕200户。")
    (pace,) = paces(count, YEAR, _finding(count, 40.0, "户"), MIDDLE)
    assert (pace.start.origin, pace.rule, pace.behind) == (StartOrigin.NOTHING, "pace.behind_schedule", 29.6)
    rate, _ = _promise("年底前疫苗接种率达到80%。")
    assert paces(rate, YEAR, _finding(rate, 40.0, "%"), MIDDLE) == ()
    stock, _ = _promise("年底前高新技术企业总数达到200家。")
    assert paces(stock, YEAR, _finding(stock, 180.0, "家"), MIDDLE) == ()


def test_what_is_reached_or_past_its_day_needs_nothing() -> None:
    count, _ = _promise("年底前改造农村户厕200户。")
    assert paces(count, YEAR, _finding(count, 200.0, "户"), MIDDLE) == ()
    assert paces(count, YEAR, _finding(count, 40.0, "户"), date(2024, 1, 1)) == ()
    assert paces(count, None, _finding(count, 40.0, "户"), MIDDLE) == ()
    assert paces(count, YEAR, None, MIDDLE) == ()


@given(st.text(alphabet="由从至到提高年目前基础上，。、%家0123456789.万", max_size=40))
def test_any_words_have_a_start_for_each_target_or_none(words: str) -> None:
    for commitment in extract(report(2023, f"森林覆盖率{words}达到80%。")).commitments:
        assert len(written_starts(commitment)) == len(commitment.targets)
        implied(commitment)
