"""The numbers of a clause that a person picked, beside the targets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.policy import TolerancePolicy
from tracker.domain.promise import Measure, Target
from tracker.domain.vocabulary import Change, Op
from tracker.judging.attached import compare

TOLERANCE = TolerancePolicy()


def target(value: float, unit: str | None, metric: str = "", change: Change | None = None) -> Target:
    return Target("", Op.AT_LEAST, value, unit, metric, change)


def measure(value: float, unit: str | None, metric: str = "", change: Change | None = None) -> Measure:
    return Measure("", value, unit, metric, change)


@pytest.mark.parametrize(
    ("wanted", "told", "expected"),
    [
        (target(11_000_000, "人"), [measure(13_610_000, "人次"), measure(13_610_000, "名")], [(1, True)]),
        (target(3, "个"), [measure(2, "家")], [(0, False)]),
        (target(50, "公里"), [measure(60_000, "米")], [(0, True)]),
        # units apart, and growth beside a level
        (target(3, "个"), [measure(8, "亿元"), measure(90, "%")], []),
        (target(8, "%", change=Change.INCREASE), [measure(45, "%")], []),
        # the words choose between several; where they do not, it stays open
        (
            target(80, "%", "第二剂次接种率"),
            [measure(91, "%", "就诊率"), measure(76, "%", "全程接种率")],
            [(1, False)],
        ),
        (target(3, "所", "中心"), [measure(4, "所", "学校"), measure(1, "所", "医院")], [(0, None)]),
    ],
)
def test_numbers_that_go_together_are_compared(
    wanted: Target, told: list[Measure], expected: list[tuple[int, bool | None]]
) -> None:
    made = compare([wanted], told, TOLERANCE)
    assert [(one.measure, one.satisfied) for one in made] == [(told[at], result) for at, result in expected]
    assert all((one.satisfied is None) == (one.note == "several") for one in made)


def test_a_redacted_target_is_left_out() -> None:
    hidden = Target("xx家", Op.AT_LEAST, None, "家", "企业", redacted=True)
    made = compare([hidden, target(5, "家", "企业")], [measure(7, "家", "企业")], TOLERANCE)
    assert [one.target for one in made] == [target(5, "家", "企业")]


UNITS = st.sampled_from(["家", "个", "人", "%", "公里", None])
VALUES = st.floats(0, 1e6)


@given(
    st.lists(st.builds(target, VALUES, UNITS, st.text(max_size=4)), max_size=4),
    st.lists(st.builds(measure, VALUES, UNITS, st.text(max_size=4)), max_size=4),
)
def test_every_comparison_is_of_a_target_and_a_number_of_the_clause(
    targets: list[Target], measures: list[Measure]
) -> None:
    made = compare(targets, measures, TOLERANCE)
    assert all(one.target in targets and one.measure in measures for one in made)
    assert len(made) <= len(targets)
