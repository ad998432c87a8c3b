"""Acts of people that change which reports answer which: each is one transaction, then what it touched is judged again."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from db import documents, people
from db.engine import Store
from db.errors import StoreError
from tracker.domain.policy import Policy
from tracker.matching.bodies import body_key
from tracker.service.assessing.rejudge import rejudge, rejudge_item, rejudge_items
from tracker.service.people.review import UndoResult

from . import metadata_changes
from .report_metadata import plain
from .text_sanitizing import sanitized


def update_report(
    store: Store, policy: Policy, report_id: str, changes: Mapping[str, Any], by: str, now: datetime
) -> None:
    """See `Workspace.update_report`."""
    if not changes:
        return
    by = sanitized(by)[0]
    changes = {
        field: sanitized(value)[0] if isinstance(value, str) else value for field, value in changes.items()
    }
    with store.write() as connection:
        before = metadata_changes.before(connection, report_id, changes)
        after = {field: plain(value) for field, value in changes.items()}
        if before == after:
            return
        details = {"report": report_id, "before": before, "after": after}
        action = people.record(connection, "report", by=by, at=now, details=details)
        metadata_changes.set_report(connection, action, report_id, changes)
    rejudge(store, policy, now)


def merge_issuers(store: Store, policy: Policy, from_: str, into: str, by: str, now: datetime) -> None:
    """See `Workspace.merge_issuers`. A name that no report on file bears is a slip of the pen, not a body."""
    by, from_, into = sanitized(by)[0], sanitized(from_)[0], sanitized(into)[0]
    key, target = body_key(from_), body_key(into)
    if key is None or target is None:
        raise ValueError(f"names no body: {from_ if key is None else into!r}")
    if key == target:
        return
    with store.write() as connection:
        on_file = {body_key(stored.report.issuer) for stored in documents.reports(connection, live=False)}
        if unknown := [name for name, body in ((from_, key), (into, target)) if body not in on_file]:
            raise StoreError("store.unknown_issuer", {"name": unknown[0]})
        before = people.merged_bodies(connection).get(key)
        details = {"key": key, "before": before, "after": target, "from": from_, "into": into}
        action = people.record(connection, "merge", by=by, at=now, details=details)
        metadata_changes.merge(connection, action, key, target)
    rejudge(store, policy, now)


def delete_document(store: Store, policy: Policy, document_id: str, by: str, now: datetime) -> None:
    """See `Workspace.delete_document`."""
    by = sanitized(by)[0]
    with store.write() as connection:
        details = {"document": document_id, "before": "live", "after": "deleted"}
        action = people.record(connection, "delete", by=by, at=now, details=details)
        metadata_changes.delete(connection, action, document_id, now)
    rejudge(store, policy, now)


def restore_document(store: Store, policy: Policy, document_id: str, by: str, now: datetime) -> None:
    """See `Workspace.restore_document`."""
    by = sanitized(by)[0]
    with store.write() as connection:
        details = {"document": document_id, "before": "deleted", "after": "live"}
        action = people.record(connection, "restore", by=by, at=now, details=details)
        metadata_changes.restore(connection, action, document_id)
    rejudge(store, policy, now)


def reverse(
    store: Store, policy: Policy, way: Callable[..., UndoResult], by: str, now: datetime
) -> UndoResult:
    """Undo or redo, and judge again what that touched."""
    result = way(store, by=by, now=now)
    if result.kind == "evidence":
        for item, report_id in result.links:
            rejudge_item(store, policy, now, item, report_id)
    elif result.kind == "correct":
        rejudge_items(store, policy, now, [item for item, _ in result.links])
    elif result.kind not in ("mark", "notice", "claim", "units"):
        rejudge(store, policy, now)
    return result
