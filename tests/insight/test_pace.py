"""序时进度: counts are laid over their time, rates and milestones never."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.domain.promise import Commitment, Deadline, Measure, Target
from tracker.domain.text import Period, Span
from tracker.domain.verdict import Comparison, Finding
from tracker.domain.vocabulary import Basis, Change, Grade, Op, Outcome
from tracker.insight.pace import behind

YEAR = Period.of_years(2023)


def _commitment(deadline: date | None = date(2023, 12, 31)) -> Commitment:
    return Commitment(
        Span(0, 4),
        "新建十家",
        Grade.HARD,
        Deadline(None, deadline, Basis.PLAN_PERIOD),
        (),
        False,
        None,
        False,
        0,
        0,
        (),
    )


def _finding(*pairs: tuple[Target, Measure | None], until: date | None = date(2023, 6, 30)) -> Finding:
    compared = tuple(Comparison(target, measure, None) for target, measure in pairs)
    return Finding("R-1", until, until, Outcome.PROGRESS, "part", (), compared)


TEN = Target("10家", Op.AT_LEAST, 10.0, "家", "新建")


def _measure(value: float, unit: str = "家") -> Measure:
    return Measure(f"{value}{unit}", value, unit, "新建")


@pytest.mark.parametrize(
    ("done", "until", "points"),
    [
        (5, date(2023, 6, 30), -0.4),  # 181 of 365 days have passed
        (2, date(2023, 6, 30), 29.6),
        (9, date(2023, 12, 31), 10.0),
        (12, date(2023, 12, 31), 0.0),
        (1, date(2023, 11, 30), 81.5),
    ],
)
def test_a_count_is_laid_over_its_time(done: float, until: date, points: float) -> None:
    assert behind(_commitment(), YEAR, _finding((TEN, _measure(done)), until=until)) == points


def test_the_slowest_of_several_counts_tells() -> None:
    found = _finding((TEN, _measure(5)), (TEN, _measure(1)), (TEN, None))
    assert behind(_commitment(), YEAR, found) == 39.6


@pytest.mark.parametrize(
    "target",
    [
        Target("80%", Op.AT_LEAST, 80.0, "%", "接种率"),
        Target("10家", Op.AT_MOST, 10.0, "家", "关停"),
        replace(TEN, change=Change.INCREASE),
        replace(TEN, value=None, redacted=True),
        replace(TEN, value=(8.0, 10.0), op=Op.RANGE),
        replace(TEN, value=0.0),
    ],
)
def test_rates_ceilings_and_unknown_numbers_have_no_pace(target: Target) -> None:
    assert behind(_commitment(), YEAR, _finding((target, _measure(5)))) is None


def test_without_a_period_a_day_or_a_figure_there_is_no_pace() -> None:
    found = _finding((TEN, _measure(5)))
    assert behind(_commitment(), None, found) is None
    assert behind(_commitment(None), YEAR, found) is None
    assert behind(_commitment(), YEAR, None) is None
    assert behind(_commitment(), YEAR, _finding()) is None
    assert behind(_commitment(), YEAR, _finding((TEN, _measure(5)), until=None)) is None
    assert behind(_commitment(), YEAR, _finding((TEN, _measure(5)), until=date(2024, 6, 30))) is None
    assert (
        behind(_commitment(date(2023, 1, 1)), YEAR, _finding((TEN, _measure(5)), until=date(2023, 1, 1)))
        is None
    )
