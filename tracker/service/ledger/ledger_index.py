"""The whole ledger on one day, in memory and in its narrowest form.

Loading gives what depends on the store alone (`Base`); `shown` lays the verdicts of a day over it. Statuses come from
`tracker.judging.status_rules` only: here it is merely not asked twice when everything it looks at is the same.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import NamedTuple

from db import documents, findings, items, ledger_lines, office, people
from db.engine import Connection
from db.records import FindingLine, LedgerLine, StoredReport
from tracker.domain.correction import Corrected, Correction
from tracker.domain.loop import Claim, UnitNotice
from tracker.domain.policy import Policy
from tracker.domain.promise import Commitment, Deadline, Target
from tracker.domain.responsible import responsible_unit
from tracker.domain.text import Span
from tracker.domain.unit_list import Units
from tracker.domain.verdict import Coverage, Evidence, EvidenceMark, Finding, Mark, Verdict
from tracker.domain.vocabulary import Grade, Op
from tracker.judging.status_rules import verdict
from tracker.service.filing.body_identity import called
from tracker.service.filing.restatements import hidden

from .corrected import corrected_line, graded


def unit_of(base: "Base", line: LedgerLine) -> str | None:
    """The unit that answers for a line, by the name it goes by; None where neither it nor its report names one."""
    return unit_called(base, line.lead, line.kind.report_key) or None


def unit_called(base: "Base", lead: str | None, report: int) -> str:
    """What the unit is called that answers for an item of a report led by `lead`; "" where neither names one."""
    unit = responsible_unit(lead, base.issuers[report] or None) or ""
    return base.units.called(unit) if base.units else unit


NOWHERE = Span(0, 0)
_REDACTED = (Target("", Op.AT_LEAST, None, None, "", redacted=True),)
_QUOTED = (Evidence("", "", NOWHERE, "", 0.0),)
"""Stands for evidence whose words are not needed to know the status."""


@dataclass(frozen=True, slots=True)
class Base:
    """What the store holds, as of its newest act.

    Findings without words are shared between all commitments about which the same was found: `confidence` is then the
    finding's place, by which `confidences` gives the one that belongs to it. `issuers` gives, by report key,
    what the body is called that issued it; `targets`, by commitment key, those of items that people marked or set
    right. `declaratory` is whether declaratory items are among the lines.
    """

    newest: people.Moment
    lines: tuple[LedgerLine, ...]
    reports: Mapping[int, StoredReport]
    coverage: Mapping[int, tuple[Coverage, ...]]
    findings: Mapping[int, tuple[Finding, ...]]
    confidences: Mapping[int, tuple[float, ...]]
    marks: Mapping[str, tuple[Mark, ...]]
    evidence_marks: Mapping[str, tuple[EvidenceMark, ...]]
    issuers: Mapping[int, str]
    targets: Mapping[int, tuple[Target, ...]]
    corrections: Mapping[str, tuple[Correction, ...]]
    notices: Mapping[str, tuple[UnitNotice, ...]]
    claims: Mapping[str, tuple[Claim, ...]]
    units: Units
    declaratory: bool


class ShownLine(NamedTuple):
    """A line as it stands on one day. Lines about which all is alike share their verdict, whose confidence is then not
    theirs; `corrected` is there where people set something right.
    """

    line: LedgerLine
    verdict: Verdict
    confidence: float
    corrected: Corrected | None = None

    @property
    def dropped(self) -> bool:
        """Whether people took it off the ledger."""
        return self.corrected is not None and self.corrected.dropped


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Every item of the ledger on `as_of`, in the order of documents and text."""

    base: Base
    as_of: date
    shown: tuple[ShownLine, ...]


def load_base(connection: Connection, *, declaratory: bool) -> Base:
    """Read all there is; declaratory commitments, several times as many as the others, only when asked for."""
    units, corrections = office.listed_units(connection), office.corrections(connection)
    lines = _lines(connection, units, corrections, declaratory=declaratory)
    return _base(connection, lines, units, corrections, declaratory=declaratory)


