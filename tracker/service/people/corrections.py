"""What people set right: add, correct, assign, drop, restore and split items. Acts beside the reading, never over it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from db import items, office, people
from db.engine import Connection, Store
from tracker.domain.correction import Changes, Correction, apply
from tracker.domain.vocabulary import CorrectionKind
from tracker.service.filing.text_sanitizing import sanitized

ACT = "correct"
"""The kind of act; what was done stands in its details."""


@dataclass(frozen=True, slots=True)
class CorrectionResult:
    """What became of a correction: the items it was laid over, those somebody else changed meanwhile, and unknown ids."""

    corrected: tuple[str, ...]
    conflicts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def correct(
    store: Store,
    changes: Mapping[str, Changes],
    kind: CorrectionKind,
    *,
    by: str,
    now: datetime,
    note: str = "",
    expected_versions: Mapping[str, int] | None = None,
) -> CorrectionResult:
    """Lay corrections over items in one act. An item whose version is not the expected one is left alone and reported.

    ValueError for a correction without a person, and for a dropped item without a reason.
    """
    if not by.strip():
        raise ValueError("a correction needs the name of a person")
    if kind is CorrectionKind.DROPPED and not note.strip():
        raise ValueError("dropping an item needs a reason")
    by, note = sanitized(by)[0], sanitized(note)[0]
    with store.write() as connection:
        versions = items.versions(connection, changes)
        expected = expected_versions or {}
        unknown = tuple(id for id in changes if id not in versions)
        conflicts = tuple(id for id in versions if id in expected and expected[id] != versions[id])
        wanted = {id: one for id, one in changes.items() if id in versions and id not in conflicts}
        if wanted:
            action = people.record(connection, ACT, by=by, at=now, details={"kind": kind.value})
            record(connection, action, kind, wanted, by=by, now=now, note=note)
    return CorrectionResult(tuple(wanted), conflicts, unknown)


def record(
    connection: Connection,
    action: int,
    kind: CorrectionKind,
    changes: Mapping[str, Changes],
    *,
    by: str,
    now: datetime,
    note: str = "",
    part_of: str | None = None,
) -> None:
    """Write corrections of an act down, with their events, and count up the items' versions."""
    before = office.corrections(connection, changes)
    # Superseded editions too, the newest last: looking for live ones only makes SQLite go through the reports.
    stored = {one.item_id: one.commitment for one in items.commitments(connection, items=changes, live=False)}
    office.add_corrections(connection, action, kind, changes, by=by, at=now, note=note, part_of=part_of)
    events: list[people.ItemEvent] = []
    for id, one in changes.items():
        held = apply(stored[id], before.get(id, ())) if id in stored else None
        details: dict[str, object] = {"note": note, "what": described(one)}
        if held is not None and kind is not CorrectionKind.ADDED:
            details["before"] = described(held.as_changes(one))
        events.append((f"item.{kind.value}", id, details))
    people.note_items(connection, action, events)
    items.raise_versions(connection, changes)


def described(changes: Changes) -> str:
    """The fields of a correction as the history keeps them: `deadline=2026-06-30; lead=水务局`."""
    return "; ".join(f"{name}={plain_words(value)}" for name, value in changes.given().items())


def plain_words(value: object) -> str:
    """A corrected value in words, for histories and exports."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "、".join(plain_words(part) for part in value)
    for name in ("raw", "text"):
        if hasattr(value, name):
            return str(getattr(value, name))
    return str(value)


def reverse(
    connection: Connection, action: int, undone: int, way: str, by: str, now: datetime
) -> tuple[str, ...]:
    """Withdraw the corrections an act made, its withdrawals too: then what they took back stands again."""
    made = office.corrections_of_action(connection, undone)
    return _withdraw(connection, action, made, way, by, now)


def _withdraw(
    connection: Connection,
    action: int,
    made: Sequence[tuple[str, Correction]],
    way: str,
    by: str,
    now: datetime,
) -> tuple[str, ...]:
    touched = tuple(id for id, _ in made)
    office.add_corrections(
        connection,
        action,
        CorrectionKind.WITHDRAWN,
        dict.fromkeys(touched, Changes()),
        by=by,
        at=now,
        withdraws={id: one.id for id, one in made},
    )
    people.note_items(connection, action, [(f"item.{way}", id, {"what": one.kind.value}) for id, one in made])
    items.raise_versions(connection, touched)
    return touched


def judged(connection: Connection, ids: Sequence[str]) -> tuple[str, ...]:
    """Those of the items of which a correction ever set what reports are judged by."""
    made = office.corrections(connection, ids)
    return tuple(id for id in ids if any(one.changes.judged for one in made.get(id, ())))
