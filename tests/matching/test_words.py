"""The words matching goes by: one name for one thing, numbers and dates out, joins of words weak."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.text import Span
from tracker.matching.idf import Rarity, counted, covered
from tracker.matching.number_words import number_words
from tracker.matching.tokens import GENERIC, tokens
from tracker.matching.words import normal, without


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("国高企业总量", "国家高新技术企业总量"),
        ("GDP能耗", "地区生产总值能耗"),
        ("CPI涨幅", "居民消费价格涨幅"),
        ("ＰＭ２．５浓度", "细颗粒物浓度"),
        ("2021年年底前建成", "12月底前建成"),
    ],
)
def test_one_name_for_one_thing(first: str, second: str) -> None:
    assert normal(first) == normal(second)


def test_generic_words_and_joins_of_words_say_little() -> None:
    said = tokens(normal("加快推进污水管网建设"))
    assert said["污水"] == said["管网"] == 1.0
    assert said["水管"] < 0.5
    assert said["推进"] == said["建设"] == GENERIC


def test_particles_join_nothing() -> None:
    assert not any("的" in token or "和" in token for token in tokens(normal("公厕的升级和改造")))


def test_an_age_is_a_word_however_its_range_is_written() -> None:
    told = [tokens(normal(text)) for text in ("12至17岁人群", "12岁—17岁人群", "18岁以上人群")]
    assert told[0] == told[1] != told[2]
    assert (told[0]["12-17"], told[2]["18"]) == (1.0, 1.0)
    assert "17" not in tokens(normal("17所学校"))


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    clauses = [tokens(normal(text)) for text in ("医院建成", "医院开工", "医院封顶", "渔港开工")] * 50
    idf = Rarity(counted(clauses), counted([tokens("渔湾")]))
    assert idf.of("渔湾") > idf.of("渔港") > idf.of("医院")


def numbered(text: str, *raws: str) -> list[tuple[str, str]]:
    spans = [Span(text.index(raw), text.index(raw) + len(raw)) for raw in raws]
    return [
        (item.own.replace("|", ""), item.shared) for item in number_words(text, Span(0, len(text)), spans)
    ]


def test_each_number_of_a_list_has_its_own_words() -> None:
    own = [
        item[0] for item in numbered("建成海绵城市21.7平方公里、综合管廊4.6公里", "21.7平方公里", "4.6公里")
    ]
    assert own == ["建成海绵城市、", "综合管廊"]


def test_objects_told_with_respectively_go_one_by_one() -> None:
    own = [item[0] for item in numbered("城镇、农村居民人均可支配收入分别增长5.3%、6.7%", "5.3%", "6.7%")]
    assert own == ["城镇居民人均可支配收入", "农村居民人均可支配收入"]


def test_examples_are_not_what_is_counted() -> None:
    ((own, shared),) = numbered("新建白石、青石等5所小学", "5所")
    assert (own, "白石" in shared) == ("小学", True)


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=4))
def test_any_text_gives_words(text: str, pairs: list[tuple[int, int]]) -> None:
    said = tokens(normal(text))
    assert all(0.0 < says <= 1.0 for says in said.values())
    holes = [Span(min(pair), max(pair)) for pair in pairs if max(pair) <= len(text)]
    assert without(text, Span(0, len(text)), ()) == text
    without(text, Span(0, len(text)), holes)


@given(
    st.dictionaries(st.text(max_size=3), st.floats(0.1, 1), max_size=8),
    st.sets(st.text(max_size=3), max_size=8),
)
def test_coverage_is_a_share(wanted: dict[str, float], held: set[str]) -> None:
    share = covered(wanted, tuple(held))
    assert 0.0 <= share <= 1.0 + 1e-9
    assert covered(wanted, wanted) == (1.0 if wanted else 0.0)
