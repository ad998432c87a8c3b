"""What one later report says of each commitment of a plan: pure, so it can run in any process on any machine."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from tracker.domain.match import Candidate
from tracker.domain.policy import Policy
from tracker.domain.promise import Achievement, Commitment
from tracker.domain.report import Report
from tracker.domain.text import Period, Span
from tracker.domain.verdict import Evidence, Finding
from tracker.judging.outcome_rules import (
    NOTHING_FOUND,
    OTHER_PERIOD,
    answers_late,
    decide,
    least_coverage,
    least_relevance,
)
from tracker.judging.row_progress import OWN_ROW, decide_row
from tracker.judging.rule_input import Case, Decision
from tracker.judging.timing import ReportedTime, Timing, reported_time
from tracker.matching.candidate_scoring import Asked, candidate_of, candidates, nearby
from tracker.matching.idf import Counts, counted
from tracker.matching.income_growth_rule import income_growth_beside
from tracker.matching.index import Entry, ReportIndex, ReportWords, read_words
from tracker.matching.lazy_property import lazy_property
from tracker.matching.query import Query, WeightedQuery, weigh_query
from tracker.matching.same_row import Rows
from tracker.matching.words import folded


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """One report as the assessment sees it: where it is, its document's text, and what it says was done.

    `index` is the report's position in `Extraction.reports`; `achievements` may be all of its document, only those of
    this report are looked at. `answers` gives for each achievement the item in whose own row or label it stands, None where it
    stands in none; empty where none does.
    """

    document: str
    report_id: str
    report: Report
    text: str
    achievements: tuple[Achievement, ...]
    index: int = 0
    answers: tuple[str | None, ...] = ()


class Plan:
    """A report with its commitments, prepared once for all later reports that are asked about them."""

    def __init__(
        self,
        facts: ReportFacts,
        commitments: Sequence[tuple[str, Commitment]],
    ) -> None:
        """`commitments` are the checkable ones by their ids."""
        self.facts = facts
        text = folded(facts.text) if commitments else ""
        self.queries = tuple((id, Query(text, item)) for id, item in commitments)

    @lazy_property
    def counts(self) -> Counts:
        """How common the words of its commitments are among them."""
        return counted([query.words for _, query in self.queries])


class Beside(Enum):
    """Where a later report stands beside a deadline."""

    OVER = auto()  # something it tells may be of the time promised for
    AFTER = auto()  # all that it tells is of later years
    BEYOND = auto()  # it is too late to be asked


class Later:
    """A report that is asked, prepared once for all plans that it is asked about."""

    def __init__(self, facts: ReportFacts, policy: Policy, restated: Mapping[str, str] | None = None) -> None:
        """`restated` gives the items that its rows say once more, with the items of those rows."""
        self.facts = facts
        self.policy = policy
        self.restated = restated or {}
        self._reported = [item for item in facts.achievements if item.report == facts.index]
        self._afterwards: dict[date | None, tuple[bool, ...]] = {}
        self._beside: dict[date | None, Beside] = {}
        self._nothing: dict[str, Finding] = {}

    @lazy_property
    def asked(self) -> Asked:
        """What the rules ask of a clause at least."""
        limits = self.policy.matching
        return Asked(least_coverage(limits, afterwards=True), least_relevance(limits))

    @lazy_property
    def words(self) -> ReportWords:
        """Its achievements."""
        return read_words(folded(self.facts.text), self._reported)

    @lazy_property
    def rows(self) -> Rows:
        """The clauses that stand in the own rows of items."""
        facts = self.facts
        reported = (
            (clause, item)
            for clause, item in zip(facts.achievements, facts.answers, strict=False)
            if item is not None and clause.report == facts.index
        )
        return Rows(facts.text, reported)

    @property
    def filled_in(self) -> date | None:
        """The day its tables tell of: the end of the time it reviews, else its own date."""
        report = self.facts.report
        if report.covers is not None:
            return report.covers.end
        return report.date.last_day() if report.date is not None else None

    @lazy_property
    def _times(self) -> tuple[tuple[ReportedTime, ...], tuple[int, ...]]:
        """The times that its clauses tell of, and by clause which of them."""
        numbers: dict[ReportedTime, int] = {}
        covers = self.facts.report.covers
        by_clause = tuple(
            numbers.setdefault(reported_time(item, covers), len(numbers)) for item in self._reported
        )
        return tuple(numbers), by_clause

    def _after(self, deadline: date | None) -> tuple[bool, ...]:
        """For each time reported whether it is of later years than a deadline's."""
        known = self._afterwards.get(deadline)
        if known is None:
            days = self.policy.matching.slack_days
            known = tuple(time.beside(deadline, days) is Timing.AFTER for time in self._times[0])
            self._afterwards[deadline] = known
        return known

    def nothing(self, decision: Decision) -> Finding:
        """The finding of a decision that rests on no clause; all of one rule are the same."""
        if decision.rule not in self._nothing:
            self._nothing[decision.rule] = _finding(decision, self)
        return self._nothing[decision.rule]

    def beside(self, deadline: date | None) -> Beside:
        """Where it stands beside a deadline; worked out once for all that is due that day."""
        known = self._beside.get(deadline)
        if known is None:
            years = self.policy.matching.horizon_years
            near = within_horizon(deadline, self.facts.report.covers, years)
            known = Beside.BEYOND if not near else Beside.AFTER if all(self._after(deadline)) else Beside.OVER
            self._beside[deadline] = known
        return known

    def all_after(self, entries: Sequence[Entry], deadline: date | None) -> bool:
        """Whether there are clauses, and all of them tell of later years than a deadline's."""
        after, by_clause = self._after(deadline), self._times[1]
        return bool(entries) and all(after[by_clause[entry.place]] for entry in entries)


