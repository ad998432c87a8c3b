"""How far two people who judged the same items agree, beyond what chance would bring."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concord:
    """What two judged alike: `both` items, `same` of them alike; `kappa` is Cohen's κ, None where there is no item or chance
    alone would bring all that agreement. `differences` are the ids with both judgements."""

    both: int
    same: int
    kappa: float | None
    differences: tuple[tuple[str, Hashable, Hashable], ...]


def concord(first: Mapping[str, Hashable], second: Mapping[str, Hashable]) -> Concord:
    """Hold two people's judgements beside each other, by item; items that only one judged are left out."""
    ids = [id for id in first if id in second]
    differences = tuple([(id, first[id], second[id]) for id in ids if first[id] != second[id]])
    if not ids:
        return Concord(0, 0, None, ())
    observed = 1 - len(differences) / len(ids)
    one, other = Counter(first[id] for id in ids), Counter(second[id] for id in ids)
    chance = sum(one[kind] * other[kind] for kind in one) / len(ids) ** 2
    kappa = (observed - chance) / (1 - chance) if chance < 1 else None
    return Concord(len(ids), len(ids) - len(differences), kappa, differences)
