"""The units of an office: what each is called, its other names, and whom to ask there."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .promise import Commitment


@dataclass(frozen=True, slots=True)
class Unit:
    """A responsible unit: the name it goes by in papers, its other names, its leader and contact."""

    name: str
    other_names: tuple[str, ...] = ()
    leader: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A unit that may be responsible for an item. `words` are the key words of its duties that the item holds."""

    unit: str
    words: tuple[str, ...]


class Units:
    """The units on an office's list. Names that are not on it stand for themselves."""

    def __init__(self, units: Iterable[Unit] = ()) -> None:
        self.units = tuple(sorted(units, key=lambda unit: unit.name))
        self._called = {other: unit.name for unit in self.units for other in unit.other_names}
        self._called.update((unit.name, unit.name) for unit in self.units)

    def __bool__(self) -> bool:
        return bool(self.units)

    def called(self, name: str) -> str:
        """The name that a unit goes by."""
        return self._called.get(name, name)

    def of(self, name: str) -> Unit | None:
        """The unit with this name or other name."""
        called = self.called(name)
        return next((unit for unit in self.units if unit.name == called), None)

    def names(self) -> tuple[str, ...]:
        """All names, other names too."""
        return tuple(self._called)

    def named(self, commitment: Commitment) -> Commitment:
        """The commitment with its units by the names they go by."""
        if not self.units:
            return commitment
        lead = self.called(commitment.lead) if commitment.lead else commitment.lead
        support = tuple(self.called(name) for name in commitment.support)
        if lead == commitment.lead and support == commitment.support:
            return commitment
        return replace(commitment, lead=lead, support=support)


def near_names(name: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The known names a person may mean by one that is not known: those that hold it or are held by it, then the likest."""
    names = [item for item in dict.fromkeys(known) if item]
    held = [item for item in names if name in item or item in name]
    close = difflib.get_close_matches(name, names, count, 0.5)
    return tuple(dict.fromkeys((*sorted(held, key=len), *close)))[:count]
