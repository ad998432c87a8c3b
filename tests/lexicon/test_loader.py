"""What the lexicon's files must be, and what is refused in them; no pattern may run away on hostile text."""

import importlib
import re
from typing import Any

import pytest

from tracker.lexicon import Pattern, load_lexicon
from tracker.lexicon.loader import LexiconError, read_lexicon

parser = importlib.import_module("re._parser")
"""Python's own reading of a regex, in tokens."""

PATTERN = """
[[pattern]]
id = "a.b"
regex = '{digits}+年'
examples = ["12年", "3年"]
counter_examples = ["年"]
"""


def test_fragments_and_word_lists_are_put_in() -> None:
    lexicon = read_lexicon(
        {
            "a.toml": "[fragments]\ndigits = '[0-9]'\n" + PATTERN,
            "b.toml": "[[words]]\nid = 'unit.x'\nwords = ['家', '家次']\n"
            "[[pattern]]\nid = 'a.c'\nregex = '[0-9]{1,2}{unit.x}'\nexamples = ['1家', '2家次']\ncounter_examples = ['家']\n",
        }
    )
    assert lexicon.patterns["a.b"].regex.fullmatch("12年")
    assert lexicon.patterns["a.c"].regex.fullmatch("12家次")
    assert [pattern.id for pattern in lexicon.family("a")] == ["a.b", "a.c"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PATTERN, "digits"),
        ("[fragments]\ndigits = '[0-9]'\n" + PATTERN + PATTERN, "twice"),
        ("[[pattern]]\nid='a.b'\nregex='x'\nexamples=['x']\ncounter_examples=['y']\n", "two examples"),
        ("[[pattern]]\nid='a.b'\nregex='x'\nexamples=['x','xx']\ncounter_examples=[]\n", "counter-example"),
        ("[[words]]\nid='w.x'\nwords=['a','a']\n", "twice"),
        ("[[words]]\nid='w.x'\nwords=[]\n", "empty"),
        ("[other]\nx=1\n", "unknown tables"),
        ("[[words]]\nid='w.y'\nof=['w.x']\n", "no list above is named w.x"),
    ],
)
def test_what_does_not_hold_together_is_refused(text: str, said: str) -> None:
    with pytest.raises(LexiconError, match=said):
        read_lexicon({"a.toml": text})


def test_a_list_may_hold_other_lists() -> None:
    parts = "[[words]]\nid='w.x'\nwords=['家', '户']\n[[words]]\nid='w.y'\nwords=['户', '户次']\n"
    lexicon = read_lexicon({"a.toml": parts + "[[words]]\nid='w.any'\nof=['w.x', 'w.y']\n"})
    assert lexicon.words["w.any"].words == ("家", "户", "户次")


def test_a_regex_that_does_not_compile_names_its_pattern() -> None:
    lexicon = read_lexicon(
        {"a.toml": "[[pattern]]\nid='a.b'\nregex='(x'\nexamples=['x','xx']\ncounter_examples=['y']\n"}
    )
    with pytest.raises(LexiconError, match=r"a\.b"):
        _ = lexicon.patterns["a.b"].regex


def _repeats(tokens: Any, inside: bool = False) -> bool:
    """Whether an unbounded repetition stands inside another one."""
    for operation, argument in tokens:
        unbounded = operation in (parser.MAX_REPEAT, parser.MIN_REPEAT) and argument[1] is parser.MAXREPEAT
        if unbounded and inside:
            return True
        for part in _parts(operation, argument):
            if _repeats(part, inside or unbounded):
                return True
    return False


def _parts(operation: Any, argument: Any) -> list[Any]:
    if operation in (parser.MAX_REPEAT, parser.MIN_REPEAT):
        return [argument[2]]
    if operation is parser.SUBPATTERN:
        return [argument[3]]
    if operation is parser.BRANCH:
        return list(argument[1])
    if operation in (parser.ASSERT, parser.ASSERT_NOT):
        return [argument[1]]
    return []


def test_the_check_of_repetitions_sees_nested_ones() -> None:
    assert _repeats(parser.parse("(?:a+b)+"))
    assert not _repeats(parser.parse("(?:a{1,9}b)+c*"))


PATTERNS = tuple(load_lexicon().patterns.values())
HOSTILE = [
    "9" * 3000,
    "一" * 3000,
    "年" * 3000,
    "、" * 3000,
    "（" * 3000,
    "2021年" * 600,
    "新建" * 1500,
    " " * 3000,
]


@pytest.mark.parametrize("pattern", PATTERNS, ids=[pattern.id for pattern in PATTERNS])
def test_no_pattern_nests_repetitions_or_chokes(pattern: Pattern) -> None:
    assert not _repeats(parser.parse(pattern.source))
    for text in HOSTILE:
        found = re.search(pattern.regex, text)
        assert found is None or found.end() <= len(text)
