"""What is told of a pattern without trying it must hold for everything it matches."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.lexicon import (
    Pattern,
    first_characters,
    first_pairs,
    held_characters,
    is_anchored,
    last_characters,
    load_lexicon,
    longest_match,
    needed_characters,
)
from tracker.lexicon.engine.trie import any_word

PATTERNS = tuple(load_lexicon().patterns.values())
MATCHED = [
    (pattern, found)
    for pattern in PATTERNS
    for example in pattern.examples
    for found in pattern.regex.finditer(example)
]


@pytest.mark.parametrize(
    ("pattern", "found"), MATCHED, ids=[f"{pattern.id}-{found[0]}" for pattern, found in MATCHED]
)
def test_every_match_is_as_told(pattern: Pattern, found: re.Match[str]) -> None:
    first, held = first_characters(pattern.source), held_characters(pattern.source)
    assert first is None or found[0][0] in first
    pairs = first_pairs(pattern.source)
    assert pairs is None or found[0][:2] in pairs or found[0][0] in pairs
    assert held is None or not held.isdisjoint(found[0])
    assert all(not needed.isdisjoint(found[0]) for needed in needed_characters(pattern.source))
    assert len(found[0]) <= longest_match(pattern.source)
    assert not is_anchored(pattern.source) or found.start() == 0
    last = last_characters(pattern.source)
    assert last is None or (found[0][-1] in last and found.end() == len(found.string))


@pytest.mark.parametrize(
    ("source", "first", "held"),
    [
        ("年底|月底", "年月", "底年月"),
        ("(?:不少于|约)?[1-3]{1,2}万?人", "不约123", "人"),
        ("(?<=到)(?P<year>20)年(?=底)", "2", "年"),
        ("[^，]年", None, "年"),
        ("(?:到)?", None, None),
        ("\\s年", None, "年"),
        ("第?[一二]季度", "第一二", "季"),
    ],
)
def test_what_is_told_of_a_regex(source: str, first: str | None, held: str | None) -> None:
    assert first_characters(source) == (None if first is None else frozenset(first))
    told = held_characters(source)
    assert told == (None if held is None else told) and (held is None or (told and told <= frozenset(held)))


@pytest.mark.parametrize(
    ("source", "pairs"),
    [
        ("年底|月", ["年底", "月"]),
        ("(?:新)?建(?!设)[成立]", ["新建", "建成", "建立"]),
        ("(?<=到)(?P<n>[12]{1,3})年?", ["1", "2", "11", "12", "21", "22", "1年", "2年"]),
        ("(?:将|把).", None),
        ("(?:到)?", None),
        ("[一-十][0-9]{2}[^，]", None),
    ],
)
def test_the_two_characters_a_match_begins_with(source: str, pairs: list[str] | None) -> None:
    assert first_pairs(source) == (None if pairs is None else frozenset(pairs))


def test_a_digit_is_of_any_script() -> None:
    digits = first_characters("\\d年")
    assert digits is not None
    assert {"7", "７", "٧"} <= digits and digits.isdisjoint("七〇x")


@pytest.mark.parametrize(
    ("source", "needed"),
    [
        ("(?:确保|力争).{3,9}(?:快|高)于", ["于", "快高"]),
        ("(?:创建|申报)(?=城市)[^，]{2}(?:城市|(?:县|区)?)", []),
        ("年底", ["底"]),
        ("[0-9]+所?", []),
    ],
)
def test_each_set_that_is_needed_is_told_the_smallest_first(source: str, needed: list[str]) -> None:
    assert needed_characters(source) == tuple(map(frozenset, needed))


@pytest.mark.parametrize(
    ("source", "anchored"), [("^(?:今年|明年)", True), ("^今年|明年", False), ("今年", False)]
)
def test_whether_a_regex_is_bound_to_the_beginning(source: str, anchored: bool) -> None:
    assert is_anchored(source) is anchored


@pytest.mark.parametrize(
    ("source", "last"),
    [
        ("(?:建成|竣工)(?:投产)?$", "成工产"),
        ("建成(?:投产)?(?=。)$", "成产"),
        ("建成", None),
        ("落户.{2}$", None),
        ("建成$|竣工", None),
    ],
)
def test_what_a_match_bound_to_the_end_ends_with(source: str, last: str | None) -> None:
    assert last_characters(source) == (None if last is None else frozenset(last))


@given(
    words=st.lists(st.text("年月日个半.*", min_size=1, max_size=4), min_size=1, max_size=8, unique=True),
    text=st.text("年月日个半.*", max_size=12),
)
def test_words_with_shared_beginnings_are_found_like_words_side_by_side(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    found = [match.span() for match in re.finditer(any_word(words), text)]
    assert found == [match.span() for match in re.finditer(plain, text)]
