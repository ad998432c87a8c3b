"""The ledger of one body alone, for what is asked of one item: the rest need not be read."""

from datetime import date

from db import documents, people
from db.engine import Connection
from tracker.domain.policy import Policy
from tracker.service.ledger.ledger_index import Snapshot, load_reports, snapshot

from .body_identity import called


def of_same_body(connection: Connection, report_id: str, as_of: date, policy: Policy) -> Snapshot | None:
    """The checkable items of all live reports whose body is called as that of a report; None where nothing names it."""
    merged = people.merged_bodies(connection)
    found = {stored.key: stored for stored in documents.reports(connection, public_id=report_id)}
    if not found:
        return None
    own = next(iter(found))

    def widened() -> dict[int, str]:
        bodies = {stored.body for stored in found.values() if stored.body is not None}
        found.update((stored.key, stored) for stored in documents.of_bodies(connection, bodies))
        return called(found, merged)

    name = widened()[own]
    if not name:
        return None
    found.update((stored.key, stored) for stored in documents.reports(connection, issuer=name))
    keys = [key for key, other in widened().items() if other == name]
    return snapshot(load_reports(connection, keys), as_of, policy)
