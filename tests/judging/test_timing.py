"""Which time a report speaks of, seen from a deadline."""

from datetime import date

import pytest

from tracker.domain.text import Period
from tracker.judging.timing import Timing, timing

YEAR = Period.of_years(2021)


@pytest.mark.parametrize(
    ("deadline", "spoken_of", "expected"),
    [
        (date(2021, 12, 31), YEAR, Timing.COVERS),
        (date(2021, 9, 30), YEAR, Timing.COVERS),
        (date(2022, 6, 30), YEAR, Timing.BEFORE),
        (date(2020, 12, 31), YEAR, Timing.AFTER),
        (date(2021, 12, 31), Period(date(2021, 1, 1), date(2021, 12, 28)), Timing.COVERS),
        (date(2021, 12, 31), Period(date(2021, 1, 1), date(2021, 11, 28)), Timing.BEFORE),
        (date(2021, 6, 30), Period(date(2021, 1, 1), date(2021, 6, 16)), Timing.COVERS),
        (date(2021, 12, 31), None, Timing.COVERS),
        (None, YEAR, Timing.COVERS),
    ],
)
def test_timing(deadline: date | None, spoken_of: Period | None, expected: Timing) -> None:
    assert timing(deadline, spoken_of, 15) is expected