def assess(
    plan: Plan,
    later: Later,
    rejected: Mapping[str, Collection[Span]] | None = None,
    only: Collection[str] | None = None,
) -> dict[str, Finding]:
    """What `later` says of each commitment of `plan`, by their ids.

    `later` is a report of the same body written after the plan, or the plan itself (then only restated targets are
    asked). `rejected` holds, by commitment id, the spans of `later` that a person rejected as evidence; they are never
    proposed again. Every commitment asked gets a finding, silent ones too; reports beyond the policy's horizon and
    declaratory commitments are not asked. `only` names the commitments asked about, None for all.
    """
    itself = later.facts.report_id == plan.facts.report_id
    found: dict[str, Finding] = {}
    index: ReportIndex | None = None
    for id, query in plan.queries:
        if only is not None and id not in only:
            continue
        commitment = query.commitment
        if itself and not commitment.restated:
            continue
        if itself and OWN_ROW in commitment.rules:
            found[id] = _row_finding(later, commitment, later.rows.of_item.get(id, ()), rejected, id)
            continue
        own = later.restated.get(id)
        if own is not None:
            found[id] = _row_finding(later, commitment, later.rows.of_item.get(own, ()), rejected, id)
            continue
        beside = later.beside(commitment.deadline.date)
        if beside is Beside.BEYOND:
            continue
        if beside is Beside.AFTER and not _answers_late(query):
            found[id] = later.nothing(OTHER_PERIOD)
            continue
        row = () if itself else later.rows.saying(commitment.text)
        if row:
            found[id] = _row_finding(later, commitment, row, rejected, id)
            continue
        if index is None:
            index = ReportIndex(later.words, plan.counts)
        decision = _decision(plan, later, query, index, (rejected or {}).get(id, ()))
        found[id] = _finding(decision, later) if decision.evidence else later.nothing(decision)
    return found


def _row_finding(
    later: Later,
    commitment: Commitment,
    clauses: Sequence[Achievement],
    rejected: Mapping[str, Collection[Span]] | None,
    id: str,
) -> Finding:
    """What the progress cell of a promise's own row says of it."""
    refused = (rejected or {}).get(id, ())
    left = [clause for clause in clauses if clause.span not in refused]
    decision = decide_row(commitment, left, later.filled_in, later.policy)
    return _finding(decision, later) if decision.evidence else later.nothing(decision)


