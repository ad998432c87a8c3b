"""What is reported of a pattern without trying it must hold for everything it matches."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.lexicon import Pattern, load_lexicon
from tracker.lexicon.engine.beginnings import DEPTH, Openings, beginnings
from tracker.lexicon.engine.trie import any_word

PATTERNS = tuple(load_lexicon().patterns.values())
MATCHED = [
    (pattern, found)
    for pattern in PATTERNS
    for example in pattern.examples
    for found in pattern.regex.finditer(example)
    if found[0]
]


def _pattern(source: str) -> Pattern:
    return Pattern("made.up", source, "", (), ())


def _allows(source: str, opening: str) -> bool:
    return Openings([_pattern(source)]).fitting(opening) == 1


@pytest.mark.parametrize(
    ("pattern", "found"), MATCHED, ids=[f"{pattern.id}-{found[0]}" for pattern, found in MATCHED]
)
def test_every_match_begins_as_told(pattern: Pattern, found: re.Match[str]) -> None:
    places = beginnings(pattern.source)[min(len(found[0]), DEPTH)]
    for character, allowed in zip(found[0], places, strict=False):
        assert allowed is None or character in allowed
    assert _allows(pattern.source, found[0][:DEPTH])


@pytest.mark.parametrize(
    ("source", "opening", "allowed"),
    [
        ("年底|月", "年底", True),
        ("年底|月", "年初", False),
        ("年底|月", "月初", True),
        ("(?:新)?建(?!设)[成立]", "新建", True),
        ("(?:新)?建(?!设)[成立]", "新立", False),
        ("(?<=到)(?P<n>[12]{1,3})年", "1年底", True),
        ("(?<=到)(?P<n>[12]{1,3})年", "13年", False),
        ("(?>[12]+)天", "12天", True),
        ("(?>[12]+)天", "1月", False),
        ("(?:将|把).", "将来", True),
        ("(?P<a>[年月])(?P=a)", "年年", True),
        (r"\s年", "年", True),  # a class of characters is any character
    ],
)
def test_what_is_told_of_a_regex(source: str, opening: str, allowed: bool) -> None:
    assert _allows(source, opening) is allowed


def test_a_match_that_may_begin_with_anything_is_looked_for_everywhere() -> None:
    assert Openings([_pattern("年|[^，]月")]).places().fullmatch("x")


@given(
    words=st.lists(st.text("年月日个半.*", min_size=1, max_size=4), min_size=1, max_size=8, unique=True),
    text=st.text("年月日个半.*", max_size=12),
)
def test_words_with_shared_beginnings_are_found_like_words_side_by_side(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    found = [match.span() for match in re.finditer(any_word(words), text)]
    assert found == [match.span() for match in re.finditer(plain, text)]
