"""Values handed about while the clauses of a sentence are read."""

from collections.abc import Sequence
from typing import Final

from tracker.domain.promise import Deadline, Stage, Target
from tracker.domain.text import Span
from tracker.domain.vocabulary import Grade, Recurrence
from tracker.extraction.layout.clauses import Clause
from tracker.extraction.time.expressions import TimeExpression

from .clause_openers import Head


class Draft:
    """A commitment in the making: `start`–`end` is what is promised, `quote` where the quote begins.

    `stages` are its steps with days of their own, `recurrence` how often it is due again.
    """

    __slots__ = (
        "deadline",
        "end",
        "grade",
        "opening",
        "quote",
        "recurrence",
        "restated",
        "rules",
        "soft",
        "stages",
        "start",
        "targets",
        "times",
    )

    def __init__(
        self,
        quote: int,
        start: int,
        end: int,
        grade: Grade,
        rules: list[str],
        targets: tuple[Target, ...],
        deadline: Deadline,
        soft: bool,
        times: Sequence[TimeExpression],
        *,
        restated: bool = False,
        opening: Span | None = None,
        recurrence: Recurrence | None = None,
    ) -> None:
        self.quote = quote
        self.start = start
        self.end = end
        self.grade = grade
        self.rules = rules
        self.targets = targets
        self.deadline = deadline
        self.soft = soft
        self.times = times
        self.restated = restated
        self.opening = opening
        self.recurrence = recurrence
        self.stages: tuple[Stage, ...] = ()


class Opening:
    """What a shared opening leaves to the clauses it governs.

    `goals` is True in a run of indicators; `doubtful` under an item that only plans to plan (谋划、探索);
    `binding` once the opening stands alone (`到2025年，`) or its own clause is a hard promise;
    `alone` where it is a clause to itself.
    """

    __slots__ = ("alone", "binding", "doubtful", "goals", "span", "times")

    def __init__(
        self,
        times: Sequence[TimeExpression] = (),
        span: Span | None = None,
        *,
        goals: bool = False,
        doubtful: bool = False,
        binding: bool = False,
        alone: bool = False,
    ) -> None:
        self.times = times
        self.span = span
        self.goals = goals
        self.doubtful = doubtful
        self.binding = binding
        self.alone = alone

    def copy(self) -> "Opening":
        """The same opening, to be changed by itself."""
        return Opening(
            self.times,
            self.span,
            goals=self.goals,
            doubtful=self.doubtful,
            binding=self.binding,
            alone=self.alone,
        )


class Piece:
    """A clause, or one of the things a clause lists, with its opening.

    `reported` is True where it reports the past; `quote_end` is where its quote ends, `out` the rule that takes it out ("" for
    none) and `targets` its numbers, each once that was asked for.
    """

    __slots__ = ("clause", "draft", "end", "head", "out", "quote_end", "reported", "start", "targets")

    def __init__(self, clause: Clause, start: int, end: int, head: Head) -> None:
        self.clause = clause
        self.start = start
        self.end = end
        self.head = head
        self.draft: Draft | None = None
        self.quote_end: int | None = None
        self.out: str | None = None
        self.targets: tuple[Target, ...] | None = None
        self.reported = False


INDICATORS: Final = frozenset({"hard.level", "hard.indicator", "hard.indicator_state"})
_RUN: Final = 3  # clauses back in which the run of indicators was last kept up


def in_run(earlier: Sequence[Piece]) -> bool:
    """Whether indicators with their numbers stand right before: …失业率6%左右；国际收支基本平衡."""
    return any(
        piece.draft is not None and not piece.head.verb and piece.draft.rules[0] in INDICATORS
        for piece in earlier[-_RUN:]
    )
