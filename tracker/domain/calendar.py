"""Which days a person can mean."""

from datetime import date

from .text import PartialDate

FIRST, LAST = date(1900, 1, 1), date(2999, 12, 31)
"""Papers of the genre, and promises in them, lie well inside; beyond are slips of the finger, and days that cannot be
reckoned with (what follows the year 9999?)."""


def plausible(day: date | PartialDate) -> bool:
    """Whether a day that somebody typed, or a filled-in sheet holds, can be meant."""
    return FIRST.year <= day.year <= LAST.year
