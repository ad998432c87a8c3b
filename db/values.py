"""Small values in columns: spans, periods, partial dates, and the JSON of problems, comparisons and evidence."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tracker.domain.problem import Problem
from tracker.domain.promise import Commitment, Measure, Stage, Target, Value
from tracker.domain.text import PartialDate, Period, Span
from tracker.domain.verdict import Comparison, Evidence, Promised
from tracker.domain.vocabulary import Change, Op, Severity

Row = Mapping[Any, Any]
"""A row as the database gives it: column name to value."""


def span(start: int | None, end: int | None) -> Span | None:
    """A span of two columns that may be empty."""
    return None if start is None or end is None else Span(start, end)


def span_of(row: Row, start: str = "start_at", end: str = "end_at") -> Span:
    """A span of two columns that are always filled."""
    return Span(row[start], row[end])


def span_columns(value: Span | None, prefix: str) -> dict[str, int | None]:
    """`{prefix}_start` and `{prefix}_end`."""
    return {f"{prefix}_start": value.start if value else None, f"{prefix}_end": value.end if value else None}


def period(first: date | None, last: date | None) -> Period | None:
    """A period of two columns."""
    return None if first is None or last is None else Period(first, last)


def period_columns(value: Period | None, prefix: str) -> dict[str, date | None]:
    """`{prefix}_from` and `{prefix}_to`."""
    return {f"{prefix}_from": value.start if value else None, f"{prefix}_to": value.end if value else None}


def partial(text: str | None) -> PartialDate | None:
    """A date of which a part may be unknown."""
    return None if text is None else PartialDate.parse(text)


def partial_text(value: PartialDate | None) -> str | None:
    """What `partial` reads."""
    return None if value is None else value.isoformat()


def pairs(value: Sequence[Sequence[Any]]) -> tuple[tuple[str, str], ...]:
    """Name and value pairs out of JSON."""
    return tuple((str(item[0]), str(item[1])) for item in value)


def problems_json(problems: Sequence[Problem]) -> list[Any]:
    """Problems as JSON."""
    return [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "span": [problem.span.start, problem.span.end] if problem.span else None,
            "details": [list(pair) for pair in problem.details],
        }
        for problem in problems
    ]


def problems(value: Sequence[Any]) -> tuple[Problem, ...]:
    """Problems out of JSON."""
    return tuple(
        Problem(
            item["code"],
            Severity(item["severity"]),
            Span(*item["span"]) if item["span"] else None,
            pairs(item["details"]),
        )
        for item in value
    )


def _number(value: Value | None) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _place(value: Span | None) -> list[int] | None:
    return [value.start, value.end] if value is not None else None


def comparisons_json(comparisons: Sequence[Comparison]) -> list[Any]:
    """Comparisons as JSON."""
    return [
        {
            "target": _target_json(item.target),
            "measure": item.measure
            and {
                "raw": item.measure.raw,
                "value": _number(item.measure.value),
                "unit": item.measure.unit,
                "metric": item.measure.metric,
                "change": item.measure.change.value if item.measure.change else None,
                "bound": item.measure.bound.value,
                "span": _place(item.measure.span),
            },
            "satisfied": item.satisfied,
            "note": item.note,
        }
        for item in comparisons
    ]


def _target_json(target: Target) -> dict[str, Any]:
    return {
        "raw": target.raw,
        "op": target.op.value,
        "value": _number(target.value),
        "unit": target.unit,
        "metric": target.metric,
        "change": target.change.value if target.change else None,
        "redacted": target.redacted,
        "rule": target.rule,
        "span": _place(target.span),
    }


def targets(value: Sequence[Any]) -> tuple[Target, ...]:
    """Targets out of JSON."""
    return tuple(_target(item) for item in value)


def part_json(part: object) -> Any:
    """A target, a stage or a plain word as JSON."""
    if isinstance(part, Target):
        return _target_json(part)
    return stages_json((part,))[0] if isinstance(part, Stage) else part


def stages_json(stages: Sequence[Stage]) -> list[Any]:
    """Stages as JSON."""
    return [
        {
            "text": stage.text,
            "date": stage.date.isoformat() if stage.date else None,
            "targets": [_target_json(target) for target in stage.targets],
            "span": _place(stage.span),
        }
        for stage in stages
    ]


def stages(value: Sequence[Any]) -> tuple[Stage, ...]:
    """Stages out of JSON."""
    return tuple(
        Stage(
            item["text"],
            date.fromisoformat(item["date"]) if item["date"] else None,
            tuple(_target(target) for target in item["targets"]),
            Span(*item["span"]) if item["span"] else None,
        )
        for item in value
    )


def promised_json(commitment: Commitment) -> dict[str, Any]:
    """What a commitment promises, as JSON: what a mark remembers of it."""
    deadline = commitment.deadline.date
    return {
        "deadline": deadline.isoformat() if deadline else None,
        "targets": [_target_json(target) for target in commitment.targets],
    }


def promised(value: Row | None) -> Promised | None:
    """What was promised, out of JSON."""
    if value is None:
        return None
    deadline = date.fromisoformat(value["deadline"]) if value["deadline"] else None
    return Promised(deadline, tuple(_target(item) for item in value["targets"]))


def comparisons(value: Sequence[Any]) -> tuple[Comparison, ...]:
    """Comparisons out of JSON."""
    return tuple(
        Comparison(_target(item["target"]), _measure(item["measure"]), item["satisfied"], item["note"])
        for item in value
    )


def _target(item: Row) -> Target:
    return Target(
        item["raw"],
        Op(item["op"]),
        _value(item["value"]),
        item["unit"],
        item["metric"],
        Change(item["change"]) if item["change"] else None,
        item["redacted"],
        item["rule"],
        Span(*item["span"]) if item["span"] else None,
    )


def _measure(item: Row | None) -> Measure | None:
    if item is None:
        return None
    return Measure(
        item["raw"],
        _value(item["value"]),
        item["unit"],
        item["metric"],
        Change(item["change"]) if item["change"] else None,
        Op(item["bound"]),
        Span(*item["span"]) if item["span"] else None,
    )


def evidence_json(evidence: Evidence | None) -> dict[str, Any] | None:
    """A piece of evidence as JSON."""
    if evidence is None:
        return None
    return {
        "document": evidence.document,
        "report": evidence.report_id,
        "span": [evidence.span.start, evidence.span.end],
        "text": evidence.text,
        "score": evidence.score,
        "parts": [list(part) for part in evidence.parts],
        "date": partial_text(evidence.report_date),
        "section": list(evidence.section),
    }


def evidence(item: Row | None) -> Evidence | None:
    """A piece of evidence out of JSON."""
    if item is None:
        return None
    return Evidence(
        item["document"],
        item["report"],
        Span(*item["span"]),
        item["text"],
        item["score"],
        parts_of(item["parts"]),
        partial(item["date"]),
        tuple(item["section"]),
    )


def parts_of(value: Sequence[Sequence[Any]]) -> tuple[tuple[str, float], ...]:
    """The named parts of a score."""
    return tuple((str(name), float(number)) for name, number in value)
