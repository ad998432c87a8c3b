"""What an audit of figures finds, and what it is asked about."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.report import Report
from tracker.domain.text import Span


class Agreement(StrEnum):
    """How two places of reports stand to each other."""

    CONTRADICTION = "contradiction"  # 矛盾: they cannot both be right, as they are written
    DOUBT = "doubt"  # 存疑: they do not agree, and may speak of different things
    CONFIRMED = "confirmed"  # 印证: one follows from the other, so both speak of the same


@dataclass(frozen=True, slots=True)
class Source:
    """A report to audit: the text of its document, the document's id, and the body that wrote it (None where unknown).

    `text` is the document's; spans of `report` lie in it.
    """

    document: str
    text: str
    report: Report
    body: Hashable | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: `quote` is exactly `text[span.start:span.end]` of the document."""

    document: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a check finds within one sentence or between two: `spans` are the figures, the first one read first.

    `stated` is the figure as written that is held against `expected`, which is what the other figures make of it.
    """

    rule: str
    agreement: Agreement
    spans: tuple[Span, ...]
    stated: str
    expected: str


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Figures held against each other, with their places in one document or in two, and the sentence each stands in."""

    rule: str
    agreement: Agreement
    places: tuple[Place, ...]
    sentences: tuple[Place, ...]
    stated: str
    expected: str
