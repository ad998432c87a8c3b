"""Complete dates in any usual form, through `dateparser`: its only door.

Of a raw sentence dateparser makes dates out of percentages and ratios; it is asked for whole, isolated dates only, with
every part required and the order fixed, and its answer is checked against the digits.
"""

from datetime import date
from functools import cache
from typing import Final

from tracker.extraction.numbers.numerals import fold
from tracker.lexicon.phrases import Phrase

_COMPLETE: Final = Phrase("date.complete")


@cache
def complete_date(raw: str) -> date | None:
    """The day written as `2021年8月31日`, `2021-08-31`, `2021.8.31` or `2021/8/31` (spaces, full width); None for all else."""
    import dateparser

    written = _COMPLETE.fullmatch(fold(raw))
    if written is None:
        return None
    year, month, day = (int(part) for part in written.groups())
    read = dateparser.parse(
        f"{year:04d}-{month:02d}-{day:02d}",
        languages=["zh"],
        settings={
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["day", "month", "year"],
            "DATE_ORDER": "YMD",
        },
    )
    if read is None or (read.year, read.month, read.day) != (year, month, day):
        return None
    return read.date()
