"""Lean values behave like the frozen dataclasses they are written as."""

import copy
import pickle
from dataclasses import dataclass, field, replace

import pytest

from tracker.domain.lean import lean
from tracker.domain.promise import Deadline
from tracker.domain.text import Span
from tracker.domain.vocabulary import Basis


@lean
@dataclass(frozen=True, slots=True)
class _Counted:
    name: str
    number: int = 0
    parts: tuple[str, ...] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError("fewer than none")


def test_defaults_and_checks_are_kept() -> None:
    assert (_Counted("甲").number, _Counted("甲").parts) == (0, ())
    assert _Counted("甲", parts=("乙",)).parts == ("乙",)
    with pytest.raises(ValueError, match="fewer"):
        _Counted("甲", -1)
    with pytest.raises(TypeError):
        _Counted()  # type: ignore[call-arg]


def test_equal_values_are_one_in_a_set_and_differ_when_changed() -> None:
    deadline = Deadline("年底前", None, Basis.NONE)
    assert {deadline, Deadline("年底前", None, Basis.NONE)} == {deadline}
    assert replace(deadline, raw="月底前") != deadline
    assert pickle.loads(pickle.dumps(deadline)) == copy.copy(deadline) == deadline


def test_a_span_is_ordered_and_never_backwards() -> None:
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]
    for start, end in ((4, 3), (-1, 2)):
        with pytest.raises(ValueError, match="not a span"):
            Span(start, end)


def test_only_frozen_dataclasses_are_made_lean() -> None:
    @dataclass
    class _Open:
        name: str

    with pytest.raises(TypeError, match="_Open"):
        lean(_Open)
