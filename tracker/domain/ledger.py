"""The ledger (台账) as front ends and reports see it: flat, frozen entries and the questions asked of them."""

from dataclasses import dataclass, field
from datetime import date, datetime

from .chain import Chain
from .correction import Correction
from .loop import Claim, UnitNotice
from .occasions import Occasion
from .pace import Pace
from .problem import Problem
from .promise import Commitment
from .text import PartialDate, Period, Span
from .verdict import Comparison, Evidence, EvidenceMark, Mark, Verdict
from .vocabulary import Grade, Light, LoopStage, Origin, Reason, Status


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One item of the ledger on one day.

    `id` is the public id, stable across re-imports. `section` is the heading path. `note` is the newest note of a
    person. `version` grows with every decision of a person, for noticing that someone else changed it meanwhile.

    `commitment` has what people set right laid over what was read; `corrected` gives each such field with what had been
    read. `dropped` is True for one that people took off the ledger. `contact` is whom to ask in its unit, `measure` what
    is being done about it. `notices` and `claims` are the standing ones, oldest first; `stage` is where it waits between
    the office and its unit; `extensions` counts how often its deadline was put off; `occasions` are its
    stages, or the times of one that is due again and again. `chains` are those of its
    promises through the years, where they were asked for; `pace` says of a pending
    item how far its targets are. `document` is "" for an item that
    stands in no document.
    """

    id: str
    document: str
    document_id: str
    report_id: str
    report_title: str
    report_date: PartialDate | None
    issuer: str | None
    section: tuple[str, ...]
    commitment: Commitment
    verdict: Verdict
    light: Light
    topic: str | None
    year: int | None
    note: str = ""
    version: int = 0
    origin: Origin = Origin.READ
    corrected: tuple[tuple[str, object], ...] = ()
    dropped: bool = False
    contact: str | None = None
    measure: str | None = None
    notices: tuple[UnitNotice, ...] = ()
    claims: tuple[Claim, ...] = ()
    stage: LoopStage = LoopStage.NOT_HANDED_OUT
    extensions: int = 0
    occasions: tuple[Occasion, ...] = ()
    chains: tuple[Chain, ...] = ()
    pace: tuple[Pace, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice of overdue items written before: its as-of day and the ids of the items it named."""

    as_of: date
    items: frozenset[str]


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """One line of an item's history. `kind` is dotted (`verdict.changed`, `mark.made`, `evidence.rejected`, …)."""

    at: datetime
    kind: str
    by: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Restating:
    """The other end of a link between a promise and the row of a later table that says it once more.

    `before` is True where the other is the earlier promise. `changed` where the row has another target or deadline: both stand
    in the ledger then. A row that says nothing else has no line of its own there unless `own_line`, because people decided about it.
    """

    item: str
    before: bool
    changed: bool
    own_line: bool
    document: str
    report_title: str
    report_date: PartialDate | None
    commitment: Commitment


@dataclass(frozen=True, slots=True)
class LedgerDetail:
    """An entry with the paragraph it stands in, its marks, evidence decisions and history.

    `compared` holds, for each clause that a person picked as evidence, its numbers beside the targets; they are shown
    and decide nothing. `restated` says where the promise is said once more in a later table, or which earlier one it says once more.
    """

    entry: LedgerEntry
    context: str
    context_start: int
    marks: tuple[Mark, ...]
    evidence_marks: tuple[EvidenceMark, ...]
    history: tuple[HistoryEvent, ...]
    compared: tuple[tuple[Evidence, tuple[Comparison, ...]], ...] = ()
    corrections: tuple[Correction, ...] = ()
    restated: tuple[Restating, ...] = ()

    def comparisons_of(self, evidence: Evidence) -> tuple[Comparison, ...]:
        """The comparisons of a clause that a person picked; none for other evidence."""
        return next((made for attached, made in self.compared if attached == evidence), ())


