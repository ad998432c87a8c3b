"""Patterns that are searched for in short stretches of text, where most of them could begin nowhere."""

from collections.abc import Sequence
from typing import Final

from tracker.lexicon.loader import Pattern

from .beginnings import Openings

_LOOK: Final = 2


class Family:
    """Sets of the patterns are numbers with a bit for each, in the order in which they are written."""

    __slots__ = ("_chosen", "_openings", "_places", "_sets")

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._openings = Openings(patterns)
        self._places = self._openings.places()
        self._chosen: dict[int, tuple[Pattern, ...]] = {}
        self._sets: dict[str, int] = {}
        for number, item in enumerate(self._openings.patterns):
            self._sets[item.resolver] = self._sets.get(item.resolver, 0) | 1 << number

    def of(self, resolver: str) -> int:
        """The set of patterns with this resolver."""
        return self._sets.get(resolver, 0)

    def beginning(self, text: str, start: int, end: int, last: int | None = None, behind: int = 0) -> int:
        """The set of patterns that could begin in `text[start:end]` by the characters that stand there.

        Behind the place `last`, if it is given, only patterns of the set `behind` count.
        """
        found = 0
        for place in self._places.finditer(text, start, end):
            at = place.start()
            among = self._openings.fitting(text[at : min(at + _LOOK, end)])
            found |= among & behind if last is not None and at > last else among
        return found

    def chosen(self, fitting: int) -> tuple[Pattern, ...]:
        """The patterns of a set, in their order."""
        found = self._chosen.get(fitting)
        if found is None:
            patterns = self._openings.patterns
            found = tuple(item for number, item in enumerate(patterns) if fitting >> number & 1)
            self._chosen[fitting] = found
        return found
