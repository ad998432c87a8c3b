"""A reported value against a target: by op, change and tolerance, and by what the report's own words claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.policy import TolerancePolicy
from tracker.domain.promise import Measure, Target, Value
from tracker.domain.vocabulary import Change, Op
from tracker.judging.comparing import satisfied

TOLERANCE = TolerancePolicy()
UP, DOWN = Change.INCREASE, Change.DECREASE


def target(
    op: Op, value: Value, unit: str | None = "个", raw: str = "", change: Change | None = None
) -> Target:
    return Target(raw, op, value, unit, "", change)


def measure(
    value: Value, unit: str | None = "个", bound: Op = Op.SET, change: Change | None = None
) -> Measure:
    return Measure("", value, unit, "", change, bound)


@pytest.mark.parametrize(
    ("wanted", "told", "expected"),
    [
        (target(Op.AT_LEAST, 10), measure(10), True),
        (target(Op.AT_LEAST, 10), measure(9), False),
        # 超过 excludes the number itself, unless the report says 超过 as well
        (target(Op.AT_LEAST, 1800, raw="超过1800家"), measure(1800), False),
        (target(Op.AT_LEAST, 1800, raw="超过1800家"), measure(1800, bound=Op.AT_LEAST), True),
        (target(Op.AT_LEAST, 1800, raw="1800家以上"), measure(1800), True),
        # what the report's words leave open stays open
        (target(Op.AT_LEAST, 82, "%"), measure(80, "%", Op.AT_LEAST), None),
        (target(Op.AT_LEAST, 82, "%"), measure(85, "%", Op.AT_LEAST), True),
        (target(Op.AT_LEAST, 95, "%"), measure(95, "%", Op.ABOUT), None),
        (target(Op.AT_LEAST, 95, "%"), measure(60, "%", Op.ABOUT), False),
        (target(Op.AT_MOST, 5.5, "%"), measure(5, "%", Op.ABOUT), True),
        (target(Op.AT_MOST, 3, "%"), measure(3, "%", Op.AT_MOST), True),
        (target(Op.AT_MOST, 3, "%"), measure(4, "%"), False),
        # about: ten in a hundred, and the good side always
        (target(Op.ABOUT, 9, "%", change=UP), measure(8.2, "%", change=UP), True),
        (target(Op.ABOUT, 9, "%", change=UP), measure(8.0, "%", change=UP), False),
        (target(Op.ABOUT, 100), measure(150), True),
        # a fall where a rise was promised is a negative rise
        (target(Op.ABOUT, 2, "%", change=UP), measure(0.1, "%", change=DOWN), False),
        # set: neither floor nor ceiling; more than was set may be another fund
        (target(Op.SET, 1000, "元"), measure(1000, "元"), True),
        (target(Op.SET, 1000, "元"), measure(800, "元"), False),
        (target(Op.SET, 1000, "元"), measure(5000, "元"), None),
        (target(Op.RANGE, (2, 3)), measure(2), True),
        (target(Op.RANGE, (2, 3)), measure(1), False),
        (target(Op.RANGE, (2, 3)), measure(5), True),
        # sizes in other units of one family
        (target(Op.AT_LEAST, 58, "公顷"), measure(0.58, "平方公里"), True),
        (target(Op.AT_LEAST, 150, "公里"), measure(149_000, "米"), False),
    ],
)
def test_the_comparison(wanted: Target, told: Measure, expected: bool | None) -> None:
    assert satisfied(wanted, told, TOLERANCE) is expected


def test_prices_below_what_was_expected_are_good() -> None:
    wanted = target(Op.ABOUT, 3, "%", change=UP)
    assert satisfied(wanted, measure(0.5, "%", change=UP), TOLERANCE, higher_is_good=False) is True
    assert satisfied(wanted, measure(4.5, "%", change=UP), TOLERANCE, higher_is_good=False) is False
    assert satisfied(wanted, measure(0.1, "%", change=DOWN), TOLERANCE, higher_is_good=False) is True


def test_a_redacted_target_is_compared_with_nothing() -> None:
    with pytest.raises(ValueError):
        satisfied(Target("xx家", Op.AT_LEAST, None, "家", "", redacted=True), measure(3), TOLERANCE)


@given(st.floats(0.1, 1e12), st.floats(0.1, 1e12), st.floats(0.1, 1e12))
def test_more_never_satisfies_less(wanted: float, first: float, second: float) -> None:
    low, high = sorted((first, second))
    order = {False: 0, None: 1, True: 2}
    floor = target(Op.AT_LEAST, wanted)
    assert (
        order[satisfied(floor, measure(low), TOLERANCE)] <= order[satisfied(floor, measure(high), TOLERANCE)]
    )
    ceiling = target(Op.AT_MOST, wanted)
    assert (
        order[satisfied(ceiling, measure(low), TOLERANCE)]
        >= order[satisfied(ceiling, measure(high), TOLERANCE)]
    )


@given(
    st.sampled_from(Op),
    st.floats(0.1, 1e9),
    st.floats(0.1, 1e9),
    st.sampled_from([Op.SET, Op.AT_LEAST, Op.AT_MOST, Op.ABOUT]),
)
def test_the_promised_number_itself_is_never_a_miss(op: Op, value: float, other: float, bound: Op) -> None:
    wanted = target(op, (min(value, other), max(value, other)) if op is Op.RANGE else value)
    assert satisfied(wanted, measure(value, bound=bound), TOLERANCE) is not False
