"""What the first characters of a pattern's matches can be, derived from Python's own reading of the regex."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, reduce
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

from tracker.lexicon.loader import Pattern

DEPTH: Final = 3
"""So many characters from the beginning of a match are derived."""
_KEPT: Final = 32_768
"""So many openings are kept with what could begin there; a text of any characters makes no more."""
_WIDEST: Final = 200
"""Characters in a range from which it counts as any character."""
_DIGITS: Final = frozenset("0123456789")

Characters = frozenset[str] | None
"""A set of characters; None where any may stand."""
Beginnings = Mapping[int, tuple[Characters, ...]]
"""For each length a match can have, its characters place by place. `DEPTH` stands for all longer ones too, of which only
the first `DEPTH` characters are derived. It may hold more than the matches do, never less."""

_NOTHING: Final[Beginnings] = {0: ()}


@cache
def beginnings(source: str) -> Beginnings:
    """What matches of the regex `source` can begin with."""
    return _row(parser.parse(source))


def _row(tokens: Any) -> Beginnings:
    return reduce(_followed, (_part(operation, argument) for operation, argument in tokens), _NOTHING)


def _followed(first: Beginnings, second: Beginnings) -> Beginnings:
    return _any_of(
        [
            {min(DEPTH, length + further): (*places, *behind)[:DEPTH]}
            for length, places in first.items()
            for further, behind in second.items()
        ]
    )


def _any_of(ways: Iterable[Beginnings]) -> Beginnings:
    found: dict[int, tuple[Characters, ...]] = {}
    for way in ways:
        for length, places in way.items():
            known = found.get(length)
            found[length] = places if known is None else tuple(map(_either, known, places))
    return found


def _either(first: Characters, second: Characters) -> Characters:
    return None if first is None or second is None else first | second


def _part(operation: Any, argument: Any) -> Beginnings:
    if operation is parser.LITERAL:
        return {1: (frozenset(chr(argument)),)}
    if operation is parser.IN:
        return {1: (_set(argument),)}
    if operation in (parser.ANY, parser.NOT_LITERAL):
        return {1: (None,)}
    if operation in (parser.ASSERT, parser.ASSERT_NOT, parser.AT):
        return _NOTHING
    if operation is parser.SUBPATTERN:
        return _row(argument[-1])
    if operation is parser.ATOMIC_GROUP:
        return _row(argument)
    if operation is parser.BRANCH:
        return _any_of([_row(branch) for branch in argument[1]])
    if operation in (parser.MAX_REPEAT, parser.MIN_REPEAT, parser.POSSESSIVE_REPEAT):
        return _repeated(*argument)
    # A back reference and whatever else: nothing is ruled out.
    return {length: (None,) * length for length in range(DEPTH + 1)}


def _repeated(least: int, most: int, tokens: Any) -> Beginnings:
    lazy_property = _row(tokens)
    ways, so_far = [], reduce(_followed, [lazy_property] * min(least, DEPTH), _NOTHING)
    for _ in range(min(least, DEPTH), min(most, DEPTH) + 1):
        ways.append(so_far)
        so_far = _followed(so_far, lazy_property)
    return _any_of(ways)


def _set(items: Any) -> Characters:
    found: set[str] = set()
    for operation, argument in items:
        if operation is parser.LITERAL:
            found.add(chr(argument))
        elif operation is parser.RANGE and argument[1] - argument[0] < _WIDEST:
            found.update(map(chr, range(argument[0], argument[1] + 1)))
        else:
            return None
    return frozenset(found)


class Openings:
    """Which of some patterns could begin where some characters stand.

    Sets of patterns are numbers with a bit for each, in the order in which they are written.
    """

    __slots__ = ("_known", "_shapes", "patterns")

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._shapes = [_Shape(length) for length in range(1, DEPTH + 1)]
        self._known: dict[str, int] = {}
        for number, pattern in enumerate(self.patterns):
            for length, places in beginnings(pattern.source).items():
                if length:
                    self._shapes[length - 1].add(number, places)

    def fitting(self, opening: str) -> int:
        """The patterns of which a match could begin with these characters, at most `DEPTH`."""
        found = self._known.get(opening)
        if found is None:
            found = 0
            for shape in self._shapes:
                found |= shape.fitting(opening)
            if len(self._known) < _KEPT:
                self._known[opening] = found
        return found

    def places(self) -> re.Pattern[str]:
        """A regex for the characters with which one of them could begin, looking at what may stand behind.

        No pattern begins inside a run of digits. There is one branch for each character, so that a search jumps from
        one of them to the next.
        """
        first = _union(shape.first() for shape in self._shapes)
        if first is None:
            return re.compile("(?s:.)")
        branches: list[str] = []
        for character in sorted(first):
            behind = [shape.behind(character) for shape in self._shapes]
            after = "" if "" in behind else f"(?={'|'.join(one for one in behind if one)})"
            inside = "(?<![0-9].)" if character in _DIGITS else ""
            branches.append(re.escape(character) + inside + after)
        return re.compile("|".join(branches))


class _Shape:
    """The patterns that have matches of one length, by the characters of their places."""

    __slots__ = ("anything", "members", "places")

    def __init__(self, length: int) -> None:
        self.members = 0
        self.anything = [0] * length
        self.places: list[dict[str, int]] = [{} for _ in range(length)]

    def add(self, number: int, places: tuple[Characters, ...]) -> None:
        """Add a pattern."""
        self.members |= 1 << number
        for place, allowed in enumerate(places):
            if allowed is None:
                self.anything[place] |= 1 << number
            for character in allowed or ():
                self.places[place][character] = self.places[place].get(character, 0) | 1 << number

    def fitting(self, opening: str) -> int:
        """The patterns whose matches of this length could begin so."""
        found = self.members
        for character, known, anything in zip(opening, self.places, self.anything, strict=False):
            found &= known.get(character, 0) | anything
        return found

    def first(self) -> Characters:
        """What matches of this length begin with."""
        return None if self.anything[0] else frozenset(self.places[0])

    def behind(self, character: str) -> str | None:
        """A regex for what stands behind a first character; "" for anything, None where no match begins with it."""
        fitting = self.places[0].get(character, 0)
        if not fitting:
            return None
        prefix = ""
        for known, anything in zip(self.places[1:], self.anything[1:], strict=True):
            if fitting & anything:
                break
            allowed = sorted(one for one, others in known.items() if others & fitting)
            prefix += f"[{''.join(map(re.escape, allowed))}]"
        return prefix


def _union(sets: Iterable[Characters]) -> Characters:
    none: Characters = frozenset()
    return reduce(_either, sets, none)