def _base(
    connection: Connection,
    lines: tuple[LedgerLine, ...],
    units: Units,
    corrections: Mapping[str, tuple[Correction, ...]],
    *,
    declaratory: bool,
    some: bool = False,
) -> Base:
    """The base of these lines; `some` where they are but a few of all."""
    newest = people.newest(connection)
    keys = [line.key for line in lines] if some else None
    of_items = [line.item_id for line in lines] if some else None
    plans = {line.kind.report_key for line in lines} if some else None
    found = ledger_lines.finding_lines(connection, keys)
    later = findings.later_of(connection, plans)
    merged = people.merged_bodies(connection)
    if plans is None:
        reports = {stored.key: stored for stored in documents.reports(connection)}
        named = called(reports, merged)
    else:
        wanted = {*plans, *(key for some in later.values() for key in some)}
        wanted.update(line.report_key for line in found)
        reports = {stored.key: stored for stored in documents.reports(connection, keys=wanted)}
        bodies = {stored.body for stored in reports.values() if stored.body is not None}
        of_bodies = {stored.key: stored for stored in documents.of_bodies(connection, bodies)}
        named = called(of_bodies | reports, merged)
    evidence_marks = people.evidence_marks(connection, of_items)
    narrow, confidences = _narrow((line for line in found if line.report_key in reports), reports)
    decided = {line.item_id: line.key for line in lines if line.item_id in evidence_marks}
    marks = people.marks(connection, of_items)
    narrow.update(
        findings.findings(connection, decided.values())
    )  # decisions on links need the places of evidence
    return Base(
        newest,
        lines,
        reports,
        coverage_of(later, reports),
        narrow,
        confidences,
        marks,
        evidence_marks,
        named,
        items.targets(
            connection, [line.key for line in lines if line.item_id in marks or line.item_id in corrections]
        ),
        corrections,
        office.notices(connection, of_items),
        office.claims(connection, of_items),
        units,
        declaratory,
    )


def load_reports(connection: Connection, reports: Collection[int]) -> Base:
    """The checkable commitments of some live reports alone, with all that is known of them."""
    units, corrections = office.listed_units(connection), office.corrections_in(connection, reports)
    lines = _lines(connection, units, corrections, declaratory=False, of_reports=reports)
    return _base(connection, lines, units, corrections, declaratory=False, some=True)


def longest_overdue(connection: Connection, as_of: date, policy: Policy, count: int) -> tuple[ShownLine, ...]:
    """The first lines of the ledger in its usual order, about so many: those that are overdue longest. Empty where that
    cannot be known from so few.

    All lines that come before the last one looked at, by deadline and text, are among those looked at, and so is every
    item whose deadline people may have set: no other can stand before it.
    """
    earliest = ledger_lines.earliest(connection, as_of, count)
    if len(earliest) < count:
        return ()
    corrections = office.corrections(connection)
    decided = {*people.marks(connection), *people.evidence_marks(connection), *corrections}
    if len(decided) > count:
        return ()
    units, wanted = office.listed_units(connection), {item for item, _ in earliest} | decided
    lines = _lines(connection, units, corrections, declaratory=False, of_items=wanted)
    lines = tuple(sorted(lines, key=ledger_lines.text_order))
    laid = snapshot(_base(connection, lines, units, corrections, declaratory=False, some=True), as_of, policy)
    found = [
        ((line.verdict.deadline, ledger_lines.text_order(line.line)), line)
        for line in laid.shown
        if line.verdict.days_overdue is not None
        and line.verdict.deadline is not None
        and not line.dropped
        and line.line.kind.grade is not Grade.DECLARATORY
    ]
    last = earliest[-1][1]
    return tuple(line for place, line in sorted(found, key=lambda one: one[0]) if place < last)


