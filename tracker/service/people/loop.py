"""Acts of the loop 立项→交办→反馈→审核→销号: hand out, remind, take in a unit's claims, accept or return them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from db import items, office, people
from db.engine import Connection, Store
from db.errors import StoreError
from tracker.domain.loop import Claim, UnitNotice, decision_on, newest_claim, reminders, standing
from tracker.domain.vocabulary import ClaimKind, NoticeKind
from tracker.service.filing.text_sanitizing import sanitized

from .corrections import CorrectionResult


def next_number(numbers: set[str], year: int) -> str:
    """The next number of a notice in a year: `督查通知〔2026〕3号` after 2."""
    head, tail = f"督查通知〔{year}〕", "号"
    given = [
        int(number[len(head) : -len(tail)])
        for number in numbers
        if number.startswith(head) and number[len(head) : -len(tail)].isdecimal()
    ]
    return f"{head}{max(given, default=0) + 1}{tail}"


def hand_out(
    store: Store, units: Mapping[str, Sequence[str]], *, answer_by: date | None, by: str, now: datetime
) -> dict[str, str]:
    """Write down that items were handed out (交办), by unit, in one act; gives each unit's notice number."""
    by = sanitized(by)[0]
    given: dict[str, str] = {}
    with store.write() as connection:
        taken = office.numbers(connection)
        made: dict[str, UnitNotice] = {}
        for unit, ids in units.items():
            number = next_number(taken, now.year)
            taken.add(number)
            given[unit] = number
            for id in ids:
                made[id] = UnitNotice(0, NoticeKind.HANDED_OUT, unit, by, now, number, answer_by)
        if made:
            _notify(connection, made, by, now, NoticeKind.HANDED_OUT)
    return given


def remind(
    store: Store,
    ids: Sequence[str],
    leads: Mapping[str, str],
    *,
    by: str,
    now: datetime,
    note: str = "",
    answer_by: date | None = None,
) -> CorrectionResult:
    """Write down that the units of items were reminded (催办). `leads` gives the unit of each item."""
    if not by.strip():
        raise ValueError("a reminder needs the name of a person")
    by, note = sanitized(by)[0], sanitized(note)[0]
    with store.write() as connection:
        known = items.versions(connection, ids)
        unknown = tuple(id for id in ids if id not in known)
        made = {
            id: UnitNotice(0, NoticeKind.REMINDED, leads.get(id, ""), by, now, "", answer_by, note)
            for id in known
        }
        if made:
            _notify(connection, made, by, now, NoticeKind.REMINDED)
    return CorrectionResult(tuple(made), (), unknown)


def _notify(
    connection: Connection, made: Mapping[str, UnitNotice], by: str, now: datetime, kind: NoticeKind
) -> None:
    before = office.notices(connection, made)
    action = people.record(connection, "notice", by=by, at=now, details={"kind": kind.value})
    office.add_notices(connection, action, made)
    events: list[people.ItemEvent] = []
    for id, one in made.items():
        details: dict[str, object] = {"unit": one.unit, "number": one.number, "note": one.note}
        details["answer_by"] = one.answer_by.isoformat() if one.answer_by else ""
        if kind is NoticeKind.REMINDED:
            details["times"] = reminders(standing(before.get(id, ()))) + 1
        events.append((f"notice.{kind.value}", id, details))
    people.note_items(connection, action, events)
    items.raise_versions(connection, made)


def claim(
    store: Store,
    claims: Mapping[str, Claim],
    *,
    by: str,
    now: datetime,
    expected_versions: Mapping[str, int] | None = None,
) -> CorrectionResult:
    """Take in what units claim of items, in one act. It decides nothing: a person does (`decide_claim`)."""
    by = sanitized(by)[0]
    with store.write() as connection:
        known = items.versions(connection, claims)
        expected = expected_versions or {}
        unknown = tuple(id for id in claims if id not in known)
        conflicts = tuple(id for id in known if id in expected and expected[id] != known[id])
        made = {
            id: replace(_storable(one), kind=ClaimKind.CLAIMED, by=by, at=now)
            for id, one in claims.items()
            if id in known and id not in conflicts
        }
        if made:
            _write_claims(connection, made, by, now)
    return CorrectionResult(tuple(made), conflicts, unknown)


