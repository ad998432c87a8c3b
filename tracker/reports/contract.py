"""The JSON that other programs rely on: the shape of `tracker export --format json`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from tracker.domain.correction import Wording
from tracker.domain.discrepancy import Place
from tracker.domain.ledger import DocumentInfo, LedgerEntry, ReportInfo
from tracker.domain.loop import Claim, UnitNotice, decision_on
from tracker.domain.problem import Problem
from tracker.domain.promise import Stage, Target, Value
from tracker.domain.text import Period
from tracker.domain.verdict import Evidence, Mark
from tracker.domain.vocabulary import NoticeKind


def to_json(entries: Iterable[LedgerEntry], documents: Iterable[DocumentInfo], as_of: date) -> dict[str, Any]:
    """The export contract: `{"as_of", "documents": […], "commitments": […]}`, plain values only."""
    return {
        "as_of": as_of.isoformat(),
        "documents": [document_json(document) for document in documents],
        "commitments": [entry_json(entry) for entry in entries],
    }


def entry_json(entry: LedgerEntry) -> dict[str, Any]:
    """One item of `commitments`. The deadline is the one written; one put off by a person stands in `mark`."""
    commitment, verdict = entry.commitment, entry.verdict
    deadline = commitment.deadline
    return {
        "id": entry.id,
        "document": entry.document or None,
        "origin": entry.origin.value,
        "start": commitment.span.start,
        "end": commitment.span.end,
        "text": commitment.text,
        "grade": commitment.grade.value,
        "deadline": {
            "raw": deadline.raw,
            "date": _day(deadline.date),
            "basis": deadline.basis.value,
        },
        "targets": [target_json(target) for target in commitment.targets],
        "soft": commitment.soft,
        "lead": commitment.lead,
        "support": list(commitment.support),
        "leader": commitment.leader,
        "contact": entry.contact,
        "measure": entry.measure,
        "corrected": {_FIELDS.get(name, name): corrected_json(value) for name, value in entry.corrected},
        "dropped": entry.dropped,
        "stages": [stage_json(stage) for stage in commitment.stages],
        "occasions": [
            {"date": one.date.isoformat(), "text": one.text, "light": one.light.value}
            for one in entry.occasions
        ],
        "recurrence": commitment.recurrence.value if commitment.recurrence else None,
        "actor": commitment.lead,
        "restated": commitment.restated,
        "scan": commitment.scan.value if commitment.scan is not None else None,
        "outcome": verdict.outcome.value,
        "status": verdict.status.value,
        "reason": verdict.reason.value if verdict.reason else None,
        "rule": verdict.rule,
        "status_rule": verdict.status_rule,
        "evidence": [evidence_json(evidence) for evidence in verdict.evidence],
        "mark": mark_json(verdict.mark, verdict.altered) if verdict.mark else None,
        "loop": entry.stage.value,
        "claims": [claim_json(claim, entry.claims) for claim in entry.claims if claim.answers is None],
        "reminders": [notice_json(one) for one in entry.notices if one.kind is NoticeKind.REMINDED],
        "handed_out": [notice_json(one) for one in entry.notices if one.kind is NoticeKind.HANDED_OUT],
        "extensions": entry.extensions,
    }


_FIELDS = {"wording": "text"}


def corrected_json(value: object) -> Any:
    """What had been read in a field that a person set right."""
    if isinstance(value, Wording):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [corrected_json(part) for part in value]
    if isinstance(value, Target):
        return target_json(value)
    return stage_json(value) if isinstance(value, Stage) else value


def stage_json(stage: Stage) -> dict[str, Any]:
    """One step of an item with its own day."""
    return {
        "text": stage.text,
        "date": _day(stage.date),
        "targets": [target_json(target) for target in stage.targets],
    }


def notice_json(notice: UnitNotice) -> dict[str, Any]:
    """What was sent to a unit about an item."""
    return {
        "unit": notice.unit,
        "number": notice.number,
        "by": notice.by,
        "at": notice.at.isoformat(),
        "answer_by": _day(notice.answer_by),
        "note": notice.note,
    }


def claim_json(claim: Claim, claims: Sequence[Claim]) -> dict[str, Any]:
    """What a unit says of an item, and what a person decided about that."""
    decided = decision_on(claims, claim)
    return {
        "unit": claim.unit,
        "state": claim.state.value if claim.state else None,
        "progress": claim.progress,
        "problems": claim.problems,
        "next_step": claim.next_step,
        "day": _day(claim.day),
        "proofs": [{"path": proof.path, "fingerprint": proof.fingerprint} for proof in claim.proofs],
        "by": claim.by,
        "at": claim.at.isoformat(),
        "source": claim.source,
        "decision": decided and {"kind": decided.kind.value, "by": decided.by, "note": decided.note},
    }


def target_json(target: Target) -> dict[str, Any]:
    """One target; `value` is a number, `[low, high]`, or null when redacted."""
    return {
        "raw": target.raw,
        "op": target.op.value,
        "value": _value(target.value),
        "unit": target.unit,
        "metric": target.metric,
        "change": target.change.value if target.change else None,
        "redacted": target.redacted,
    }


def evidence_json(evidence: Evidence) -> dict[str, Any]:
    """One piece of evidence with its place in its document."""
    return {
        "document": evidence.document,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "text": evidence.text,
        "score": round(evidence.score, 4),
    }


def mark_json(mark: Mark, altered: bool) -> dict[str, Any]:
    """A person's decision in force, and whether the promise has changed since."""
    return {
        "kind": mark.kind.value,
        "by": mark.by,
        "at": mark.at.isoformat(),
        "note": mark.note,
        "new_deadline": _day(mark.new_deadline),
        "promise_changed": altered,
    }


def document_json(document: DocumentInfo) -> dict[str, Any]:
    """A document on file with its reports and the problems met in reading it."""
    return {
        "id": document.id,
        "name": document.name,
        "format": document.format,
        "fingerprint": document.fingerprint,
        "characters": document.characters,
        "reports": [_report_json(report) for report in document.reports],
        "problems": [_problem_json(problem) for problem in document.problems],
    }


def _report_json(report: ReportInfo) -> dict[str, Any]:
    return {
        "title": report.title,
        "issuer": report.issuer,
        "date": report.date.isoformat() if report.date else None,
        "covers": _period(report.covers),
        "plans": _period(report.plans),
        "start": report.span.start,
        "end": report.span.end,
        "problems": [_problem_json(problem) for problem in report.problems],
    }


def _problem_json(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "start": problem.span.start if problem.span else None,
        "end": problem.span.end if problem.span else None,
        "details": dict(problem.details),
    }


def _value(value: Value | None) -> float | int | list[float | int] | None:
    if value is None:
        return None
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return _plain(value)


def _plain(number: float) -> float | int:
    """Whole numbers without `.0`: 11000000, not 11000000.0 (below 2**53 nothing is lost)."""
    return int(number) if float(number).is_integer() and abs(number) < 2**53 else number


def place_json(place: Place, names: Mapping[str, str]) -> dict[str, object]:
    """A stretch of a document for programs; `names` gives the document's file name by its id."""
    return {
        "document_id": place.document,
        "document": names[place.document],
        "start": place.span.start,
        "end": place.span.end,
        "quote": place.quote,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _period(period: Period | None) -> list[str] | None:
    return [period.start.isoformat(), period.end.isoformat()] if period else None
