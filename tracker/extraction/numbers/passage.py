"""A stretch of text with its numbers and times, cut into phrases: what the rules about targets look at."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from tracker.extraction.time.expressions import TimeExpression, find_times
from tracker.extraction.time.kinds import TimeKind
from tracker.lexicon.phrases import Phrase

from .numerals import fold_document
from .quantities import Quantity, Unread, read_quantities

# Every branch begins with a plain character, so that the search can jump from mark to mark; the commonest stand first.
_QUOTED_OR_BREAK: Final = re.compile(
    r"，(?!(?<=[0-9０-９]，)[0-9０-９]{3}(?![0-9０-９]))|。|；|：|\n(?!(?<=[一-鿿]\n)[一-鿿])|！|？|,(?<=[^0-9],)|;"
    r"|《[^《》\n]{0,60}》|“[^“”\n]{0,40}”|〔[^〔〕\n]{0,8}〕|［[^［］\n]{0,6}］|\[[^\[\]\n]{0,6}\]|【[^【】\n]{0,20}】"
)
_NO_WORDS: Final = re.compile(r"［[^［］]{0,6}］|\[[0-9]{1,3}\]|[ \n\u3000]")
_GOES_TO: Final = Phrase("number.goes_to")
_REACH: Final = 240
JOINS: Final = ("和", "、", "及", "与")
"""What may stand between two numbers side by side."""
_KEPT_IN_WORDS: Final = (TimeKind.NAME, TimeKind.PROGRAMME, TimeKind.SLA)
_TIMES_KEPT: Final = (TimeKind.SLA,)


def _start(time: TimeExpression) -> int:
    return time.span.start


def _marks(text: str, start: int, end: int) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """The quotes of a stretch, and where its phrases start."""
    quotes: list[tuple[int, int]] = []
    breaks = [start]
    for found in _QUOTED_OR_BREAK.finditer(text[start:end]):
        first, last = found.span()
        if last - first > 1:
            quotes.append((start + first, start + last))
        else:
            breaks.append(start + last)
    return tuple(quotes), tuple(breaks)


class Passage:
    """`text[start:end]` with everything found in it; nothing of it changes. Offsets are those of the whole text.

    `quotes` are titles, quoted words and footnote marks, in order: their numbers are names. `breaks` are where phrases
    start: the passage's start and after every comma, semicolon or stop outside quotes. `unread` are numbers of which part
    would be lost.
    """

    __slots__ = (
        "_cleaned",
        "_folded",
        "_phrases",
        "_quantity_starts",
        "_time_starts",
        "breaks",
        "end",
        "quantities",
        "quotes",
        "start",
        "text",
        "times",
        "unread",
    )

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        quantities: tuple[Quantity, ...],
        times: tuple[TimeExpression, ...],
        unread: tuple[Unread, ...] = (),
    ) -> None:
        self.text = text
        self.unread = unread
        self.start = start
        self.end = end
        self.quantities = quantities
        self.times = times
        self._quantity_starts = [quantity.span.start for quantity in quantities]
        self._time_starts = [time.span.start for time in times]
        # The rules about one number ask for its phrase and its words again and again.
        self._phrases: dict[int, tuple[int, int]] = {}
        self._cleaned: dict[tuple[int, int], str] = {}
        self._folded = fold_document(text)
        self.quotes, self.breaks = _marks(text, start, end) if quantities else ((), (start,))

    @staticmethod
    def read(text: str, start: int, end: int, times: Sequence[TimeExpression] | None = None) -> "Passage":
        """Find the numbers of a stretch of text and, where it has any, its times, unless these are handed in.

        `times` may be those of the whole text, in order.
        """
        quantities, unread = read_quantities(text, start, end)
        if not quantities:
            return Passage(text, start, end, (), (), unread)
        if times is None:
            return Passage(text, start, end, quantities, find_times(text, start, end), unread)
        first = bisect_left(times, start, key=_start)
        if first and times[first - 1].span.end > start:
            first -= 1
        last = bisect_left(times, end, lo=first, key=_start)
        return Passage(text, start, end, quantities, tuple(times[first:last]), unread)

    def quoted(self, start: int, end: int) -> bool:
        """Whether a stretch lies inside quotes or brackets of a title."""
        if not self.quotes:
            return False
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

    def lead(self, quantity: Quantity) -> int:
        """Where the first of the numbers of its kind starts that stand side by side with this one: 压缩到1天、3天."""
        start = quantity.span.start
        first, _ = self.phrase(start)
        for index in range(bisect_left(self._quantity_starts, start) - 1, -1, -1):
            earlier = self.quantities[index]
            joined = earlier.span.start >= first and self.text[earlier.span.end : start] in JOINS
            if not joined or earlier.family != quantity.family:
                break
            start = earlier.span.start
        return start

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
        folded = self._folded
        pieces, at = [], start
        for time in self.times_between(start, end):
            if time.kind in _KEPT_IN_WORDS or time.rule == "time.recurrence.steady":
                continue
            if start <= time.span.start and time.span.end <= end:
                words = folded[at : time.span.start]
                if time.raw[0] in "到至" and _GOES_TO.search(words):  # 提高至2016年的24%
                    words += time.raw[0]
                pieces.append(words[:-1] if words.endswith(("在", "于")) else words)
                at = time.span.end
        pieces.append(folded[at:end])
        cleaned = _NO_WORDS.sub("", "".join(pieces))
        self._cleaned[start, end] = cleaned
        return cleaned