def _lines(
    connection: Connection,
    units: Units,
    corrections: Mapping[str, tuple[Correction, ...]],
    *,
    declaratory: bool,
    of_items: Collection[str] | None = None,
    of_reports: Collection[int] | None = None,
) -> tuple[LedgerLine, ...]:
    """The lines, units by the names they go by; those whose grade a person has set are never left out."""
    lines = ledger_lines.lines(connection, declaratory=declaratory, items=of_items, reports=of_reports)
    if not declaratory:
        raised = graded(corrections) - {line.item_id for line in lines}
        if of_items is not None:
            raised &= set(of_items)
        if raised:
            more = ledger_lines.lines(connection, declaratory=True, items=raised)
            lines += [line for line in more if of_reports is None or line.kind.report_key in of_reports]
            lines.sort(key=ledger_lines.text_order)
    again = hidden(connection) if lines else frozenset()
    if again:
        lines = [line for line in lines if line.key not in again]
    if units:
        lines = [line._replace(lead=units.called(line.lead)) if line.lead else line for line in lines]
    return tuple(lines)


def refreshed(connection: Connection, base: Base, touched: Collection[str], newest: people.Moment) -> Base:
    """The base with what people decided about some items read again."""
    # A declaratory item becomes a row of its own when people decide about it: its line is then read again.
    present = {line.item_id: line.key for line in base.lines if line.item_id in touched and line.key >= 0}
    corrections = {**base.corrections, **office.corrections(connection, touched)}
    lines, reports, issuers = base.lines, base.reports, base.issuers
    new = _lines(
        connection,
        base.units,
        corrections,
        declaratory=base.declaratory,
        of_items=[item for item in touched if item not in present],
    )
    if new:
        before = (line for line in lines if line.key >= 0 or line.item_id not in touched)
        lines = tuple(sorted((*before, *new), key=ledger_lines.text_order))
        homes = documents.reports(connection, keys={line.kind.report_key for line in new} - set(reports))
        reports = {**reports, **{stored.key: stored for stored in homes}}
        issuers = {**issuers, **{stored.key: stored.report.issuer or "" for stored in homes}}
    keys = {*present.values(), *(line.key for line in new)}
    decided = people.evidence_marks(connection, touched)
    marks = people.marks(connection, touched)
    found = findings.findings(connection, keys)
    return replace(
        base,
        newest=newest,
        lines=lines,
        reports=reports,
        issuers=issuers,
        corrections=corrections,
        notices={**base.notices, **office.notices(connection, touched)},
        claims={**base.claims, **office.claims(connection, touched)},
        findings={key: value for key, value in base.findings.items() if key not in keys} | found,
        marks={**base.marks, **marks},
        evidence_marks={**base.evidence_marks, **decided},
        targets={**base.targets, **items.targets(connection, [*keys])},
    )


def refreshed_snapshot(before: Snapshot, base: Base, touched: Collection[str], policy: Policy) -> Snapshot:
    """The snapshot with the verdicts of some items made again."""
    if base.lines is before.base.lines:
        read = {line.key: line for line in base.lines if line.item_id in touched}
        return Snapshot(
            base,
            before.as_of,
            tuple(
                _laid(base, read[line.line.key], before.as_of, policy) if line.line.key in read else line
                for line in before.shown
            ),
        )
    kept = {line.line.key: line for line in before.shown if line.line.item_id not in touched}
    shown = []
    for stored in base.lines:
        if stored.key in kept:
            shown.append(kept[stored.key])
        elif stored.item_id in touched and on_file(base.reports[stored.kind.report_key], before.as_of):
            shown.append(_laid(base, stored, before.as_of, policy))
    return Snapshot(base, before.as_of, tuple(shown))


def _laid(base: Base, line: LedgerLine, as_of: date, policy: Policy) -> ShownLine:
    """A line as it stands on a day, judged on its own."""
    corrections = base.corrections.get(line.item_id)
    if corrections is None:
        return _shown(base, line, _judged(base, line, as_of, policy, base.targets.get(line.key, ())))
    narrow = narrow_commitment(line, base.targets.get(line.key, ()))
    line, made = corrected_line(line, narrow, corrections, base.units, as_of)
    return _shown(base, line, _judged(base, line, as_of, policy, made.commitment.targets), made)


