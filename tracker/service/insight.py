"""What the reports on file say of themselves and of each other: the part of `Workspace` that answers from their stored texts."""

from collections.abc import Callable
from datetime import date
from threading import Lock

from db import documents
from db.engine import Connection, Store
from db.records import StoredReport
from tracker.domain.discrepancy import Discrepancy
from tracker.insight.audit import ReportFigures, Source, audit_read, read_figures

__all__ = ["Insight"]

OnRead = Callable[[int, int], None]
"""Called with how many reports are read and how many there will be."""


class Insight:
    """Questions to an open store that need the texts read again. What was read of a report is kept while the store is open.

    Its methods may be called from any thread.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._figures: dict[tuple[object, ...], ReportFigures] = {}
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
