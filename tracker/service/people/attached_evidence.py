"""Clauses that a person picked as evidence, with their numbers beside the targets of the item."""

from collections.abc import Sequence

from db import documents, items
from db.engine import Connection
from tracker.domain.ledger import LedgerEntry
from tracker.domain.promise import Measure
from tracker.domain.verdict import Comparison, Evidence, EvidenceMark
from tracker.judging.attached import compare
from tracker.judging.evidence_decisions import attached_evidence
from tracker.service.ledger.entry_view import Judging


def compared(
    connection: Connection, entry: LedgerEntry, decided: Sequence[EvidenceMark], judging: Judging
) -> tuple[tuple[Evidence, tuple[Comparison, ...]], ...]:
    """The picked ones among the evidence shown: attached by the day, or given with the mark in force."""
    targets = entry.commitment.targets
    if not targets:
        return ()
    attached = {*attached_evidence([mark for mark in decided if mark.at.date() <= judging.as_of])}
    if entry.verdict.mark is not None and entry.verdict.mark.evidence is not None:
        attached.add(entry.verdict.mark.evidence)
    return tuple(
        (evidence, compare(targets, _measures(connection, evidence), judging.policy.tolerance))
        for evidence in entry.verdict.evidence
        if evidence in attached
    )


def _measures(connection: Connection, evidence: Evidence) -> tuple[Measure, ...]:
    """What the clause reports: as read with its surroundings, else as it stands; nothing where it is gone."""
    found = documents.reports(connection, live=False, public_id=evidence.report_id)
    if not found:
        return ()
    read = [
        measure
        for stored in items.achievements(connection, [found[0].key])
        for measure in stored.achievement.measures
        if measure.span is not None and measure.span.overlap(evidence.span) == len(measure.span)
    ]
    if read:
        return tuple(read)
    from tracker.extraction.numbers.targets import read_measures

    text = documents.text(connection, found[0].document_key)
    if evidence.span.of(text) != evidence.text:
        return ()
    return read_measures(text, evidence.span.start, evidence.span.end)
