"""Items and what stands in the reports: commitments with their targets, achievements with their measures.

Whether a commitment has a row of its own or stands among a report's declarations (`db.declarations`) is seen by its key
alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from tracker.domain.promise import Achievement, Target
from tracker.domain.vocabulary import Grade

from . import columns, commitment_rows, convert, declarations, packing
from .commitment_rows import add_items as add_items
from .core import portions, rows_in
from .records import NewCommitment, StoredAchievement, StoredCommitment

_item = columns.item
_commitment = columns.commitment
_target = columns.target
_achievements = columns.achievements
_report = columns.report
_text = columns.document_text


def held(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Those of the public ids that are given out, each with what it is made of."""
    wanted = list(ids)
    query = sa.select(_item.c.id, _item.c.identity)
    rows = {row["id"]: row["identity"] for row in rows_in(connection, query, _item.c.id, wanted)}
    return declarations.identities(connection, wanted) | rows


def live_items(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Those of the items that stand in a live report now."""
    query = (
        sa.select(_commitment.c.item_id)
        .join(_report, _report.c.id == _commitment.c.report_id)
        .where(_report.c.live.is_(True))
    )
    wanted = list(ids)
    rows = {row["item_id"] for row in rows_in(connection, query, _commitment.c.item_id, wanted)}
    return rows | declarations.found(connection, wanted, live=True)


def ids_starting(connection: Connection, prefix: str, limit: int = 3) -> list[str]:
    """Public ids that begin with `prefix`."""
    query = sa.select(_item.c.id).where(_item.c.id.startswith(prefix, autoescape=True)).order_by(_item.c.id)
    rows = list(connection.execute(query.limit(limit)).scalars())
    return sorted({*rows, *declarations.starting(connection, prefix, limit)})[:limit]


def versions(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The versions of items; unknown ids are left out."""
    wanted = list(ids)
    query = sa.select(_item.c.id, _item.c.version)
    found = {row["id"]: row["version"] for row in rows_in(connection, query, _item.c.id, wanted)}
    left = [id for id in wanted if id not in found]
    return found | dict.fromkeys(declarations.found(connection, left), 0)


def raise_versions(connection: Connection, ids: Iterable[str]) -> None:
    """Count up the versions of items."""
    for portion in portions(ids):
        connection.execute(
            sa.update(_item).where(_item.c.id.in_(portion)).values(version=_item.c.version + 1)
        )


def add_commitments(
    connection: Connection,
    report: int,
    new: Sequence[NewCommitment],
    *,
    fresh: Mapping[str, str] | None = None,
    text: str = "",
) -> None:
    """Store commitments of a report. `fresh` gives what the new ids among them are made of, `text` is the document's.

    Declaratory ones that nobody has decided about go among the report's declarations: those of a report come all at once.
    """
    fresh = fresh or {}
    known = [one.item_id for one in new if one.item_id not in fresh]
    declarations.settle(
        connection,
        [
            one.item_id
            for one in new
            if one.commitment.grade is not Grade.DECLARATORY and one.item_id not in fresh
        ],
    )
    declared = {**declarations.identities(connection, known), **fresh}
    packed: list[NewCommitment] = []
    rows: list[NewCommitment] = []
    for one in new:
        unmarked = one.commitment.grade is Grade.DECLARATORY and one.item_id in declared
        (packed if unmarked else rows).append(one)
    commitment_rows.add_items(
        connection, {fresh[one.item_id]: one.item_id for one in rows if one.item_id in fresh}
    )
    commitment_rows.add(connection, report, rows)
    declarations.add(connection, report, packed, [declared[one.item_id] for one in packed], text)


def forget_commitments(connection: Connection, report: int) -> dict[str, str]:
    """Remove a report's commitments, and with them what was found about them; the items stay.

    Those that stood among its declarations alone have nowhere to stay: gives, by id, what these are made of.
    """
    connection.execute(sa.delete(_commitment).where(_commitment.c.report_id == report))
    return declarations.forget(connection, report)


def add_achievements(
    connection: Connection, report: int, new: Sequence[Achievement], items: Mapping[int, str], text: str
) -> None:
    """Store the achievements of a report in place of those it had; `items` gives the item of a commitment by its position,
    `text` is the document's."""
    connection.execute(sa.delete(_achievements).where(_achievements.c.report_id == report))
    if not new:
        return
    ordered = sorted(new, key=lambda one: one.span.start)
    answers = [items.get(one.answers) if one.answers is not None else None for one in ordered]
    data = packing.packed_achievements(list(zip(ordered, answers, strict=True)), text)
    connection.execute(sa.insert(_achievements).values(report_id=report, number=len(new), data=data))


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
    """Commitments by key, by report (live or not), or by item (in live reports only, by default).

    `checkable` leaves out declaratory ones.
    """
    query = _COMMITMENTS.where(_CHECKABLE) if checkable else _COMMITMENTS
    packed: list[StoredCommitment] = []
    if keys is not None:
        wanted = list(keys)
        own = declarations.of_rows(wanted)
        if len(own) < len(wanted):
            packed = declarations.by_keys(connection, [key for key in wanted if key < 0])
        rows = list(rows_in(connection, query, _commitment.c.id, own))
    elif reports is not None:
        some = list(reports)
        rows = list(rows_in(connection, query, _commitment.c.report_id, some))
        packed = [] if checkable else declarations.of_reports(connection, some)
    else:
        query = query.where(_report.c.live.is_(True)) if live else query
        named = list(items or ())
        rows = list(rows_in(connection, query, _commitment.c.item_id, named))
        packed = [] if checkable else declarations.of_items(connection, named, live=live)
    targets = _targets(connection, [row["id"] for row in rows])
    stored = [
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
    return sorted((*stored, *packed), key=text_order) if packed else stored


def text_order(one: StoredCommitment) -> tuple[int, int, int]:
    """Commitments in the order of reports and text."""
    return (one.report_key, one.commitment.span.start, abs(one.key))


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


def restated(connection: Connection, reports: Iterable[int], rule: str) -> list[StoredCommitment]:
    """The checkable commitments of reports that a rule says are restated, as they were read."""
    query = sa.select(_commitment.c.id, _commitment.c.rules).where(
        _commitment.c.restated.is_(True), _CHECKABLE
    )
    found = rows_in(connection, query, _commitment.c.report_id, reports)
    keys = [row["id"] for row in found if rule in row["rules"]]
    return commitments(connection, keys=keys) if keys else []


def targets(connection: Connection, keys: Sequence[int]) -> dict[int, tuple[Target, ...]]:
    """By commitment key: its targets."""
    return {key: tuple(found) for key, found in _targets(connection, keys).items()}


def _targets(connection: Connection, keys: Sequence[int]) -> dict[int, list[Target]]:
    query = sa.select(_target).order_by(_target.c.commitment_id, _target.c.ordinal)
    result: dict[int, list[Target]] = defaultdict(list)
    for row in rows_in(connection, query, _target.c.commitment_id, declarations.of_rows(keys)):
        result[row["commitment_id"]].append(convert.target(row))
    return result


def achievements(connection: Connection, reports: Iterable[int]) -> list[StoredAchievement]:
    """The achievements of reports, in text order."""
    query = (
        sa.select(_achievements, _report.c.ordinal, _text.c.text)
        .join(_report, _report.c.id == _achievements.c.report_id)
        .join(_text, _text.c.document_id == _report.c.document_id)
        .order_by(_achievements.c.report_id)
    )
    return [
        StoredAchievement(at, row["report_id"], achievement, answers)
        for row in rows_in(connection, query, _achievements.c.report_id, reports)
        for at, (achievement, answers) in enumerate(
            packing.achievements(bytes(row["data"]), row["ordinal"], row["text"])
        )
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
    for report, number in declarations.numbers(connection).items():
        declaratory = Grade.DECLARATORY.value
        by_grade[report][declaratory] = by_grade[report].get(declaratory, 0) + number
    done = sa.select(_achievements.c.report_id, _achievements.c.number)
    numbers: dict[int, int] = dict(connection.execute(done).all())
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
    return set(connection.execute(query).scalars()) | declarations.leads(connection)
