"""The status rule against a table written from the reading guide (§5), and people's marks over it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.promise import Commitment, Deadline, Target
from tracker.domain.text import Span
from tracker.domain.verdict import Coverage, Evidence, EvidenceMark, Finding, Mark, Verdict
from tracker.domain.vocabulary import (
    Basis,
    EvidenceDecision,
    Grade,
    MarkKind,
    Op,
    Outcome,
    Reason,
    Status,
)
from tracker.judging.policy import load_policy
from tracker.judging.status_rules import verdict

POLICY = load_policy()
DUE = date(2021, 12, 31)
AFTER = date(2022, 6, 30)
CLAUSE = Evidence("2022.txt", "later", Span(40, 50), "文化馆建成开放", 0.9)


def promise(
    *,
    due: date | None = DUE,
    basis: Basis = Basis.EXPLICIT,
    grade: Grade = Grade.HARD,
    redacted: bool = False,
) -> Commitment:
    target = Target("xx家", Op.AT_LEAST, None, "家", "", redacted=True)
    return Commitment(
        Span(0, 8), "年内建成县文化馆", grade, Deadline("年内", due, basis), (target,) if redacted else (), False, None,
        False, 0, 0, (),
    )  # fmt: skip


def finding(
    outcome: Outcome,
    *,
    report: str = "later",
    made: date = date(2022, 1, 10),
    first: date = date(2021, 1, 1),
    last: date = DUE,
    evidence: tuple[Evidence, ...] = (CLAUSE,),
    ambiguous: bool = False,
) -> Finding:
    shown = () if outcome is Outcome.SILENT else evidence
    return Finding(report, made, last, outcome, "a.rule", shown, ambiguous=ambiguous, covers_from=first)


def covering(report: str = "later", made: date = date(2022, 1, 10), last: date = DUE) -> Coverage:
    return Coverage(report, made, date(last.year, 1, 1), last)


def mark(
    kind: MarkKind,
    *,
    id: int = 1,
    day: date = date(2022, 3, 1),
    new_deadline: date | None = None,
    withdraws: int | None = None,
) -> Mark:
    at = datetime(day.year, day.month, day.day, 9, id, tzinfo=UTC)
    return Mark(id, kind, "李文", at, new_deadline=new_deadline, withdraws=withdraws)


def judge(
    commitment: Commitment,
    *findings: Finding,
    coverage: tuple[Coverage, ...] = (),
    marks: tuple[Mark, ...] = (),
    links: tuple[EvidenceMark, ...] = (),
    as_of: date = AFTER,
) -> Verdict:
    return verdict(commitment, findings, coverage, marks, links, as_of, POLICY)


def by_the_guide(
    outcome: Outcome, basis: Basis, due: date | None, grade: Grade, redacted: bool, on_file: bool, as_of: date
) -> tuple[Status, Reason | None]:
    """§5 read line by line, for one later report that covers the deadline (or none on file)."""
    if grade is Grade.DECLARATORY:
        return Status.UNVERIFIABLE, Reason.DECLARATORY
    if outcome is Outcome.MET and on_file:
        return Status.FULFILLED, None
    if redacted or basis is Basis.REDACTED:
        return Status.UNVERIFIABLE, Reason.REDACTED
    if due is None:
        if not on_file:
            return Status.UNVERIFIABLE, Reason.NO_LATER_REPORT
        return Status.UNVERIFIABLE, Reason.NOT_MENTIONED if outcome is Outcome.SILENT else Reason.AMBIGUOUS
    if due > as_of:
        return Status.PENDING, None
    if not on_file:
        return Status.UNVERIFIABLE, Reason.NO_LATER_REPORT
    if outcome is Outcome.SHORT:
        return Status.OVERDUE, Reason.SHORTFALL
    if outcome is Outcome.PROGRESS:
        return Status.OVERDUE, Reason.UNFINISHED
    if basis is Basis.EXPLICIT:
        return Status.OVERDUE, Reason.NO_REPORT
    return Status.UNVERIFIABLE, Reason.NOT_MENTIONED


@given(
    outcome=st.sampled_from(Outcome),
    basis=st.sampled_from(Basis),
    grade=st.sampled_from(Grade),
    redacted=st.booleans(),
    on_file=st.booleans(),
    days=st.integers(-400, 400),
)
def test_the_status_is_the_guides(
    outcome: Outcome, basis: Basis, grade: Grade, redacted: bool, on_file: bool, days: int
) -> None:
    due = DUE if basis in (Basis.EXPLICIT, Basis.PLAN_PERIOD) else None
    as_of = DUE + timedelta(days=days)
    # A report of the whole year, filed on the first day it can be.
    made = min(as_of, date(2022, 1, 1)) if on_file else date(2030, 1, 1)
    last = max(DUE, made)
    shown = judge(
        promise(due=due, basis=basis, grade=grade, redacted=redacted),
        finding(outcome, made=made, last=last),
        coverage=(covering(made=made, last=last),),
        as_of=as_of,
    )
    assert (shown.status, shown.reason) == by_the_guide(outcome, basis, due, grade, redacted, on_file, as_of)
    assert (shown.days_overdue is not None) == (shown.status is Status.OVERDUE)
    if shown.days_overdue is not None:
        assert shown.days_overdue == days


@given(st.sampled_from(Outcome), st.integers(-500, 500))
def test_nothing_dated_later_is_looked_at(outcome: Outcome, days: int) -> None:
    as_of = date(2022, 1, 10) + timedelta(days=days)
    told = finding(outcome)
    known = judge(promise(), told, coverage=(covering(),), as_of=as_of)
    unknown = judge(promise(), as_of=as_of)
    assert (known == unknown) == (days < 0 or (outcome is Outcome.SILENT and as_of < DUE))


def test_a_report_of_no_known_date_counts() -> None:
    undated = replace(finding(Outcome.MET), report_date=None, covers_until=None, covers_from=None)
    assert judge(promise(), undated).status is Status.FULFILLED


def test_a_half_year_miss_is_progress() -> None:
    half = finding(Outcome.SHORT, made=date(2021, 7, 10), last=date(2021, 6, 30))
    assert judge(promise(), half, as_of=date(2021, 8, 1)).status is Status.PENDING
    shown = judge(promise(), half, coverage=(covering("half", date(2021, 7, 10), date(2021, 6, 30)),))
    assert (shown.status, shown.reason) == (Status.OVERDUE, Reason.UNFINISHED)


def test_later_reports_outrank_earlier_ones_but_take_no_keeping_back() -> None:
    half = finding(Outcome.PROGRESS, report="half", made=date(2021, 7, 10), last=date(2021, 6, 30))
    year = finding(Outcome.MET)
    next_year = finding(
        Outcome.SHORT, report="next", made=date(2023, 1, 10), first=date(2022, 1, 1), last=date(2022, 12, 31)
    )
    assert judge(promise(), half, year).status is Status.FULFILLED
    shown = judge(promise(), half, year, next_year, as_of=date(2023, 6, 1))
    assert (shown.status, shown.late) == (Status.FULFILLED, False)


def test_what_was_called_kept_too_early_can_be_corrected_at_the_deadline() -> None:
    early = finding(Outcome.MET, report="half", made=date(2021, 7, 10), last=date(2021, 6, 30))
    assert judge(promise(), early, finding(Outcome.SHORT)).reason is Reason.SHORTFALL


def test_kept_after_the_deadline_is_late() -> None:
    next_year = finding(
        Outcome.MET, report="next", made=date(2023, 1, 10), first=date(2022, 1, 1), last=date(2022, 12, 31)
    )
    shown = judge(promise(), finding(Outcome.PROGRESS), next_year, as_of=date(2023, 6, 1))
    assert (shown.status, shown.late) == (Status.FULFILLED, True)


def test_two_reports_of_the_same_time_that_disagree_are_both_shown() -> None:
    other = replace(CLAUSE, report_id="other", text="文化馆未能建成")
    shown = judge(promise(), finding(Outcome.MET), finding(Outcome.SHORT, report="other", evidence=(other,)))
    assert (shown.status, shown.reason) == (Status.UNVERIFIABLE, Reason.AMBIGUOUS)
    assert {item.text for item in (*shown.evidence, *shown.conflicting)} == {CLAUSE.text, other.text}


def test_evidence_too_weak_accuses_nobody() -> None:
    shown = judge(promise(), finding(Outcome.PROGRESS, ambiguous=True))
    assert (shown.status, shown.reason) == (Status.UNVERIFIABLE, Reason.AMBIGUOUS)


def test_a_number_that_would_do_told_in_too_few_words_is_no_silence() -> None:
    near, nothing = finding(Outcome.SILENT, ambiguous=True), finding(Outcome.SILENT)
    assert judge(promise(), near).reason is Reason.AMBIGUOUS
    assert judge(promise(), nothing).reason is Reason.NO_REPORT


@pytest.mark.parametrize(
    ("kind", "status", "reason"),
    [
        (MarkKind.FULFILLED, Status.FULFILLED, Reason.MARKED),
        (MarkKind.CLOSED, Status.FULFILLED, Reason.CLOSED),
        (MarkKind.PENDING, Status.PENDING, Reason.MARKED),
        (MarkKind.OVERDUE, Status.OVERDUE, Reason.MARKED),
        (MarkKind.UNVERIFIABLE, Status.UNVERIFIABLE, Reason.MARKED),
        (MarkKind.CANCELLED, Status.UNVERIFIABLE, Reason.CANCELLED),
        (MarkKind.LONG_TERM, Status.PENDING, Reason.LONG_TERM),
        (MarkKind.ADJUSTED, Status.UNVERIFIABLE, Reason.ADJUSTED),
        (MarkKind.EXTENDED, Status.PENDING, Reason.EXTENDED),
        (MarkKind.NOTE, Status.OVERDUE, Reason.SHORTFALL),
    ],
)
def test_a_persons_mark_outranks_the_machine(kind: MarkKind, status: Status, reason: Reason) -> None:
    told = finding(Outcome.SHORT)
    shown = judge(promise(), told, marks=(mark(kind),))
    assert (shown.status, shown.reason) == (status, reason)
    # From its day on, not before, and gone once taken back.
    assert judge(promise(), told, marks=(mark(kind),), as_of=date(2022, 2, 1)).reason is Reason.SHORTFALL
    back = mark(MarkKind.WITHDRAWN, id=2, withdraws=1)
    assert judge(promise(), told, marks=(mark(kind), back)).reason is Reason.SHORTFALL


def test_an_extension_moves_the_deadline_and_passes_too() -> None:
    granted = mark(MarkKind.EXTENDED, new_deadline=date(2022, 9, 30))
    told = finding(Outcome.PROGRESS)
    shown = judge(promise(), told, marks=(granted,))
    assert (shown.status, shown.reason, shown.deadline) == (
        Status.PENDING,
        Reason.EXTENDED,
        date(2022, 9, 30),
    )
    over = judge(promise(), told, marks=(granted,), as_of=date(2022, 10, 5))
    assert (over.status, over.days_overdue) == (Status.OVERDUE, 5)
    done = finding(
        Outcome.MET, report="next", made=date(2022, 10, 10), first=date(2022, 1, 1), last=date(2022, 9, 30)
    )
    kept = judge(promise(), told, done, marks=(granted,), as_of=date(2022, 12, 1))
    assert (kept.status, kept.late) == (Status.FULFILLED, False)


def test_the_newest_mark_decides() -> None:
    marks = (mark(MarkKind.OVERDUE), mark(MarkKind.CLOSED, id=2, day=date(2022, 4, 1)))
    assert judge(promise(), marks=marks).reason is Reason.CLOSED
    assert judge(promise(), marks=marks, as_of=date(2022, 3, 15)).status is Status.OVERDUE


def link(decision: EvidenceDecision, *, id: int = 1) -> EvidenceMark:
    at = datetime(2022, 3, 1, 9, id, tzinfo=UTC)
    return EvidenceMark(id, decision, "李文", at, CLAUSE.document, CLAUSE.report_id, CLAUSE.span, CLAUSE.text)


def test_rejected_evidence_decides_nothing_and_comes_back_when_taken_back() -> None:
    rejected = judge(promise(), finding(Outcome.MET), links=(link(EvidenceDecision.REJECTED),))
    assert (rejected.status, rejected.evidence) == (Status.OVERDUE, ())
    again = judge(
        promise(),
        finding(Outcome.MET),
        links=(link(EvidenceDecision.REJECTED), link(EvidenceDecision.WITHDRAWN, id=2)),
    )
    assert again.status is Status.FULFILLED


def test_confirmed_evidence_is_weak_no_more() -> None:
    told = finding(Outcome.PROGRESS, ambiguous=True)
    assert judge(promise(), told, links=(link(EvidenceDecision.CONFIRMED),)).reason is Reason.UNFINISHED


def test_a_clause_that_a_person_attached_comes_first() -> None:
    attached = replace(link(EvidenceDecision.ATTACHED), span=Span(90, 99), text="文化馆试运行")
    shown = judge(promise(), finding(Outcome.PROGRESS), links=(attached,))
    assert [item.text for item in shown.evidence] == ["文化馆试运行", CLAUSE.text]


def test_nobody_is_overdue_for_silence_where_a_person_attached_the_answer() -> None:
    attached = replace(link(EvidenceDecision.ATTACHED), span=Span(90, 99), text="文化馆建成开放")
    coverage = (covering("next", date(2022, 1, 10), date(2021, 12, 31)),)
    silent = judge(promise(), coverage=coverage)
    assert (silent.status, silent.reason) == (Status.OVERDUE, Reason.NO_REPORT)
    shown = judge(promise(), coverage=coverage, links=(attached,))
    assert (shown.status, shown.reason, shown.days_overdue) == (
        Status.UNVERIFIABLE,
        Reason.AMBIGUOUS,
        None,
    )
    assert shown.rule == "evidence.attached"
    before = judge(promise(), coverage=coverage, links=(attached,), as_of=date(2022, 2, 1))
    assert before.reason is Reason.NO_REPORT


YEARS = st.lists(
    st.tuples(st.integers(2021, 2025), st.sampled_from(Outcome)), max_size=8, unique_by=lambda item: item[0]
)


def yearly(year: int, outcome: Outcome) -> Finding:
    return finding(
        outcome, report=str(year), made=date(year + 1, 1, 10), first=date(year, 1, 1), last=date(year, 12, 31)
    )


@given(YEARS)
def test_once_kept_no_later_year_takes_it_back(told: list[tuple[int, Outcome]]) -> None:
    """A promise for 2021 over a store of several years: the year that covers it decides, later ones only add."""
    findings = [yearly(year, outcome) for year, outcome in told]
    coverage = tuple(covering(str(year), date(year + 1, 1, 10), date(year, 12, 31)) for year, _ in told)
    kept = False
    for as_of in (date(year + 1, 6, 1) for year in range(2021, 2026)):
        shown = judge(promise(), *findings, coverage=coverage, as_of=as_of)
        known = [outcome for year, outcome in told if date(year + 1, 1, 10) <= as_of]
        assert (shown.status is Status.FULFILLED) == (Outcome.MET in known)
        assert not kept or shown.status is Status.FULFILLED
        kept = shown.status is Status.FULFILLED
        of_its_year = dict(told).get(2021)
        if kept and of_its_year is Outcome.MET:
            assert not shown.late
        elif kept:
            assert shown.late


@given(YEARS)
def test_the_order_of_reports_in_the_store_does_not_matter(told: list[tuple[int, Outcome]]) -> None:
    findings = [yearly(year, outcome) for year, outcome in told]
    forward = judge(promise(), *findings, as_of=date(2026, 6, 1))
    assert judge(promise(), *reversed(findings), as_of=date(2026, 6, 1)) == forward