def looked_at(plan: Plan, later: Later) -> dict[str, tuple[Candidate, ...]]:
    """By commitment id the clauses of `later` that were looked at closely, best first; for seeing where an answer is lost."""
    index = ReportIndex(later.words, plan.counts)
    limits = later.policy.matching
    found: dict[str, tuple[Candidate, ...]] = {}
    for id, query in plan.queries:
        weighted = weigh_query(query, index.idf)
        near = nearby(weighted, index, limits.candidates)
        found[id] = tuple(candidates(weighted, near, index, least_coverage(limits, afterwards=False)))
    return found


def _answers_late(query: Query) -> bool:
    commitment = query.commitment
    return answers_late(
        commitment,
        query.levels if commitment.targets else (),
        lasting=not commitment.targets and query.lasting,
    )


def _decision(
    plan: Plan, later: Later, query: Query, index: ReportIndex, rejected: Collection[Span]
) -> Decision:
    limits = later.policy.matching
    weighted = weigh_query(query, index.idf)
    near = nearby(weighted, index, limits.candidates, rejected)
    afterwards = later.all_after(near, query.commitment.deadline.date)
    if afterwards and not _answers_late(query):
        return OTHER_PERIOD
    # Of a review of later years alone only the numbers are looked at, where any were promised (`decide`).
    counting = afterwards and bool(query.commitment.targets)
    least = least_coverage(limits, afterwards=afterwards)
    found = candidates(weighted, near, index, least, counting=counting, asked=later.asked)
    income_growth = income_growth_beside(weighted, index)
    if not found and income_growth is None:
        return OTHER_PERIOD if afterwards else NOTHING_FOUND
    case = Case(
        query.commitment,
        tuple(found),
        len(weighted.objects),
        later.facts.report.covers,
        query.directions,
        query.levels,
        not query.commitment.targets and query.lasting,
        later.policy,
        _years(query.commitment, plan.facts.report),
        income_growth,
        afterwards,
    )
    return _in_full(decide(case), weighted, near, index)


def _in_full(
    decision: Decision, weighted: WeightedQuery, near: Sequence[Entry], index: ReportIndex
) -> Decision:
    """The decision with all the parts of its evidence, those too that nobody asked for."""
    if all(item.parts for item in decision.evidence):
        return decision
    entries = {id(entry.achievement): entry for entry in near}
    evidence = [
        item if item.parts else candidate_of(weighted, entries[id(item.achievement)], index)
        for item in decision.evidence
    ]
    return replace(decision, evidence=tuple(evidence))


def within_horizon(deadline: date | None, covers: Period | None, years: int) -> bool:
    """Whether a report on `covers` is near enough to a commitment's deadline to be asked about it."""
    return deadline is None or covers is None or covers.start.year - deadline.year <= years


def _years(commitment: Commitment, plan: Report) -> int:
    """How many calendar years a promise runs over, its plan's first one included; 1 where that is not known."""
    deadline = commitment.deadline.date
    made = plan.plans.start.year if plan.plans else plan.date.year if plan.date else None
    return (
        deadline.year - made + 1 if deadline is not None and made is not None and deadline.year > made else 1
    )


def _finding(decision: Decision, later: Later) -> Finding:
    report = later.facts.report
    return Finding(
        later.facts.report_id,
        report.date.first_day() if report.date else None,
        report.covers.end if report.covers else None,
        decision.outcome,
        decision.rule,
        tuple(_evidence(item, later.facts) for item in decision.evidence[: later.policy.matching.evidence]),
        decision.comparisons,
        round(decision.confidence, 4),
        decision.ambiguous,
        covers_from=report.covers.start if report.covers else None,
    )


def _evidence(candidate: Candidate, later: ReportFacts) -> Evidence:
    stated = candidate.achievement
    return Evidence(
        later.document,
        later.report_id,
        stated.span,
        stated.text,
        candidate.score,
        candidate.parts,
        later.report.date,
        later.report.sections[stated.section].path if stated.section < len(later.report.sections) else (),
    )
