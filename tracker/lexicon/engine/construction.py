"""A construction of the language as it is looked for: only where the text could begin, end or hold what it must."""

import re
from collections.abc import Callable
from typing import Final

from tracker.lexicon import first_characters, held_characters, is_anchored, last_characters

_FEW: Final = 8
"""So many characters are looked for faster than the pattern itself."""


class Construction:
    """A regex that answers as it would by itself, but tells most of the places where it cannot match by a glance.

    The glance is at the first character of a stretch, at its last, or for the few characters of which every match
    holds one; which of them help is told from the regex.
    """

    __slots__ = ("_begins", "_first", "_held", "_last", "_match", "_regex", "_search")

    def __init__(self, regex: re.Pattern[str]) -> None:
        source = regex.pattern
        anchored = is_anchored(source)
        self._begins = first_characters(source)
        self._first = self._begins if anchored else None
        ends = None if anchored else last_characters(source)
        self._last = None if ends is None else ends | {"\n"}  # `$` also matches before a last line end
        held, edge = held_characters(source), self._first or ends
        told = held is None or len(held) > _FEW or (edge is not None and held <= edge)
        self._held = () if held is None or told else tuple(sorted(held))
        self._regex = regex
        self._match: Callable[[str, int, int], re.Match[str] | None] = regex.match
        self._search = self._match if anchored else regex.search

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """What stands at the beginning of `text[start:end]`, or None."""
        stop = len(text) if end is None else end
        begins = self._begins
        if begins is not None and (start >= stop or text[start] not in begins):
            return None
        return self._match(text, start, stop)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """What stands first in `text[start:end]`, or None."""
        stop = len(text) if end is None else end
        return self._search(text, start, stop) if self._could_be_in(text, start, stop) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The whole of `text` as a match, or None."""
        begins = self._begins
        if begins is not None and (not text or text[0] not in begins):
            return None
        return self._regex.fullmatch(text)

    def sub(self, words: str, text: str) -> str:
        """`text` with `words` in the place of everything that matches."""
        return self._regex.sub(words, text) if self._could_be_in(text, 0, len(text)) else text

    def _could_be_in(self, text: str, start: int, stop: int) -> bool:
        first, last = self._first, self._last
        if first is not None:
            if start >= stop or text[start] not in first:
                return False
        elif last is not None and (start >= stop or text[stop - 1] not in last):
            return False
        if not self._held:
            return True
        for one in self._held:  # noqa: SIM110 - a generator costs more than what it looks at
            if text.find(one, start, stop) >= 0:
                return True
        return False
