"""A document's time expressions, handed out stretch by stretch."""

from bisect import bisect_left
from collections.abc import Sequence

from tracker.domain.text import Span

from .expressions import TimeExpression


class Times:
    """All times of a text in order."""

    __slots__ = ("_starts", "all")

    def __init__(self, times: Sequence[TimeExpression]) -> None:
        self.all = tuple(times)
        self._starts = [time.span.start for time in self.all]

    def within(self, span: Span) -> tuple[TimeExpression, ...]:
        """Those that begin in a stretch."""
        return self.all[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
