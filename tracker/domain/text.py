"""Places in a text and spans of time: the two kinds of extent everything else refers to.

Values made by the ten thousand are frozen by `Final`, for the type checker: a dataclass with `frozen=True` makes a call for every
field it sets, which makes an object of twelve fields seven times slower to construct.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final


@dataclass(slots=True, unsafe_hash=True, order=True)
class Span:
    """Characters `start` (inclusive) to `end` (exclusive) of a document's text as read."""

    start: Final[int]
    end: Final[int]

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}–{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters this span covers."""
        return text[self.start : self.end]

    def overlap(self, other: "Span") -> int:
        """How many characters both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(slots=True, unsafe_hash=True)
class Period:
    """Days from `start` to `end`, both included."""

    start: Final[date]
    end: Final[date]

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"not a period: {self.start}–{self.end}")

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @classmethod
    def of_years(cls, first: int, last: int | None = None) -> "Period":
        """Whole calendar years."""
        return cls(date(first, 1, 1), date(last if last is not None else first, 12, 31))


@dataclass(slots=True, unsafe_hash=True, order=True)
class PartialDate:
    """A date of which the day, or the month and the day, may not be known: `2021`, `2021-09`, `2021-09-22`."""

    year: Final[int]
    month: Final[int | None] = None
    day: Final[int | None] = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day without a month")
        self.first_day()  # ValueError for a day that no calendar has

    def first_day(self) -> date:
        """The earliest day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """The latest day it can be."""
        if self.day is not None:
            return self.first_day()
        if self.month in (None, 12):
            return date(self.year, 12, 31)
        return date(self.year, self.month + 1, 1) - timedelta(days=1)

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
