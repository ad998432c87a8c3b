"""Figures of reports held against each other, and how they agree."""

from dataclasses import dataclass

from .text import Span
from .vocabulary import Agreement


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: `quote` is exactly `text[span.start:span.end]` of the document."""

    document: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Figures held against each other, with their places in one document or in two, and the sentence each stands in."""

    rule: str
    agreement: Agreement
    places: tuple[Place, ...]
    sentences: tuple[Place, ...]
    stated: str
    expected: str
