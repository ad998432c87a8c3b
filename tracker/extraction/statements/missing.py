"""What a document seems to hold and nothing was read out of: tables without a known head, plans without a promise."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.problem import Problem
from tracker.domain.promise import Extraction
from tracker.domain.text import Span
from tracker.domain.vocabulary import SectionKind, Severity
from tracker.extraction.layout.page import Page

_PROMISING: Final = frozenset({SectionKind.PLAN})


def missing(page: Page, found: Extraction) -> Iterator[Problem]:
    """A problem with its place for each table that was not understood, and one for a document that gives nothing.

    Where its reports are of a kind that must promise, `commitments.none` has named that already.
    """
    for span in page.unread:
        rows = str(span.of(page.text).count("\n") + 1)
        yield Problem("table.unread", Severity.WARNING, span, (("rows", rows),))
    silent = [table for table in page.tables if not _holds(table.span, found)]
    for table in silent:
        yield Problem("table.no_promise", Severity.NOTE, table.span, (("rows", str(len(table.rows))),))
    planning = [
        section for report in found.reports for section in report.sections if section.kind in _PROMISING
    ]
    named = any(problem.code == "commitments.none" for problem in found.problems)
    if not found.commitments and not named and (planning or page.tables or page.unread):
        yield Problem("document.nothing_found", Severity.WARNING, Span(0, len(page.text)))


def _holds(span: Span, found: Extraction) -> bool:
    return any(span.start <= item.span.start < span.end for item in found.commitments)
