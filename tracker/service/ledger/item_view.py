"""Looking things up: documents on file, one item with its page, clauses to attach by hand."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from db import documents, items, people
from db.engine import Connection
from db.errors import StoreError
from db.records import StoredDocument, StoredReport
from tracker.domain.ledger import DocumentInfo, HistoryEvent, LedgerDetail, LedgerEntry, ReportInfo
from tracker.domain.problem import Problem
from tracker.domain.promise import Achievement
from tracker.domain.text import Span
from tracker.domain.verdict import Evidence
from tracker.domain.vocabulary import Grade
from tracker.service.filing import restatements
from tracker.service.filing.identity import typed_id
from tracker.service.filing.report_metadata import ANSWERS
from tracker.service.people.attached_evidence import compared

from . import entry_view
from .entry_view import Judging
from .ledger_query import folded

_LEDGER_GRADES = (Grade.HARD.value, Grade.MILESTONE.value)


def document_named(connection: Connection, public_id: str) -> StoredDocument:
    """The document with a public id; StoreError when there is none."""
    found = documents.by_public_id(connection, public_id)
    if found is None:
        raise StoreError("store.unknown_document", {"id": public_id})
    return found


def documents_info(connection: Connection, deleted: bool) -> tuple[DocumentInfo, ...]:
    """What is on file, with what was found in it."""
    counts = items.counts(connection)
    of_document: dict[int, list[StoredReport]] = defaultdict(list)
    public_ids: dict[int, str] = {}
    for stored in documents.reports(connection, live=False):
        of_document[stored.document_key].append(stored)
        public_ids[stored.key] = stored.public_id
    return tuple(
        DocumentInfo(
            document.public_id,
            document.name,
            f"{document.path}/{document.part}" if document.part else document.path,
            document.format,
            document.fingerprint,
            document.characters,
            document.imported_at,
            tuple(_report_info(stored, counts, public_ids) for stored in of_document[document.key]),
            _open_problems(document.problems, of_document[document.key]),
        )
        for document in documents.every(connection, deleted=deleted)
    )


def _open_problems(problems: tuple[Problem, ...], reports: list[StoredReport]) -> tuple[Problem, ...]:
    """A document's problems without those of a report that a person has answered since."""
    answered = {
        (problem.code, problem.span)
        for stored in reports
        for problem in problems
        for begins, fields in ANSWERS.items()
        if problem.code.startswith(begins)
        and problem.span == stored.report.span
        and any(getattr(stored.report, field) for field in fields if field in stored.edited)
    }
    return tuple(problem for problem in problems if (problem.code, problem.span) not in answered)


def _report_info(
    stored: StoredReport, counts: dict[int, tuple[dict[str, int], int]], public_ids: dict[int, str]
) -> ReportInfo:
    newer = stored.superseded_by if not stored.live else None
    grades, achievements = counts.get(stored.key, ({}, 0))
    report = stored.report
    return ReportInfo(
        stored.public_id,
        report.title,
        report.issuer,
        report.date,
        report.covers,
        report.plans,
        report.span,
        sum(grades.get(grade, 0) for grade in _LEDGER_GRADES),
        achievements,
        report.problems,
        public_ids.get(newer) if newer is not None else None,
    )


def detail(connection: Connection, id: str, judging: Judging) -> LedgerDetail | None:
    """One item with all that is known of it; one that no live report holds any more as it stood last."""
    found = items.commitments(connection, items=[id]) or items.commitments(connection, items=[id], live=False)
    if not found:
        return None
    stored = found[-1]
    loaded = entry_view.load(connection, [stored])
    review = items.achievements(connection, [stored.report_key]) if stored.commitment.targets else []
    entry = entry_view.entry(loaded, stored, judging, [one.achievement for one in review])
    home = loaded.reports[stored.report_key]
    text = documents.text(connection, home.document_key)
    span = paragraph(text, stored.commitment.span, home.report.span)
    return LedgerDetail(
        entry,
        span.of(text),
        span.start,
        loaded.marks.get(id, ()),
        loaded.evidence_marks.get(id, ()),
        (*_read_event(home), *people.history(connection, id)),
        compared(connection, entry, loaded.evidence_marks.get(id, ()), judging),
        loaded.corrections.get(id, ()),
        restatements.of(connection, stored.key),
    )


