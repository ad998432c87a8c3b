"""Judged pairs of reports, and what was found."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from tracker.domain.verdict import Evidence, Finding
from tracker.domain.vocabulary import Outcome

from . import columns, convert
from .core import insert_keys, insert_many, portions, rows_in

_pair = columns.pair
_finding = columns.finding
_evidence = columns.evidence
_report = columns.report
_document = columns.document
_commitment = columns.commitment


def judged_pairs(connection: Connection, policy: str | None = None) -> set[tuple[int, int]]:
    """The (plan, later) pairs of report keys that have been judged; only those judged by one policy, when named."""
    query = sa.select(_pair.c.plan_id, _pair.c.later_id)
    if policy is not None:
        query = query.where(_pair.c.policy == policy)
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
    plans: Collection[int],
    later: int,
    later_id: str,
    found: Mapping[int, Finding],
    policy: str,
    at: datetime,
) -> None:
    """Store what `later` says of the commitments of `plans` (by commitment key; silent ones left out), replacing it.

    All evidence is of `later` itself, whose public id is `later_id`.
    """
    forget_pairs(connection, [(plan, later) for plan in plans])
    insert_many(
        connection,
        _pair,
        [{"plan_id": plan, "later_id": later, "policy": policy, "judged_at": at} for plan in plans],
    )
    _add(connection, later, found, {later_id: later})


def store_one(connection: Connection, commitment: int, later: int, found: Finding | None) -> None:
    """Replace what `later` says of one commitment; its evidence is all of `later`."""
    connection.execute(
        sa.delete(_finding).where(_finding.c.commitment_id == commitment, _finding.c.report_id == later)
    )
    if found is not None:
        _add(connection, later, {commitment: found}, {item.report_id: later for item in found.evidence})


def _add(
    connection: Connection, later: int, found: Mapping[int, Finding], evidence_reports: Mapping[str, int]
) -> None:
    commitments = list(found)
    keys = insert_keys(
        connection,
        _finding,
        [
            {"commitment_id": key, "report_id": later, **convert.finding_columns(found[key])}
            for key in commitments
        ],
    )
    insert_many(
        connection,
        _evidence,
        [
            {
                "finding_id": finding_key,
                "ordinal": position,
                "report_id": evidence_reports[evidence.report_id],
                **convert.evidence_columns(evidence),
            }
            for finding_key, key in zip(keys, commitments, strict=True)
            for position, evidence in enumerate(found[key].evidence)
        ],
    )


def forget_pairs(connection: Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Remove pairs and what was found by them."""
    plans: dict[int, list[int]] = defaultdict(list)
    for plan, later in pairs:
        plans[later].append(plan)
    for later, of_later in plans.items():
        for portion in portions(of_later):
            removed = connection.execute(
                sa.delete(_pair).where(_pair.c.later_id == later, _pair.c.plan_id.in_(portion))
            )
            if removed.rowcount:
                of_plans = sa.select(_commitment.c.id).where(_commitment.c.report_id.in_(portion))
                connection.execute(
                    sa.delete(_finding).where(
                        _finding.c.report_id == later, _finding.c.commitment_id.in_(of_plans)
                    )
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
    rows = [row for row in rows_in(connection, query, _finding.c.commitment_id, commitments) if row["live"]]
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
    connection: Connection, plans: Collection[int], later: int
) -> dict[int, tuple[str, tuple[str, str]]]:
    """By commitment key of `plans`: item, and outcome and rule of what `later` was found to say, where it was not silent."""
    query = (
        sa.select(_finding.c.commitment_id, _commitment.c.item_id, _finding.c.outcome, _finding.c.rule)
        .join(_commitment, _commitment.c.id == _finding.c.commitment_id)
        .where(_finding.c.report_id == later, _finding.c.outcome != Outcome.SILENT)
    )
    result: dict[int, tuple[str, tuple[str, str]]] = {}
    for portion in portions(plans):
        rows = connection.execute(query.where(_commitment.c.report_id.in_(portion))).all()
        result.update({key: (item, (str(outcome), rule)) for key, item, outcome, rule in rows})
    return result
