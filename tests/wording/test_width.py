"""Columns in a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.wording.width import cut, pad, width, wrap

PRINTABLE = st.text(st.characters(exclude_categories=("C", "Z", "M")), max_size=60)


def test_chinese_is_two_columns_wide() -> None:
    assert width("8月底前，完成80%") == 16
    assert cut("无法核实", 6) == "无法…"
    assert pad("逾期", 6) == "逾期  "
    assert wrap("逾期事项，按单位列出 --by UNIT 的清单", 12) == [
        "逾期事项，按",
        "单位列出",
        "--by UNIT 的",
        "清单",
    ]
    assert wrap("一二三四五六，七", 12) == ["一二三四五六，", "七"]


@given(PRINTABLE, st.integers(2, 40))
def test_cutting_and_padding_fit_their_columns(text: str, columns: int) -> None:
    assert width(cut(text, columns)) <= columns
    assert width(pad(text, columns)) == columns


@given(PRINTABLE, st.integers(4, 40))
def test_wrapping_loses_nothing(text: str, columns: int) -> None:
    assert "".join(wrap(text, columns)) == text
