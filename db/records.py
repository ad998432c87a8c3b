"""What the store hands out where a domain value alone does not say enough: the value with its place in the store."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from tracker.domain.form import Form
from tracker.domain.problem import Problem
from tracker.domain.promise import Achievement, Commitment
from tracker.domain.report import Report
from tracker.domain.text import PartialDate
from tracker.domain.vocabulary import Basis, Grade, Outcome, Scan


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document about to be stored. `source`, `fingerprint` and `text_print` are SHA-256 in hexadecimal."""

    public_id: str
    source: str
    fingerprint: str
    text_print: str
    name: str
    path: str
    part: str
    format: str
    text: str
    imported_at: datetime
    issuer_hint: str | None = None
    date_hint: PartialDate | None = None
    properties: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    original: bytes | None = None
    form: Form = Form()


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document on file, without its text."""

    key: int
    public_id: str
    source: str
    fingerprint: str
    name: str
    path: str
    part: str
    format: str
    characters: int
    imported_at: datetime
    deleted_at: datetime | None
    issuer_hint: str | None
    date_hint: PartialDate | None
    problems: tuple[Problem, ...]
    properties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report on file, with the metadata in force; `report.sections` is only filled where asked for."""

    key: int
    public_id: str
    document_key: int
    document_id: str
    document_name: str
    imported_at: datetime
    ordinal: int
    report: Report
    body: str | None
    edition: str | None
    edited: dict[str, object]
    live: bool
    superseded_by: int | None


@dataclass(frozen=True, slots=True)
class NewCommitment:
    """A commitment about to be stored under an item."""

    item_id: str
    commitment: Commitment
    year: int | None
    topic: str | None


@dataclass(frozen=True, slots=True)
class Restatement:
    """A commitment and the row of a later table that says it once more, by key; `changed` with another target or deadline,
    `decided` where people decided about the row's item."""

    commitment: int
    row: int
    changed: bool
    decided: bool = False


@dataclass(frozen=True, slots=True)
class StoredCommitment:
    """A commitment on file; its key is negative as long as it stands among its report's declarations."""

    key: int
    item_id: str
    report_key: int
    commitment: Commitment
    year: int | None
    topic: str | None
    version: int


@dataclass(frozen=True, slots=True)
class StoredAchievement:
    """An achievement on file: `key` is its position in its report, `answers` the item whose own row or label it stands in."""

    key: int
    report_key: int
    achievement: Achievement
    answers: str | None = None


@dataclass(frozen=True, slots=True)
class StoredAction:
    """One act, as the undo stack sees it."""

    key: int
    at: datetime
    by: str
    kind: str
    undoes: int | None
    details: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LineKind:
    """What a verdict looks at in a commitment; one object for all that have it alike. `redacted`: whether a target is."""

    report_key: int
    grade: Grade
    deadline: date | None
    basis: Basis
    scan: Scan | None
    redacted: bool = False


class LedgerLine(NamedTuple):
    """The few columns of a live commitment that filters, sorts and verdicts of the whole ledger need.

    `start` is its place in its document.
    """

    key: int
    item_id: str
    start: int
    kind: LineKind
    soft: bool
    restated: bool
    lead: str | None
    year: int | None
    topic: str | None


class FindingLine(NamedTuple):
    """A finding without its words; `quoted` is whether it has evidence."""

    commitment_key: int
    report_key: int
    report_date: date | None
    covers_from: date | None
    covers_until: date | None
    outcome: Outcome
    rule: str
    confidence: float
    ambiguous: bool
    quoted: bool
