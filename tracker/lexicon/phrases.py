"""Constructions and word lists of the lexicon, by id, for code that searches a text for them."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

from .loader import load_lexicon

_METHODS: Final = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class Phrase:
    """The pattern of an id, to be searched for as a compiled regex is; loaded when it is first used, for most commands need few.

    Raises KeyError at the first use where the lexicon has no such pattern.
    """

    # A slot that is still empty leads to `__getattr__`, which fills all of them: from then on a search costs what it costs
    # with the regex itself.
    __slots__ = (*_METHODS, "id")

    id: str
    findall: Callable[..., list[Any]]
    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    split: Callable[..., list[str]]
    sub: Callable[..., str]

    def __init__(self, id: str) -> None:
        self.id = id

    @property
    def source(self) -> str:
        """The regex as text, to be put into another."""
        return load_lexicon().patterns[self.id].source

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        regex = load_lexicon().patterns[self.id].regex
        for method in _METHODS:
            setattr(self, method, getattr(regex, method))
        return getattr(regex, name)


@cache
def construction(id: str) -> re.Pattern[str]:
    """The pattern of an id."""
    return load_lexicon().patterns[id].regex


@cache
def listed(id: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(load_lexicon().words[id].words)


@cache
def ordered(id: str) -> tuple[str, ...]:
    """The words of a list in their order, as `str.startswith` and `str.endswith` take them."""
    return load_lexicon().words[id].words


@cache
def any_of(id: str) -> str:
    """A regex that matches any word of a list."""
    return f"(?:{load_lexicon().words[id].alternation()})"
