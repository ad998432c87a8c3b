"""Cohen's κ, by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.agreement import concord


def test_a_table_worked_out_by_hand() -> None:
    # 20 items: both yes 8, both no 6, A yes B no 4, A no B yes 2. Observed 0.7, by chance 0.6·0.5 + 0.4·0.5 = 0.5.
    pairs = [("y", "y")] * 8 + [("n", "n")] * 6 + [("y", "n")] * 4 + [("n", "y")] * 2
    first = {str(at): one for at, (one, _) in enumerate(pairs)}
    second = {str(at): other for at, (_, other) in enumerate(pairs)}
    found = concord(first, second)
    assert (found.both, found.same, len(found.differences)) == (20, 14, 6)
    assert found.kappa == pytest.approx(0.4)


def test_items_that_one_alone_judged_are_left_out() -> None:
    found = concord({"a": 1, "b": 2, "c": 1}, {"b": 2, "c": 2, "d": 1})
    assert (found.both, found.differences) == (2, (("c", 1, 2),))
    assert concord({"a": 1}, {"b": 1}).kappa is None
    assert concord({"a": 1, "b": 1}, {"a": 1, "b": 1}).kappa is None  # chance alone would bring it


@given(
    st.dictionaries(st.text(max_size=3), st.integers(0, 3)),
    st.dictionaries(st.text(max_size=3), st.integers(0, 3)),
)
def test_kappa_is_the_same_both_ways_and_never_above_one(
    first: dict[str, int], second: dict[str, int]
) -> None:
    there, back = concord(first, second), concord(second, first)
    assert (there.kappa is None) == (back.kappa is None)
    if there.kappa is not None and back.kappa is not None:
        assert there.kappa == pytest.approx(back.kappa)
        assert there.kappa <= 1.0
    assert there.both == there.same + len(there.differences)
