"""Actions, events, marks and decisions on evidence. Rows are only ever added; settings and merged bodies aside."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from tracker.domain.ledger import HistoryEvent
from tracker.domain.text import Span
from tracker.domain.verdict import Evidence, EvidenceMark, Mark
from tracker.domain.vocabulary import EvidenceDecision, MarkKind

from . import columns, convert, declarations, values
from .core import insert_keys, insert_many, insert_one, rows_in
from .records import StoredAction

_action = columns.action
_event = columns.event
_mark = columns.mark
_evidence_mark = columns.evidence_mark
_body = columns.body
_setting = columns.setting


MARK_MADE = "mark.made"
"""The kind of event that tells of a mark."""


def record(
    connection: Connection,
    kind: str,
    *,
    by: str,
    at: datetime,
    undoes: int | None = None,
    details: Mapping[str, object] | None = None,
) -> int:
    """Write down an act; gives its key, which its events, marks and decisions carry."""
    return insert_one(
        connection,
        _action,
        {"at": at, "by": by, "kind": kind, "undoes": undoes, "details": dict(details or {})},
    )


def record_all(
    connection: Connection, kind: str, *, by: str, at: datetime, details: Sequence[Mapping[str, object]]
) -> list[int]:
    """Write down several acts of one kind, one for each of `details`; gives their keys."""
    return insert_keys(
        connection,
        _action,
        [{"at": at, "by": by, "kind": kind, "undoes": None, "details": dict(one)} for one in details],
    )


def note(
    connection: Connection,
    action: int,
    kind: str,
    *,
    item: str | None = None,
    document: int | None = None,
    report: int | None = None,
    details: Mapping[str, object] | None = None,
) -> None:
    """Write down one thing an act changed."""
    note_all(
        connection,
        [
            {
                "action_id": action,
                "kind": kind,
                "item_id": item,
                "document_id": document,
                "report_id": report,
                "details": dict(details or {}),
            }
        ],
    )


ItemEvent = tuple[str, str, Mapping[str, object]]
"""What an act changed of an item: kind, item, details."""


def note_items(connection: Connection, action: int, events: Sequence[ItemEvent]) -> None:
    """Write down what an act changed of many items."""
    note_items_of(connection, {action: events})


def note_items_of(connection: Connection, acts: Mapping[int, Sequence[ItemEvent]]) -> None:
    """The same of several acts, by key."""
    note_all(
        connection,
        [
            {
                "action_id": action,
                "kind": kind,
                "item_id": item,
                "document_id": None,
                "report_id": None,
                "details": dict(details),
            }
            for action, events in acts.items()
            for kind, item, details in events
        ],
    )


def note_all(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert event rows."""
    declarations.settle(connection, [row["item_id"] for row in rows if row["item_id"] is not None])
    insert_many(connection, _event, rows)


def add_mark(
    connection: Connection,
    action: int,
    item: str,
    kind: MarkKind,
    *,
    by: str,
    at: datetime,
    note: str = "",
    new_deadline: date | None = None,
    evidence: Evidence | None = None,
    withdraws: int | None = None,
) -> int:
    """Add a mark; gives its key."""
    declarations.settle(connection, [item])
    return insert_one(
        connection,
        _mark,
        {
            "action_id": action,
            "item_id": item,
            "kind": kind,
            "by": by,
            "at": at,
            "note": note,
            "new_deadline": new_deadline,
            "evidence": values.evidence_json(evidence),
            "withdraws": withdraws,
        },
    )


def add_evidence_mark(
    connection: Connection,
    action: int,
    item: str,
    decision: EvidenceDecision,
    *,
    by: str,
    at: datetime,
    document: str,
    report: str,
    span: Span,
    text: str,
    note: str = "",
    moved_from: int | None = None,
) -> int:
    """Add a decision on a link; gives its key."""
    declarations.settle(connection, [item])
    return insert_one(
        connection,
        _evidence_mark,
        {
            "action_id": action,
            "item_id": item,
            "decision": decision,
            "by": by,
            "at": at,
            "document": document,
            "report": report,
            "start_at": span.start,
            "end_at": span.end,
            "text": text,
            "note": note,
            "moved_from": moved_from,
        },
    )


def _by_item(
    connection: Connection, query: sa.Select[Any], source: sa.Table, items: Iterable[str] | None
) -> Iterable[sa.RowMapping]:
    query = query.order_by(source.c.item_id, source.c.id)
    if items is None:
        return connection.execute(query).mappings()
    return rows_in(connection, query, source.c.item_id, items)


def marks(connection: Connection, items: Iterable[str] | None = None) -> dict[str, tuple[Mark, ...]]:
    """By item, oldest first: the marks; of all items for None."""
    # With its index on acts, a mark on thousands of items would be joined with each of them.
    of_mark = sa.and_(
        _event.c.item_id == _mark.c.item_id,
        _event.c.action_id + 0 == _mark.c.action_id,
        _event.c.kind == MARK_MADE,
    )
    query = sa.select(_mark, _event.c.details.label("mark_details")).outerjoin(_event, of_mark)
    result: dict[str, list[Mark]] = defaultdict(list)
    for row in _by_item(connection, query, _mark, items):
        result[row["item_id"]].append(convert.mark(row))
    return {item: tuple(found) for item, found in result.items()}


