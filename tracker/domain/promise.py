"""What was promised, and what was later said to have come of it."""

from dataclasses import dataclass
from datetime import date

from .lean import lean
from .problem import Problem
from .report import Report
from .text import Period, Span
from .vocabulary import AchievementKind, Basis, Change, Grade, Op

Value = float | tuple[float, float]
"""A number in its plain unit (万 and 亿 multiplied out), or the two ends of a range."""


@lean
@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which a commitment can still be kept. `raw` is the words as written, None where none are."""

    raw: str | None
    date: date | None
    basis: Basis
    rule: str = ""
    span: Span | None = None


@lean
@dataclass(frozen=True, slots=True)
class Target:
    """A number whose attainment can be checked at the deadline (reading guide §3).

    `unit` is the measure word as written, None for pure numbers; `value` is None exactly when `redacted`.
    """

    raw: str
    op: Op
    value: Value | None
    unit: str | None
    metric: str
    change: Change | None = None
    redacted: bool = False
    rule: str = ""
    span: Span | None = None


@lean
@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise in a report: `text` is exactly `document_text[span.start:span.end]`.

    `report` and `section` are positions in `Extraction.reports` and in that report's `sections`. `lead` is the span of
    a shared opening or subject outside the quote that it depends on, if any. `actor` is the unit made responsible, as
    written. `soft` is True for 力争/争取/努力 and the like; `restated` for a target repeated in a review.
    """

    span: Span
    text: str
    grade: Grade
    deadline: Deadline
    targets: tuple[Target, ...]
    soft: bool
    actor: str | None
    restated: bool
    report: int
    section: int
    rules: tuple[str, ...]
    lead: Span | None = None


@lean
@dataclass(frozen=True, slots=True)
class Measure:
    """A number reported as reached. `bound` says what the words around it claim: `=`, `>=` (超/逾/以上), `<=`, `~`."""

    raw: str
    value: Value
    unit: str | None
    metric: str
    change: Change | None = None
    bound: Op = Op.SET
    span: Span | None = None


@lean
@dataclass(frozen=True, slots=True)
class Achievement:
    """A past statement of a report: what was done, or which level was reached, and as of when.

    `as_of` is the day its figures stand for; `period` the time they sum over (全年, 五年来), both None when not said
    and not known. `scope` are the words that narrow it (`农村`, `65岁以上`), as written.
    """

    span: Span
    text: str
    kind: AchievementKind
    measures: tuple[Measure, ...]
    as_of: date | None
    period: Period | None
    scope: tuple[str, ...]
    report: int
    section: int
    rules: tuple[str, ...]
    lead: Span | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one document."""

    reports: tuple[Report, ...]
    commitments: tuple[Commitment, ...]
    achievements: tuple[Achievement, ...]
    problems: tuple[Problem, ...] = ()