def _read_event(home: StoredReport) -> tuple[HistoryEvent, ...]:
    """An item's history begins with the document it was read from, where it stands in one."""
    if not home.document_name:
        return ()
    named = (("document", home.document_name), ("report", home.public_id))
    return (HistoryEvent(home.imported_at, "item.read", "", named),)


def paragraph(text: str, span: Span, within: Span) -> Span:
    """The logical paragraph of a report that `span` stands in."""
    from tracker.extraction.layout.lines import paragraphs

    for candidate in paragraphs(text, within.start, within.end):
        if candidate.start <= span.start < candidate.end:
            return Span(candidate.start, max(candidate.end, span.end))
    return span


def find_ids(connection: Connection, typed: str, limit: int) -> tuple[str, ...]:
    """The very id, else those that begin so; as typed by a person."""
    wanted = typed_id(typed)
    if not wanted:
        return ()
    if items.versions(connection, [wanted]):
        return (wanted,)
    return tuple(items.ids_starting(connection, wanted, limit))


def document_items(
    connection: Connection, public_id: str, judging: Judging
) -> tuple[tuple[LedgerEntry, ...], tuple[Achievement, ...]]:
    """All that was found in a document, in text order."""
    document = document_named(connection, public_id)
    keys = [stored.key for stored in documents.reports(connection, live=False, document=document.key)]
    stored = items.commitments(connection, reports=keys)
    loaded = entry_view.load(connection, stored)
    shown = tuple(entry_view.entry(loaded, one, judging) for one in loaded.commitments)
    achievements = tuple(item.achievement for item in items.achievements(connection, keys))
    return (
        tuple(sorted(shown, key=lambda entry: entry.commitment.span)),
        tuple(sorted(achievements, key=lambda item: item.span)),
    )


def find_clauses(connection: Connection, id: str, search: str, limit: int) -> tuple[Evidence, ...]:
    """Clauses of every report of the body in which all words of `search` occur; reports that review the day of its deadline
    first, then the newest."""
    found = items.commitments(connection, items=[id])
    needles = folded(search).split()
    if not found or not needles:
        return ()
    home = documents.reports(connection, keys=[found[-1].report_key])[0]
    others = documents.reports(connection, body=home.body) if home.body is not None else [home]
    due = found[-1].commitment.deadline.date
    others.sort(key=lambda stored: (not _reviews(stored, due), *_newest_first(stored)))
    result: list[Evidence] = []
    for stored in others:
        result.extend(_clauses(connection, stored, needles, limit - len(result)))
        if len(result) >= limit:
            break
    return tuple(result)


def _reviews(stored: StoredReport, day: date | None) -> bool:
    covers = stored.report.covers
    return day is not None and covers is not None and day in covers


def _newest_first(stored: StoredReport) -> tuple[bool, int]:
    dated = stored.report.date
    return (dated is None, -dated.last_day().toordinal() if dated else 0)


def _clauses(
    connection: Connection, stored: StoredReport, needles: Sequence[str], limit: int
) -> list[Evidence]:
    text = documents.text(connection, stored.document_key)
    sections = documents.sections_of(connection, [stored.key]).get(stored.key, ())
    result: list[Evidence] = []
    start = stored.report.span.start
    for at in range(start, stored.report.span.end):
        if text[at] not in "。；;！？\n" and at + 1 < stored.report.span.end:
            continue
        end = at if text[at] == "\n" else at + 1
        span = _trimmed(text, start, end)
        start = at + 1
        quote = span.of(text)
        if quote and all(needle in folded(quote) for needle in needles):
            path = next(
                (part.path for part in reversed(sections) if part.span.start <= span.start < part.span.end),
                (),
            )
            result.append(
                Evidence(
                    stored.document_name,
                    stored.public_id,
                    span,
                    quote,
                    1.0,
                    (),
                    stored.report.date,
                    path,
                )
            )
            if len(result) >= limit:
                break
    return result


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
