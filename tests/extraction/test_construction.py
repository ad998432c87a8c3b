"""A construction answers as its regex does, wherever it looks first."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.lexicon import load_lexicon
from tracker.lexicon.engine.construction import Construction

PATTERNS = tuple(load_lexicon().patterns.values())
CONSTRUCTIONS = tuple((pattern.regex, Construction(pattern.regex)) for pattern in PATTERNS)
EXAMPLES = [example for pattern in PATTERNS for example in (*pattern.examples, *pattern.counter_examples)]
TEXTS = st.lists(
    st.one_of(st.sampled_from(EXAMPLES), st.sampled_from("，。\n \t的")), min_size=1, max_size=3
).map("".join)
PLACES = st.integers(min_value=0, max_value=30)


def _places(found: re.Match[str] | None) -> tuple[int, int] | None:
    return found and found.span()


@given(text=TEXTS, start=PLACES, length=PLACES)
def test_every_pattern_answers_as_by_itself(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    for regex, construction in CONSTRUCTIONS:
        for end in (start + length, len(text)):
            stop = min(end, len(text))
            assert _places(construction.match(text, start, stop)) == _places(regex.match(text, start, stop))
            assert _places(construction.search(text, start, stop)) == _places(regex.search(text, start, stop))
        assert _places(construction.search(text)) == _places(regex.search(text))
        assert _places(construction.fullmatch(text)) == _places(regex.fullmatch(text))
        assert construction.sub("|", text) == regex.sub("|", text)


@pytest.mark.parametrize(
    ("source", "text", "start"),
    [
        ("工作$", "开展工作\n", 0),  # the end is also before a last line end
        ("^开展", "一开展", 1),  # the beginning is that of the text, not of the stretch
        ("(?:每人)?", "", 0),
        ("[由从].{0,3}$", "从此", 0),
        ("(?<=到)底", "到底", 1),
    ],
)
def test_edges_are_those_of_the_regex(source: str, text: str, start: int) -> None:
    regex = re.compile(source)
    construction = Construction(regex)
    assert _places(construction.search(text, start)) == _places(regex.search(text, start))
    assert _places(construction.match(text, start)) == _places(regex.match(text, start))
    assert construction.sub("|", text) == regex.sub("|", text)
