"""Clauses: cut at commas that are the sentence's own, labels left out, offsets exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.text import Span
from tracker.extraction.layout.clauses import LONGEST_CLAUSE, read_clauses

MARKS = "，,。；;：:、“”（）()《》！\n\t 一是1.20个x％新增确保年底前"


def clauses_of(text: str) -> list[str]:
    return [clause.of(text) for clause in read_clauses(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进改革，建成两所学校。增加床位", ["推进改革", "建成两所学校", "增加床位"]),
        ("一是扩大出口，二是稳住外资。", ["扩大出口", "稳住外资"]),
        ("3.2023年春季招生", ["2023年春季招生"]),
        ("投资1,200万元，增长5%", ["投资1,200万元", "增长5%"]),
        ("建设“一站，两线”，完成验收（含初验，终验）", ["建设“一站，两线”", "完成验收（含初验，终验）"]),
        ("目标是：增长5%；就业3万人", ["目标是", "增长5%", "就业3万人"]),
        ("12\n新建公园3座", ["新建公园3座"]),
    ],
)
def test_clauses_are_cut_at_the_sentence_s_own_commas(text: str, expected: list[str]) -> None:
    assert clauses_of(text) == expected


def test_a_clause_knows_its_sentence_its_part_and_what_follows_it() -> None:
    text = "今年目标是：增长5%，就业3万人；消费回升。一是开工"
    clauses = read_clauses(text, Span(0, len(text)))
    assert [clause.closing for clause in clauses] == ["：", "，", "；", "。", ""]
    assert clauses[1].part == clauses[2].part != clauses[3].part
    assert clauses[3].sentence != clauses[4].sentence
    assert [clause.index for clause in clauses] == [0, 1, 2, 3, 0]
    assert clauses[4].label and not clauses[0].label


def test_a_stretch_too_long_for_prose_is_left_out() -> None:
    assert clauses_of("完成" * LONGEST_CLAUSE + "，建成车站") == ["建成车站"]


@given(st.text(alphabet=MARKS, max_size=200))
def test_clauses_lie_in_order_inside_the_text(text: str) -> None:
    clauses = read_clauses(text, Span(0, len(text)))
    ends = 0
    for clause in clauses:
        assert ends <= clause.span.start < clause.span.end <= len(text)
        assert clause.sentence.start <= clause.part.start <= clause.span.start
        assert clause.span.end <= clause.part.end <= clause.sentence.end
        assert clause.of(text).strip() == clause.of(text)
        ends = clause.span.end
