"""A stretch of text with its numbers and times, cut into phrases: what the rules about targets look at."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from .numerals import fold
from .quantities import Quantity, find_quantities
from .times import TimeExpression, TimeKind, find_times

_BREAK = re.compile(r"[，；。！？：\n]|(?<=[^0-9]),|;")
_QUOTED = re.compile(
    r"《[^《》\n]{0,60}》|“[^“”\n]{0,40}”|〔[^〔〕\n]{0,8}〕|［[^［］\n]{0,6}］|\[[^\[\]\n]{0,6}\]|【[^【】\n]{0,20}】"
)
_NO_WORDS = re.compile(r"［[^［］]{0,6}］|\[[0-9]{1,3}\]|[ \n\u3000]")
_GOES_TO = re.compile(r"(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|压减|缩短|压缩|[增升降减])$")
_REACH = 240
_KEPT_IN_WORDS = (TimeKind.NAME, TimeKind.PROGRAMME, TimeKind.SLA)
_TIMES_KEPT = (TimeKind.SLA,)


@dataclass(frozen=True)
class Passage:
    """`text[start:end]` with everything found in it. Offsets are those of the whole text."""

    text: str
    start: int
    end: int
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    # The rules about one number ask for its phrase and its words again and again.
    _phrases: dict[int, tuple[int, int]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _cleaned: dict[tuple[int, int], str] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def read(
        cls, text: str, start: int, end: int, times: Sequence[TimeExpression] | None = None
    ) -> "Passage":
        """Find the numbers of a stretch of text and, where it has any, its times, unless these are handed in.

        `times` may be those of the whole text, in order.
        """
        quantities = find_quantities(text, start, end)
        if not quantities:
            return cls(text, start, end, (), ())
        if times is None:
            return cls(text, start, end, quantities, find_times(text, start, end))
        first = bisect_left(times, start, key=lambda time: time.span.start)
        if first and times[first - 1].span.end > start:
            first -= 1
        last = bisect_left(times, end, lo=first, key=lambda time: time.span.start)
        return cls(text, start, end, quantities, tuple(times[first:last]))

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """Where phrases start: the passage's start and after every comma, semicolon or stop outside quotes."""
        body = self.text[self.start : self.end]
        cuts = [self.start + found.end() for found in _BREAK.finditer(body)]
        kept = [cut for cut in cuts if not self.quoted(cut - 1, cut)]
        return (self.start, *kept)

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Titles, quoted words and footnote marks, in order: their numbers are names."""
        body = self.text[self.start : self.end]
        return tuple(
            (self.start + found.start(), self.start + found.end()) for found in _QUOTED.finditer(body)
        )

    def quoted(self, start: int, end: int) -> bool:
        """Whether a stretch lies inside quotes or brackets of a title."""
        index = bisect_right(self.quotes, (start, self.end + 1)) - 1
        return index >= 0 and end <= self.quotes[index][1]

    def phrase(self, at: int) -> tuple[int, int]:
        """The phrase (between commas) that a position lies in, without its closing sign.

        No more than `_REACH` characters to either side: prose has its comma by then, and the cost stays linear.
        """
        known = self._phrases.get(at)
        if known is not None:
            return known
        index = bisect_right(self.breaks, at) - 1
        first = self.breaks[max(index, 0)]
        last = self.breaks[index + 1] - 1 if index + 1 < len(self.breaks) else self.end
        found = max(first, at - _REACH), max(first, min(last, at + _REACH))
        self._phrases[at] = found
        return found

    @cached_property
    def _quantity_starts(self) -> list[int]:
        return [quantity.span.start for quantity in self.quantities]

    def between(self, start: int, end: int) -> tuple[Quantity, ...]:
        """The numbers that start in `start`–`end`."""
        starts = self._quantity_starts
        return self.quantities[bisect_left(starts, start) : bisect_left(starts, end)]

    def neighbours(self, quantity: Quantity) -> tuple[Quantity | None, Quantity | None]:
        """The numbers before and after one in the same phrase."""
        first, last = self.phrase(quantity.span.start)
        index = bisect_left(self._quantity_starts, quantity.span.start)
        before = self.quantities[index - 1] if index else None
        after = self.quantities[index + 1] if index + 1 < len(self.quantities) else None
        return (
            before if before is not None and before.span.start >= first else None,
            after if after is not None and after.span.start < last else None,
        )

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.span.start for time in self.times]

    def times_between(self, start: int, end: int) -> tuple[TimeExpression, ...]:
        """The time expressions that lie in `start`–`end` or reach into it."""
        starts = self._time_starts
        first = bisect_left(starts, start)
        if first and self.times[first - 1].span.end > start:
            first -= 1
        return self.times[first : bisect_left(starts, end)]

    def overlapped(self, quantity: Quantity) -> TimeExpression | None:
        """The time expression that a number is part of."""
        for time in self.times_between(quantity.span.start, quantity.span.end):
            if time.kind not in _TIMES_KEPT:
                return time
        return None

    def overlapped_at(self, at: int) -> TimeExpression | None:
        """The time expression that covers a position."""
        return next(iter(self.times_between(at, at + 1)), None)

    def around(self, quantity: Quantity) -> tuple[str, str]:
        """The words of a number's phrase before and after it, as written."""
        first, last = self.phrase(quantity.span.start)
        return self.text[first : quantity.span.start], self.text[quantity.span.end : last]

    def clean(self, start: int, end: int) -> str:
        """The words of a stretch, folded, without its time expressions, footnote marks and line ends."""
        known = self._cleaned.get((start, end))
        if known is not None:
            return known
        pieces, at = [], start
        for time in self.times_between(start, end):
            if time.kind in _KEPT_IN_WORDS or time.rule == "time.recurrence.steady":
                continue
            if start <= time.span.start and time.span.end <= end:
                words = self.text[at : time.span.start]
                if time.raw[0] in "到至" and _GOES_TO.search(words):  # 提高至2016年的24%
                    words += time.raw[0]
                pieces.append(words[:-1] if words.endswith(("在", "于")) else words)
                at = time.span.end
        pieces.append(self.text[at:end])
        cleaned = _NO_WORDS.sub("", fold("".join(pieces)))
        self._cleaned[start, end] = cleaned
        return cleaned
