"""Corrections, units, notices and claims. Rows are only ever added."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from tracker.domain.correction import Changes, Correction
from tracker.domain.loop import Claim, Proof, UnitNotice
from tracker.domain.unit_list import Unit, Units
from tracker.domain.vocabulary import CorrectionKind, NoticeKind

from . import columns, declarations
from .core import insert_keys, insert_one, rows_in
from .correction_values import changes_json, changes_of

_correction = columns.correction
_unit = columns.unit
_notice = columns.notice
_claim = columns.claim

Act = TypeVar("Act", Correction, UnitNotice, Claim)


def add_corrections(
    connection: Connection,
    action: int,
    kind: CorrectionKind,
    changes: Mapping[str, Changes],
    *,
    by: str,
    at: datetime,
    note: str = "",
    part_of: str | None = None,
    withdraws: Mapping[str, int] | None = None,
    moved_from: Mapping[str, int] | None = None,
) -> None:
    """Add one correction to each item of `changes`."""
    declarations.settle(connection, [*changes, *([part_of] if part_of is not None else [])])
    insert_keys(
        connection,
        _correction,
        [
            {
                "action_id": action,
                "item_id": item,
                "kind": kind,
                "by": by,
                "at": at,
                "note": note,
                "changes": changes_json(one),
                "part_of": part_of,
                "withdraws": (withdraws or {}).get(item),
                "moved_from": (moved_from or {}).get(item),
            }
            for item, one in changes.items()
        ],
    )


def corrections(
    connection: Connection, items: Iterable[str] | None = None
) -> dict[str, tuple[Correction, ...]]:
    """By item, oldest first: the corrections; of all items for None."""
    return _histories(connection, _correction, items, _correction_of)


def corrections_of_action(connection: Connection, action: int) -> list[tuple[str, Correction]]:
    """The corrections an act made, with their items."""
    return [(row["item_id"], _correction_of(row)) for row in _of_action(connection, _correction, action)]


def parts(connection: Connection, item: str) -> list[str]:
    """The items that were split from an item."""
    query = sa.select(_correction.c.item_id).where(_correction.c.part_of == item).distinct()
    return list(connection.execute(query).scalars())


def _correction_of(row: Mapping[Any, Any]) -> Correction:
    return Correction(
        row["id"],
        row["kind"],
        row["by"],
        row["at"],
        row["note"],
        changes_of(row["changes"]),
        row["part_of"],
        row["withdraws"],
    )


def add_notices(connection: Connection, action: int, made: Mapping[str, UnitNotice]) -> None:
    """Add one notice to each item; their own keys are not looked at."""
    declarations.settle(connection, made)
    insert_keys(
        connection,
        _notice,
        [
            {
                "action_id": action,
                "item_id": item,
                "kind": one.kind,
                "unit": one.unit,
                "by": one.by,
                "at": one.at,
                "number": one.number,
                "answer_by": one.answer_by,
                "note": one.note,
                "withdraws": one.withdraws,
            }
            for item, one in made.items()
        ],
    )


def notices(connection: Connection, items: Iterable[str] | None = None) -> dict[str, tuple[UnitNotice, ...]]:
    """By item, oldest first: the notices; of all items for None."""
    return _histories(connection, _notice, items, _notice_of)


def notices_of_action(connection: Connection, action: int) -> list[tuple[str, UnitNotice]]:
    """The notices an act made, with their items."""
    return [(row["item_id"], _notice_of(row)) for row in _of_action(connection, _notice, action)]


def numbers(connection: Connection) -> set[str]:
    """The numbers that notices bear."""
    query = sa.select(_notice.c.number).where(_notice.c.kind != NoticeKind.WITHDRAWN).distinct()
    return {number for number in connection.execute(query).scalars() if number}


def _notice_of(row: Mapping[Any, Any]) -> UnitNotice:
    return UnitNotice(
        row["id"],
        row["kind"],
        row["unit"],
        row["by"],
        row["at"],
        row["number"],
        row["answer_by"],
        row["note"],
        row["withdraws"],
    )


def add_claims(connection: Connection, action: int, made: Mapping[str, Claim]) -> None:
    """Add one claim, or decision on one, to each item; their own keys are not looked at."""
    declarations.settle(connection, made)
    insert_keys(
        connection,
        _claim,
        [
            {
                "action_id": action,
                "item_id": item,
                "kind": one.kind,
                "unit": one.unit,
                "by": one.by,
                "at": one.at,
                "state": one.state,
                "progress": one.progress,
                "problems": one.problems,
                "next_step": one.next_step,
                "day": one.day,
                "proofs": [[proof.path, proof.fingerprint] for proof in one.proofs],
                "source": one.source,
                "note": one.note,
                "answers": one.answers,
                "withdraws": one.withdraws,
            }
            for item, one in made.items()
        ],
    )


def claims(connection: Connection, items: Iterable[str] | None = None) -> dict[str, tuple[Claim, ...]]:
    """By item, oldest first: the claims and the decisions on them; of all items for None."""
    return _histories(connection, _claim, items, _claim_of)


def claims_of_action(connection: Connection, action: int) -> list[tuple[str, Claim]]:
    """The claims and decisions an act made, with their items."""
    return [(row["item_id"], _claim_of(row)) for row in _of_action(connection, _claim, action)]


def _claim_of(row: Mapping[Any, Any]) -> Claim:
    return Claim(
        row["id"],
        row["kind"],
        row["unit"],
        row["by"],
        row["at"],
        row["state"],
        row["progress"],
        row["problems"],
        row["next_step"],
        row["day"],
        tuple(Proof(path, fingerprint) for path, fingerprint in row["proofs"]),
        row["source"],
        row["note"],
        row["answers"],
        row["withdraws"],
    )


def set_unit(connection: Connection, action: int, unit: Unit, *, listed: bool) -> None:
    """Put a unit on the list as it is now, or take it off."""
    insert_one(
        connection,
        _unit,
        {
            "action_id": action,
            "name": unit.name,
            "other_names": list(unit.other_names),
            "leader": unit.leader,
            "contact": unit.contact,
            "listed": listed,
        },
    )


def units(connection: Connection) -> dict[str, tuple[Unit, bool]]:
    """By name: each unit as it was last set, and whether it is on the list."""
    query = sa.select(_unit).order_by(_unit.c.id)
    return {row["name"]: _unit_of(row) for row in connection.execute(query).mappings()}


def units_before(connection: Connection, action: int) -> list[tuple[Unit, bool]]:
    """The units an act set, as they were before it; those it made are as they are, but off the list."""
    touched = _of_action(connection, _unit, action)
    result = []
    for row in touched:
        query = sa.select(_unit).where(_unit.c.name == row["name"], _unit.c.id < row["id"])
        before = connection.execute(query.order_by(_unit.c.id.desc()).limit(1)).mappings().first()
        result.append(_unit_of(before) if before is not None else (_unit_of(row)[0], False))
    return result


def _unit_of(row: Mapping[Any, Any]) -> tuple[Unit, bool]:
    return Unit(row["name"], tuple(row["other_names"]), row["leader"], row["contact"]), bool(row["listed"])


def _histories(
    connection: Connection,
    source: sa.Table,
    items: Iterable[str] | None,
    made_of: Callable[[Mapping[Any, Any]], Act],
) -> dict[str, tuple[Act, ...]]:
    """By item, oldest first: what the rows of a table say; of all items for None."""
    query = sa.select(source).order_by(source.c.item_id, source.c.id)
    rows: Iterable[Mapping[Any, Any]] = (
        connection.execute(query).mappings()
        if items is None
        else rows_in(connection, query, source.c.item_id, items)
    )
    result: dict[str, list[Act]] = defaultdict(list)
    for row in rows:
        result[row["item_id"]].append(made_of(row))
    return {item: tuple(found) for item, found in result.items()}


def _of_action(connection: Connection, source: sa.Table, action: int) -> Sequence[sa.RowMapping]:
    query = sa.select(source).where(source.c.action_id == action).order_by(source.c.id)
    return connection.execute(query).mappings().all()


def corrections_in(connection: Connection, reports: Iterable[int]) -> dict[str, tuple[Correction, ...]]:
    """By item, oldest first: the corrections of the items that stand in reports."""
    commitment = columns.commitment
    standing = (
        sa.select(_correction, commitment.c.report_id)
        .join(commitment, commitment.c.item_id == _correction.c.item_id)
        .order_by(_correction.c.item_id, _correction.c.id)
    )
    result: dict[str, dict[int, Correction]] = defaultdict(dict)
    for row in rows_in(connection, standing, commitment.c.report_id, reports):
        result[row["item_id"]][row["id"]] = _correction_of(row)
    return {item: tuple(found.values()) for item, found in result.items()}


def listed_units(connection: Connection) -> Units:
    """The units on the list."""
    return Units(unit for unit, listed in units(connection).values() if listed)


def given_leads(connection: Connection) -> set[str]:
    """The leads that people have given."""
    given = (one.changes.lead for made in corrections(connection).values() for one in made)
    return {lead for lead in given if isinstance(lead, str)}
