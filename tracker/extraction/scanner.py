"""One pass over a text for a whole family of lexicon patterns at once."""

import re
from collections.abc import Iterator, Sequence

from tracker.lexicon import Pattern


class Scanner:
    """Finds, at each place where one could start, the first pattern of a family that matches there.

    `starters` matches a single character that some pattern of the family begins with; only at such places are the
    patterns tried, in their written order, as one alternation.
    """

    __slots__ = ("_combined", "_patterns", "_starters")

    def __init__(self, patterns: Sequence[Pattern], starters: re.Pattern[str]) -> None:
        self._patterns = tuple(patterns)
        self._starters = starters
        branches = [f"(?P<p{n}>{_silent(p.source)})" for n, p in enumerate(self._patterns)]
        self._combined = re.compile("|".join(branches))

    def scan(self, folded: str, start: int, stop: int) -> Iterator[tuple[Pattern, re.Match[str]]]:
        """Each match inside `folded[start:stop]`, in order, not overlapping, with the pattern that made it."""
        search, match = self._starters.search, self._combined.match
        position = start
        while (starter := search(folded, position, stop)) is not None:
            at = starter.start()
            position = at + 1
            found = match(folded, at, stop)
            if found is None or found.lastgroup is None:
                continue
            pattern = self._patterns[int(found.lastgroup[1:])]
            # Matched again by itself for its named parts; a backreference can now refuse.
            detail = pattern.regex.match(folded, at, stop)
            if detail is not None and detail.end() > at:
                yield pattern, detail
                position = detail.end()


def _silent(source: str) -> str:
    """The same regex without named groups; a backreference becomes a short run of anything, to be checked afterwards."""
    return re.sub(r"\(\?P=[a-z_]+\)", ".{1,2}", re.sub(r"\(\?P<[a-z_]+>", "(?:", source))
