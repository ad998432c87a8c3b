"""Values handed about while the clauses of a sentence are read."""

from dataclasses import dataclass, field

from tracker.domain.promise import Deadline, Target
from tracker.domain.text import Span
from tracker.domain.vocabulary import Grade

from .clauses import Clause
from .heads import Head
from .times import TimeExpression


@dataclass(slots=True)
class Draft:
    """A commitment in the making: `start`–`end` is what is promised, `quote` where the quote begins."""

    quote: int
    start: int
    end: int
    grade: Grade
    rules: list[str]
    targets: tuple[Target, ...] = ()
    deadline: Deadline | None = None
    soft: bool = False
    restated: bool = False
    lead: Span | None = None
    times: list[TimeExpression] = field(default_factory=list)


@dataclass(slots=True)
class Opening:
    """What a shared opening leaves to the clauses it governs.

    `goals` is True in a run of indicators; `doubtful` under an item that only plans to plan (谋划、探索);
    `binding` once the opening stands alone (`到2025年，`) or its own clause is a hard promise;
    `alone` where it is a clause to itself.
    """

    times: list[TimeExpression] = field(default_factory=list)
    span: Span | None = None
    goals: bool = False
    doubtful: bool = False
    binding: bool = False
    alone: bool = False

    def copy(self) -> "Opening":
        """The same opening, to be changed by itself."""
        return Opening(self.times, self.span, self.goals, self.doubtful, self.binding, self.alone)


@dataclass(slots=True)
class Piece:
    """A clause, or one of the things a clause lists, with its opening. `told` is True where it reports the past."""

    clause: Clause
    start: int
    end: int
    head: Head
    draft: Draft | None = None
    told: bool = False
