"""One text in both languages."""

from typing import NamedTuple


class Both(NamedTuple):
    """A label or a sentence in Chinese and in English; `{name}` stands for a value (`str.format`)."""

    zh: str
    en: str
