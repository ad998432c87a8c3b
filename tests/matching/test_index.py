"""A report's clauses prepared for matching: what is taken over from the clause before is what reading anew would give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.report import Hints
from tracker.extraction.extract import extract
from tracker.matching.idf import Rarity, counted
from tracker.matching.index import read_words
from tracker.matching.tokens import tokens, vocabulary
from tracker.matching.words import normal

REVIEW = (
    "云麓县政府工作报告\n一、2021年工作回顾\n"
    "全县新建公办幼儿园3所，新增学位1200个，“5A”级景区创建通过验收，建成县文化馆；县图书馆完成主体封顶、加快装修。\n"
    "农村居民人均可支配收入增长7.2%，其中脱贫户增长9.1%，\n城镇居民人均可支配收入增长5.1%，物价总体平稳。\n"
)


def test_words_before_a_clause_are_those_of_the_clauses_in_its_stretch() -> None:
    read = extract(REVIEW, Hints(file_name="report.txt"))
    entries = read_words(REVIEW, read.achievements).entries
    assert sum(1 for entry in entries if entry.context) >= 3
    for entry in entries:
        lead = entry.achievement.opening
        inside = [other for other in entries if lead and other.achievement.span.overlap(lead)]
        assert all(other.words <= entry.context for other in inside)
        # A number and its unit say nothing of what the clause after them is about.
        assert entry.context <= (vocabulary(normal(lead.of(REVIEW))) if lead else set())


def test_the_unit_of_a_number_before_is_no_word_of_a_clause() -> None:
    text = "云麓县政府工作报告\n一、2021年工作回顾\n新建改造农村公路120公里，打通断头路5条。\n"
    first, second = read_words(text, extract(text).achievements).entries
    assert "农村" in second.context
    assert "公里" not in first.words | second.context


@given(st.text(alphabet="的和与建设学校医院完成各县5aG，、号“”12号", max_size=40) | st.text(max_size=40))
def test_the_vocabulary_is_the_tokens_without_what_they_say(text: str) -> None:
    plain = normal(text)
    assert vocabulary(plain) == set(tokens(plain))


@pytest.mark.parametrize("said", ["县文化馆建成", "新建公办幼儿园"])
def test_weights_fall_with_how_often_a_word_stands(said: str) -> None:
    lazy_property, often = counted([tokens(said)]), counted([tokens(said)] * 80)
    seldom, common = (
        Rarity(lazy_property).weigh(tokens(said)),
        Rarity(lazy_property, often).weigh(tokens(said)),
    )
    assert all(common[token] < seldom[token] for token in seldom)
