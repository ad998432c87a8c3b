"""The lexicon's words and constructions around a number, by id."""

import re
from functools import cache

from tracker.lexicon import load_lexicon


@cache
def construction(id: str) -> re.Pattern[str]:
    """The pattern of an id."""
    return load_lexicon().patterns[id].regex


@cache
def listed(id: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(load_lexicon().words[id].words)


@cache
def any_of(id: str) -> str:
    """A regex that matches any word of a list."""
    return f"(?:{load_lexicon().words[id].alternation()})"
