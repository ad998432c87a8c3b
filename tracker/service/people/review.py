"""What people decide: marks, decisions on evidence, and taking them back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from db import items, office, people
from db.convert import PROMISE
from db.engine import Connection, Store
from db.errors import StoreError
from db.records import StoredAction, StoredCommitment
from db.values import promised_json
from tracker.domain.text import Span
from tracker.domain.verdict import Evidence, Mark
from tracker.domain.vocabulary import EvidenceDecision, MarkKind
from tracker.service.filing import metadata_changes
from tracker.service.filing.text_sanitizing import sanitized
from tracker.service.ledger.corrected import corrected_commitment

from . import corrections, loop, unit_acts


@dataclass(frozen=True, slots=True)
class MarkResult:
    """What became of a mark: the items that now carry it, those that someone else changed meanwhile, and unknown ids."""

    marked: tuple[str, ...]
    conflicts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UndoResult:
    """What was taken back or done again: the kind of act, the items it touched, and the reports whose clauses were
    decided on for each (item, report). Of a correction, `links` names the items that reports are asked about again."""

    kind: str
    items: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()


def mark(
    store: Store,
    ids: Sequence[str],
    kind: MarkKind,
    *,
    by: str,
    now: datetime,
    note: str = "",
    new_deadline: date | None = None,
    evidence: Evidence | None = None,
    expected_versions: Mapping[str, int] | None = None,
) -> MarkResult:
    """Mark items in one act. An item whose version is not the expected one is left alone and reported.

    `WITHDRAWN` takes back the newest mark in force of each item. ValueError for a mark without a person, or an
    extension without its new deadline.
    """
    if not by.strip():
        raise ValueError("a mark needs the name of a person")
    by, note = sanitized(by)[0], sanitized(note)[0]
    if kind is MarkKind.EXTENDED and new_deadline is None:
        raise ValueError("an extension needs its new deadline")
    with store.write() as connection:
        versions = items.versions(connection, ids)
        expected = expected_versions or {}
        unknown = tuple(id for id in ids if id not in versions)
        conflicts = tuple(id for id in versions if id in expected and expected[id] != versions[id])
        wanted = [id for id in dict.fromkeys(ids) if id in versions and id not in conflicts]
        withdrawn: dict[str, int] = {}
        if kind is MarkKind.WITHDRAWN:
            made = people.marks(connection, wanted)
            for id in wanted:
                left = [one for one in standing(made.get(id, ())) if one.kind is not MarkKind.NOTE]
                if left:
                    withdrawn[id] = left[-1].id
            wanted = [id for id in wanted if id in withdrawn]
        if wanted:
            action = people.record(connection, "mark", by=by, at=now, details={"kind": kind.value})
            for id in wanted:
                people.add_mark(
                    connection,
                    action,
                    id,
                    kind,
                    by=by,
                    at=now,
                    note=note,
                    new_deadline=new_deadline,
                    evidence=evidence,
                    withdraws=withdrawn.get(id),
                )
            details = {"kind": kind.value, "note": note, "new_deadline": _iso(new_deadline)}
            promised = {
                stored.item_id: {PROMISE: promised_json(stored.commitment)}
                for stored in _as_corrected(connection, wanted)
            }
            event = "mark.withdrawn" if kind is MarkKind.WITHDRAWN else people.MARK_MADE
            people.note_items(
                connection, action, [(event, id, {**details, **promised.get(id, {})}) for id in wanted]
            )
            items.raise_versions(connection, wanted)
    return MarkResult(tuple(wanted), conflicts, unknown)


def _as_corrected(connection: Connection, ids: Sequence[str]) -> list[StoredCommitment]:
    made = office.corrections(connection, ids)
    return [corrected_commitment(stored, made) for stored in items.commitments(connection, items=ids)]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def standing(marks: Sequence[Mark]) -> list[Mark]:
    """The marks and notes that have not been taken back, oldest first; a withdrawal can be taken back itself."""
    withdrawn: set[int | None] = set()
    for mark in sorted(marks, key=lambda mark: mark.id, reverse=True):
        if mark.kind is MarkKind.WITHDRAWN and mark.id not in withdrawn:
            withdrawn.add(mark.withdraws)
    return [mark for mark in marks if mark.kind is not MarkKind.WITHDRAWN and mark.id not in withdrawn]


def decide_evidence(
    store: Store,
    id: str,
    evidence: Evidence,
    decision: EvidenceDecision,
    *,
    by: str,
    now: datetime,
    note: str = "",
    expected_version: int | None = None,
) -> MarkResult:
    """Decide on one link between an item and a clause; as `mark` in everything else."""
    if not by.strip():
        raise ValueError("a decision needs the name of a person")
    by, note = sanitized(by)[0], sanitized(note)[0]
    with store.write() as connection:
        versions = items.versions(connection, [id])
        if id not in versions:
            return MarkResult((), (), (id,))
        if expected_version is not None and versions[id] != expected_version:
            return MarkResult((), (id,))
        action = people.record(connection, "evidence", by=by, at=now, details={"decision": decision.value})
        _decide(connection, action, id, evidence, decision, by, now, note)
    return MarkResult((id,))


def _decide(
    connection: Connection,
    action: int,
    id: str,
    evidence: Evidence,
    decision: EvidenceDecision,
    by: str,
    now: datetime,
    note: str,
) -> None:
    people.add_evidence_mark(
        connection,
        action,
        id,
        decision,
        by=by,
        at=now,
        document=evidence.document,
        report=evidence.report_id,
        span=evidence.span,
        text=evidence.text,
        note=note,
    )
    details = {
        "report": evidence.report_id,
        "span": f"{evidence.span.start}-{evidence.span.end}",
        "text": evidence.text,
        "note": note,
    }
    people.note_items(connection, action, [(f"evidence.{decision.value}", id, details)])
    items.raise_versions(connection, [id])


UNDOABLE = frozenset(
    {"mark", "evidence", "report", "merge", "delete", "restore", "correct", "notice", "claim", "units"}
)


def undo(store: Store, *, by: str, now: datetime) -> UndoResult:
    """Take back the newest act of this person that still stands. StoreError `store.nothing_to_undo`."""
    by = sanitized(by)[0]
    with store.write() as connection:
        target = _next_undo(people.actions_by(connection, by))
        if target is None:
            raise StoreError("store.nothing_to_undo", {"by": by})
        return _reverse(connection, target, f"undo.{_base(target.kind)}", by, now)


def redo(store: Store, *, by: str, now: datetime) -> UndoResult:
    """Do again what this person last took back, unless they did something else since. StoreError `store.nothing_to_redo`."""
    by = sanitized(by)[0]
    with store.write() as connection:
        target = _next_redo(people.actions_by(connection, by))
        if target is None:
            raise StoreError("store.nothing_to_redo", {"by": by})
        return _reverse(connection, target, f"redo.{_base(target.kind)}", by, now)


def _base(kind: str) -> str:
    return kind.split(".")[-1]


def _next_undo(actions: Sequence[StoredAction]) -> StoredAction | None:
    """The newest act, or act done again, that no later undo has taken back."""
    reversed_ = {action.undoes for action in actions if action.undoes is not None}
    for action in actions:
        fresh = action.kind in UNDOABLE or action.kind.startswith("redo.")
        if fresh and action.key not in reversed_:
            return action
    return None


def _next_redo(actions: Sequence[StoredAction]) -> StoredAction | None:
    """The newest undo that was not done again; None once something new was done after it."""
    reversed_ = {action.undoes for action in actions if action.undoes is not None}
    for action in actions:
        if action.kind in UNDOABLE:
            return None
        if action.kind.startswith("undo.") and action.key not in reversed_:
            return action
    return None


def _reverse(connection: Connection, target: StoredAction, kind: str, by: str, now: datetime) -> UndoResult:
    """Undo an act in the way of its kind, as an act of its own that can be reversed in turn."""
    base = _base(target.kind)
    details: dict[str, object] = {}
    touched: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    if base in ("report", "merge", "delete", "restore"):
        details = _reversed_details(connection, target)
    action = people.record(connection, kind, by=by, at=now, undoes=target.key, details=details)
    if base == "mark":
        touched = _reverse_marks(connection, action, target, kind, by, now)
    elif base == "evidence":
        links = _reverse_evidence(connection, action, target, by, now)
        touched = tuple(item for item, _ in links)
    elif base in _WITHDRAWN:
        touched = _WITHDRAWN[base](connection, action, target.key, kind.split(".")[0], by, now)
        if base == corrections.ACT:
            links = tuple((id, "") for id in corrections.judged(connection, touched))
    else:
        _apply(connection, action, base, details, now)
    return UndoResult(base, touched, links)


_WITHDRAWN = {
    corrections.ACT: corrections.reverse,
    "notice": loop.reverse_notices,
    "claim": loop.reverse_claims,
    "units": unit_acts.reverse,
}
"""Kinds of act that are taken back by acts of the same kind that withdraw them."""


def _reversed_details(connection: Connection, target: StoredAction) -> dict[str, object]:
    """What puts things back: the values before the act and after it change places."""
    details = dict(target.details)
    details["before"], details["after"] = details.get("after"), details.get("before")
    return details


def _apply(
    connection: Connection, action: int, base: str, details: Mapping[str, object], now: datetime
) -> None:
    after = details["after"]
    if base == "report":
        assert isinstance(after, dict)
        metadata_changes.set_report_plain(connection, action, str(details["report"]), after)
    elif base == "merge":
        metadata_changes.merge(connection, action, str(details["key"]), None if after is None else str(after))
    elif after == "deleted":
        metadata_changes.delete(connection, action, str(details["document"]), now)
    else:
        metadata_changes.restore(connection, action, str(details["document"]))


def _reverse_marks(
    connection: Connection, action: int, target: StoredAction, kind: str, by: str, now: datetime
) -> tuple[str, ...]:
    """Withdraw the marks an act made, its withdrawals too: then what they took back stands again."""
    made = people.marks_of_action(connection, target.key)
    touched = tuple(id for id, _ in made)
    for id, one in made:
        people.add_mark(connection, action, id, MarkKind.WITHDRAWN, by=by, at=now, withdraws=one.id)
    people.note_items(
        connection, action, [(f"mark.{kind.split('.')[0]}", id, {"kind": one.kind.value}) for id, one in made]
    )
    items.raise_versions(connection, touched)
    return touched


def _reverse_evidence(
    connection: Connection, action: int, target: StoredAction, by: str, now: datetime
) -> tuple[tuple[str, str], ...]:
    """Put the decision before the act in force again, or none."""
    made = people.evidence_marks_of_action(connection, target.key)
    for id, one in made:
        earlier = [
            item
            for item in people.evidence_marks(connection, [id]).get(id, ())
            if item.id < one.id and item.report_id == one.report_id and item.span == one.span
        ]
        decision = earlier[-1].decision if earlier else EvidenceDecision.WITHDRAWN
        evidence = Evidence(one.document, one.report_id, Span(one.span.start, one.span.end), one.text, 1.0)
        _decide(connection, action, id, evidence, decision, by, now, "")
    return tuple((id, one.report_id) for id, one in made)
