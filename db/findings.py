"""Judged pairs of reports, and what was found."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from tracker.domain.verdict import Evidence, Finding
from tracker.domain.vocabulary import Outcome

from . import columns, convert, declarations
from .core import insert_keys, insert_many, portions, rows_in
from .records import Restatement

_pair = columns.pair
_restatement = columns.restatement
_item = columns.item
_finding = columns.finding
_evidence = columns.evidence
_report = columns.report
_document = columns.document
_commitment = columns.commitment


def judged_pairs(
    connection: Connection, policy: str | None = None, *, plans: Collection[int] | None = None
) -> set[tuple[int, int]]:
    """The (plan, later) pairs of report keys that have been judged; only those judged by one policy, when named; only
    those of some plans."""
    query = sa.select(_pair.c.plan_id, _pair.c.later_id)
    if policy is not None:
        query = query.where(_pair.c.policy == policy)
    if plans is not None:
        return {
            (row["plan_id"], row["later_id"]) for row in rows_in(connection, query, _pair.c.plan_id, plans)
        }
    return {(plan, later) for plan, later in connection.execute(query)}


def later_of(connection: Connection, plans: Iterable[int] | None = None) -> dict[int, tuple[int, ...]]:
    """By plan key, for all plans or some: the live later reports it was judged against, itself excluded."""
    query = (
        sa.select(_pair.c.plan_id, _pair.c.later_id)
        .join(_report, _report.c.id == _pair.c.later_id)
        .where(_report.c.live.is_(True), _pair.c.plan_id != _pair.c.later_id)
        .order_by(_pair.c.plan_id, _pair.c.later_id)
    )
    result: dict[int, list[int]] = defaultdict(list)
    rows: Iterable[Any] = (
        connection.execute(query)
        if plans is None
        else [tuple(row.values()) for row in rows_in(connection, query, _pair.c.plan_id, plans)]
    )
    for plan, later in rows:
        result[plan].append(later)
    return {plan: tuple(later) for plan, later in result.items()}


def store_pairs(
    connection: Connection,
    pairs: Collection[tuple[int, int]],
    found: Mapping[int, Mapping[int, Finding]],
    policy: str,
    at: datetime,
) -> None:
    """Store what the later reports of (plan, later) pairs say, replacing what they were found to say before.

    `found` gives the findings by later report and commitment, silent ones left out; a finding's evidence is all of its
    later report.
    """
    forget_pairs(connection, pairs)
    insert_many(
        connection,
        _pair,
        [{"plan_id": plan, "later_id": later, "policy": policy, "judged_at": at} for plan, later in pairs],
    )
    _add(
        connection, [(later, key, one) for later, findings in found.items() for key, one in findings.items()]
    )


def store_restatements(connection: Connection, rows: Iterable[Restatement]) -> None:
    """Store which rows of later reports say earlier commitments once more; of pairs that are being stored."""
    insert_many(
        connection,
        _restatement,
        [{"commitment_id": one.commitment, "row_id": one.row, "changed": one.changed} for one in rows],
    )


def restatements(connection: Connection, commitments: Collection[int] | None = None) -> list[Restatement]:
    """The restatements between live reports, of all commitments or those that some, by key, are part of; by report and place."""
    earlier, row = _commitment.alias(), _commitment.alias()
    home, later = _report.alias(), _report.alias()
    query = (
        sa.select(_restatement, _item.c.version)
        .join(earlier, earlier.c.id == _restatement.c.commitment_id)
        .join(row, row.c.id == _restatement.c.row_id)
        .join(home, home.c.id == earlier.c.report_id)
        .join(later, later.c.id == row.c.report_id)
        .join(_item, _item.c.id == row.c.item_id)
        .where(home.c.live.is_(True), later.c.live.is_(True))
        .order_by(_restatement.c.commitment_id, _restatement.c.row_id)
    )
    if commitments is None:
        found: Iterable[Any] = connection.execute(query).mappings()
    else:
        rows = {}
        for column in (_restatement.c.commitment_id, _restatement.c.row_id):
            for one in rows_in(connection, query, column, declarations.of_rows(commitments)):
                rows[one["commitment_id"], one["row_id"]] = one
        found = [rows[place] for place in sorted(rows)]
    return [
        Restatement(one["commitment_id"], one["row_id"], one["changed"], one["version"] > 0) for one in found
    ]


def any_says_again(connection: Connection, items: Iterable[str]) -> bool:
    """Whether one of some items is a row that says an earlier commitment once more."""
    query = sa.select(_commitment.c.item_id).join(_restatement, _restatement.c.row_id == _commitment.c.id)
    return any(True for _ in rows_in(connection, query, _commitment.c.item_id, items))


def store_one(connection: Connection, commitment: int, later: int, found: Finding | None) -> None:
    """Replace what `later` says of one commitment; its evidence is all of `later`."""
    connection.execute(
        sa.delete(_finding).where(_finding.c.commitment_id == commitment, _finding.c.report_id == later)
    )
    if found is not None:
        _add(connection, [(later, commitment, found)])


def _add(connection: Connection, found: Sequence[tuple[int, int, Finding]]) -> None:
    """Insert findings, each with its later report and commitment."""
    keys = insert_keys(
        connection,
        _finding,
        [
            {"commitment_id": commitment, "report_id": later, **convert.finding_columns(one)}
            for later, commitment, one in found
        ],
    )
    insert_many(
        connection,
        _evidence,
        [
            {
                "finding_id": key,
                "ordinal": position,
                "report_id": later,
                **convert.evidence_columns(evidence),
            }
            for key, (later, _, one) in zip(keys, found, strict=True)
            for position, evidence in enumerate(one.evidence)
        ],
    )


def forget_pairs(connection: Connection, pairs: Collection[tuple[int, int]]) -> None:
    """Remove pairs and what was found by them."""
    known: set[tuple[int, int]] = set()
    query = sa.select(_pair.c.plan_id, _pair.c.later_id)
    for portion in portions(later for _, later in pairs):
        rows = connection.execute(query.where(_pair.c.later_id.in_(portion))).all()
        known.update((plan, later) for plan, later in rows)
    gone = [{"plan": plan, "later": later} for plan, later in pairs if (plan, later) in known]
    if gone:
        connection.execute(_FORGET_PAIR, gone)
        connection.execute(_FORGET_FINDINGS, gone)
        connection.execute(_FORGET_RESTATEMENTS, gone)


_FORGET_PAIR = sa.delete(_pair).where(
    _pair.c.plan_id == sa.bindparam("plan"), _pair.c.later_id == sa.bindparam("later")
)
_FORGET_FINDINGS = sa.delete(_finding).where(
    _finding.c.report_id == sa.bindparam("later"),
    _finding.c.commitment_id.in_(
        sa.select(_commitment.c.id).where(_commitment.c.report_id == sa.bindparam("plan"))
    ),
)

_FORGET_RESTATEMENTS = sa.delete(_restatement).where(
    _restatement.c.commitment_id.in_(
        sa.select(_commitment.c.id).where(_commitment.c.report_id == sa.bindparam("plan"))
    ),
    _restatement.c.row_id.in_(
        sa.select(_commitment.c.id).where(_commitment.c.report_id == sa.bindparam("later"))
    ),
)


def forget_reports(connection: Connection, reports: Iterable[int]) -> None:
    """Remove every pair that one of the reports is part of."""
    wanted = set(reports)
    forget_pairs(connection, [pair for pair in judged_pairs(connection) if wanted & set(pair)])


def findings(connection: Connection, commitments: Iterable[int]) -> dict[int, tuple[Finding, ...]]:
    """By commitment key: the findings of live reports, with their evidence."""
    query = (
        sa.select(_finding, _report.c.public_id.label("report_public_id"), _report.c.live)
        .join(_report, _report.c.id == _finding.c.report_id)
        .order_by(_finding.c.commitment_id, _finding.c.id)
    )
    # Asked for `live`, SQLite would go through all findings of all live reports.
    keys = declarations.of_rows(commitments)
    rows = [row for row in rows_in(connection, query, _finding.c.commitment_id, keys) if row["live"]]
    evidence = _evidence_of(connection, [row["id"] for row in rows])
    result: dict[int, list[Finding]] = defaultdict(list)
    for row in rows:
        result[row["commitment_id"]].append(
            convert.finding(row, row["report_public_id"], evidence.get(row["id"], ()))
        )
    return {key: tuple(found) for key, found in result.items()}


def _evidence_of(connection: Connection, keys: Sequence[int]) -> dict[int, list[Evidence]]:
    query = (
        sa.select(
            _evidence,
            _report.c.public_id.label("report_public_id"),
            _report.c.dated,
            _document.c.name.label("document_name"),
        )
        .join(_report, _report.c.id == _evidence.c.report_id)
        .join(_document, _document.c.id == _report.c.document_id)
        .order_by(_evidence.c.finding_id, _evidence.c.ordinal)
    )
    result: dict[int, list[Evidence]] = defaultdict(list)
    for row in rows_in(connection, query, _evidence.c.finding_id, keys):
        result[row["finding_id"]].append(convert.evidence(row))
    return result


def outcomes(
    connection: Connection, pairs: Collection[tuple[int, int]]
) -> dict[tuple[int, int], tuple[str, tuple[str, str]]]:
    """By later report and commitment of the pairs: item, and outcome and rule of what was found, where it was not silent."""
    query = (
        sa.select(
            _commitment.c.report_id.label("plan"),
            _finding.c.report_id,
            _finding.c.commitment_id,
            _commitment.c.item_id,
            _finding.c.outcome,
            _finding.c.rule,
        )
        .join(_commitment, _commitment.c.id == _finding.c.commitment_id)
        .where(_finding.c.outcome != Outcome.SILENT)
    )
    wanted = set(pairs)
    result: dict[tuple[int, int], tuple[str, tuple[str, str]]] = {}
    for portion in portions(later for _, later in pairs):
        for plan, later, key, item, outcome, rule in connection.execute(
            query.where(_finding.c.report_id.in_(portion))
        ):
            if (plan, later) in wanted:
                result[(later, key)] = (item, (str(outcome), rule))
    return result
