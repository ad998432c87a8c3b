"""Numbers and days in unusual notations, in the frames of plans: read as what they say, or not at all.

`framed_numbers.jsonl` names the right readings of each sentence ([value, unit] of every target; [] where none need be
read), `framed_days.jsonl` the right days ("none" where none is fixed). Every sentence is made up.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker.domain.vocabulary import Grade
from tracker.extraction.explain import Explanation, explain

_WRITTEN = date(2023, 1, 20)
_NEAR = 0.005


def _lines(name: str) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    ]


NUMBERS = _lines("framed_numbers.jsonl")
DAYS = _lines("framed_days.jsonl")


def _same(one: object, other: object) -> bool:
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) <= _NEAR * max(1.0, abs(other))
    return False


def _read(found: Explanation) -> list[tuple[object, str | None]]:
    due = (item for item in found.commitments if item.grade is not Grade.DECLARATORY)
    return [(target.value, target.unit) for item in due for target in item.targets]


def _fits(read: list[tuple[object, str | None]], wanted: list[list[Any]]) -> bool:
    pairs = zip(read, wanted, strict=False)
    return len(read) == len(wanted) and all(
        _same(value, right[0]) and right[1] in (None, unit or "") for (value, unit), right in pairs
    )


@pytest.mark.parametrize("case", NUMBERS, ids=[case["text"] for case in NUMBERS])
def test_a_framed_number_is_read_as_it_says_or_not_at_all(case: dict[str, Any]) -> None:
    read = _read(explain(case["text"], _WRITTEN))
    assert any(_fits(read, wanted) for wanted in case["readings"]), read


def test_few_framed_numbers_are_left_unread() -> None:
    named = [case for case in NUMBERS if any(case["readings"])]
    read = [case for case in named if _read(explain(case["text"], _WRITTEN))]
    assert len(read) >= 0.85 * len(named)


@pytest.mark.parametrize("case", DAYS, ids=[case["text"] for case in DAYS])
def test_a_framed_day_is_read_as_it_says_or_not_at_all(case: dict[str, Any]) -> None:
    found = explain(case["text"], date.fromisoformat(case["written"])).commitments
    due = [item for item in found if item.grade is not Grade.DECLARATORY] or found
    read = {
        item.deadline.date.isoformat() if item.deadline.date and item.deadline.raw is not None else "none"
        for item in due
    }
    assert (read or {"none"}) <= set(case["days"])
