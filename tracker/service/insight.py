"""What the reports on file say of themselves and of each other: the part of `Workspace` that answers from their stored texts."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from threading import Lock

from db import documents, items
from db.engine import Connection, Store
from db.records import StoredReport
from tracker.domain.difficulty import Answer, Difficulty
from tracker.domain.discrepancy import Discrepancy, Place
from tracker.domain.ledger import LedgerEntry
from tracker.domain.policy import Policy
from tracker.domain.promise import Achievement
from tracker.domain.substance import Substance
from tracker.domain.text import Span
from tracker.domain.vocabulary import Grade, SectionKind
from tracker.insight.audit import ReportFigures, Source, audit_read, read_figures
from tracker.insight.difficulties import Admitted, Promise, answered, come_back, read_difficulties
from tracker.insight.substance import Statements, substance
from tracker.service.ledger import item_view
from tracker.service.ledger.entry_view import Judging

__all__ = ["Insight"]

OnRead = Callable[[int, int], None]
"""Called with how many reports are read and how many there will be."""


class Insight:
    """Questions to an open store that need the texts read again. What was read of a report is kept while the store is open.

    Its methods may be called from any thread.
    """

    def __init__(self, store: Store, policy: Policy) -> None:
        self._store = store
        self._policy = policy
        self._admitted: dict[tuple[object, ...], tuple[str, tuple[Admitted, ...]]] = {}
        self._figures: dict[tuple[object, ...], ReportFigures] = {}
        self._substance: tuple[tuple[StoredReport, ...], tuple[Substance, ...]] | None = None
        self._lock = Lock()

    def figures(
        self, as_of: date, *, document: str | None = None, on_read: OnRead | None = None
    ) -> tuple[Discrepancy, ...]:
        """What the figures of the reports known on a day say of each other; of one document's reports where it is named.

        A document's reports are held against the others of their bodies as well.
        """
        with self._store.read() as connection:
            wanted = _known(connection, as_of)
            if document is not None:
                bodies = {one.body for one in wanted if one.document_id == document} - {None}
                wanted = [one for one in wanted if one.document_id == document or one.body in bodies]
            read = []
            for number, stored in enumerate(wanted, 1):
                read.append(self._read(connection, stored))
                if on_read is not None:
                    on_read(number, len(wanted))
        found = audit_read(read)
        if document is None:
            return found
        return tuple(one for one in found if any(place.document == document for place in one.places))

    def difficulties(self, as_of: date, *, document: str | None = None) -> tuple[Difficulty, ...]:
        """The problems that the reports known on a day admit, in the order of the reports and of their text.

        Each with the promises of its own report that answer it, and where the body's next report states it again.
        """
        with self._store.read() as connection:
            known = _known(connection, as_of)
            stated = {stored.key: self._problems(connection, stored) for stored in known}
            following = _following([one for one in known if stated[one.key][1]])
            entries: dict[str, tuple[LedgerEntry, ...]] = {}
            found: list[Difficulty] = []
            for stored in known:
                text, problems = stated[stored.key]
                if not problems or (document is not None and stored.document_id != document):
                    continue
                if stored.document_id not in entries:
                    judging = Judging(as_of, self._policy, None)
                    entries[stored.document_id] = item_view.document_items(
                        connection, stored.document_id, judging
                    )[0]
                later = following.get(stored.key)
                again = stated[later.key] if later is not None else None
                found += _difficulties(stored, text, problems, entries[stored.document_id], later, again)
        return tuple(found)

    def substance(self, as_of: date) -> tuple[Substance, ...]:
        """Of each report known on a day, how many of its statements of achievement can be checked, and how many stand word for
        word in its body's report before or in another body's."""
        with self._store.read() as connection:
            known = tuple(_known(connection, as_of))
            with self._lock:
                if self._substance is not None and self._substance[0] == known:
                    return self._substance[1]
            stated: dict[int, list[Achievement]] = {stored.key: [] for stored in known}
            parts = {stored.key: stored.report.sections for stored in known}
            for item in items.achievements(connection, list(stated)):
                section = item.achievement.section
                own = parts[item.report_key]
                if section < len(own) and own[section].kind is SectionKind.REVIEW:
                    stated[item.report_key].append(item.achievement)
        statements = [
            Statements(stored.document_id, stored.public_id, stored.body, stated[stored.key])
            for stored in known
        ]
        ids = {stored.key: stored.public_id for stored in known}
        before = {later.public_id: ids[earlier] for earlier, later in _following(list(known)).items()}
        found = substance(statements, before)
        with self._lock:
            self._substance = (known, found)
        return found

    def _problems(self, connection: Connection, stored: StoredReport) -> tuple[str, tuple[Admitted, ...]]:
        key = (stored.key, stored.report)
        with self._lock:
            if key not in self._admitted:
                text = documents.text(connection, stored.document_key)
                self._admitted[key] = (text, read_difficulties(text, stored.report))
            return self._admitted[key]

    def _read(self, connection: Connection, stored: StoredReport) -> ReportFigures:
        key = (stored.key, stored.body, stored.report)
        with self._lock:
            if key not in self._figures:
                text = documents.text(connection, stored.document_key)
                self._figures[key] = read_figures(
                    Source(stored.document_id, text, stored.report, stored.body)
                )
            return self._figures[key]


def _known(connection: Connection, as_of: date) -> list[StoredReport]:
    """The reports in force that were given on or before a day, those without a date among them."""
    found = documents.reports(connection, sections=True)
    return [one for one in found if one.report.date is None or one.report.date.first_day() <= as_of]


def _following(reports: list[StoredReport]) -> dict[int, StoredReport]:
    """For each dated report the next one of its body among these."""
    by_body: dict[str, list[StoredReport]] = {}
    for stored in reports:
        if stored.body is not None and stored.report.date is not None:
            by_body.setdefault(stored.body, []).append(stored)
    found: dict[int, StoredReport] = {}
    for own in by_body.values():
        own.sort(key=lambda one: (one.report.date.first_day() if one.report.date else date.min, one.key))
        for earlier, later in pairwise(own):
            found[earlier.key] = later
    return found


def _difficulties(
    stored: StoredReport,
    text: str,
    problems: tuple[Admitted, ...],
    entries: tuple[LedgerEntry, ...],
    later: StoredReport | None,
    again: tuple[str, tuple[Admitted, ...]] | None,
) -> list[Difficulty]:
    promised = [
        Promise(entry.id, entry.commitment.span, entry.commitment.text)
        for entry in entries
        if entry.report_id == stored.public_id
        and entry.commitment.grade is not Grade.DECLARATORY
        and not entry.dropped
        and not entry.commitment.restated
        and not any(entry.commitment.span.overlap(problem.span) for problem in problems)
    ]
    quotes = [problem.span.of(text) for problem in problems]
    answers = answered(problems, quotes, promised)
    returned: list[int | None] = [None] * len(problems)
    if again is not None:
        returned = come_back(quotes, [one.span.of(again[0]) for one in again[1]])
    found = []
    for problem, attached, back in zip(problems, answers, returned, strict=True):
        rule = "answer.row" if problem.answers else "answer.words"
        given = tuple(
            Answer(promised[at].item_id, _place(stored, text, promised[at].span), rule) for at in attached
        )
        repeated = None
        if back is not None and again is not None and later is not None:
            repeated = _place(later, again[0], again[1][back].span)
        report = stored.report
        found.append(
            Difficulty(
                _place(stored, text, problem.span),
                stored.public_id,
                report.issuer,
                report.date,
                given,
                repeated,
                later is not None,
            )
        )
    return found


def _place(stored: StoredReport, text: str, span: Span) -> Place:
    return Place(stored.document_id, span, span.of(text))
