"""Text on its way to the screen: nothing obeyed, nothing lost, never too wide."""

import itertools

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tracker.domain.text import Span
from tui.display import find_all, fit, one_line, paragraph_around, passage, safe, without_markup
from tui.wrap import line_of, wrapped

TEXTS = st.text(alphabet=st.sampled_from("目标80%，完成。[/]\x1b\u202e\n ab（）“”😀\u0301"), max_size=80)


@given(TEXTS, st.integers(0, 40), st.booleans())
def test_a_fitted_text_takes_exactly_its_width(text: str, width: int, right: bool) -> None:
    assert cell_len(fit(one_line(text), width, right=right)) == width


def test_a_wide_character_is_never_cut_in_half() -> None:
    assert fit("已兑现", 4) == "已… "
    assert fit("已兑现", 5) == "已兑…"
    assert fit("已兑现", 8) == "已兑现  "
    assert fit("12", 5, right=True) == "   12"


@given(TEXTS)
def test_safe_text_keeps_its_length_and_holds_no_control_character(text: str) -> None:
    shown = safe(text, multiline=True).plain
    assert len(shown) == len(text)
    assert not any(
        (ord(character) < 32 and character != "\n") or character == "\u202e" for character in shown
    )


@given(TEXTS, st.integers(0, 80), st.integers(0, 80), st.integers(0, 500))
def test_a_passage_is_the_text_whatever_is_marked_in_it(
    text: str, first: int, second: int, start: int
) -> None:
    low, high = sorted((first, second))
    shown = passage(text, start, [(Span(start + low, start + high), "bold")], multiline=True)
    assert shown.plain == safe(text, multiline=True).plain


def test_marked_words_are_the_ones_of_the_span() -> None:
    shown = passage("目标是80%以上", 100, [(Span(103, 106), "bold")])
    assert [shown.plain[span.start : span.end] for span in shown.spans] == ["80%"]


def test_markup_stays_text() -> None:
    assert safe("[bold]5[/] [@click=app.bell]x[/]").plain == "[bold]5[/] [@click=app.bell]x[/]"
    assert not safe("[red]5[/red]").spans


@given(TEXTS, st.integers(2, 30))
def test_wrapped_lines_fit_and_hold_all_but_spaces_and_line_feeds(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(text[start:end]) <= width for start, end in lines)
    kept = "".join(text[start:end] for start, end in lines)
    assert kept.replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(lines))


def test_figures_stay_whole_and_no_line_starts_with_a_closing_mark() -> None:
    text = "第二剂次接种率42.70%，低于全省平均水平"
    lines = [text[start:end] for start, end in wrapped(text, 18)]
    assert lines[0] == "第二剂次接种率"
    assert lines[1].startswith("42.70%，")
    share = "公立医院医疗服务收入占比31.4%。医共体"
    assert [share[start:end] for start, end in wrapped(share, 29)][1].startswith("31.4%。")
    sentence = "一二三四，五"
    assert [sentence[start:end] for start, end in wrapped(sentence, 8)] == ["一二三", "四，五"]


def test_a_line_is_found_by_any_offset_on_it() -> None:
    lines = wrapped("一二三四\n五六", 4)
    assert [line_of(lines, offset) for offset in range(7)] == [0, 0, 1, 1, 1, 2, 2]


def test_a_search_finds_every_place_without_regard_to_case() -> None:
    assert find_all("GDP增长，gdp", "gdp") == ((0, 3), (6, 9))
    assert find_all("学校学校", "学校") == ((0, 2), (2, 4))
    assert find_all("学校", "") == ()


def test_a_paragraph_ends_at_the_lines_around_it_or_at_the_limit() -> None:
    text = "甲\n乙丙丁\n戊"
    assert text[slice(*paragraph_around(text, Span(3, 4)))] == "乙丙丁"
    long = "字" * 1000
    assert paragraph_around(long, Span(500, 510), limit=20) == (480, 530)


@given(st.text(alphabet=st.sampled_from("目标80%*# -\n（）ab："), max_size=80))
def test_without_markup_every_other_word_stays_in_its_place(text: str) -> None:
    shown = without_markup(text)
    assert len(shown) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, shown, strict=True))


def test_markdowns_signs_are_not_shown() -> None:
    text = "---\ntitle: 计划\n---\n## 主要工作\n**（一）建设。**新建泵站3座，2*3*4米。\n"
    assert without_markup(text).split() == ["主要工作", "（一）建设。", "新建泵站3座，2*3*4米。"]
    assert "**" not in passage("**（一）建设。**新建泵站3座。", 0, []).plain
