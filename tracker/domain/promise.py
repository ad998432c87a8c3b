"""What was promised, and what was later reported to have come of it."""

import datetime
from dataclasses import dataclass
from typing import Final

from .problem import Problem
from .report import Report
from .text import Period, Span
from .vocabulary import AchievementKind, Basis, Change, Grade, Op, Recurrence, Scan

Value = float | tuple[float, float]
"""A number in its plain unit (万 and 亿 multiplied out), or the two ends of a range."""


@dataclass(slots=True, unsafe_hash=True)
class Deadline:
    """The last day on which a commitment can still be kept. `raw` is the words as written, None where none are."""

    raw: Final[str | None]
    date: Final[datetime.date | None]
    basis: Final[Basis]
    rule: Final[str] = ""
    span: Final[Span | None] = None


@dataclass(slots=True, unsafe_hash=True)
class Target:
    """A number whose attainment can be checked at the deadline (reading guide §3).

    `unit` is the measure word as written, None for pure numbers; `value` is None exactly when `redacted`.
    """

    raw: Final[str]
    op: Final[Op]
    value: Final[Value | None]
    unit: Final[str | None]
    metric: Final[str]
    change: Final[Change | None] = None
    redacted: Final[bool] = False
    rule: Final[str] = ""
    span: Final[Span | None] = None


@dataclass(slots=True, unsafe_hash=True)
class Stage:
    """One step of a commitment with a day of its own (`其中一季度10个`, 序时节点, the cell of a stage column).

    `text` is the words as written; `date` the last day of the step, None where it could not be read; `targets` what is to be
    reached by then.
    """

    text: Final[str]
    date: Final[datetime.date | None]
    targets: Final[tuple[Target, ...]] = ()
    span: Final[Span | None] = None


@dataclass(slots=True, unsafe_hash=True)
class Commitment:
    """A promise in a report: `text` is exactly `document_text[span.start:span.end]`.

    `report` and `section` are positions in `Extraction.reports` and in that report's `sections`. `lead` is the responsible
    unit (牵头), `support` the supporting ones (配合) and `leader` the person in charge, as written; all empty where the document
    names none. `opening` is the span of a shared opening or subject outside the quote that it depends on, if any. `soft` is
    True for 力争/争取/努力 and the like; `restated` for a target repeated in a review. `recurrence` is set where the promise is due
    again and again (每月、每季度). `scan` says how surely its words were recognised in a picture, None for text.
    """

    span: Final[Span]
    text: Final[str]
    grade: Final[Grade]
    deadline: Final[Deadline]
    targets: Final[tuple[Target, ...]]
    soft: Final[bool]
    lead: Final[str | None]
    restated: Final[bool]
    report: Final[int]
    section: Final[int]
    rules: Final[tuple[str, ...]]
    opening: Final[Span | None] = None
    support: Final[tuple[str, ...]] = ()
    leader: Final[str | None] = None
    stages: Final[tuple[Stage, ...]] = ()
    recurrence: Final[Recurrence | None] = None
    scan: Final[Scan | None] = None


@dataclass(slots=True, unsafe_hash=True)
class Measure:
    """A number reported as reached. `bound` says what the words around it claim: `=`, `>=` (超/逾/以上), `<=`, `~`."""

    raw: Final[str]
    value: Final[Value]
    unit: Final[str | None]
    metric: Final[str]
    change: Final[Change | None] = None
    bound: Final[Op] = Op.SET
    span: Final[Span | None] = None


@dataclass(slots=True, unsafe_hash=True)
class Achievement:
    """A past statement of a report: what was done, or which level was reached, and as of when.

    `as_of` is the day its figures stand for; `period` the time they sum over (全年, 五年来), both None when not stated
    and not known. `scope` are the words that narrow it (`农村`, `65岁以上`), as written. `answers` is
    the position in `Extraction.commitments` of the promise whose own row or label this progress stands in, if any.
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
    opening: Final[Span | None] = None
    answers: Final[int | None] = None


@dataclass(slots=True, unsafe_hash=True)
class Extraction:
    """All that was read out of one document."""

    reports: Final[tuple[Report, ...]]
    commitments: Final[tuple[Commitment, ...]]
    achievements: Final[tuple[Achievement, ...]]
    problems: Final[tuple[Problem, ...]] = ()
