"""What is decided on, and what a decision is."""

from collections.abc import Callable
from dataclasses import dataclass

from tracker.domain.match import Candidate
from tracker.domain.policy import Policy
from tracker.domain.promise import Commitment, Measure
from tracker.domain.text import Period
from tracker.domain.verdict import Comparison
from tracker.domain.vocabulary import Outcome

from .timing import Timing, timing


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

    `objects` is the number of its parallel objects; `spoken_of` the time the report reviews; `directions` says for each
    target whether higher is plainly good; `levels` whether it is a level or stock, which a later value can still
    reach; `lasting` whether the act promised, once done, stays done (a building, a rule, no yearly event). `years` is how many
    calendar years the promise runs over. `in_step` are the two growth rates that the promise sets beside each other.
    """

    commitment: Commitment
    candidates: tuple[Candidate, ...]
    objects: int
    spoken_of: Period | None
    directions: tuple[bool | None, ...]
    levels: tuple[bool, ...]
    lasting: bool
    policy: Policy
    years: int = 1
    in_step: tuple[tuple[Candidate, Measure], tuple[Candidate, Measure]] | None = None

    def timing(self, candidate: Candidate) -> Timing:
        """Which time the clause speaks of, beside the deadline.

        What a review of several years tells is how things stood at its end.
        """
        told = candidate.achievement.period or self.spoken_of
        deadline = self.commitment.deadline.date
        if "period.years" in candidate.achievement.rules and told is not None and deadline is not None:
            return Timing.AFTER if told.end.year > deadline.year else timing(deadline, told, self.slack)
        return timing(deadline, told, self.slack)

    @property
    def slack(self) -> int:
        """Days a summary may be dated before the time it sums up is out."""
        return self.policy.matching.slack_days


Rule = Callable[[Case], Decision | None]
