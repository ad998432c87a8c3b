"""Clauses taken apart: pieces, head nouns, names, and the share of words that another text has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.matching.frames import held, read_frame
from tracker.matching.words import normal


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("新建养老服务综合体", ["综合体"]),
        ("建成白石书院、青石博物馆", ["书院", "博物馆"]),
        ("加快推进项目建设", []),
    ],
)
def test_heads(text: str, heads: list[str]) -> None:
    assert [piece.head for piece in read_frame(normal(text)).pieces if piece.head] == heads


def test_names_in_quotation_marks() -> None:
    assert read_frame(normal("建设“云办事”平台，修订《云麓县绿化条例》")).names == (
        "云办事",
        "云麓县绿化条例",
    )


def test_a_word_is_held_whole_or_in_parts() -> None:
    assert held("博物馆", "县博物馆新馆") == 1.0
    assert 0.0 < held("自来水厂", "自来水管网") < 1.0
    assert held("水厂", "管网") == 0.0


@given(st.text(max_size=60))
def test_any_text_can_be_taken_apart(text: str) -> None:
    frame = read_frame(normal(text))
    assert all(word.text in frame.text for word in frame.words)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("3、5号线通车", "3号线、5号线通车"),
        ("完成一、二期工程", "完成一期、二期工程"),
        ("“十五五”规划", "十五五规划"),
        ("《云麓县国民经济和社会发展第十五个五年规划纲要（草案）》", "十五五规划"),
        ("十五五交通专项规划", "交通专项规划"),
    ],
)
def test_one_name(written: str, kept: str) -> None:
    assert normal(written).strip("|") == kept