@dataclass(frozen=True, slots=True)
class LedgerQuery:
    """Which items, on which day, in which order. Empty tuples mean "any".

    `to_review` keeps what waits for a person (`Overview.to_review` counts the same). `sort` names a column of `LEDGER_SORTS`, with a leading `-` for descending; ties are broken by place in the text. `review` puts first what
    is most worth a person's eye. `altered` keeps what promises something else than when it was marked. `dropped` keeps
    what people took off the ledger: None takes it along, True shows nothing else. `stages` keeps what waits there.
    """

    as_of: date
    statuses: tuple[Status, ...] = ()
    reasons: tuple[Reason, ...] = ()
    grades: tuple[Grade, ...] = (Grade.HARD, Grade.MILESTONE)
    issuers: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()
    lights: tuple[Light, ...] = ()
    soft: bool | None = None
    marked: bool | None = None
    due_from: date | None = None
    due_to: date | None = None
    search: str = ""
    sort: str = "status"
    to_review: bool = False
    altered: bool = False
    dropped: bool | None = False
    stages: tuple[LoopStage, ...] = ()


LEDGER_SORTS = (
    "status",
    "deadline",
    "overdue",
    "text",
    "target",
    "issuer",
    "unit",
    "document",
    "year",
    "topic",
    "confidence",
    "review",
)


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """A report on file. `superseded_by` is the report id of the newer edition that stands in its place, if any."""

    id: str
    title: str
    issuer: str | None
    date: PartialDate | None
    covers: Period | None
    plans: Period | None
    span: Span
    commitments: int
    achievements: int
    problems: tuple[Problem, ...] = ()
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class IssuerInfo:
    """A body whose reports are on file: what it is called ("" where no report names one), and all its names.

    `reports` counts its reports, `names` gives each name with how many bear it.
    """

    name: str
    reports: int
    names: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """A document on file, with what was found in it."""

    id: str
    name: str
    path: str
    format: str
    fingerprint: str
    characters: int
    imported_at: datetime
    reports: tuple[ReportInfo, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class IngestedFile:
    """What became of one file (or one member of a container): `result` is new, known, changed, refused or passed_over.

    Passed over are files met in a folder that are clearly no documents; nobody has to do anything about them.
    `edition_of` names the document that a changed one stands in the place of; `issuer` and `date` are those of its first
    report.
    """

    path: str
    result: str
    document_id: str | None = None
    reports: int = 0
    hard: int = 0
    milestones: int = 0
    achievements: int = 0
    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    problems: tuple[Problem, ...] = ()
    edition_of: str = ""
    issuer: str | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What became of an import; `cancelled` when the user stopped it between two documents."""

    files: tuple[IngestedFile, ...]
    cancelled: bool = False

    @property
    def refused(self) -> tuple[IngestedFile, ...]:
        """The files nothing was taken from, each with its reason among its problems."""
        return tuple(item for item in self.files if item.result == "refused")

    @property
    def passed_over(self) -> tuple[IngestedFile, ...]:
        """The files met in folders that are no documents."""
        return tuple(item for item in self.files if item.result == "passed_over")


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of a day, counted over one query."""

    as_of: date
    total: int
    by_status: tuple[tuple[Status, int], ...] = ()
    by_reason: tuple[tuple[Status, Reason, int], ...] = ()
    by_issuer: tuple[tuple[str, tuple[tuple[Status, int], ...]], ...] = ()
    by_unit: tuple[tuple[str, tuple[tuple[Status, int], ...]], ...] = ()
    by_year: tuple[tuple[int, tuple[tuple[Status, int], ...]], ...] = ()
    by_topic: tuple[tuple[str, tuple[tuple[Status, int], ...]], ...] = ()
    due: tuple[tuple[int, int], ...] = ()  # (within days, how many): 7, 30, 90
    deadlines: tuple[tuple[str, int], ...] = field(default=())  # (YYYY-MM, how many)
    to_review: int = 0
