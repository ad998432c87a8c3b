"""Commitments with what people set right laid over them, for judging and for the narrow lines of the ledger."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from db import items, office
from db.engine import Connection
from db.records import LedgerLine, StoredCommitment
from tracker.domain.correction import KEPT, Corrected, Correction, apply
from tracker.domain.promise import Commitment
from tracker.domain.unit_list import Units
from tracker.domain.vocabulary import Grade


def judged_commitments(connection: Connection, reports: Collection[int]) -> list[StoredCommitment]:
    """The checkable commitments of reports as people say they are: what later reports are asked about."""
    corrections = office.corrections_in(connection, reports)
    found = items.commitments(connection, reports=reports, checkable=True)
    raised = graded(corrections) - {one.item_id for one in found}
    if raised:
        wanted = set(reports)
        more = items.commitments(connection, items=raised, live=False)
        found += [one for one in more if one.report_key in wanted]
        found.sort(key=lambda one: (one.report_key, one.commitment.span, one.key))
    if not corrections:
        return found
    laid = (corrected_commitment(one, corrections) for one in found)
    return [one for one in laid if one.commitment.grade is not Grade.DECLARATORY]


def corrected_commitment(
    stored: StoredCommitment, corrections: Mapping[str, Sequence[Correction]]
) -> StoredCommitment:
    """A stored commitment with all its corrections."""
    made = corrections.get(stored.item_id)
    return replace(stored, commitment=apply(stored.commitment, made).commitment) if made else stored


def graded(corrections: Mapping[str, Sequence[Correction]]) -> set[str]:
    """The items whose grade a person has set at some time."""
    return {
        item
        for item, made in corrections.items()
        if any(correction.changes.grade is not KEPT for correction in made)
    }


def deadlines(connection: Connection, reports: Sequence[int]) -> dict[int, set[tuple[date | None, bool]]]:
    """As `db.items.deadlines`, with the deadlines that people have set among them."""
    result = items.deadlines(connection, reports)
    corrections = office.corrections_in(connection, reports)
    dated = [
        item
        for item, made in corrections.items()
        if any(one.changes.deadline is not KEPT or one.changes.grade is not KEPT for one in made)
    ]
    wanted = set(reports)
    for stored in items.commitments(connection, items=dated, live=False) if dated else ():
        if stored.report_key in wanted:
            made = corrected_commitment(stored, corrections).commitment
            result.setdefault(stored.report_key, set()).add((made.deadline.date, made.restated))
    return result


def corrected_line(
    line: LedgerLine, narrow: Commitment, corrections: Sequence[Correction], units: Units, as_of: date
) -> tuple[LedgerLine, Corrected]:
    """A line of the ledger as people say it is on a day. `narrow` is its commitment as far as the line knows it."""
    made = apply(narrow, corrections, as_of)
    commitment = units.named(made.commitment)
    kind = replace(
        line.kind,
        grade=commitment.grade,
        deadline=commitment.deadline.date,
        basis=commitment.deadline.basis,
        redacted=any(target.redacted for target in commitment.targets),
    )
    return line._replace(kind=kind, lead=commitment.lead), replace(made, commitment=commitment)


def words_of(made: Corrected) -> str:
    """What a search looks through besides what was read: the words that people gave."""
    commitment = made.commitment
    parts: Iterable[str | None] = (
        commitment.text,
        commitment.lead,
        *commitment.support,
        commitment.leader,
        made.contact,
        made.measure,
        *(f"{target.metric}\n{target.raw}" for target in commitment.targets),
    )
    return "\n".join(part for part in parts if part)
