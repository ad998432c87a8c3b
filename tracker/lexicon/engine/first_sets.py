"""What a pattern's matches begin with and must hold, told from Python's own reading of the regex."""

from functools import cache
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_NUMERALS = frozenset("0123456789一二两三四五六七八九十")
_PAIR = 2
_MOST_PAIRS = 4000
"""So many beginnings are worth listing."""
_TWO_PLANES = 0x20000
_WIDEST = 200
"""Characters in a range from which it counts as any character."""


@cache
def _parsed(source: str) -> Any:
    return parser.parse(source)


@cache
def first_characters(source: str) -> frozenset[str] | None:
    """The characters that matches of the regex `source` can begin with; None where that may be any character.

    A match that can be empty begins with anything.
    """
    found, empty = _edge(_parsed(source), last=False)
    return None if empty else found


@cache
def last_characters(source: str) -> frozenset[str] | None:
    """The characters that matches of a regex bound to the end of the text can end with, before what it only looks at.

    None where it is not bound to the end (by `$` on every way through it that is known), or ends with any character.
    """
    tokens = _parsed(source)
    if not len(tokens) or tokens[len(tokens) - 1] != (parser.AT, parser.AT_END):
        return None
    found, empty = _edge(tokens, last=True)
    return None if empty else found


def is_anchored(source: str) -> bool:
    """Whether the regex `source` can match at the beginning of a text only."""
    tokens = _parsed(source)
    return len(tokens) > 0 and tokens[0] == (parser.AT, parser.AT_BEGINNING)


def _edge(tokens: Any, *, last: bool) -> tuple[frozenset[str] | None, bool]:
    """What these parts in a row can begin (or end) with, and whether they can match nothing at all."""
    so_far: frozenset[str] = frozenset()
    for operation, argument in reversed(list(tokens)) if last else tokens:
        found, empty = _part(operation, argument, last=last)
        if found is None:
            return None, empty
        so_far |= found
        if not empty:
            return so_far, False
    return so_far, True


def _part(operation: Any, argument: Any, *, last: bool = False) -> tuple[frozenset[str] | None, bool]:
    if operation is parser.LITERAL:
        return frozenset(chr(argument)), False
    if operation is parser.IN:
        return _set(argument), False
    if operation in (parser.MAX_REPEAT, parser.MIN_REPEAT):
        least, _, repeated = argument
        found, empty = _edge(repeated, last=last)
        return found, empty or least == 0
    if operation is parser.SUBPATTERN:
        return _edge(argument[-1], last=last)
    if operation is parser.BRANCH:
        told = [_edge(branch, last=last) for branch in argument[1]]
        return _any_of([found for found, _ in told]), any(empty for _, empty in told)
    if operation in (parser.ASSERT, parser.ASSERT_NOT, parser.AT):
        return frozenset(), True
    return None, True  # whatever else: nothing is ruled out


@cache
def first_pairs(source: str) -> frozenset[str] | None:
    """The first two characters of matches of the regex `source`, one alone where a match can end with it.

    None where they are many, where any character can be among them, or where a match can be empty.
    """
    found = _starts(_parsed(source))
    return None if found is None or "" in found else found


def _starts(tokens: Any) -> frozenset[str] | None:
    """What these parts in a row can begin with, up to two characters each."""
    whole: set[str] = set()
    short = {""}
    for operation, argument in tokens:
        if not short:
            break
        found = _starts_of(operation, argument)
        if found is None or len(short) * len(found) > _MOST_PAIRS:
            return None
        grown = {(before + after)[:_PAIR] for before in short for after in found}
        short = {start for start in grown if len(start) < _PAIR}
        whole |= grown - short
    return frozenset(whole | short)


def _starts_of(operation: Any, argument: Any) -> frozenset[str] | None:
    if operation in (parser.LITERAL, parser.IN):
        return _part(operation, argument)[0]
    if operation in (parser.ASSERT, parser.ASSERT_NOT, parser.AT):
        return frozenset({""})
    if operation is parser.SUBPATTERN:
        return _starts(argument[-1])
    if operation in (parser.MAX_REPEAT, parser.MIN_REPEAT):
        least, most, repeated = argument
        times = range(min(least, _PAIR), min(most, _PAIR) + 1)
        return _any_of([_starts([token for _ in range(count) for token in repeated]) for count in times])
    if operation is parser.BRANCH:
        return _any_of([_starts(branch) for branch in argument[1]])
    return None


def _any_of(told: list[frozenset[str] | None]) -> frozenset[str] | None:
    """All that is in any of the sets; None where one of them is not known."""
    known = [found for found in told if found is not None]
    return frozenset().union(*known) if len(known) == len(told) else None


@cache
def held_characters(source: str) -> frozenset[str] | None:
    """Characters of which every match of the regex `source` holds one at least, the fewest that are known; None where
    nothing is known. Numerals are not told: what is looked at holds them anyway."""
    return _held(_parsed(source))


@cache
def needed_characters(source: str) -> tuple[frozenset[str], ...]:
    """Sets of characters from each of which every match of the regex `source` holds one, the smallest set first.

    What a match can begin with is left out, and all that may be any character or is a numeral.
    """
    first = first_characters(source) or frozenset()
    found = [
        held for token in _parsed(source) if (held := _held_by(*token)) is not None and not held <= first
    ]
    return tuple(sorted(found, key=len))


@cache
def longest_match(source: str) -> int:
    """How many characters a match of the regex `source` can have at most."""
    return int(_parsed(source).getwidth()[1])


def _held(tokens: Any) -> frozenset[str] | None:
    found = [held for held in (_held_by(*token) for token in tokens) if held is not None]
    return min(found, key=len, default=None)


def _held_by(operation: Any, argument: Any) -> frozenset[str] | None:
    if operation in (parser.LITERAL, parser.IN):
        found = _part(operation, argument)[0]
        return found if found and found.isdisjoint(_NUMERALS) else None
    if operation in (parser.MAX_REPEAT, parser.MIN_REPEAT):
        return _held(argument[2]) if argument[0] else None
    if operation is parser.SUBPATTERN:
        return _held(argument[-1])
    if operation is parser.BRANCH:
        return _any_of([_held(branch) for branch in argument[1]])
    return None


def _set(items: Any) -> frozenset[str] | None:
    found: set[str] = set()
    for operation, argument in items:
        if operation is parser.LITERAL:
            found.add(chr(argument))
        elif operation is parser.RANGE and argument[1] - argument[0] < _WIDEST:
            found.update(map(chr, range(argument[0], argument[1] + 1)))
        elif (operation, argument) == (parser.CATEGORY, parser.CATEGORY_DIGIT):
            found |= _digits()
        else:
            return None
    return frozenset(found)


@cache
def _digits() -> frozenset[str]:
    r"""What `\d` matches: the decimal digits of every script, all of them in the first two planes of Unicode."""
    return frozenset(character for character in map(chr, range(_TWO_PLANES)) if character.isdecimal())
