"""What is decided on, and what a decision is."""

from collections.abc import Callable
from dataclasses import dataclass

from tracker.domain.match import Candidate
from tracker.domain.policy import Policy
from tracker.domain.promise import Commitment, Measure
from tracker.domain.text import Period
from tracker.domain.verdict import Comparison
from tracker.domain.vocabulary import Outcome

from .timing import Timing, reported_time


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome, the rule that made it, and what it rests on, best first."""

    outcome: Outcome
    rule: str
    evidence: tuple[Candidate, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    confidence: float = 1.0
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A commitment with the candidates of one report, best first.

    `afterwards` is True where all clauses that were looked at, left out ones too, speak of later years than the
    deadline's. `objects` is the number of its parallel objects; `reporting_period` the time the report reviews; `directions` says for each
    target whether higher is plainly good; `levels` whether it is a level or stock, which a later value can still
    reach; `lasting` whether the act promised, once done, stays done (a building, a rule, no yearly event). `years` is how many
    calendar years the promise runs over. `income_growth` are the two growth rates that the promise sets beside each other.
    """

    commitment: Commitment
    candidates: tuple[Candidate, ...]
    objects: int
    reporting_period: Period | None
    directions: tuple[bool | None, ...]
    levels: tuple[bool, ...]
    lasting: bool
    policy: Policy
    years: int = 1
    income_growth: tuple[tuple[Candidate, Measure], tuple[Candidate, Measure]] | None = None
    afterwards: bool = False

    def timing(self, candidate: Candidate) -> Timing:
        """Which time the clause speaks of, beside the deadline."""
        reported = reported_time(candidate.achievement, self.reporting_period)
        return reported.beside(self.commitment.deadline.date, self.policy.matching.slack_days)


Rule = Callable[[Case], Decision | None]
