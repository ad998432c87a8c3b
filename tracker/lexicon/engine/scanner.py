"""One pass over a text for a whole family of lexicon patterns at once."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from tracker.lexicon.loader import Pattern

from .beginnings import Openings

_LOOK: Final = 3
"""Characters looked at where patterns could begin: more cost more than they spare."""


_TEXTS: Final = 4
"""Texts that are kept scanned: the document at hand is asked for clause by clause."""
_CLOSING: Final = frozenset("，。；：！？,;:!?\n")
"""Behind these, what stands in a stretch and what stands in the whole text is the same to every pattern."""

Match = tuple[Pattern, re.Match[str]]


class Scanner:
    """Finds, at each place where one could start, the first pattern of a family that matches there.

    The places are derived from the patterns: a character with which one of them can begin, before characters with which
    it can go on. There patterns are tried in their written order.
    """

    __slots__ = ("_openings", "_places", "_tried", "_whole")

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._openings = Openings(patterns)
        self._places = self._openings.places()
        self._tried: dict[int, tuple[Pattern, ...]] = {}
        self._whole = lru_cache(maxsize=_TEXTS)(self._scan_all)

    def _scan_all(self, folded: str) -> tuple[tuple[int, ...], tuple[Match, ...]]:
        """Where the matches of a whole text begin, and the matches."""
        found = tuple(self.scan(folded, 0, len(folded)))
        return tuple(match.start() for _, match in found), found

    def within(self, folded: str, start: int, stop: int) -> Sequence[Match]:
        """`scan` of a stretch of a text that is asked for stretch by stretch: the text is scanned once.

        A stretch that ends inside a clause, or that a match reaches into or out of, is scanned by itself.
        """
        starts, found = self._whole(folded)
        first, last = bisect_left(starts, start), bisect_left(starts, stop)
        cut = stop < len(folded) and folded[stop] not in _CLOSING
        into = first > 0 and found[first - 1][1].end() > start
        out = last > first and found[last - 1][1].end() > stop
        return self.scan(folded, start, stop) if cut or into or out else found[first:last]

    def scan(self, folded: str, start: int, stop: int) -> list[Match]:
        """Each match inside `folded[start:stop]`, in order, not overlapping, with the pattern that made it."""
        search, fitting, known = self._places.search, self._openings.fitting, self._tried
        scanned: list[Match] = []
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
