"""One pass over a text for a whole family of lexicon patterns at once."""

import re
from collections.abc import Iterable, Iterator, Sequence

from tracker.lexicon import Pattern, may_begin_with


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
    tried, in their written order, and of these only the ones whose matches can begin with that character.
    """

    __slots__ = ("_patterns", "_places", "_tried")

    def __init__(self, patterns: Sequence[Pattern], places: re.Pattern[str]) -> None:
        self._patterns = tuple(patterns)
        self._places = places
        self._tried: dict[str, tuple[tuple[Pattern, re.Pattern[str]], ...]] = {}

    def scan(self, folded: str, start: int, stop: int) -> Iterator[tuple[Pattern, re.Match[str]]]:
        """Each match inside `folded[start:stop]`, in order, not overlapping, with the pattern that made it."""
        search, known = self._places.search, self._tried
        position = start
        while (starter := search(folded, position, stop)) is not None:
            position = starter.end()
            at = position - 1
            tried = known.get(folded[at])
            if tried is None:
                tried = self._try_at(folded[at])
            for pattern, regex in tried:
                found = regex.match(folded, at, stop)
                if found is not None and found.end() > at:
                    yield pattern, found
                    position = found.end()
                    break

    def _try_at(self, character: str) -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
        """The patterns to try where this character stands."""
        fitting = (item for item in self._patterns if may_begin_with(item.source, character))
        tried = self._tried[character] = tuple((item, item.regex) for item in fitting)
        return tried
