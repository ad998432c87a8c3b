"""What comes out of the cleaner cannot command a terminal, and stands where it stood."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.wording.terminal import clean

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b]0;改标题\x07完成", "␛]0;改标题␇完成"),
        ("\x1b[2J清屏", "␛[2J清屏"),
        ("\x9b31m红", "\ufffd31m红"),
        ("改\r成", "改 成"),
        ("退\x08格", "退␈格"),
        ("右\u202e左", "右\ufffd左"),
        ("隔\u2067离\u2069", "隔\ufffd离\ufffd"),
        ("零\u200b宽\ufeff", "零\ufffd宽\ufffd"),
        ("半个\ud83d字", "半个\ufffd字"),
        ("第一行\n第二行\t列", "第一行 第二行 列"),
    ],
)
def test_each_kind_of_hostile_character(hostile: str, shown: str) -> None:
    assert clean(hostile) == shown


def test_ordinary_official_prose_is_untouched() -> None:
    prose = "8月底前，完成全市18岁以上人群80%的疫苗接种任务（“十四五”期间≥95‰）——①④㎡ℓ　全角ＡＢ"
    assert clean(prose) == prose


def test_line_feeds_stay_where_lines_are_wanted() -> None:
    assert clean("一\n二\r\n三", multiline=True) == "一\n二 \n三"


@given(ANY_TEXT, st.booleans())
def test_any_text_is_harmless_and_as_long_as_before(text: str, multiline: bool) -> None:
    out = clean(text, multiline=multiline)
    assert len(out) == len(text)
    assert clean(out, multiline=multiline) == out
    out.encode("utf-8")
    allowed = {"\n"} if multiline else set()
    for character in out:
        category = unicodedata.category(character)
        assert character in allowed or category not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(character) not in {
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
            "BN",
        } or (category in {"Cn"})
