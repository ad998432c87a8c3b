"""Stages and recurring items: each time has its own light, and missed ones pile up."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.loop import Claim
from tracker.domain.occasions import MOST, missed, occasions
from tracker.domain.promise import Commitment, Deadline, Stage
from tracker.domain.text import Span
from tracker.domain.vocabulary import Basis, ClaimKind, ClaimState, Grade, Light, Recurrence

BEGUN = date(2026, 1, 10)
PLAIN = Commitment(
    Span(0, 4),
    "按期报送",
    Grade.HARD,
    Deadline(None, date(2026, 12, 31), Basis.PLAN_PERIOD),
    (),
    False,
    "县水务局",
    False,
    0,
    0,
    (),
)


def _claim(id: int, day: date, answers: int | None = None) -> Claim:
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    kind = ClaimKind.CLAIMED if answers is None else ClaimKind.ACCEPTED
    return Claim(id, kind, "县水务局", "李", at, ClaimState.UNDER_WAY, day=day, answers=answers)


def test_each_month_has_its_light_and_missed_ones_pile_up() -> None:
    monthly = replace(PLAIN, recurrence=Recurrence.MONTHLY)
    claims = (_claim(1, date(2026, 2, 20)), _claim(2, date(2026, 2, 21), 1), _claim(3, date(2026, 4, 20)))
    made = occasions(monthly, BEGUN, claims, date(2026, 5, 20), fulfilled=False)
    assert [(one.date.month, one.light) for one in made] == [
        (1, Light.RED),
        (2, Light.GREEN),
        (3, Light.RED),
        (4, Light.RED),  # claimed, but nobody accepted it
        (5, Light.YELLOW),
    ]
    assert missed(made) == 3
    assert missed(occasions(monthly, BEGUN, claims, date(2026, 5, 20), fulfilled=True)) == 0


def test_stages_are_the_days_that_are_written() -> None:
    staged = replace(
        PLAIN,
        stages=(
            Stage("二季度20个", date(2026, 6, 30)),
            Stage("一季度10个", date(2026, 3, 31)),
            Stage("其余", None),
        ),
    )
    made = occasions(staged, BEGUN, (), date(2026, 4, 1), fulfilled=False)
    assert [(one.text, one.light) for one in made] == [("一季度10个", Light.RED), ("二季度20个", Light.OFF)]


@pytest.mark.parametrize(
    ("recurrence", "ends"),
    [
        (Recurrence.WEEKLY, date(2026, 1, 11)),
        (Recurrence.MONTHLY, date(2026, 1, 31)),
        (Recurrence.QUARTERLY, date(2026, 3, 31)),
        (Recurrence.HALF_YEARLY, date(2026, 6, 30)),
        (Recurrence.YEARLY, date(2026, 12, 31)),
    ],
)
def test_a_time_ends_with_its_period(recurrence: Recurrence, ends: date) -> None:
    made = occasions(replace(PLAIN, recurrence=recurrence), BEGUN, (), BEGUN, fulfilled=False)
    assert made[0].date == ends


@given(
    st.sampled_from(Recurrence),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)
def test_times_go_forward_and_end_with_the_next_one(recurrence: Recurrence, begun: date, as_of: date) -> None:
    item = replace(PLAIN, recurrence=recurrence, deadline=Deadline(None, None, Basis.NONE))
    made = [one.date for one in occasions(item, begun, (), as_of, fulfilled=False)]
    assert made == sorted(set(made)) and len(made) <= MOST
    assert all(day >= begun for day in made)
    assert sum(day >= as_of for day in made) <= 1
