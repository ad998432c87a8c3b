"""What an audit is asked about, and what a check finds in it."""

from collections.abc import Hashable
from dataclasses import dataclass

from tracker.domain.report import Report
from tracker.domain.text import Span
from tracker.domain.vocabulary import Agreement


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
class Found:
    """What a check finds within one sentence or between two: `spans` are the figures, the first one read first.

    `stated` is the figure as written that is held against `expected`, which is what the other figures make of it.
    """

    rule: str
    agreement: Agreement
    spans: tuple[Span, ...]
    stated: str
    expected: str