def _storable(one: Claim) -> Claim:
    return replace(
        one,
        unit=sanitized(one.unit)[0],
        progress=sanitized(one.progress)[0],
        problems=sanitized(one.problems)[0],
        next_step=sanitized(one.next_step)[0],
        source=sanitized(one.source)[0],
        note=sanitized(one.note)[0],
    )


def decide_claim(
    store: Store,
    id: str,
    kind: ClaimKind,
    *,
    by: str,
    now: datetime,
    note: str = "",
    expected_version: int | None = None,
) -> CorrectionResult:
    """Accept the newest claim on an item, or return it with a note. StoreError `claim.nothing` where there is none."""
    if not by.strip():
        raise ValueError("a decision needs the name of a person")
    if kind is ClaimKind.RETURNED and not note.strip():
        raise ValueError("returning a claim needs a note")
    by, note = sanitized(by)[0], sanitized(note)[0]
    with store.write() as connection:
        versions = items.versions(connection, [id])
        if id not in versions:
            return CorrectionResult((), (), (id,))
        if expected_version is not None and versions[id] != expected_version:
            return CorrectionResult((), (id,))
        there = standing(office.claims(connection, [id]).get(id, ()))
        newest = newest_claim(there)
        if newest is None or ((decided := decision_on(there, newest)) is not None and decided.kind is kind):
            raise StoreError("claim.nothing", {"id": id})
        made = Claim(0, kind, newest.unit, by, now, note=note, answers=newest.id)
        _write_claims(connection, {id: made}, by, now)
    return CorrectionResult((id,))


def _write_claims(connection: Connection, made: Mapping[str, Claim], by: str, now: datetime) -> None:
    kinds = {one.kind.value for one in made.values()}
    action = people.record(connection, "claim", by=by, at=now, details={"kind": " ".join(sorted(kinds))})
    office.add_claims(connection, action, made)
    events: list[people.ItemEvent] = []
    for id, one in made.items():
        stated = [one.progress, one.problems, one.next_step]
        details: dict[str, object] = {
            "unit": one.unit,
            "state": one.state.value if one.state else "",
            "text": "；".join(part for part in stated if part),
            "note": one.note,
        }
        events.append((f"claim.{one.kind.value}", id, details))
    people.note_items(connection, action, events)
    items.raise_versions(connection, made)


def reverse_notices(
    connection: Connection, action: int, undone: int, way: str, by: str, now: datetime
) -> tuple[str, ...]:
    """Withdraw the notices an act made."""
    made = office.notices_of_action(connection, undone)
    office.add_notices(
        connection,
        action,
        {
            id: UnitNotice(0, NoticeKind.WITHDRAWN, one.unit, by, now, one.number, withdraws=one.id)
            for id, one in made
        },
    )
    return _taken_back(connection, action, f"notice.{way}", [(id, one.kind.value) for id, one in made])


def reverse_claims(
    connection: Connection, action: int, undone: int, way: str, by: str, now: datetime
) -> tuple[str, ...]:
    """Withdraw the claims or decisions an act made."""
    made = office.claims_of_action(connection, undone)
    office.add_claims(
        connection,
        action,
        {id: Claim(0, ClaimKind.WITHDRAWN, one.unit, by, now, withdraws=one.id) for id, one in made},
    )
    return _taken_back(connection, action, f"claim.{way}", [(id, one.kind.value) for id, one in made])


def _taken_back(
    connection: Connection, action: int, event: str, made: Sequence[tuple[str, str]]
) -> tuple[str, ...]:
    touched = tuple(id for id, _ in made)
    people.note_items(connection, action, [(event, id, {"kind": kind}) for id, kind in made])
    items.raise_versions(connection, touched)
    return touched
