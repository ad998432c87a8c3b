"""Pages that are pictures: which a file has, and what was recognised on them."""

import importlib.util
from collections.abc import Mapping

from ..domain.problem import Problem
from ..domain.vocabulary import Severity
from .placed import Page

LIBRARIES = ("rapidocr", "onnxruntime")
"""What the extra `ocr` brings."""


class Scans:
    """What a reader asks for the pages of a file that are pictures, by their numbers from 0.

    A page that was not recognised yet is noted in `wanted` and reads as empty; the file is then read again with it.
    """

    def __init__(self, recognised: Mapping[int, Page] | None = None) -> None:
        self._recognised = recognised or {}
        self.wanted: list[int] = []
        self.used: list[int] = []

    def page(self, number: int) -> Page:
        """What stands on a page."""
        page = self._recognised.get(number)
        if page is None:
            self.wanted.append(number)
            return Page((), scanned=True)
        self.used.append(number)
        return page


def can_recognise() -> bool:
    """Whether the extra `ocr` is installed."""
    return all(importlib.util.find_spec(name) is not None for name in LIBRARIES)


def left_out(numbers: list[int]) -> Problem:
    """Pages that are pictures and could not be read."""
    return Problem("scan.pages_left_out", Severity.WARNING, None, (("pages", ranges(numbers)),))


def recognised(numbers: list[int]) -> Problem:
    """Pages whose words were recognised in pictures."""
    return Problem("scan.recognised", Severity.NOTE, None, (("pages", ranges(numbers)),))


def ranges(numbers: list[int]) -> str:
    """Numbers from 0 as people count: `1, 3-5`."""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and parts[-1][1] == number - 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(f"{a + 1}" if a == b else f"{a + 1}-{b + 1}" for a, b in parts)
