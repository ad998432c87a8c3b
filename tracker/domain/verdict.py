"""What came of a commitment: evidence, findings, people's decisions, and the verdict derived from them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from .promise import Commitment, Measure, Target
from .text import PartialDate, Span
from .vocabulary import EvidenceDecision, MarkKind, Outcome, Reason, Status


@dataclass(frozen=True, slots=True)
class Evidence:
    """A clause of a report that answers a commitment. `score` is 0–1; `parts` names what it is made of.

    `report_date` and `section` (heading path) say where it stands, for the sentence that quotes it.
    """

    document: str  # file name
    report_id: str
    span: Span
    text: str
    score: float
    parts: tuple[tuple[str, float], ...] = ()
    report_date: PartialDate | None = None
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One target against what was reported: `satisfied` is None where the two cannot be compared, `note` says why."""

    target: Target
    measure: Measure | None
    satisfied: bool | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one later report says of one commitment. Stored; depends on the documents only, never on the calendar.

    `report_date` is the first day the report's date can be (a report dated only by its year counts from 1 January);
    `covers_from` and `covers_until` are the first and last day its review speaks of.
    `confidence` (0–1) is how far the decision stands from its threshold. `ambiguous` is True when its own evidence
    conflicts or is too weak to decide; `outcome` then holds the weaker reading.
    """

    report_id: str
    report_date: date | None
    covers_until: date | None
    outcome: Outcome
    rule: str
    evidence: tuple[Evidence, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    confidence: float = 1.0
    ambiguous: bool = False
    covers_from: date | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """A later report of the same body that is on file, whether or not it speaks to a commitment; dates as in `Finding`."""

    report_id: str
    report_date: date | None
    covers_from: date | None
    covers_until: date | None


@dataclass(frozen=True, slots=True)
class Promised:
    """What an item promised when a person marked it: a later edition of its report may promise something else."""

    deadline: date | None
    targets: tuple[Target, ...] = ()

    def other_deadline(self, commitment: Commitment) -> bool:
        """Whether the commitment now has another deadline."""
        return self.deadline != commitment.deadline.date

    def other_targets(self, commitment: Commitment) -> bool:
        """Whether the commitment now has other figures; how its metrics are worded does not matter."""
        return _figures(self.targets) != _figures(commitment.targets)


def _figures(targets: Iterable[Target]) -> Counter[tuple[object, ...]]:
    return Counter((item.op, item.value, item.unit, item.change, item.redacted) for item in targets)


@dataclass(frozen=True, slots=True)
class Mark:
    """A person's decision on an item; written once, never changed. `at` is timezone-aware (UTC).

    `promised` is what the item promised then, None where that was not kept.
    """

    id: int
    kind: MarkKind
    by: str
    at: datetime
    note: str = ""
    new_deadline: date | None = None
    evidence: Evidence | None = None
    withdraws: int | None = None  # the id of the mark that this one takes back
    promised: Promised | None = None


@dataclass(frozen=True, slots=True)
class EvidenceMark:
    """A person's decision on one link between an item and a clause."""

    id: int
    decision: EvidenceDecision
    by: str
    at: datetime
    document: str
    report_id: str
    span: Span
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is shown of an item on one day. Computed, never stored.

    `deadline` is the one in force (a granted extension included); `days_overdue` is None unless overdue. `outcome`,
    `rule`, `evidence` and `comparisons` come from the deciding finding; `mark` is the person's decision in force.
    `late` is True when it was met, but only after its deadline (逾期完成). `altered` is True when the promise has other
    figures or another deadline than when it was marked: the mark stands, but a person should look again.
    `status_rule` names the rule of judging/status_rules.py that gave the status before any mark.
    """

    status: Status
    reason: Reason | None
    outcome: Outcome
    rule: str
    deadline: date | None
    days_overdue: int | None = None
    evidence: tuple[Evidence, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    confidence: float = 1.0
    mark: Mark | None = None
    late: bool = False
    conflicting: tuple[Evidence, ...] = ()
    altered: bool = False
    status_rule: str = ""
