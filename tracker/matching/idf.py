"""How rare a token is among the clauses at hand, and which share of some words others hold."""

from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping
from itertools import chain
from math import log

from .weights import card

USUAL = 400
"""Clauses in a report of usual length (the median of nearly two hundred)."""
POWER = card("rarity")["power"]
"""How strongly rare tokens outweigh common ones."""
LEAST = card("rarity")["least"]
"""Weight of the commonest token."""

Counts = tuple[Mapping[str, int], int]
"""In how many clauses each token stands, and how many clauses there are."""


def counted(clauses: Collection[Iterable[str]]) -> Counts:
    """The counts of clauses, each given by its tokens, every token once."""
    return Counter(chain.from_iterable(clauses)), len(clauses)


class Rarity:
    """How rare each token is among the clauses of two documents, reported as `counted` gives them."""

    def __init__(self, clauses: Counts, others: Counts = ({}, 0)) -> None:
        # Half a clause is added on both sides, so that a token never seen is rarest but not endlessly so; a short
        # report is taken for a piece of a usual one, or all its words would look common.
        self._total = max(clauses[1] + others[1], USUAL) + 1.0
        self._counts, self._others = clauses[0], others[0]
        self._rarities = _Rarities(self._total)
        self._weights = _Weights(self._rarities)
        self._words: dict[str, float] = {}

    def of_word(self, word: str) -> float:
        """How rare a word is (0–1): its pairs of characters, on average."""
        known = self._words.get(word)
        if known is None:
            pairs = pairs_of(word)
            rarities, count, count_others = self._rarities, self._counts.get, self._others.get
            rare = [rarities[count(pair, 0) + count_others(pair, 0)] for pair in pairs]
            known = self._words[word] = sum(rare) / len(pairs)
        return known

    def of(self, token: str) -> float:
        """0–1: 1 for a token that is nowhere else."""
        return self._rarities[self._counts.get(token, 0) + self._others.get(token, 0)]

    def weigh(self, tokens: Mapping[str, float]) -> dict[str, float]:
        """Token → weight: what it says by itself times how rare it is."""
        weights, count, count_others = self._weights, self._counts.get, self._others.get
        return {
            token: says * weights[count(token, 0) + count_others(token, 0)] for token, says in tokens.items()
        }


def pairs_of(word: str) -> list[str]:
    """The pairs of neighbouring characters of a word; a single character alone."""
    return [word[at : at + 2] for at in range(len(word) - 1)] or [word]


class _Rarities(dict[int, float]):
    """Count → how rare (0–1) a token in so many of the clauses is; worked out when first asked for."""

    def __init__(self, total: float) -> None:
        super().__init__()
        self._total = total

    def __missing__(self, count: int) -> float:
        found = self[count] = log(self._total / (count + 0.5)) / log(self._total / 0.5)
        return found


class _Weights(dict[int, float]):
    """Count → weight of a token in so many of the clauses; worked out when first asked for."""

    def __init__(self, rarities: _Rarities) -> None:
        super().__init__()
        self._rarities = rarities

    def __missing__(self, count: int) -> float:
        weight: float = max(LEAST, self._rarities[count] ** POWER)
        self[count] = weight
        return weight


def covered(wanted: Mapping[str, float], held: Container[str], others: Container[str] = ()) -> float:
    """The share of `wanted` by weight that is held, by either; 0 when nothing is wanted."""
    total = sum(wanted.values())
    if not total:
        return 0.0
    return sum([weight for token, weight in wanted.items() if token in held or token in others]) / total
