"""Rows of later tables that say a promise on file once more: they answer it, and are no promises of their own.

Which rows those are follows from the live reports alone, like what was found about their promises; so it is the same in whatever
order the reports came.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from graphlib import TopologicalSorter

from db import documents, findings, items
from db.engine import Connection
from db.records import Restatement, StoredCommitment
from tracker.domain.ledger import Restating
from tracker.judging.row_progress import OWN_ROW
from tracker.matching.restated import Stated, restated
from tracker.service.processes.task import Pair


@dataclass(frozen=True, slots=True)
class Again:
    """What rows of later reports say once more: `links` by pair; `rows` by later report, from item to the row's item, where the row
    says nothing else."""

    links: dict[Pair, tuple[Restatement, ...]] = field(default_factory=dict)
    rows: dict[int, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))


def found(connection: Connection, pairs: Iterable[Pair]) -> Again:
    """What the rows of the later reports of pairs say once more. All is taken as it was read: what people set right of an item makes
    it no other promise."""
    plans: dict[int, list[int]] = defaultdict(list)
    for plan, later in pairs:
        if plan != later:
            plans[later].append(plan)
    rows = _by_report(items.restated(connection, plans, OWN_ROW))
    asked = {plan for later in rows for plan in plans[later]}
    promised = _by_report(items.commitments(connection, reports=asked, checkable=True))
    again = Again()
    for later, some in rows.items():
        for plan in plans[later]:
            links = restated(_stated(promised.get(plan, ())), _stated(some))
            keys = {one.item_id: one.key for one in (*some, *promised.get(plan, ()))}
            again.links[plan, later] = tuple(
                Restatement(keys[link.item], keys[link.row], link.changed) for link in links
            )
            again.rows[later] |= {link.item: link.row for link in links if not link.changed}
    return again


def hidden(connection: Connection) -> frozenset[int]:
    """The commitments, by key, that only say once more what stands in the ledger; never one that people decided about.

    A row says what an earlier one says, which may itself be hidden: something that is shown must lead to it, or nobody would see what
    it tells.
    """
    rows: dict[int, list[int]] = defaultdict(list)
    decided = set()
    for link in findings.restatements(connection):
        if not link.changed:
            rows[link.row].append(link.commitment)
            if link.decided:
                decided.add(link.row)
    shown: dict[int, bool] = {}
    for key in TopologicalSorter(rows).static_order():  # links lead from later reports to earlier ones
        shown[key] = key in decided or not any(shown[earlier] for earlier in rows.get(key, ()))
    return frozenset(key for key in rows if not shown[key])


def of(connection: Connection, commitment: int) -> tuple[Restating, ...]:
    """Where a commitment, by key, is said once more, and what it says once more."""
    links = findings.restatements(connection, [commitment])
    if not links:
        return ()
    away = hidden(connection)
    others = {link.row if link.commitment == commitment else link.commitment: link for link in links}
    stored = items.commitments(connection, keys=others)
    homes = documents.reports(connection, keys={one.report_key for one in stored})
    reports = {home.key: home for home in homes}
    made = []
    for one in stored:
        home, link = reports[one.report_key], others[one.key]
        before = link.commitment == one.key
        row = commitment if before else one.key
        made.append(
            Restating(
                one.item_id,
                before,
                link.changed,
                row not in away,
                home.document_name,
                home.report.title,
                home.report.date,
                one.commitment,
            )
        )
    return tuple(sorted(made, key=lambda one: (not one.before, str(one.report_date or ""), one.item)))


def _by_report(some: Iterable[StoredCommitment]) -> dict[int, list[StoredCommitment]]:
    result: dict[int, list[StoredCommitment]] = defaultdict(list)
    for one in some:
        result[one.report_key].append(one)
    return result


def _stated(some: Iterable[StoredCommitment]) -> list[Stated]:
    return [Stated(one.item_id, one.commitment, one.year) for one in some]
