"""Looking only where something can start, and trying only what can fit there, never changes what is found."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.extraction.numbers.numerals import fold
from tracker.lexicon import Pattern, load_lexicon
from tracker.lexicon.engine.family import Family
from tracker.lexicon.engine.scanner import Scanner

SHARED = Path(os.environ.get("TRACKER_SHARED", Path(__file__).resolve().parents[3] / "shared"))
CORPUS = sorted((SHARED / "corpus" / "texts").glob("*.txt"))
FAMILIES = {name: load_lexicon().family(name) for name in ("time", "quantity", "milestone")}
SCANNERS = {name: Scanner(FAMILIES[name]) for name in ("time", "quantity")}
PIECES = [
    *(example for patterns in FAMILIES.values() for pattern in patterns for example in pattern.examples),
    *"，。、年月日个半季度周天内前底至到约超不低于12３x×%万亿/：成倍",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=12).map("".join)
CHUNK = 3000


def _everywhere(patterns: Sequence[Pattern], text: str) -> list[tuple[str, tuple[int, int]]]:
    """At every character the first pattern that matches there, one after the other; none begins inside a run of digits."""
    found, at = [], 0
    while at < len(text):
        if at and text[at] in "0123456789" and text[at - 1] in "0123456789":
            at += 1
            continue
        matches = ((item.id, item.regex.match(text, at)) for item in patterns)
        first = next(((id, match) for id, match in matches if match is not None and match.end() > at), None)
        if first is not None:
            found.append((first[0], first[1].span()))
        at = first[1].end() if first is not None else at + 1
    return found


def _scanned(family: str, text: str) -> list[tuple[str, tuple[int, int]]]:
    return [(item.id, found.span()) for item, found in SCANNERS[family].scan(text, 0, len(text))]


@pytest.mark.parametrize("family", ["time", "quantity"])
@given(text=TEXTS)
@example(text="02021年下半年")
def test_patterns_are_left_out_only_where_they_cannot_match(family: str, text: str) -> None:
    assert _scanned(family, text) == _everywhere(FAMILIES[family], text)


@pytest.mark.parametrize("family", ["time", "quantity"])
@pytest.mark.parametrize("path", CORPUS[::6], ids=lambda path: path.stem)
def test_nothing_is_missed_in_real_texts(path: Path, family: str) -> None:
    text = fold(path.read_text(encoding="utf-8", errors="replace"))[:CHUNK]
    assert _scanned(family, text) == _everywhere(FAMILIES[family], text)


@given(text=TEXTS)
def test_a_family_names_every_pattern_that_matches(text: str) -> None:
    family = Family(FAMILIES["milestone"])
    named = {item.id for item in family.chosen(family.beginning(text, 0, len(text)))}
    assert {item.id for item in FAMILIES["milestone"] if item.regex.search(text)} <= named


@pytest.mark.parametrize(
    "text", ["新建公厕8座，改造管网20公里；投资3亿元。", "达到500、1，200亩，增长5%", "3月底前完成2所"]
)
def test_a_stretch_of_a_text_is_read_as_it_stands_there(text: str) -> None:
    scanner = SCANNERS["quantity"]
    marks = [at for at, sign in enumerate(text) if sign in "，；。、"]
    for start, stop in zip([0, *[at + 1 for at in marks]], [*marks, len(text)], strict=True):
        alone = [(pattern.id, match.span()) for pattern, match in scanner.scan(text, start, stop)]
        assert [(pattern.id, match.span()) for pattern, match in scanner.within(text, start, stop)] == alone
