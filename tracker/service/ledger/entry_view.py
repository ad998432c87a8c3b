"""Ledger entries in full, for the few items a screen or a report shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db import declarations, documents, findings, items, office, people
from db.engine import Connection
from db.records import StoredCommitment, StoredReport
from tracker.domain.correction import Correction, apply
from tracker.domain.ledger import LedgerEntry
from tracker.domain.loop import Claim, UnitNotice, stage
from tracker.domain.loop import standing as in_force
from tracker.domain.occasions import Occasion, occasions
from tracker.domain.policy import Policy
from tracker.domain.promise import Achievement, Commitment
from tracker.domain.responsible import responsible_unit
from tracker.domain.unit_list import Units
from tracker.domain.verdict import Coverage, EvidenceMark, Finding, Mark, Verdict
from tracker.domain.vocabulary import Light, MarkKind, Status
from tracker.insight.pace import behind, faster, paces
from tracker.insight.starts import reviewed_starts
from tracker.judging.lights import light
from tracker.judging.status_rules import verdict
from tracker.service.people.review import standing

from .ledger_index import coverage_of


@dataclass(frozen=True, slots=True)
class Judging:
    """By what verdicts and lights are made."""

    as_of: date
    policy: Policy
    preset: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """Commitments with all that belongs to them, by key, report key or item."""

    commitments: tuple[StoredCommitment, ...]
    reports: Mapping[int, StoredReport]
    coverage: Mapping[int, tuple[Coverage, ...]]
    findings: Mapping[int, tuple[Finding, ...]]
    marks: Mapping[str, tuple[Mark, ...]]
    evidence_marks: Mapping[str, tuple[EvidenceMark, ...]]
    corrections: Mapping[str, tuple[Correction, ...]]
    notices: Mapping[str, tuple[UnitNotice, ...]]
    claims: Mapping[str, tuple[Claim, ...]]
    units: Units


def load(connection: Connection, commitments: Sequence[StoredCommitment]) -> Loaded:
    """Everything about some commitments."""
    of_items = [stored.item_id for stored in commitments]
    plans = list({stored.report_key for stored in commitments})
    later = findings.later_of(connection, plans)
    keys = {*plans, *(key for some in later.values() for key in some)}
    reports = {stored.key: stored for stored in documents.reports(connection, live=False, keys=keys)}
    with_sections = documents.sections_of(connection, plans)
    return Loaded(
        tuple(commitments),
        {key: documents.with_sections(stored, with_sections.get(key, ())) for key, stored in reports.items()},
        coverage_of(later, reports),
        findings.findings(connection, [stored.key for stored in commitments]),
        people.marks(connection, of_items),
        people.evidence_marks(connection, of_items),
        office.corrections(connection, of_items),
        office.notices(connection, of_items),
        office.claims(connection, of_items),
        office.listed_units(connection),
    )


def by_keys(connection: Connection, keys: Sequence[int], judging: Judging) -> tuple[LedgerEntry, ...]:
    """The entries of commitments, in the order of `keys`; those that are gone meanwhile are left out."""
    found = {stored.key: stored for stored in items.commitments(connection, keys=keys)}
    moved = declarations.moved(connection, [key for key in keys if key < 0 and key not in found])
    if moved:
        keys = [moved.get(key, key) for key in keys]
        found |= {stored.key: stored for stored in items.commitments(connection, keys=moved.values())}
    loaded = load(connection, [found[key] for key in keys if key in found])
    return tuple(entry(loaded, stored, judging) for stored in loaded.commitments)


def lights_by_keys(connection: Connection, keys: Sequence[int], judging: Judging) -> dict[int, Light]:
    """The lights of commitments, by key."""
    made: dict[int, Light] = {}
    for start in range(0, len(keys), 2000):
        found = items.commitments(connection, keys=keys[start : start + 2000])
        loaded = load(connection, found)
        for stored in found:
            made[stored.key] = entry(loaded, stored, judging).light
    return made


def entry(
    loaded: Loaded, stored: StoredCommitment, judging: Judging, review: Sequence[Achievement] = ()
) -> LedgerEntry:
    """One entry; `review` is what its own report tells of the time before, where start values may stand."""
    home = loaded.reports[stored.report_key]
    marks = loaded.marks.get(stored.item_id, ())
    found = loaded.findings.get(stored.key, ())
    corrected = apply(stored.commitment, loaded.corrections.get(stored.item_id, ()), judging.as_of)
    commitment = loaded.units.named(corrected.commitment)
    judged = verdict(
        commitment,
        found,
        loaded.coverage.get(stored.report_key, ()),
        marks,
        loaded.evidence_marks.get(stored.item_id, ()),
        judging.as_of,
        judging.policy,
    )
    sections = home.report.sections
    position = commitment.section
    plan = (sections[position].plan_period if position < len(sections) else None) or home.report.plans
    deciding = _deciding(found, judged)
    pending = judged.status is Status.PENDING
    pace = (
        paces(commitment, plan, deciding, judging.as_of, reviewed=reviewed_starts(commitment, review))
        if pending
        else ()
    )
    made = [mark for mark in marks if mark.at.date() <= judging.as_of]
    kept = standing(made)
    noted = [mark.note for mark in kept if mark.note]
    notices = in_force(loaded.notices.get(stored.item_id, ()), judging.as_of)
    claims = in_force(loaded.claims.get(stored.item_id, ()), judging.as_of)
    return LedgerEntry(
        id=stored.item_id,
        document=home.document_name,
        document_id=home.document_id,
        report_id=home.public_id,
        report_title=home.report.title,
        report_date=home.report.date,
        issuer=home.report.issuer,
        section=sections[position].path if position < len(sections) else (),
        commitment=commitment,
        verdict=judged,
        light=light(
            commitment,
            judged,
            judging.as_of,
            judging.policy.preset(judging.preset),
            behind=behind(commitment, plan, deciding),
            faster=faster(pace),
        ),
        topic=stored.topic,
        year=stored.year,
        note=noted[-1] if noted else "",
        version=stored.version,
        origin=corrected.origin,
        corrected=corrected.read,
        dropped=corrected.dropped,
        contact=corrected.contact,
        measure=corrected.measure,
        notices=notices,
        claims=claims,
        stage=stage(
            responsible_unit(commitment.lead, home.report.issuer),
            judged.mark.kind if judged.mark else None,
            notices,
            claims,
            judging.as_of,
        ),
        extensions=sum(1 for mark in kept if mark.kind is MarkKind.EXTENDED),
        pace=pace,
        occasions=_occasions(commitment, home, claims, judged, judging.as_of),
    )


def _occasions(
    commitment: Commitment,
    home: StoredReport,
    claims: Sequence[Claim],
    judged: Verdict,
    as_of: date,
) -> tuple[Occasion, ...]:
    if not commitment.stages and commitment.recurrence is None:
        return ()
    begun = home.report.date.first_day() if home.report.date else None
    fulfilled = judged.status is Status.FULFILLED
    return occasions(commitment, begun, claims, as_of, fulfilled=fulfilled)


def _deciding(found: Sequence[Finding], judged: Verdict) -> Finding | None:
    """The finding a verdict rests on."""
    same = (one for one in found if (one.rule, one.comparisons) == (judged.rule, judged.comparisons))
    return next(same, None)
