"""One pass over a text for a whole family of lexicon patterns at once."""

import re
from collections.abc import Sequence
from typing import Final

from tracker.lexicon.loader import Pattern

from .beginnings import Openings

_LOOK: Final = 3
"""Characters looked at where patterns could begin: more cost more than they spare."""


class Scanner:
    """Finds, at each place where one could start, the first pattern of a family that matches there.

    The places are derived from the patterns: a character with which one of them can begin, before characters with which
    it can go on. There patterns are tried in their written order.
    """

    __slots__ = ("_openings", "_places", "_tried")

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._openings = Openings(patterns)
        self._places = self._openings.places()
        self._tried: dict[int, tuple[Pattern, ...]] = {}

    def scan(self, folded: str, start: int, stop: int) -> list[tuple[Pattern, re.Match[str]]]:
        """Each match inside `folded[start:stop]`, in order, not overlapping, with the pattern that made it."""
        search, fitting, known = self._places.search, self._openings.fitting, self._tried
        scanned: list[tuple[Pattern, re.Match[str]]] = []
        position = start
        while (starter := search(folded, position, stop)) is not None:
            at = starter.start()
            position = at + 1
            among = fitting(folded[at : min(at + _LOOK, stop)])
            for pattern in known.get(among) or self._try(among):
                found = pattern.regex.match(folded, at, stop)
                if found is not None and found.end() > at:
                    scanned.append((pattern, found))
                    position = found.end()
                    break
        return scanned

    def _try(self, fitting: int) -> tuple[Pattern, ...]:
        """The patterns of a set, in their order."""
        patterns = self._openings.patterns
        tried = tuple(pattern for number, pattern in enumerate(patterns) if fitting >> number & 1)
        self._tried[fitting] = tried
        return tried
