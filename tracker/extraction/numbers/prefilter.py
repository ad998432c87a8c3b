"""Whether a stretch of text holds an Arabic digit."""

import re
from typing import Final

_DIGIT: Final = re.compile("[0-9０-９]")


def holds_digit(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` holds an Arabic digit of either width."""
    return _DIGIT.search(text, start, end) is not None