def coverage_of(
    later: Mapping[int, Sequence[int]], reports: Mapping[int, StoredReport]
) -> dict[int, tuple[Coverage, ...]]:
    """By plan: the later reports it has been judged against."""
    made: dict[int, Coverage] = {}
    for key, stored in reports.items():
        report = stored.report
        made[key] = Coverage(
            stored.public_id,
            report.date.first_day() if report.date else None,
            report.covers.start if report.covers else None,
            report.covers.end if report.covers else None,
        )
    return {plan: tuple(made[key] for key in keys if key in made) for plan, keys in later.items()}


def _narrow(
    found: Iterable[FindingLine], reports: Mapping[int, StoredReport]
) -> tuple[dict[int, tuple[Finding, ...]], dict[int, tuple[float, ...]]]:
    """Findings without their words, the same object wherever the same was found; and the confidence of each.

    A shared finding holds its place instead of a confidence, as -1, -2, …
    """
    shared: dict[tuple[object, ...], tuple[Finding, ...]] = {}
    narrow: dict[int, tuple[Finding, ...]] = {}
    confidences: dict[int, tuple[float, ...]] = {}
    for commitment, group in groupby(found, key=lambda line: line.commitment_key):
        some = list(group)
        same = tuple((line.report_key, line.outcome, line.rule, line.ambiguous, line.quoted) for line in some)
        if same not in shared:
            shared[same] = tuple(
                Finding(
                    reports[line.report_key].public_id,
                    line.report_date,
                    line.covers_until,
                    line.outcome,
                    line.rule,
                    _QUOTED if line.quoted else (),
                    (),
                    -1.0 - position,
                    line.ambiguous,
                    line.covers_from,
                )
                for position, line in enumerate(some)
            )
        narrow[commitment] = shared[same]
        confidences[commitment] = tuple(line.confidence for line in some)
    return narrow, confidences


def on_file(stored: StoredReport, as_of: date) -> bool:
    """Whether a report was there on a day; one without a date counts as always there."""
    return stored.report.date is None or stored.report.date.first_day() <= as_of


def snapshot(base: Base, as_of: date, policy: Policy) -> Snapshot:
    """Lay the verdicts of a day over the lines."""
    there = {key for key, stored in base.reports.items() if on_file(stored, as_of)}
    decided = {*base.marks, *base.evidence_marks, *base.corrections}
    made: dict[tuple[int, int], Verdict] = {}
    shown = []
    for line in base.lines:
        kind = line.kind
        if kind.report_key not in there:
            continue
        if line.item_id in decided:
            shown.append(_laid(base, line, as_of, policy))
            continue
        same = (id(kind), id(base.findings.get(line.key)))
        judged = made.get(same)
        if judged is None:
            judged = made[same] = _judged(base, line, as_of, policy, ())
        shown.append(_shown(base, line, judged))
    return Snapshot(base, as_of, tuple(shown))


def _shown(base: Base, line: LedgerLine, judged: Verdict, corrected: Corrected | None = None) -> ShownLine:
    confidence = judged.confidence
    if confidence < 0:  # the place of the deciding finding: see `_narrow`
        confidence = base.confidences[line.key][-1 - int(confidence)]
    return ShownLine(line, judged, confidence, corrected)


def _judged(
    base: Base, line: LedgerLine, as_of: date, policy: Policy, targets: tuple[Target, ...]
) -> Verdict:
    return verdict(
        narrow_commitment(line, targets),
        base.findings.get(line.key, ()),
        base.coverage.get(line.kind.report_key, ()),
        base.marks.get(line.item_id, ()),
        base.evidence_marks.get(line.item_id, ()),
        as_of,
        policy,
    )


def narrow_commitment(line: LedgerLine, targets: tuple[Target, ...] = ()) -> Commitment:
    """A commitment without its words: all that a verdict looks at. `targets` only matter for marked ones."""
    kind = line.kind
    return Commitment(
        NOWHERE,
        "",
        kind.grade,
        Deadline(None, kind.deadline, kind.basis),
        targets or (_REDACTED if kind.redacted else ()),
        line.soft,
        line.lead,
        line.restated,
        0,
        0,
        (),
        scan=kind.scan,
    )
