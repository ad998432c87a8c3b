"""One pass over a text for a whole family of lexicon patterns at once."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias

from tracker.lexicon import (
    Pattern,
    first_characters,
    first_pairs,
    held_characters,
    last_characters,
    longest_match,
    needed_characters,
)


def starters(followed: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    """A regex for the places where something could start: for each of the characters, what must stand around it.

    It has one branch for each character, so that a search jumps from one of them to the next.
    """
    conditions: dict[str, list[str]] = {}
    for characters, condition in followed:
        for character in characters:
            conditions.setdefault(character, []).append(condition)
    return re.compile("|".join(f"{re.escape(one)}(?:{'|'.join(needs)})" for one, needs in conditions.items()))


class Scanner:
    """Finds, at each place where one could start, the first pattern of a family that matches there.

    `places` matches a single character that some pattern of the family begins with; only at such places are patterns
    tried, in their written order, and of these only the ones whose matches can begin with the two characters there and
    hold what stands behind them.
    """

    __slots__ = ("_near", "_places", "_trials", "_tried")

    def __init__(self, patterns: Sequence[Pattern], places: re.Pattern[str]) -> None:
        self._trials = tuple(map(_trial, patterns))
        self._places = places
        self._near = max((trial[4] for trial in self._trials if trial[2] is not None), default=0)
        self._tried: dict[str, tuple[_Trial, ...]] = {}

    def scan(self, folded: str, start: int, stop: int) -> list[tuple[Pattern, re.Match[str]]]:
        """Each match inside `folded[start:stop]`, in order, not overlapping, with the pattern that made it."""
        search, known, near = self._places.search, self._tried, self._near
        scanned: list[tuple[Pattern, re.Match[str]]] = []
        position = start
        while (starter := search(folded, position, stop)) is not None:
            position = starter.end()
            at = position - 1
            opening = folded[at : at + 2]
            tried = known.get(opening)
            if tried is None:
                tried = self._try_at(opening)
            looked = len(tried) > _FEW
            ahead = frozenset(folded[at : min(stop, at + near)]) if looked else _NONE
            for pattern, match, lacks, one, longest in tried:
                if looked:
                    if one:
                        if folded.find(one, at, min(stop, at + longest)) < 0:
                            continue
                    elif lacks is not None and lacks(ahead):
                        continue
                found = match(folded, at, stop)
                if found is not None and found.end() > at:
                    scanned.append((pattern, found))
                    position = found.end()
                    break
        return scanned

    def _try_at(self, opening: str) -> "tuple[_Trial, ...]":
        """The patterns to try where these two characters stand."""
        tried = tuple(trial for trial in self._trials if _could_begin(trial[0].source, opening))
        if len(self._tried) < _KEPT:
            self._tried[opening] = tried
        return tried


_Trial: TypeAlias = tuple[
    Pattern,
    Callable[[str, int, int], re.Match[str] | None],
    Callable[[frozenset[str]], bool] | None,
    str,
    int,
]
"""A pattern; how to match it; how to tell from the characters ahead that it cannot match, or the one character that
must be among them; and how many characters ahead that is."""
_NONE: Final[frozenset[str]] = frozenset()
_FEW: Final = 2
"""So few patterns are tried at once."""
_KEPT: Final = 4096
"""So many openings are kept with what to try there; a text of any characters makes no more."""
_FARTHEST: Final = 128
"""Characters that are looked at before patterns are tried, at most; longer patterns are tried anyway."""


def _could_begin(source: str, opening: str) -> bool:
    """Whether a match of the regex could begin with these two characters."""
    pairs, first = first_pairs(source), first_characters(source)
    if pairs is not None:
        return opening in pairs or opening[0] in pairs
    return first is None or opening[0] in first


def _trial(pattern: Pattern) -> _Trial:
    held, longest = held_characters(pattern.source), longest_match(pattern.source)
    match = pattern.regex.match
    if held is None or longest > _FARTHEST:
        return pattern, match, None, "", longest
    if len(held) == 1:
        return pattern, match, None, next(iter(held)), longest
    return pattern, match, held.isdisjoint, "", longest


class Family:
    """Patterns that are searched for in short stretches, where most of them could begin nowhere.

    Sets of them are numbers with a bit for each, in the order in which they are written.
    """

    __slots__ = (
        "_alone",
        "_anywhere",
        "_at",
        "_chosen",
        "_ends",
        "_open_end",
        "_pairs",
        "_patterns",
        "_places",
    )

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = tuple(patterns)
        self._anywhere = self._open_end = 0
        self._at: dict[str, int] = {}
        self._alone: dict[str, int] = {}
        self._pairs: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        self._chosen: dict[int, tuple[Choice, ...]] = {0: ()}
        for number, pattern in enumerate(self._patterns):
            first = first_characters(pattern.source)
            if first is None:
                self._anywhere |= 1 << number
            _mark(self._at, first or (), number)
            starts = first_pairs(pattern.source) or first or frozenset()
            _mark(self._alone, (start for start in starts if len(start) == 1), number)
            _mark(self._pairs, (start for start in starts if len(start) > 1), number)
            ends = last_characters(pattern.source)
            if ends is None:
                self._open_end |= 1 << number
            _mark(self._ends, ends or (), number)
        seconds: dict[str, str] = dict.fromkeys(self._at, "")
        for pair in self._pairs:
            seconds[pair[0]] += pair[1]
        self._places = starters(
            (character, "" if character in self._alone else f"(?=[{re.escape(following)}])")
            for character, following in seconds.items()
        )

    def of(self, resolver: str) -> int:
        """The set of patterns with this resolver."""
        return sum(1 << number for number, item in enumerate(self._patterns) if item.resolver == resolver)

    def ending(self, character: str) -> int:
        """The set of patterns that could match in a stretch of text that ends with this character."""
        return self._open_end | self._ends.get(character, 0)

    def beginning(self, text: str, start: int, end: int, last: int | None = None, behind: int = 0) -> int:
        """The set of patterns that could begin in `text[start:end]` by the characters that stand there.

        Behind the place `last`, if it is given, only patterns of the set `behind` count.
        """
        at, fitting = self._at, self._anywhere
        first = start
        if last is not None:
            first = min(end, last + 1)
            for place in range(start, first):
                fitting |= self._alone.get(text[place], 0) | self._pairs.get(text[place : place + 2], 0)
            if not behind:
                return fitting
        for character in self._places.findall(text, first, end):
            fitting |= at[character] if last is None else at[character] & behind
        return fitting

    def chosen(self, fitting: int) -> "tuple[Choice, ...]":
        """The patterns of a set, in their order."""
        found = self._chosen.get(fitting)
        if found is None:
            found = self._chosen[fitting] = tuple(
                (pattern, needed_characters(pattern.source)[:_NEEDED])
                for number, pattern in enumerate(self._patterns)
                if fitting >> number & 1
            )
        return found


def _mark(sets: dict[str, int], keys: Iterable[str], number: int) -> None:
    """Put a pattern into the set of each key."""
    for key in keys:
        sets[key] = sets.get(key, 0) | 1 << number


Choice: TypeAlias = tuple[Pattern, tuple[frozenset[str], ...]]
"""A pattern, and sets of characters from each of which a stretch must hold one for it to match."""
_NEEDED: Final = 2
"""So many of these sets, the smallest, tell nearly all that the rest would tell."""
