"""What was promised, and what was later said to have come of it."""

import datetime
from dataclasses import dataclass
from typing import Any, Final

from .problem import Problem
from .report import Report
from .text import Period, Span
from .vocabulary import AchievementKind, Basis, Change, Grade, Op

Value = float | tuple[float, float]
"""A number in its plain unit (万 and 亿 multiplied out), or the two ends of a range."""


@dataclass(init=False, unsafe_hash=True)
class Deadline:
    """The last day on which a commitment can still be kept. `raw` is the words as written, None where none are."""

    raw: Final[str | None]
    date: Final[datetime.date | None]
    basis: Final[Basis]
    rule: Final[str]
    span: Final[Span | None]

    def __init__(
        self,
        raw: str | None,
        date: datetime.date | None,
        basis: Basis,
        rule: str = "",
        span: Span | None = None,
    ) -> None:
        self.raw = raw
        self.date = date
        self.basis = basis
        self.rule = rule
        self.span = span

    def __reduce__(self) -> tuple[Any, ...]:
        return Deadline, (self.raw, self.date, self.basis, self.rule, self.span)


@dataclass(init=False, unsafe_hash=True)
class Target:
    """A number whose attainment can be checked at the deadline (reading guide §3).

    `unit` is the measure word as written, None for pure numbers; `value` is None exactly when `redacted`.
    """

    raw: Final[str]
    op: Final[Op]
    value: Final[Value | None]
    unit: Final[str | None]
    metric: Final[str]
    change: Final[Change | None]
    redacted: Final[bool]
    rule: Final[str]
    span: Final[Span | None]

    def __init__(
        self,
        raw: str,
        op: Op,
        value: Value | None,
        unit: str | None,
        metric: str,
        change: Change | None = None,
        redacted: bool = False,
        rule: str = "",
        span: Span | None = None,
    ) -> None:
        self.raw = raw
        self.op = op
        self.value = value
        self.unit = unit
        self.metric = metric
        self.change = change
        self.redacted = redacted
        self.rule = rule
        self.span = span

    def __reduce__(self) -> tuple[Any, ...]:
        return Target, (
            self.raw,
            self.op,
            self.value,
            self.unit,
            self.metric,
            self.change,
            self.redacted,
            self.rule,
            self.span,
        )


@dataclass(init=False, unsafe_hash=True)
class Commitment:
    """A promise in a report: `text` is exactly `document_text[span.start:span.end]`.

    `report` and `section` are positions in `Extraction.reports` and in that report's `sections`. `lead` is the span of
    a shared opening or subject outside the quote that it depends on, if any. `actor` is the unit made responsible, as
    written. `soft` is True for 力争/争取/努力 and the like; `restated` for a target repeated in a review.
    """

    span: Final[Span]
    text: Final[str]
    grade: Final[Grade]
    deadline: Final[Deadline]
    targets: Final[tuple[Target, ...]]
    soft: Final[bool]
    actor: Final[str | None]
    restated: Final[bool]
    report: Final[int]
    section: Final[int]
    rules: Final[tuple[str, ...]]
    lead: Final[Span | None]

    def __init__(
        self,
        span: Span,
        text: str,
        grade: Grade,
        deadline: Deadline,
        targets: tuple[Target, ...],
        soft: bool,
        actor: str | None,
        restated: bool,
        report: int,
        section: int,
        rules: tuple[str, ...],
        lead: Span | None = None,
    ) -> None:
        self.span = span
        self.text = text
        self.grade = grade
        self.deadline = deadline
        self.targets = targets
        self.soft = soft
        self.actor = actor
        self.restated = restated
        self.report = report
        self.section = section
        self.rules = rules
        self.lead = lead

    def __reduce__(self) -> tuple[Any, ...]:
        return Commitment, (
            self.span,
            self.text,
            self.grade,
            self.deadline,
            self.targets,
            self.soft,
            self.actor,
            self.restated,
            self.report,
            self.section,
            self.rules,
            self.lead,
        )


@dataclass(init=False, unsafe_hash=True)
class Measure:
    """A number reported as reached. `bound` says what the words around it claim: `=`, `>=` (超/逾/以上), `<=`, `~`."""

    raw: Final[str]
    value: Final[Value]
    unit: Final[str | None]
    metric: Final[str]
    change: Final[Change | None]
    bound: Final[Op]
    span: Final[Span | None]

    def __init__(
        self,
        raw: str,
        value: Value,
        unit: str | None,
        metric: str,
        change: Change | None = None,
        bound: Op = Op.SET,
        span: Span | None = None,
    ) -> None:
        self.raw = raw
        self.value = value
        self.unit = unit
        self.metric = metric
        self.change = change
        self.bound = bound
        self.span = span

    def __reduce__(self) -> tuple[Any, ...]:
        return Measure, (self.raw, self.value, self.unit, self.metric, self.change, self.bound, self.span)


@dataclass(init=False, unsafe_hash=True)
class Achievement:
    """A past statement of a report: what was done, or which level was reached, and as of when.

    `as_of` is the day its figures stand for; `period` the time they sum over (全年, 五年来), both None when not said
    and not known. `scope` are the words that narrow it (`农村`, `65岁以上`), as written.
    """

    span: Final[Span]
    text: Final[str]
    kind: Final[AchievementKind]
    measures: Final[tuple[Measure, ...]]
    as_of: Final[datetime.date | None]
    period: Final[Period | None]
    scope: Final[tuple[str, ...]]
    report: Final[int]
    section: Final[int]
    rules: Final[tuple[str, ...]]
    lead: Final[Span | None]

    def __init__(
        self,
        span: Span,
        text: str,
        kind: AchievementKind,
        measures: tuple[Measure, ...],
        as_of: datetime.date | None,
        period: Period | None,
        scope: tuple[str, ...],
        report: int,
        section: int,
        rules: tuple[str, ...],
        lead: Span | None = None,
    ) -> None:
        self.span = span
        self.text = text
        self.kind = kind
        self.measures = measures
        self.as_of = as_of
        self.period = period
        self.scope = scope
        self.report = report
        self.section = section
        self.rules = rules
        self.lead = lead

    def __reduce__(self) -> tuple[Any, ...]:
        return Achievement, (
            self.span,
            self.text,
            self.kind,
            self.measures,
            self.as_of,
            self.period,
            self.scope,
            self.report,
            self.section,
            self.rules,
            self.lead,
        )


@dataclass(init=False, unsafe_hash=True)
class Extraction:
    """All that was read out of one document."""

    reports: Final[tuple[Report, ...]]
    commitments: Final[tuple[Commitment, ...]]
    achievements: Final[tuple[Achievement, ...]]
    problems: Final[tuple[Problem, ...]]

    def __init__(
        self,
        reports: tuple[Report, ...],
        commitments: tuple[Commitment, ...],
        achievements: tuple[Achievement, ...],
        problems: tuple[Problem, ...] = (),
    ) -> None:
        self.reports = reports
        self.commitments = commitments
        self.achievements = achievements
        self.problems = problems

    def __reduce__(self) -> tuple[Any, ...]:
        return Extraction, (self.reports, self.commitments, self.achievements, self.problems)
