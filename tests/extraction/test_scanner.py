"""Looking only where something can start, and trying only what can fit there, never changes what is found."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.numbers.prefilter import may_hold_number
from tracker.extraction.numbers.quantities import scanner as quantities_scanner
from tracker.extraction.numbers.targets import read_targets
from tracker.extraction.time.expressions import scanner as times_scanner
from tracker.lexicon import Pattern, load_lexicon
from tracker.lexicon.engine.scanner import Family, Scanner

FAMILIES = {name: load_lexicon().family(name) for name in ("time", "quantity", "milestone")}
PIECES = [
    *(example for patterns in FAMILIES.values() for pattern in patterns for example in pattern.examples),
    *"，。、年月日个半季度周天内前底至到约超不低于12３x×%万亿/：成倍",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=12).map("".join)
ANYWHERE = re.compile("(?s:.)")


def _tried_everywhere(patterns: Sequence[Pattern], text: str) -> list[tuple[str, tuple[int, int]]]:
    """At every character the first pattern that matches there, one after the other."""
    found, at = [], 0
    while at < len(text):
        matches = ((item.id, item.regex.match(text, at)) for item in patterns)
        first = next(((id, match) for id, match in matches if match is not None and match.end() > at), None)
        if first is not None:
            found.append((first[0], first[1].span()))
        at = first[1].end() if first is not None else at + 1
    return found


@pytest.mark.parametrize("family", ["time", "quantity"])
@given(text=TEXTS)
def test_patterns_are_left_out_only_where_they_cannot_match(family: str, text: str) -> None:
    scanned = Scanner(FAMILIES[family], ANYWHERE).scan(text, 0, len(text))
    assert [(item.id, found.span()) for item, found in scanned] == _tried_everywhere(FAMILIES[family], text)


@given(text=TEXTS)
def test_a_family_names_every_pattern_that_matches(text: str) -> None:
    family = Family(FAMILIES["milestone"])
    fitting = family.beginning(text, 0, len(text)) & family.ending(text[-1:])
    named = {
        item.id for item, needs in family.chosen(fitting) if not any(need.isdisjoint(text) for need in needs)
    }
    assert {item.id for item in FAMILIES["milestone"] if item.regex.search(text)} <= named


@given(text=TEXTS)
def test_the_first_look_misses_no_target(text: str) -> None:
    assert may_hold_number(text, 0, len(text)) or not read_targets(text, 0, len(text))


@pytest.mark.parametrize(
    ("example", "told"),
    [
        (example, pattern.id)
        for name in ("time", "quantity")
        for pattern in FAMILIES[name]
        for example in pattern.examples
    ],
)
def test_the_places_looked_at_miss_no_example(example: str, told: str) -> None:
    family = told.partition(".")[0]
    text = f"我们要{example}，"
    scanner = times_scanner() if family == "time" else quantities_scanner()
    everywhere = Scanner(FAMILIES[family], ANYWHERE).scan(text, 0, len(text))
    assert [item.id for item, _ in scanner.scan(text, 0, len(text))] == [item.id for item, _ in everywhere]
