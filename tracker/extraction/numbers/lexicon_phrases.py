"""The lexicon's words and constructions around a number, by id."""

from functools import cache

from tracker.lexicon import load_lexicon
from tracker.lexicon.engine.construction import Construction


@cache
def construction(id: str) -> Construction:
    """The pattern of an id."""
    return Construction(load_lexicon().patterns[id].regex)


@cache
def listed(id: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(load_lexicon().words[id].words)


@cache
def any_of(id: str) -> str:
    """A regex that matches any word of a list."""
    return f"(?:{load_lexicon().words[id].alternation()})"
