"""Declaratory commitments that nobody has decided about, and achievements, packed: one row a report."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.engine import Connection

from db.core import portions
from db.packing import packed_achievements, packed_commitments
from db.records import NewCommitment
from db.values import period, span, span_of, stages
from tracker.domain.promise import Achievement, Commitment, Deadline, Measure, Target
from tracker.domain.vocabulary import AchievementKind, Basis, Change, Grade, Op, Recurrence, Scan

revision = "0004"
down_revision = "0003"


def _table(name: str, **columns: Any) -> sa.TableClause:
    return sa.table(name, *(sa.column(column, kind) for column, kind in columns.items()))


_INT, _WORD, _DAY, _JSON, _YES, _NUMBER = (
    sa.Integer(),
    sa.String(),
    sa.Date(),
    sa.JSON(),
    sa.Boolean(),
    sa.Float(),
)
_PLACE = {"start_at": _INT, "end_at": _INT, "opening_start": _INT, "opening_end": _INT}
_AMOUNT = {"raw": _WORD, "value": _NUMBER, "high": _NUMBER, "unit": _WORD, "metric": _WORD, "change": _WORD}

_commitment = _table(
    "commitment",
    **{"id": _INT, "item_id": _WORD, "report_id": _INT, "section": _INT, "text": _WORD, "grade": _WORD},
    **{"deadline": _DAY, "basis": _WORD, "deadline_raw": _WORD, "deadline_rule": _WORD},
    **{"deadline_start": _INT, "deadline_end": _INT, "soft": _YES, "restated": _YES, "lead": _WORD},
    **{"support": _JSON, "leader": _WORD, "stages": _JSON, "recurrence": _WORD, "scan": _WORD},
    **{"year": _INT, "topic": _WORD, "rules": _JSON},
    **_PLACE,
)
_target = _table(
    "target",
    **{"commitment_id": _INT, "ordinal": _INT, "op": _WORD, "redacted": _YES, "rule": _WORD},
    **{"start_at": _INT, "end_at": _INT},
    **_AMOUNT,
)
_achievement = _table(
    "achievement",
    **{"id": _INT, "report_id": _INT, "section": _INT, "text": _WORD, "kind": _WORD, "as_of": _DAY},
    **{"period_from": _DAY, "period_to": _DAY, "scope": _JSON, "answers": _WORD, "rules": _JSON},
    **_PLACE,
)
_measure = _table(
    "measure",
    **{"achievement_id": _INT, "ordinal": _INT, "bound": _WORD, "start_at": _INT, "end_at": _INT},
    **_AMOUNT,
)
_item = _table("item", id=_WORD, identity=_WORD, version=_INT)
_report = _table("report", id=_INT, document_id=_INT, ordinal=_INT)
_text = _table("document_text", document_id=_INT, text=sa.Text())
_declarations = _table(
    "declarations",
    report_id=_INT,
    number=_INT,
    leads=_JSON,
    identities=sa.LargeBinary(),
    data=sa.LargeBinary(),
)
_declared = _table("declared", item_id=_WORD, report_id=_INT)
_achievements = _table("achievements", report_id=_INT, number=_INT, data=sa.LargeBinary())

_ACTS = ("event", "mark", "evidence_mark", "correction", "notice", "claim")


def upgrade() -> None:
    """Make the new tables, fill them from the old ones, and remove what was packed."""
    connection = op.get_bind()
    for name, columns in (
        (
            "declarations",
            (_column("number"), sa.Column("leads", sa.JSON(), nullable=False), _blob("identities")),
        ),
        ("achievements", (_column("number"),)),
    ):
        op.create_table(
            name,
            _column("report_id"),
            *columns,
            _blob("data"),
            _of_report(name),
            sa.PrimaryKeyConstraint("report_id", name=op.f(f"pk_{name}")),
        )
    op.create_table(
        "declared",
        sa.Column("item_id", sa.String(24), nullable=False),
        _column("report_id"),
        _of_report("declared"),
        sa.PrimaryKeyConstraint("item_id", "report_id", name=op.f("pk_declared")),
        sqlite_with_rowid=False,
    )
    _pack_declarations(connection)
    _pack_achievements(connection)
    op.drop_table("measure")
    op.drop_table("achievement")


def _column(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _blob(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def _of_report(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["report_id"], ["report.id"], name=op.f(f"fk_{table}_report_id"), ondelete="CASCADE"
    )


def _untouched(connection: Connection) -> dict[str, str]:
    """By item: what the ids are made of that stand for declarations alone and that nobody has decided about."""
    c = _commitment.c
    touched = {name: _table(name, item_id=_WORD).c.item_id for name in _ACTS}
    others: list[sa.Select[Any]] = [sa.select(column) for column in touched.values()]
    others.append(sa.select(_table("correction", part_of=_WORD).c.part_of))
    others.append(sa.select(c.item_id).where(c.grade != "declaratory"))
    found = _table("finding", commitment_id=_INT).c.commitment_id
    others.append(sa.select(c.item_id).where(c.id.in_(sa.select(found))))
    kept = {item for query in others for item in connection.execute(query.distinct()).scalars()}
    standing = sa.select(c.item_id).where(c.grade == "declaratory")
    rows = connection.execute(
        sa.select(_item.c.id, _item.c.identity).where(_item.c.version == 0, _item.c.id.in_(standing))
    )
    return {item: identity for item, identity in rows if item not in kept}


def _pack_declarations(connection: Connection) -> None:
    untouched = _untouched(connection)
    c = _commitment.c
    for report, (ordinal, text) in _texts(connection, sa.select(c.report_id).where(c.grade == "declaratory")):
        query = sa.select(_commitment).where(c.report_id == report, c.grade == "declaratory")
        rows = [
            row
            for row in connection.execute(query.order_by(c.start_at, c.id)).mappings()
            if row["item_id"] in untouched
        ]
        if not rows:
            continue
        keys = [row["id"] for row in rows]
        targets = _numbers(connection, _target, _target.c.commitment_id, keys)
        new = [
            NewCommitment(
                row["item_id"],
                _commitment_of(row, ordinal, targets.get(row["id"], ())),
                row["year"],
                row["topic"],
            )
            for row in rows
        ]
        connection.execute(
            sa.insert(_declarations).values(
                report_id=report,
                number=len(new),
                leads=sorted({row["lead"] for row in rows if row["lead"]}),
                identities=b"".join(bytes.fromhex(untouched[one.item_id]) for one in new),
                data=packed_commitments(new, text),
            )
        )
        connection.execute(
            sa.insert(_declared), [{"item_id": one.item_id, "report_id": report} for one in new]
        )
        for portion in portions(keys):
            connection.execute(sa.delete(_target).where(_target.c.commitment_id.in_(portion)))
            connection.execute(sa.delete(_commitment).where(c.id.in_(portion)))
    for portion in portions(untouched):
        connection.execute(sa.delete(_item).where(_item.c.id.in_(portion)))


def _texts(connection: Connection, wanted: sa.Select[Any]) -> Iterator[tuple[int, tuple[int, str]]]:
    """Reports, each with its position in its document and the text of that; read one by one."""
    keys = sorted(connection.execute(wanted.distinct()).scalars())
    query = sa.select(_report.c.ordinal, _text.c.text).join(
        _text, _text.c.document_id == _report.c.document_id
    )
    for key in keys:
        yield key, _one(connection, query.where(_report.c.id == key))


def _one(connection: Connection, query: sa.Select[Any]) -> tuple[int, str]:
    ordinal, text = connection.execute(query).one()
    return ordinal, text


def _numbers(
    connection: Connection, table: sa.TableClause, owner: Any, keys: Sequence[int]
) -> dict[int, list[Any]]:
    """The targets or measures of some commitments or achievements, by their keys."""
    result: dict[int, list[Any]] = defaultdict(list)
    for portion in portions(keys):
        query = sa.select(table).where(owner.in_(portion)).order_by(owner, table.c.ordinal)
        for row in connection.execute(query).mappings():
            result[row[owner.name]].append(row)
    return result


def _value(row: Any) -> Any:
    return row["value"] if row["high"] is None else (row["value"], row["high"])


def _commitment_of(row: Any, ordinal: int, targets: Sequence[Any]) -> Commitment:
    return Commitment(
        span_of(row),
        row["text"],
        Grade(row["grade"]),
        Deadline(
            row["deadline_raw"],
            row["deadline"],
            Basis(row["basis"]),
            row["deadline_rule"],
            span(row["deadline_start"], row["deadline_end"]),
        ),
        tuple(
            Target(
                one["raw"],
                Op(one["op"]),
                _value(one),
                one["unit"],
                one["metric"],
                Change(one["change"]) if one["change"] else None,
                one["redacted"],
                one["rule"],
                span(one["start_at"], one["end_at"]),
            )
            for one in targets
        ),
        row["soft"],
        row["lead"],
        row["restated"],
        ordinal,
        row["section"],
        tuple(row["rules"]),
        span(row["opening_start"], row["opening_end"]),
        tuple(row["support"] or ()),
        row["leader"],
        stages(row["stages"] or ()),
        Recurrence(row["recurrence"]) if row["recurrence"] else None,
        Scan(row["scan"]) if row["scan"] else None,
    )


def _pack_achievements(connection: Connection) -> None:
    c = _achievement.c
    for report, (ordinal, text) in _texts(connection, sa.select(c.report_id)):
        query = sa.select(_achievement).where(c.report_id == report).order_by(c.start_at, c.id)
        rows = connection.execute(query).mappings().all()
        measures = _numbers(connection, _measure, _measure.c.achievement_id, [row["id"] for row in rows])
        made = [
            (
                Achievement(
                    span_of(row),
                    row["text"],
                    AchievementKind(row["kind"]),
                    tuple(
                        Measure(
                            one["raw"],
                            _value(one),
                            one["unit"],
                            one["metric"],
                            Change(one["change"]) if one["change"] else None,
                            Op(one["bound"]),
                            span(one["start_at"], one["end_at"]),
                        )
                        for one in measures.get(row["id"], ())
                    ),
                    row["as_of"],
                    period(row["period_from"], row["period_to"]),
                    tuple(row["scope"]),
                    ordinal,
                    row["section"],
                    tuple(row["rules"]),
                    span(row["opening_start"], row["opening_end"]),
                ),
                row["answers"],
            )
            for row in rows
        ]
        connection.execute(
            sa.insert(_achievements).values(
                report_id=report, number=len(made), data=packed_achievements(made, text)
            )
        )
