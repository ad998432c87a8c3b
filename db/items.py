"""Items and what stands in the reports: commitments with their targets, achievements with their measures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from tracker.domain.promise import Achievement, Measure, Target
from tracker.domain.vocabulary import Grade

from . import columns, convert
from .core import insert_keys, insert_many, portions, rows_in
from .records import NewCommitment, StoredAchievement, StoredCommitment

_item = columns.item
_commitment = columns.commitment
_target = columns.target
_achievement = columns.achievement
_measure = columns.measure
_report = columns.report


def known_identities(connection: Connection, identities: Iterable[str]) -> dict[str, str]:
    """The public ids of the identities that have one."""
    query = sa.select(_item.c.identity, _item.c.id)
    return {row["identity"]: row["id"] for row in rows_in(connection, query, _item.c.identity, identities)}


def taken_ids(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Those of the public ids that are given out."""
    return {row["id"] for row in rows_in(connection, sa.select(_item.c.id), _item.c.id, ids)}


def add_items(connection: Connection, ids: Mapping[str, str]) -> None:
    """Give out public ids (identity → id)."""
    insert_many(
        connection, _item, [{"id": id, "identity": identity, "version": 0} for identity, id in ids.items()]
    )


def live_items(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Those of the items that stand in a live report now."""
    query = (
        sa.select(_commitment.c.item_id)
        .join(_report, _report.c.id == _commitment.c.report_id)
        .where(_report.c.live.is_(True))
    )
    return {row["item_id"] for row in rows_in(connection, query, _commitment.c.item_id, ids)}


def ids_starting(connection: Connection, prefix: str, limit: int = 3) -> list[str]:
    """Public ids that begin with `prefix`."""
    query = sa.select(_item.c.id).where(_item.c.id.startswith(prefix, autoescape=True)).order_by(_item.c.id)
    return list(connection.execute(query.limit(limit)).scalars())


def versions(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The versions of items; unknown ids are left out."""
    query = sa.select(_item.c.id, _item.c.version)
    return {row["id"]: row["version"] for row in rows_in(connection, query, _item.c.id, ids)}


def raise_versions(connection: Connection, ids: Iterable[str]) -> None:
    """Count up the versions of items."""
    for portion in portions(ids):
        connection.execute(
            sa.update(_item).where(_item.c.id.in_(portion)).values(version=_item.c.version + 1)
        )


def add_commitments(connection: Connection, report: int, new: Sequence[NewCommitment]) -> list[int]:
    """Store the commitments of a report with their targets; gives their keys."""
    keys = insert_keys(
        connection,
        _commitment,
        [
            {
                "item_id": one.item_id,
                "report_id": report,
                "year": one.year,
                "topic": one.topic,
                **convert.commitment_columns(one.commitment),
            }
            for one in new
        ],
    )
    insert_many(
        connection,
        _target,
        [
            {"commitment_id": key, "ordinal": position, **convert.target_columns(target)}
            for key, one in zip(keys, new, strict=True)
            for position, target in enumerate(one.commitment.targets)
        ],
    )
    return keys


def forget_commitments(connection: Connection, report: int) -> None:
    """Remove a report's commitments, and with them what was found about them; the items stay."""
    connection.execute(sa.delete(_commitment).where(_commitment.c.report_id == report))


def add_achievements(
    connection: Connection, report: int, new: Sequence[Achievement], items: Mapping[int, str]
) -> None:
    """Store the achievements of a report with their measures; `items` gives the item of a commitment by its position."""
    keys = insert_keys(
        connection,
        _achievement,
        [
            {
                "report_id": report,
                "answers": items.get(one.answers) if one.answers is not None else None,
                **convert.achievement_columns(one),
            }
            for one in new
        ],
    )
    insert_many(
        connection,
        _measure,
        [
            {"achievement_id": key, "ordinal": position, **convert.measure_columns(measure)}
            for key, one in zip(keys, new, strict=True)
            for position, measure in enumerate(one.measures)
        ],
    )


_COMMITMENTS = (
    sa.select(_commitment, _report.c.ordinal.label("report_ordinal"), _item.c.version)
    .join(_report, _report.c.id == _commitment.c.report_id)
    .join(_item, _item.c.id == _commitment.c.item_id)
    .order_by(_commitment.c.report_id, _commitment.c.start_at, _commitment.c.id)
)
_CHECKABLE = _commitment.c.grade != Grade.DECLARATORY


def commitments(
    connection: Connection,
    *,
    keys: Iterable[int] | None = None,
    reports: Iterable[int] | None = None,
    items: Iterable[str] | None = None,
    live: bool = True,
    checkable: bool = False,
) -> list[StoredCommitment]:
    """Commitments by key, by report (live or not), or by item (in live reports only, unless told otherwise).

    `checkable` leaves out declaratory ones.
    """
    query = _COMMITMENTS.where(_CHECKABLE) if checkable else _COMMITMENTS
    if keys is not None:
        rows = list(rows_in(connection, query, _commitment.c.id, keys))
    elif reports is not None:
        rows = list(rows_in(connection, query, _commitment.c.report_id, reports))
    else:
        query = query.where(_report.c.live.is_(True)) if live else query
        rows = list(rows_in(connection, query, _commitment.c.item_id, items or ()))
    targets = _targets(connection, [row["id"] for row in rows])
    return [
        StoredCommitment(
            row["id"],
            row["item_id"],
            row["report_id"],
            convert.commitment(row, row["report_ordinal"], targets.get(row["id"], ())),
            row["year"],
            row["topic"],
            row["version"],
        )
        for row in rows
    ]


def deadlines(connection: Connection, reports: Iterable[int]) -> dict[int, set[tuple[date | None, bool]]]:
    """By report key: the deadlines of its checkable commitments, and whether the commitment is a restated one."""
    query = (
        sa.select(_commitment.c.report_id, _commitment.c.deadline, _commitment.c.restated)
        .where(_CHECKABLE)
        .distinct()
    )
    result: dict[int, set[tuple[date | None, bool]]] = defaultdict(set)
    for row in rows_in(connection, query, _commitment.c.report_id, reports):
        result[row["report_id"]].add((row["deadline"], row["restated"]))
    return result


def targets(connection: Connection, keys: Sequence[int]) -> dict[int, tuple[Target, ...]]:
    """By commitment key: its targets."""
    return {key: tuple(found) for key, found in _targets(connection, keys).items()}


def _targets(connection: Connection, keys: Sequence[int]) -> dict[int, list[Target]]:
    query = sa.select(_target).order_by(_target.c.commitment_id, _target.c.ordinal)
    result: dict[int, list[Target]] = defaultdict(list)
    for row in rows_in(connection, query, _target.c.commitment_id, keys):
        result[row["commitment_id"]].append(convert.target(row))
    return result


def achievements(connection: Connection, reports: Iterable[int]) -> list[StoredAchievement]:
    """The achievements of reports, in text order."""
    query = (
        sa.select(_achievement, _report.c.ordinal.label("report_ordinal"))
        .join(_report, _report.c.id == _achievement.c.report_id)
        .order_by(_achievement.c.report_id, _achievement.c.start_at, _achievement.c.id)
    )
    rows = list(rows_in(connection, query, _achievement.c.report_id, reports))
    measured: dict[int, list[Measure]] = defaultdict(list)
    by_key = sa.select(_measure).order_by(_measure.c.achievement_id, _measure.c.ordinal)
    for row in rows_in(connection, by_key, _measure.c.achievement_id, [row["id"] for row in rows]):
        measured[row["achievement_id"]].append(convert.measure(row))
    return [
        StoredAchievement(
            row["id"],
            row["report_id"],
            convert.achievement(row, row["report_ordinal"], measured.get(row["id"], ())),
            row["answers"],
        )
        for row in rows
    ]


def counts(connection: Connection) -> dict[int, tuple[dict[str, int], int]]:
    """By report key: the commitments of each grade, and the number of achievements."""
    result: dict[int, tuple[dict[str, int], int]] = {}
    grades = sa.select(_commitment.c.report_id, _commitment.c.grade, sa.func.count()).group_by(
        _commitment.c.report_id, _commitment.c.grade
    )
    by_grade: dict[int, dict[str, int]] = defaultdict(dict)
    for report, grade, number in connection.execute(grades):
        by_grade[report][str(grade)] = number
    told = sa.select(_achievement.c.report_id, sa.func.count()).group_by(_achievement.c.report_id)
    numbers: dict[int, int] = dict(connection.execute(told).all())
    for report in {*by_grade, *numbers}:
        result[report] = (by_grade.get(report, {}), numbers.get(report, 0))
    return result


def leads(connection: Connection) -> set[str]:
    """The responsible units that live commitments name."""
    query = (
        sa.select(_commitment.c.lead)
        .join(_report, _report.c.id == _commitment.c.report_id)
        .where(_report.c.live.is_(True), _commitment.c.lead.is_not(None))
        .distinct()
    )
    return set(connection.execute(query).scalars())
