"""Text that every database keeps as it is."""

import re

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL and lone surrogates (bytes of a command line that are no characters): no database keeps them."""


def sanitized(text: str) -> tuple[str, int]:
    """The text with U+FFFD for what cannot be stored, one character for one, and how many there were."""
    return _UNSTORABLE.subn("\ufffd", text)
