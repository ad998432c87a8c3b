"""The status of a commitment on a day: the only place where one is made (reading guide §5).

What the documents say was decided before, report by report, as findings. Here they are laid over each other as of a
day, together with what people decided, and nothing dated after that day is looked at.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.domain.policy import Policy
from tracker.domain.promise import Commitment
from tracker.domain.verdict import Coverage, Evidence, EvidenceMark, Finding, Mark, Verdict
from tracker.domain.vocabulary import MarkKind, Outcome, Reason, Scan, Status

from .evidence_decisions import shown_findings, with_attached
from .standing import STATUS_RULES, Standing, covers_deadline

_STATUS_MARKS = {
    MarkKind.FULFILLED: Status.FULFILLED,
    MarkKind.CLOSED: Status.FULFILLED,
    MarkKind.PENDING: Status.PENDING,
    MarkKind.OVERDUE: Status.OVERDUE,
    MarkKind.UNVERIFIABLE: Status.UNVERIFIABLE,
}


def verdict(
    commitment: Commitment,
    findings: Sequence[Finding],
    coverage: Sequence[Coverage],
    marks: Sequence[Mark],
    evidence_marks: Sequence[EvidenceMark],
    as_of: date,
    policy: Policy,
) -> Verdict:
    """What is shown of a commitment on `as_of`.

    `findings` are those of any later report (silent ones may be left out), `coverage` every later report on file of
    the same body. Marks count from the UTC day they were made on; a person's mark outranks what the machine found.
    """
    known = tuple(_in_force(marks, as_of))
    mark = next((item for item in reversed(known) if item.kind is not MarkKind.NOTE), None)
    deadline = _deadline(commitment, known)
    decided = tuple(item for item in evidence_marks if item.at.date() <= as_of)
    found = shown_findings(tuple(item for item in findings if _on_file(item, as_of)), decided)
    machine = _machine(
        commitment, deadline, found, tuple(item for item in coverage if _on_file(item, as_of)), as_of, policy
    )
    machine = with_attached(_checked(machine, commitment), decided)
    if mark is None:
        return machine
    made = _marked(machine, mark, deadline, as_of)
    return replace(made, altered=True) if _altered(commitment, mark) else made


def _checked(machine: Verdict, commitment: Commitment) -> Verdict:
    """A number recognised with doubt accuses nobody and is no proof: a person looks at the page first."""
    if commitment.scan is not Scan.DOUBTFUL:
        return machine
    if machine.status not in (Status.OVERDUE, Status.FULFILLED):
        return machine
    return replace(
        machine,
        status=Status.UNVERIFIABLE,
        reason=Reason.AMBIGUOUS,
        days_overdue=None,
        late=False,
        status_rule="status.scan_doubtful",
    )


def _altered(commitment: Commitment, mark: Mark) -> bool:
    promised = mark.promised
    return promised is not None and (
        promised.other_deadline(commitment) or promised.other_targets(commitment)
    )


def _in_force(marks: Sequence[Mark], as_of: date) -> list[Mark]:
    """The marks made up to the day and not taken back by then, oldest first."""
    made = sorted((item for item in marks if item.at.date() <= as_of), key=lambda item: (item.at, item.id))
    withdrawn: set[int | None] = set()
    for item in reversed(made):  # the newest word counts: a withdrawal can be withdrawn itself
        if item.kind is MarkKind.WITHDRAWN and item.id not in withdrawn:
            withdrawn.add(item.withdraws)
    return [item for item in made if item.kind is not MarkKind.WITHDRAWN and item.id not in withdrawn]


def _deadline(commitment: Commitment, marks: Sequence[Mark]) -> date | None:
    moved = [item.new_deadline for item in marks if item.new_deadline is not None and item.kind in _MOVING]
    return moved[-1] if moved else commitment.deadline.date


_MOVING = (MarkKind.EXTENDED, MarkKind.ADJUSTED)


def _on_file(item: Finding | Coverage, as_of: date) -> bool:
    day = item.report_date or item.covers_until
    return day is None or day <= as_of


def _order(item: Finding) -> tuple[date, date]:
    return (item.covers_until or item.report_date or date.min, item.report_date or date.min)


def _machine(
    commitment: Commitment,
    deadline: date | None,
    findings: Sequence[Finding],
    coverage: Sequence[Coverage],
    as_of: date,
    policy: Policy,
) -> Verdict:
    """What the documents on file alone say: the first of `STATUS_RULES` that applies."""
    heard = (
        _before_deadline(item, deadline, policy) for item in findings if item.outcome is not Outcome.SILENT
    )
    speaking = tuple(sorted(heard, key=_order))
    deciding = _deciding(speaking, deadline, policy)
    case = Standing(
        commitment, deadline, findings, coverage, as_of, policy, deciding, _conflict(speaking, deciding)
    )
    rule = next(rule for rule in STATUS_RULES if rule.applies(case))
    shown = deciding or max(findings, key=_order, default=None)
    overdue = rule.status is Status.OVERDUE and deadline is not None
    return Verdict(
        status=rule.status,
        reason=rule.reason,
        outcome=deciding.outcome if deciding else Outcome.SILENT,
        rule=shown.rule if shown else "nothing_found" if coverage else "no_report_on_file",
        deadline=deadline,
        days_overdue=(as_of - deadline).days if overdue and deadline is not None else None,
        evidence=shown.evidence if shown else (),
        comparisons=shown.comparisons if shown else (),
        confidence=shown.confidence if shown else 1.0,
        late=deciding is not None
        and rule.status is Status.FULFILLED
        and _late(deciding, speaking, deadline, policy),
        conflicting=case.conflicting,
        status_rule=rule.id,
    )


def _before_deadline(finding: Finding, deadline: date | None, policy: Policy) -> Finding:
    """A miss reported before the deadline (a half-year value, or one from before an extension) is progress, no miss."""
    if (
        finding.outcome is Outcome.SHORT
        and deadline is not None
        and not covers_deadline(finding, deadline, policy)
    ):
        return replace(finding, outcome=Outcome.PROGRESS)
    return finding


def _deciding(speaking: Sequence[Finding], deadline: date | None, policy: Policy) -> Finding | None:
    """The finding that stands, of those that say something (oldest first).

    Once a report that covers the deadline says kept, no later one takes that back (a person can); what an earlier one
    called kept, the one that covers the deadline may still correct. Otherwise later reports outrank earlier ones, but
    work that goes on takes no decision back.
    """
    standing: Finding | None = None
    for finding in speaking:
        if standing is None:
            standing = finding
        elif standing.outcome is Outcome.MET:
            final = deadline is None or covers_deadline(standing, deadline, policy)
            if not final and finding.outcome is Outcome.SHORT:
                standing = finding
        elif finding.outcome is not Outcome.PROGRESS or standing.outcome is Outcome.PROGRESS:
            standing = finding
    return standing


def _conflict(speaking: Sequence[Finding], deciding: Finding | None) -> tuple[Evidence, ...]:
    """Evidence of reports over the same stretch of time, one of which says kept and the other missed."""
    if deciding is None or deciding.outcome not in (Outcome.MET, Outcome.SHORT):
        return ()
    return tuple(
        evidence
        for item in speaking
        if item is not deciding
        and {item.outcome, deciding.outcome} == {Outcome.MET, Outcome.SHORT}
        and item.covers_until is not None
        and item.covers_until == deciding.covers_until
        for evidence in item.evidence[:1]
    )


def _late(deciding: Finding, speaking: Sequence[Finding], deadline: date | None, policy: Policy) -> bool:
    """Kept after the deadline: its report reviews only later days, or one that covers the deadline stated not yet."""
    if deadline is None:
        return False
    if deciding.covers_from is not None and deciding.covers_from > deadline:
        return True
    return any(
        item.outcome in (Outcome.SHORT, Outcome.PROGRESS)
        and covers_deadline(item, deadline, policy)
        and _order(item) < _order(deciding)
        for item in speaking
    )


def _marked(machine: Verdict, mark: Mark, deadline: date | None, as_of: date) -> Verdict:
    shown = replace(machine, mark=mark)
    if mark.evidence is not None:
        others = tuple(item for item in machine.evidence if item.span != mark.evidence.span)
        shown = replace(shown, evidence=(mark.evidence, *others))
    if mark.kind in _STATUS_MARKS:
        status = _STATUS_MARKS[mark.kind]
        past = status is Status.OVERDUE and deadline is not None and deadline <= as_of
        return replace(
            shown,
            status=status,
            reason=Reason.CLOSED if mark.kind is MarkKind.CLOSED else Reason.MARKED,
            days_overdue=(as_of - deadline).days if past and deadline is not None else None,
            late=machine.late and status is Status.FULFILLED,
        )
    if machine.status is Status.FULFILLED:
        return shown
    running = deadline is None or deadline > as_of
    if mark.kind is MarkKind.CANCELLED:
        return replace(shown, status=Status.UNVERIFIABLE, reason=Reason.CANCELLED, days_overdue=None)
    if mark.kind is MarkKind.LONG_TERM:
        return replace(shown, status=Status.PENDING, reason=Reason.LONG_TERM, days_overdue=None)
    if mark.kind is MarkKind.ADJUSTED:
        status = Status.PENDING if running else Status.UNVERIFIABLE
        return replace(shown, status=status, reason=Reason.ADJUSTED, days_overdue=None)
    if mark.new_deadline is None or running:
        return replace(shown, status=Status.PENDING, reason=Reason.EXTENDED, days_overdue=None)
    return shown
