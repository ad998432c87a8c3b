"""The values of the domain are compared, copied and sent by their fields."""

import copy
import pickle
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from tracker.domain.promise import Achievement, Commitment, Deadline, Extraction, Measure, Stage, Target
from tracker.domain.text import PartialDate, Period, Span
from tracker.domain.vocabulary import AchievementKind, Basis, Change, Grade, Op, Recurrence, Scan

_SPAN = Span(2, 9)
_DEADLINE = Deadline("年底前", date(2021, 12, 31), Basis.EXPLICIT, "deadline.year_end", _SPAN)
_TARGET = Target(
    "120公里", Op.AT_LEAST, 120.0, "公里", "新建公路", Change.INCREASE, False, "quantity.number", Span(4, 8)
)
_MEASURE = Measure("120公里", (118.0, 120.0), "公里", "新建公路", Change.DECREASE, Op.ABOUT, Span(4, 8))
_COMMITMENT = Commitment(
    _SPAN,
    "新建公路120公里",
    Grade.HARD,
    _DEADLINE,
    (_TARGET,),
    True,
    "县交通局",
    False,
    3,
    5,
    ("hard.number",),
    Span(0, 2),
    ("县住建局",),
    "副县长",
    (Stage("一季度30公里", date(2021, 3, 31), (_TARGET,), Span(4, 8)),),
    Recurrence.QUARTERLY,
    Scan.CLEAR,
)
_ACHIEVEMENT = Achievement(
    _SPAN,
    "新建公路120公里",
    AchievementKind.DONE,
    (_MEASURE,),
    date(2021, 6, 30),
    Period(date(2021, 1, 1), date(2021, 6, 30)),
    ("农村",),
    3,
    5,
    ("kind.bare_past",),
    Span(0, 2),
)
VALUES = (
    _SPAN,
    Period(date(2021, 1, 1), date(2021, 6, 30)),
    PartialDate(2021, 9),
    _DEADLINE,
    _TARGET,
    _MEASURE,
    _COMMITMENT,
    _ACHIEVEMENT,
    Extraction((), (_COMMITMENT,), (_ACHIEVEMENT,), ()),
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_it_is_compared_copied_and_sent_by_its_fields(value: Any) -> None:
    again = replace(value)
    assert again is not value
    assert again == value
    assert {again, value} == {value}
    assert pickle.loads(pickle.dumps(value)) == copy.copy(value) == value
    told = {field.name: getattr(value, field.name) for field in fields(value)}
    assert type(value)(**told) == value
    assert (
        repr(value) == f"{type(value).__name__}({', '.join(f'{name}={it!r}' for name, it in told.items())})"
    )


def test_it_differs_when_one_field_is_changed() -> None:
    assert replace(_DEADLINE, raw="月底前") != _DEADLINE
    assert replace(_COMMITMENT, lead=None).text == _COMMITMENT.text
    assert replace(_COMMITMENT, lead=None) != _COMMITMENT


def test_a_span_is_ordered_and_never_backwards() -> None:
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]
    for start, end in ((4, 3), (-1, 2)):
        with pytest.raises(ValueError, match="not a span"):
            Span(start, end)
