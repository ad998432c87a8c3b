"""Rows to domain values and back. A row is a mapping from column name to value; nothing outside `db` sees one."""

from collections.abc import Sequence
from typing import Any

from tracker.domain.promise import Commitment, Deadline, Target, Value
from tracker.domain.report import Report, Section
from tracker.domain.verdict import Evidence, EvidenceMark, Finding, Mark

from . import values
from .values import Row, period, period_columns, span, span_columns, span_of

PROMISE = "promise"
"""The detail of a mark's event that holds what the item promised then."""


def _two(value: Value | None) -> tuple[float | None, float | None]:
    return value if isinstance(value, tuple) else (value, None)


def _one(low: float | None, high: float | None) -> Any:
    return low if high is None else (low, high)


def report_columns(report: Report) -> dict[str, Any]:
    """The columns that hold what was read of a report."""
    return {
        "start_at": report.span.start,
        "end_at": report.span.end,
        "title": report.title,
        "issuer": report.issuer,
        "dated": values.partial_text(report.date),
        **period_columns(report.covers, "covers"),
        **period_columns(report.plans, "plans"),
        "problems": values.problems_json(report.problems),
        "rules": list(report.rules),
    }


def report(row: Row, sections: Sequence[Section] = ()) -> Report:
    """A report, with the metadata in force."""
    return Report(
        span_of(row),
        row["title"],
        row["issuer"],
        values.partial(row["dated"]),
        period(row["covers_from"], row["covers_to"]),
        period(row["plans_from"], row["plans_to"]),
        tuple(sections),
        values.problems(row["problems"]),
        tuple(row["rules"]),
    )


def section_columns(section: Section) -> dict[str, Any]:
    """The columns of a section."""
    return {
        "kind": section.kind,
        "level": section.level,
        "title": section.title,
        "path": list(section.path),
        "start_at": section.span.start,
        "end_at": section.span.end,
        **span_columns(section.heading, "heading"),
        **period_columns(section.plan_period, "plan"),
        "lead": section.lead,
        "rules": list(section.rules),
    }


def section(row: Row) -> Section:
    """A section."""
    return Section(
        row["kind"],
        row["level"],
        row["title"],
        tuple(row["path"]),
        span_of(row),
        span(row["heading_start"], row["heading_end"]),
        period(row["plan_from"], row["plan_to"]),
        row["lead"],
        tuple(row["rules"]),
    )


def commitment_columns(commitment: Commitment) -> dict[str, Any]:
    """The columns of a commitment but for its item, report, year and topic."""
    return {
        "section": commitment.section,
        "start_at": commitment.span.start,
        "end_at": commitment.span.end,
        "text": commitment.text,
        "grade": commitment.grade,
        "deadline": commitment.deadline.date,
        "basis": commitment.deadline.basis,
        "deadline_raw": commitment.deadline.raw,
        "deadline_rule": commitment.deadline.rule,
        **span_columns(commitment.deadline.span, "deadline"),
        "soft": commitment.soft,
        "restated": commitment.restated,
        "lead": commitment.lead,
        "support": list(commitment.support) or None,
        "leader": commitment.leader,
        "stages": values.stages_json(commitment.stages) or None,
        "recurrence": commitment.recurrence,
        "scan": commitment.scan,
        **span_columns(commitment.opening, "opening"),
        "rules": list(commitment.rules),
    }


def commitment(row: Row, ordinal: int, targets: Sequence[Target] = ()) -> Commitment:
    """A commitment; `ordinal` is its report's position in the document."""
    return Commitment(
        span_of(row),
        row["text"],
        row["grade"],
        Deadline(
            row["deadline_raw"],
            row["deadline"],
            row["basis"],
            row["deadline_rule"],
            span(row["deadline_start"], row["deadline_end"]),
        ),
        tuple(targets),
        row["soft"],
        row["lead"],
        row["restated"],
        ordinal,
        row["section"],
        tuple(row["rules"]),
        span(row["opening_start"], row["opening_end"]),
        tuple(row["support"] or ()),
        row["leader"],
        values.stages(row["stages"] or ()),
        row["recurrence"],
        row["scan"],
    )


def target_columns(target: Target) -> dict[str, Any]:
    """The columns of a target."""
    low, high = _two(target.value)
    return {
        "raw": target.raw,
        "op": target.op,
        "value": low,
        "high": high,
        "unit": target.unit,
        "metric": target.metric,
        "change": target.change,
        "redacted": target.redacted,
        "rule": target.rule,
        "start_at": target.span.start if target.span else None,
        "end_at": target.span.end if target.span else None,
    }


def target(row: Row) -> Target:
    """A target."""
    return Target(
        row["raw"],
        row["op"],
        _one(row["value"], row["high"]),
        row["unit"],
        row["metric"],
        row["change"],
        row["redacted"],
        row["rule"],
        span(row["start_at"], row["end_at"]),
    )


def finding_columns(finding: Finding) -> dict[str, Any]:
    """The columns of a finding but for its commitment and report."""
    return {
        "report_date": finding.report_date,
        "covers_from": finding.covers_from,
        "covers_until": finding.covers_until,
        "outcome": finding.outcome,
        "rule": finding.rule,
        "confidence": min(1.0, max(0.0, finding.confidence)),
        "ambiguous": finding.ambiguous,
        "comparisons": values.comparisons_json(finding.comparisons),
    }


def finding(row: Row, report_id: str, evidence: Sequence[Evidence]) -> Finding:
    """A finding; `report_id` is the later report's public id."""
    return Finding(
        report_id,
        row["report_date"],
        row["covers_until"],
        row["outcome"],
        row["rule"],
        tuple(evidence),
        values.comparisons(row["comparisons"]),
        row["confidence"],
        row["ambiguous"],
        row["covers_from"],
    )


def evidence_columns(evidence: Evidence) -> dict[str, Any]:
    """The columns of a piece of evidence but for its finding and report."""
    return {
        "start_at": evidence.span.start,
        "end_at": evidence.span.end,
        "text": evidence.text,
        "section": list(evidence.section),
        "score": min(1.0, max(0.0, evidence.score)),
        "parts": [[name, number] for name, number in evidence.parts],
    }


def evidence(row: Row) -> Evidence:
    """A piece of evidence; the row carries its document's name, its report's public id and date too."""
    return Evidence(
        row["document_name"],
        row["report_public_id"],
        span_of(row),
        row["text"],
        row["score"],
        values.parts_of(row["parts"]),
        values.partial(row["dated"]),
        tuple(row["section"]),
    )


def mark(row: Row) -> Mark:
    """A mark."""
    return Mark(
        row["id"],
        row["kind"],
        row["by"],
        row["at"],
        row["note"],
        row["new_deadline"],
        values.evidence(row["evidence"]),
        row["withdraws"],
        values.promised((row.get("mark_details") or {}).get(PROMISE)),
    )


def evidence_mark(row: Row) -> EvidenceMark:
    """A decision on a link."""
    return EvidenceMark(
        row["id"],
        row["decision"],
        row["by"],
        row["at"],
        row["document"],
        row["report"],
        span_of(row),
        row["text"],
        row["note"],
    )
