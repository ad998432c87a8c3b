"""How a commitment stands on a day, and which status that gives: an ordered table of named rules (reading guide §5)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.policy import Policy
from tracker.domain.promise import Commitment
from tracker.domain.verdict import Coverage, Evidence, Finding
from tracker.domain.vocabulary import Basis, Grade, Outcome, Reason, Status

from .timing import reaches


def covers_deadline(item: Finding | Coverage, deadline: date, policy: Policy) -> bool:
    """Whether a report speaks of the time up to a day, or to a few days before it."""
    last = item.covers_until or item.report_date
    return last is not None and reaches(last, deadline, policy.matching.slack_days)


@dataclass(frozen=True)
class Standing:
    """How a commitment stands on a day: what was found of it in reports dated up to then (`findings`), which stretches those
    on file cover, the finding that decides (None where none says anything), and evidence that contradicts it."""

    commitment: Commitment
    deadline: date | None
    findings: Sequence[Finding]
    coverage: Sequence[Coverage]
    as_of: date
    policy: Policy
    deciding: Finding | None
    conflicting: tuple[Evidence, ...]

    def decided(self, *outcomes: Outcome) -> bool:
        """Whether a finding decides, with one of `outcomes` where any are given."""
        return self.deciding is not None and (not outcomes or self.deciding.outcome in outcomes)

    @property
    def doubtful(self) -> bool:
        """Whether reports contradict each other, or what decides is not sure."""
        return bool(self.conflicting) or (self.deciding is not None and self.deciding.ambiguous)

    @property
    def redacted(self) -> bool:
        """Whether the figure or the day was taken out of the text, and nobody has said which it is."""
        no_day = self.commitment.deadline.basis is Basis.REDACTED and self.deadline is None
        return no_day or any(target.redacted for target in self.commitment.targets)

    @property
    def not_comparable(self) -> bool:
        """Whether all that is reported was done, or is reported in another form."""
        if self.deciding is None or self.deciding.rule in _OTHER_FORM:
            return self.deciding is not None
        return self.deciding.rule in _REST_NOT_REPORTED and not self.named_day

    @property
    def named_day(self) -> bool:
        """Whether a day was named for it, by its text or by a person."""
        explicit = self.commitment.deadline.basis is Basis.EXPLICIT
        return explicit or self.deadline != self.commitment.deadline.date

    @property
    def reported_at_deadline(self) -> bool:
        """Whether a report on file speaks of the time up to the deadline."""
        on_file: tuple[Finding | Coverage, ...] = (*self.coverage, *self.findings)
        return any(self.covers_deadline(item) for item in on_file)

    def covers_deadline(self, item: Finding | Coverage) -> bool:
        """Whether a report speaks of the time up to the deadline."""
        return self.deadline is not None and covers_deadline(item, self.deadline, self.policy)


@dataclass(frozen=True, slots=True)
class StatusRule:
    """A status and its reason, and when it is given."""

    id: str
    status: Status
    reason: Reason | None
    applies: Callable[[Standing], bool]


STATUS_RULES = (
    StatusRule(
        "status.declaratory",
        Status.UNVERIFIABLE,
        Reason.DECLARATORY,
        lambda case: case.commitment.grade is Grade.DECLARATORY,
    ),
    StatusRule(
        "status.kept",
        Status.FULFILLED,
        None,
        lambda case: case.decided(Outcome.MET) and not case.doubtful,
    ),
    StatusRule("status.redacted", Status.UNVERIFIABLE, Reason.REDACTED, lambda case: case.redacted),
    StatusRule(
        "status.no_day.doubtful",
        Status.UNVERIFIABLE,
        Reason.AMBIGUOUS,
        lambda case: case.deadline is None and (case.decided() or bool(case.conflicting)),
    ),
    StatusRule(
        "status.no_day.not_mentioned",
        Status.UNVERIFIABLE,
        Reason.NOT_MENTIONED,
        lambda case: case.deadline is None and bool(case.findings or case.coverage),
    ),
    StatusRule(
        "status.no_day.no_report",
        Status.UNVERIFIABLE,
        Reason.NO_LATER_REPORT,
        lambda case: case.deadline is None,
    ),
    StatusRule(
        "status.not_due",
        Status.PENDING,
        None,
        lambda case: case.deadline is not None and case.deadline > case.as_of,
    ),
    StatusRule("status.doubtful", Status.UNVERIFIABLE, Reason.AMBIGUOUS, lambda case: case.doubtful),
    # What is reported in another form, or only in part, accuses nobody of the rest.
    StatusRule(
        "status.not_comparable",
        Status.UNVERIFIABLE,
        Reason.NOT_COMPARABLE,
        lambda case: case.not_comparable,
    ),
    StatusRule("status.missed", Status.OVERDUE, Reason.SHORTFALL, lambda case: case.decided(Outcome.SHORT)),
    StatusRule("status.unfinished", Status.OVERDUE, Reason.UNFINISHED, lambda case: case.decided()),
    StatusRule(
        "status.no_report_yet",
        Status.UNVERIFIABLE,
        Reason.NO_LATER_REPORT,
        lambda case: not case.reported_at_deadline,
    ),
    StatusRule(
        "status.near_clause",
        Status.UNVERIFIABLE,
        Reason.AMBIGUOUS,
        lambda case: any(item.ambiguous and case.covers_deadline(item) for item in case.findings),
    ),
    StatusRule(
        "status.silent_after_named_day", Status.OVERDUE, Reason.NO_REPORT, lambda case: case.named_day
    ),
    StatusRule("status.silent", Status.UNVERIFIABLE, Reason.NOT_MENTIONED, lambda case: True),
)
"""Asked in this order (reading guide §5); the last one always applies. tests/judging/test_status_rules.py has a case of each."""

_OTHER_FORM = frozenset({"topic.other_form", "topic.no_figure"})
"""Rules by which the matter is reported, but not the figure that was promised."""
_REST_NOT_REPORTED = frozenset({"numbers.rest_not_reported", "objects.rest_not_reported"})
"""Rules by which some of what was promised is reported done, and of the rest nothing is stated."""