def evidence_marks(
    connection: Connection, items: Iterable[str] | None = None
) -> dict[str, tuple[EvidenceMark, ...]]:
    """By item, oldest first: the decisions on links; of all items for None."""
    result: dict[str, list[EvidenceMark]] = defaultdict(list)
    for row in _by_item(connection, sa.select(_evidence_mark), _evidence_mark, items):
        result[row["item_id"]].append(convert.evidence_mark(row))
    return {item: tuple(found) for item, found in result.items()}


def evidence_marks_on(connection: Connection, reports: Iterable[str]) -> list[tuple[str, EvidenceMark]]:
    """The decisions on clauses of reports, oldest first for each report, with their items."""
    query = sa.select(_evidence_mark).order_by(_evidence_mark.c.id)
    found = rows_in(connection, query, _evidence_mark.c.report, reports)
    return [(row["item_id"], convert.evidence_mark(row)) for row in found]


def marks_of_action(connection: Connection, action: int) -> list[tuple[str, Mark]]:
    """The marks an act made, with their items."""
    query = sa.select(_mark).where(_mark.c.action_id == action).order_by(_mark.c.id)
    return [(row["item_id"], convert.mark(row)) for row in connection.execute(query).mappings()]


def evidence_marks_of_action(connection: Connection, action: int) -> list[tuple[str, EvidenceMark]]:
    """The decisions on links an act made, with their items."""
    query = (
        sa.select(_evidence_mark).where(_evidence_mark.c.action_id == action).order_by(_evidence_mark.c.id)
    )
    return [(row["item_id"], convert.evidence_mark(row)) for row in connection.execute(query).mappings()]


def history(connection: Connection, item: str) -> tuple[HistoryEvent, ...]:
    """What happened to an item, oldest first."""
    query = (
        sa.select(_event.c.kind, _event.c.details, _action.c.at, _action.c.by)
        .join(_action, _action.c.id == _event.c.action_id)
        .where(_event.c.item_id == item)
        .order_by(_event.c.id)
    )
    return tuple(
        HistoryEvent(
            row["at"],
            row["kind"],
            row["by"],
            tuple(
                (str(key), "" if value is None else str(value))
                for key, value in row["details"].items()
                if not isinstance(value, dict)
            ),
        )
        for row in connection.execute(query).mappings()
    )


@dataclass(frozen=True, slots=True)
class Moment:
    """How far a store has come: its newest act. After a restore the same number may stand for another act."""

    number: int
    at: datetime | None


def newest(connection: Connection) -> Moment:
    """Changes with every change anybody makes to the store."""
    row = connection.execute(
        sa.select(_action.c.id, _action.c.at).order_by(_action.c.id.desc()).limit(1)
    ).first()
    return Moment(0, None) if row is None else Moment(row[0], row[1])


def changed_since(connection: Connection, before: Moment) -> set[str] | None:
    """The items touched by the acts after `before`; None when more than single items changed."""
    kept = connection.execute(
        sa.select(_action.c.at).where(_action.c.id == before.number)
    ).scalar_one_or_none()
    if kept != before.at:
        return None
    kinds = connection.execute(sa.select(_action.c.kind).where(_action.c.id > before.number)).scalars()
    if any(kind not in ITEM_ACTS for kind in kinds):
        return None
    query = sa.select(_event.c.item_id).where(_event.c.action_id > before.number).distinct()
    return {item for item in connection.execute(query).scalars() if item is not None}


ITEM_ACTS = frozenset(
    {"judge.item"}
    | {
        f"{way}{act}"
        for way in ("", "undo.", "redo.")
        for act in ("mark", "evidence", "correct", "notice", "claim")
    }
)
"""Kinds of act that change nothing but the items their events name."""


def actions_by(connection: Connection, by: str, limit: int = 400) -> list[StoredAction]:
    """The newest acts of a person, newest first."""
    query = sa.select(_action).where(_action.c.by == by).order_by(_action.c.id.desc()).limit(limit)
    return [
        StoredAction(row["id"], row["at"], row["by"], row["kind"], row["undoes"], dict(row["details"]))
        for row in connection.execute(query).mappings()
    ]


def merged_bodies(connection: Connection) -> dict[str, str]:
    """Body keys and the keys they were merged into."""
    return dict(connection.execute(sa.select(_body.c.key, _body.c.into)).all())


def set_merged(connection: Connection, key: str, into: str | None) -> None:
    """Merge a body into another, or take that back."""
    connection.execute(sa.delete(_body).where(_body.c.key == key))
    if into is not None:
        connection.execute(sa.insert(_body).values(key=key, into=into))


def setting(connection: Connection, name: str) -> Any:
    """A kept value, None where there is none."""
    kept = connection.execute(sa.select(_setting.c.value).where(_setting.c.name == name)).scalar_one_or_none()
    return deepcopy(kept)


def set_setting(connection: Connection, name: str, value: Any) -> None:
    """Keep a value."""
    connection.execute(sa.delete(_setting).where(_setting.c.name == name))
    if value is not None:
        connection.execute(sa.insert(_setting).values(name=name, value=value))
