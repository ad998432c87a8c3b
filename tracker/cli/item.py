"""Finding the item, the document or the clause that a command line names."""

from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.ledger import DocumentInfo, LedgerDetail, ReportInfo
from tracker.domain.text import Span
from tracker.domain.verdict import Evidence

from .exits import CommandError, Exit

if TYPE_CHECKING:
    from tracker.service.workspace import Workspace


def id_of(workspace: "Workspace", typed: str) -> str:
    """The id a person means, by its first characters where they are enough; CommandError (exit 2) when there is none."""
    found = workspace.find_ids(typed)
    if not found:
        raise CommandError(Exit.USAGE, "item.unknown", {"id": typed})
    if len(found) > 1:
        raise CommandError(Exit.USAGE, "item.several", {"id": typed, "ids": " ".join(found)})
    return found[0]


def detail_of(workspace: "Workspace", typed: str, as_of: date) -> LedgerDetail:
    """The item a person means; CommandError (exit 2) when there is none."""
    id = id_of(workspace, typed)
    detail = workspace.entry(id, as_of)
    if detail is None:
        raise CommandError(Exit.USAGE, "item.gone", {"id": id})
    return detail


def document_of(workspace: "Workspace", name: str, *, deleted: bool = False) -> DocumentInfo:
    """The one document (or deleted one) with this id or file name; CommandError when there is none, or more than one."""
    found = [
        document
        for document in workspace.documents(deleted=deleted)
        if name in (document.id, document.name, document.path)
    ]
    if not found:
        raise CommandError(
            Exit.USAGE, "document.not_deleted" if deleted else "document.unknown", {"name": name}
        )
    if len(found) > 1:
        ids = " ".join(document.id for document in found)
        raise CommandError(Exit.USAGE, "document.several", {"name": name, "ids": ids})
    return found[0]


def clause_at(workspace: "Workspace", place: str) -> Evidence:
    """The words at `FILE:START-END` (characters of the text as read) as evidence picked by a person."""
    name, _, numbers = place.rpartition(":")
    start, _, end = numbers.partition("-")
    if not (name and start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        raise CommandError(Exit.USAGE, "place.wrong", {"place": place})
    document = document_of(workspace, name)
    span = Span(int(start), int(end))
    text = workspace.document_text(document.id)
    if span.end > len(text):
        raise CommandError(Exit.USAGE, "place.outside", {"place": place, "characters": str(len(text))})
    report = report_at(document, span)
    return Evidence(document.name, report.id, span, span.of(text), 1.0, report_date=report.date)


def report_at(document: DocumentInfo, span: Span) -> ReportInfo:
    """The report of the document that holds the span."""
    for report in document.reports:
        if report.span.overlap(span):
            return report
    raise CommandError(Exit.USAGE, "place.no_report", {"name": document.name})
