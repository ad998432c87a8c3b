"""Every pattern of the lexicon finds its own examples and none of its counter-examples."""

import pytest

from tracker.lexicon import Pattern, load_lexicon

PATTERNS = tuple(load_lexicon().patterns.values())
FOUND = [(pattern, example) for pattern in PATTERNS for example in pattern.examples]
NOT_FOUND = [(pattern, example) for pattern in PATTERNS for example in pattern.counter_examples]


def _ids(cases: list[tuple[Pattern, str]]) -> list[str]:
    return [f"{pattern.id}-{example}" for pattern, example in cases]


@pytest.mark.parametrize(("pattern", "example"), FOUND, ids=_ids(FOUND))
def test_finds_its_example(pattern: Pattern, example: str) -> None:
    assert pattern.regex.search(example)


@pytest.mark.parametrize(("pattern", "example"), NOT_FOUND, ids=_ids(NOT_FOUND))
def test_leaves_its_counter_example(pattern: Pattern, example: str) -> None:
    found = pattern.regex.search(example)
    assert found is None, f"found {found[0]!r}"
