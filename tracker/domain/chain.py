"""One promise through the plans of one body: the links from each plan to the next, and what turned between two."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .promise import Measure, Target
from .vocabulary import Status


class Turn(StrEnum):
    """What happened to a promise between two plans, or after the last one that held it."""

    AGAIN = "again"  # due before, not found kept, and promised again
    PUT_OFF = "put_off"  # the same result for a later day
    LOWERED = "lowered"
    RAISED = "raised"
    SOFTER = "softer"
    FIRMER = "firmer"
    MERGED = "merged"  # with another promise of the same plan into one
    KEPT_LATE = "kept_late"  # kept only after it had been put off or promised again
    DROPPED = "dropped"  # due, and no later plan or report says a word of it


@dataclass(frozen=True, slots=True)
class Pledge:
    """What one plan promises of one matter: an item, or one of the numbers of an item, and what came of the item.

    `year` is that of its plan, `text` the item's words, `late` marks one that was kept after its day. `reached` is what was
    reported of its number, `satisfied` whether that reaches it; both None where that was left open.
    """

    item: str
    year: int
    text: str
    target: Target | None
    deadline: date | None
    status: Status
    late: bool = False
    reached: Measure | None = None
    satisfied: bool | None = None

    @property
    def gap(self) -> float | None:
        """By what share of its number it was missed, negative where it was reached; None where that is not known."""
        wanted, reached = (
            self.target.value if self.target else None,
            self.reached.value if self.reached else None,
        )
        if (
            self.satisfied is None
            or not isinstance(wanted, float)
            or not isinstance(reached, float)
            or not wanted
        ):
            return None
        return abs(wanted - reached) / abs(wanted) * (-1 if self.satisfied else 1)


@dataclass(frozen=True, slots=True)
class Link:
    """A promise and the later one that takes it up. `later` is None exactly where it was dropped.

    `same` names the rule by which the two are one promise, `turns` what turned with the rule of each, in the order of the
    rules. `likeness` (0–1) is how far their words agree. `slip` is by how many days it was put off, None where it was not.
    """

    earlier: Pledge
    later: Pledge | None
    same: str
    likeness: float
    turns: tuple[tuple[Turn, str], ...] = ()
    slip: int | None = None

    @property
    def kinds(self) -> tuple[Turn, ...]:
        """The turns alone."""
        return tuple([turn for turn, _ in self.turns])


@dataclass(frozen=True, slots=True)
class Chain:
    """The links of one promise, oldest first; each begins where the one before ends."""

    links: tuple[Link, ...]

    @property
    def pledges(self) -> tuple[Pledge, ...]:
        """The promises, oldest first."""
        later = [link.later for link in self.links if link.later is not None]
        return (self.links[0].earlier, *later)

    @property
    def slip(self) -> int | None:
        """By how many days it was put off altogether, None where it never was."""
        slips = [link.slip for link in self.links if link.slip is not None]
        return sum(slips) if slips else None

    @property
    def turned(self) -> bool:
        """Whether anything turned."""
        return any(link.turns for link in self.links)

    def holds(self, item: str) -> bool:
        """Whether an item is part of it."""
        return any(pledge.item == item for pledge in self.pledges)
