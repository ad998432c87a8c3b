"""Shares of 1 that mean nothing as a percentage, in words: a clerk cannot act on 62 %."""

from typing import Literal

from .both import Both
from .speaker import Speaker

Degree = Literal["high", "medium", "low"]

_HIGH, _MEDIUM = 0.75, 0.5
"""What is less sure than a half waits for a person's eye, so a half divides fair from low."""

_SURE: dict[Degree, Both] = {
    "high": Both("高", "high"),
    "medium": Both("中", "fair"),
    "low": Both("低", "low"),
}


def degree(share: float) -> Degree:
    """Which of three steps a share falls on."""
    return "high" if share >= _HIGH else "medium" if share >= _MEDIUM else "low"


def sure(words: Speaker, share: float) -> str:
    """How sure something is, in a word."""
    return words.say(_SURE[degree(share)])
