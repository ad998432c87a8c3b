"""The words around the quotes, looked up in the documents as they are asked for."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from tracker.domain.ledger import DocumentInfo, LedgerEntry
from tracker.domain.verdict import Evidence

from .request import Context, EntryContext, Passage, surroundings

_KEPT = 8
"""Texts kept at hand: entries come document by document, and each is answered by a few reports."""


def look_up(text_of: Callable[[str], str], documents: Iterable[DocumentInfo]) -> Context:
    """A `Context` over documents on file; `text_of` gives a document's text by its id.

    A quote that is not where it should stand (the document was replaced meanwhile) gets no context rather than a wrong
    one.
    """
    holder = {report.id: document.id for document in documents for report in document.reports}
    text = lru_cache(maxsize=_KEPT)(text_of)

    def passage(document_id: str | None, start: int, end: int, quote: str) -> Passage | None:
        if document_id is None:
            return None
        whole = text(document_id)
        return surroundings(whole, start, end) if whole[start:end] == quote else None

    def around(found: Evidence) -> Passage | None:
        return passage(holder.get(found.report_id), found.span.start, found.span.end, found.text)

    def context(entry: LedgerEntry) -> EntryContext:
        commitment = entry.commitment
        own = passage(entry.document_id, commitment.span.start, commitment.span.end, commitment.text)
        return EntryContext(own, tuple(around(found) for found in entry.verdict.evidence))

    return context
