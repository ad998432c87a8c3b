"""Acts on documents and reports: correct what was read of them, merge bodies, delete and bring back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from db import documents, findings, people
from db.engine import Connection
from db.errors import StoreError
from db.records import StoredReport

from .body_identity import Bodies
from .report_metadata import FIELDS, changed_report, plain, rich
from .reread import reread


def report_named(connection: Connection, public_id: str) -> StoredReport:
    """The report with a public id; StoreError when there is none."""
    found = documents.reports(connection, live=False, public_id=public_id, sections=True)
    if not found:
        raise StoreError("store.unknown_report", {"id": public_id})
    return found[0]


def before(connection: Connection, public_id: str, changes: Mapping[str, Any]) -> dict[str, Any]:
    """What is in force where `changes` would be, as JSON. ValueError for a field nobody can set."""
    unknown = set(changes) - set(FIELDS)
    if unknown:
        raise ValueError(f"not a field of a report: {sorted(unknown)}")
    report = report_named(connection, public_id).report
    return {field: plain(getattr(report, field)) for field in changes}


def set_report(connection: Connection, action: int, public_id: str, changes: Mapping[str, Any]) -> None:
    """Put `changes` (of `FIELDS`) in force."""
    stored = report_named(connection, public_id)
    replaced = before(connection, public_id, changes)
    edited = {**replaced, **stored.edited}
    report = changed_report(stored.report, dict(changes))
    body = Bodies.load(connection).of(report)
    documents.set_metadata(connection, stored, report, body, edited)
    findings.forget_reports(connection, [stored.key])
    if "date" in changes or "plans" in changes:
        reread(connection, action, public_id, dated="date" in changes, planned=stored.report.plans)
    people.note(
        connection,
        action,
        "report.changed",
        report=stored.key,
        details={
            "report": public_id,
            "before": replaced,
            "after": {field: plain(value) for field, value in changes.items()},
        },
    )


def set_report_plain(connection: Connection, action: int, public_id: str, changes: Mapping[str, Any]) -> None:
    """`set_report` with values as JSON (for undo)."""
    set_report(connection, action, public_id, {field: rich(field, value) for field, value in changes.items()})


def merge(connection: Connection, action: int, key: str, into: str | None) -> None:
    """Take a body for another (`into`), or for itself again, and give its reports their new body."""
    people.set_merged(connection, key, into)
    bodies = Bodies.load(connection)
    for stored in documents.reports(connection, live=False):
        body = bodies.of(stored.report)
        if body != stored.body:
            documents.update_report(connection, stored.key, body=body)
    people.note(connection, action, "body.merged", details={"from": key, "into": into})


def delete(connection: Connection, action: int, public_id: str, now: datetime) -> None:
    """Take a document off the ledger. Its rows, marks and history stay; an edition it had replaced shows again."""
    stored = documents.by_public_id(connection, public_id)
    if stored is None:
        raise StoreError("store.unknown_document", {"id": public_id})
    if stored.deleted_at is not None:
        return
    documents.set_deleted(connection, stored.key, now)
    for report in documents.reports(connection, live=False, document=stored.key):
        if report.live:
            documents.update_report(connection, report.key, live=False)
            documents.revive_superseded(connection, report.key)
    people.note(connection, action, "document.deleted", document=stored.key, details={"name": stored.name})


def restore(connection: Connection, action: int, public_id: str) -> None:
    """Put a deleted document back on the ledger."""
    stored = documents.by_public_id(connection, public_id)
    if stored is None:
        raise StoreError("store.unknown_document", {"id": public_id})
    if stored.deleted_at is None:
        return
    documents.set_deleted(connection, stored.key, None)
    for report in documents.reports(connection, live=False, document=stored.key):
        standing = documents.standing_edition(connection, report.key)
        documents.update_report(connection, report.key, live=standing is None)
        if standing is None:
            documents.suspend_superseded(connection, report.key)
    people.note(connection, action, "document.restored", document=stored.key, details={"name": stored.name})


def bring_back(connection: Connection, action: int, source: str) -> list[str]:
    """Restore the documents of a file that is imported again after it was deleted; gives their public ids."""
    back = [item for item in documents.by_source(connection, source) if item.deleted_at is not None]
    for item in back:
        restore(connection, action, item.public_id)
    return [item.public_id for item in back]
