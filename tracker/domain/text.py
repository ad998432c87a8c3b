"""Places in a text and spans of time: the two kinds of extent everything else refers to.

Values that are made by the ten thousand are frozen by `Final`, for the type checker (and, once compiled, for everyone): a
frozen dataclass makes a call for every field it sets, which makes an object of twelve fields seven times as dear. They
write out their `__init__` and `__reduce__`, because a compiled class has no other way to be made or sent elsewhere.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final


@dataclass(init=False, unsafe_hash=True, order=True)
class Span:
    """Characters `start` (inclusive) to `end` (exclusive) of a document's text as read."""

    start: Final[int]
    end: Final[int]

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}–{end}")
        self.start = start
        self.end = end

    def __reduce__(self) -> tuple[Any, ...]:
        return Span, (self.start, self.end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters this span covers."""
        return text[self.start : self.end]

    def overlap(self, other: "Span") -> int:
        """How many characters both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(init=False, unsafe_hash=True)
class Period:
    """Days from `start` to `end`, both included."""

    start: Final[date]
    end: Final[date]

    def __init__(self, start: date, end: date) -> None:
        if end < start:
            raise ValueError(f"not a period: {start}–{end}")
        self.start = start
        self.end = end

    def __reduce__(self) -> tuple[Any, ...]:
        return Period, (self.start, self.end)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @classmethod
    def of_years(cls, first: int, last: int | None = None) -> "Period":
        """Whole calendar years."""
        return cls(date(first, 1, 1), date(last if last is not None else first, 12, 31))


@dataclass(init=False, unsafe_hash=True, order=True)
class PartialDate:
    """A date of which the day, or the month and the day, may not be known: `2021`, `2021-09`, `2021-09-22`."""

    year: Final[int]
    month: Final[int | None]
    day: Final[int | None]

    def __init__(self, year: int, month: int | None = None, day: int | None = None) -> None:
        if month is None and day is not None:
            raise ValueError("a day without a month")
        self.year = year
        self.month = month
        self.day = day
        self.first_day()  # ValueError for a day that no calendar has

    def __reduce__(self) -> tuple[Any, ...]:
        return PartialDate, (self.year, self.month, self.day)

    def first_day(self) -> date:
        """The earliest day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """The latest day it can be."""
        if self.day is not None:
            return self.first_day()
        following = (
            date(self.year + 1, 1, 1) if self.month in (None, 12) else date(self.year, self.month + 1, 1)
        )
        return following - timedelta(days=1)

    def isoformat(self) -> str:
        """As much of `YYYY-MM-DD` as is known."""
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read what `isoformat` writes; ValueError for anything else."""
        parts = text.split("-")
        if not 1 <= len(parts) <= 3:
            raise ValueError(f"not a date: {text!r}")
        return cls(*(int(part) for part in parts))
