"""Which light an item shows, by preset."""

from datetime import date

import pytest

from tracker.domain.verdict import Verdict
from tracker.domain.vocabulary import Grade, Light, Outcome, Status
from tracker.judging.lights import light
from tracker.judging.policy import load_policy

from .test_verdict import promise

POLICY = load_policy()
DUE = date(2021, 12, 31)


def shown(status: Status, *, preset: str = "standard", day: date = DUE, behind: float | None = None) -> Light:
    made = Verdict(status, None, Outcome.SILENT, "", DUE)
    return light(promise(), made, day, POLICY.preset(preset), behind=behind)


@pytest.mark.parametrize(
    ("status", "expected"),
    [(Status.FULFILLED, Light.GREEN), (Status.OVERDUE, Light.RED), (Status.UNVERIFIABLE, Light.OFF)],
)
@pytest.mark.parametrize("preset", [item.name for item in POLICY.lights])
def test_what_is_settled_shows_the_same_everywhere(preset: str, status: Status, expected: Light) -> None:
    assert shown(status, preset=preset, behind=50.0) is expected


@pytest.mark.parametrize(
    ("preset", "day", "behind", "expected"),
    [
        ("standard", date(2021, 12, 24), None, Light.YELLOW),
        ("standard", date(2021, 12, 23), None, Light.GREEN),
        ("standard", date(2021, 12, 23), 60.0, Light.GREEN),
        ("three_days", date(2021, 12, 28), None, Light.YELLOW),
        ("three_days", date(2021, 12, 27), None, Light.GREEN),
        ("schedule", date(2021, 12, 31), None, Light.GREEN),
        ("schedule", date(2021, 6, 30), 9.9, Light.GREEN),
        ("schedule", date(2021, 6, 30), 10.0, Light.YELLOW),
        ("schedule", date(2021, 6, 30), 30.1, Light.RED),
        ("blue", date(2021, 12, 26), None, Light.BLUE),
        ("blue", date(2021, 12, 26), 0.1, Light.YELLOW),
        ("blue", date(2021, 6, 30), -5.0, Light.GREEN),
    ],
)
def test_what_is_pending_shows_by_preset(
    preset: str, day: date, behind: float | None, expected: Light
) -> None:
    assert shown(Status.PENDING, preset=preset, day=day, behind=behind) is expected


@pytest.mark.parametrize(
    ("faster", "expected"),
    [
        (None, Light.GREEN),
        (1.4, Light.GREEN),
        (1.5, Light.YELLOW),
        (3.1, Light.RED),
        (float("inf"), Light.RED),
    ],
)
def test_a_level_that_must_move_faster_is_lit_before_its_day(faster: float | None, expected: Light) -> None:
    made = Verdict(Status.PENDING, None, Outcome.PROGRESS, "", DUE)
    day = date(2021, 6, 30)
    assert light(promise(), made, day, POLICY.preset("schedule"), faster=faster) is expected
    assert light(promise(), made, day, POLICY.preset("standard"), faster=faster) is Light.GREEN


def test_nothing_is_lit_for_what_cannot_be_checked() -> None:
    made = Verdict(Status.PENDING, None, Outcome.SILENT, "", DUE)
    assert light(promise(grade=Grade.DECLARATORY), made, DUE, POLICY.preset()) is Light.OFF
