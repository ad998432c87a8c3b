"""How rare a token is among the clauses at hand, and which share of some words others hold."""

from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping
from itertools import chain
from math import log

USUAL = 400
"""Clauses in a report of usual length (the median of nearly two hundred)."""
POWER = 1.5
"""How strongly rare tokens outweigh common ones."""
LEAST = 0.05
"""Weight of the commonest token."""

Counts = tuple[Mapping[str, int], int]
"""In how many clauses each token stands, and how many clauses there are."""


def counted(clauses: Collection[Iterable[str]]) -> Counts:
    """The counts of clauses, each given by its tokens, every token once."""
    return Counter(chain.from_iterable(clauses)), len(clauses)


class Rarity:
    """How rare each token is among the clauses of the documents at hand, told as `counted` gives them."""

    def __init__(self, *documents: Counts) -> None:
        # Half a clause is added on both sides, so that a token never seen is rarest but not endlessly so; a short
        # report is taken for a piece of a usual one, or all its words would look common.
        self._total = max(sum(clauses for _, clauses in documents), USUAL) + 1.0
        self._documents = [counts for counts, _ in documents]
        self._most = log(self._total / 0.5)
        self._weights: dict[str, float] = {}
        self._by_count: dict[int, float] = {}

    def _rare(self, count: int) -> float:
        return log(self._total / (count + 0.5)) / self._most

    def of(self, token: str) -> float:
        """0–1: 1 for a token that is nowhere else."""
        return self._rare(sum(counts.get(token, 0) for counts in self._documents))

    def weigh(self, said: Mapping[str, float]) -> dict[str, float]:
        """Token → weight: what it says by itself times how rare it is."""
        weights = self._weights
        for token in said:
            if token not in weights:
                count = 0
                for counts in self._documents:
                    if token in counts:
                        count += counts[token]
                if count not in self._by_count:
                    self._by_count[count] = max(LEAST, self._rare(count) ** POWER)
                weights[token] = self._by_count[count]
        return {token: says * weights[token] for token, says in said.items()}


def covered(wanted: Mapping[str, float], held: Container[str], others: Container[str] = ()) -> float:
    """The share of `wanted` by weight that is held, by either; 0 when nothing is wanted."""
    total = sum(wanted.values())
    if not total:
        return 0.0
    return sum([weight for token, weight in wanted.items() if token in held or token in others]) / total
