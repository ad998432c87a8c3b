"""A higher body's target beside the local promises for the same indicator, and what the local reports say: shown, never judged."""

from dataclasses import dataclass

from .chain import Pledge


@dataclass(frozen=True, slots=True)
class LocalPart:
    """One local body's promise for an indicator, None where its plan has none. `below` is True where it asks for less than
    the higher one, None where the two are not compared so (counts that add up, no promise)."""

    body: str
    pledge: Pledge | None
    below: bool | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """A target of a higher body and the parts of the local ones, one for each body asked about.

    `same` names the rule by which they are of the same indicator or matter. For counts that add up `total` is the sum of the
    local promises and `open` what is left of the higher target, 0 where they make it up, both in the higher one's unit; None
    for rates and growth.
    """

    body: str
    pledge: Pledge
    parts: tuple[LocalPart, ...]
    same: tuple[str, ...]
    total: float | None = None
    open: float | None = None

    @property
    def promised(self) -> int:
        """How many local bodies promise something for it."""
        return sum(part.pledge is not None for part in self.parts)
