"""A clause of a later report beside a commitment: what speaks for its being an answer, before anything is decided."""

from dataclasses import dataclass
from enum import StrEnum

from .promise import Achievement, Measure


class Act(StrEnum):
    """What a clause says became of the act a commitment promised."""

    DONE = "done"  # the act itself, or a later stage of it
    EARLIER = "earlier"  # a stage before the promised one
    UNDER_WAY = "under_way"
    NOT_DONE = "not_done"
    NOT_STATED = "not_stated"  # the matter is named, the act is not


APART = "apart."
"""What the name of a candidate's part begins with that tells by which relation its nearest number stands apart."""


@dataclass(frozen=True, slots=True)
class NumberFit:
    """One target beside one reported number. `fit` (0–1) says how far the words around them agree.

    `obstacle` names the relation in which it stands to the target, "" where the two can be compared: `other` (the same
    matter in another form), `silent` (a form that says nothing of it), scope, stage, wider, … `later_stage` is True where it
    counts what is finished and the target what is begun, so that it cannot tell a miss. `back` is the share of the
    reported number's own words that the commitment has too: below 1 it may measure something narrower. `near` (0–1)
    says how near its value lies to the target's, `belief` how certain it is the number that was promised.
    `of_a_part` is True where it tells of one kind or one act of several that were promised: it tells no miss.
    """

    target: int
    measure: Measure
    fit: float
    obstacle: str = ""
    later_stage: bool = False
    back: float = 1.0
    near: float = 0.0
    belief: float = 0.0
    of_a_part: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that may answer a commitment.

    `score` (0–1) ranks it and `parts` names what it is made of. `coverage` is the share of the commitment's own words,
    weighed by rarity, that the clause holds; `back` the share of the clause's words that the commitment holds.
    `relevance` (0–1) is how certain the clause speaks of the matter.
    `same_act` is True where both name the same act or stage, None where the commitment names none. `common` counts the
    telling words both have. `objects` are the commitment's parallel objects it names,
    by position.
    """

    achievement: Achievement
    score: float
    coverage: float
    back: float
    act: Act
    same_act: bool | None
    common: int
    numbers: tuple[NumberFit, ...]
    objects: tuple[int, ...]
    parts: tuple[tuple[str, float], ...] = ()
    relevance: float = 0.0
