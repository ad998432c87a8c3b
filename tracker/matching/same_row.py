"""Which row of a later table tells what came of a promise: its task's cell is like it. What is the same promise for certain, so that
the row is no item of its own, is said by `restated`."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from tracker.domain.promise import Achievement

from .weights import card

_LAYOUT: Final = re.compile(r"(?:[^\w%‰]|_)+")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_ALIKE: Final = card("rows")["alike"]
"""Dice coefficient of the pairs of characters from which two texts say the same task."""
_LONG_ENOUGH: Final = 5
"""Characters of a text that must stand whole in the other for the two to be the same task."""


class Rows:
    """The rows of one report by what their task's cell says; `reported` are the clauses that stand in each."""

    def __init__(self, text: str, reported: Iterable[tuple[Achievement, str]]) -> None:
        """`reported` gives the clauses of progress cells with the items of their own rows."""
        self.of_item: Mapping[str, Sequence[Achievement]]
        by_item: dict[str, list[Achievement]] = defaultdict(list)
        by_task: dict[str, dict[str, list[Achievement]]] = defaultdict(lambda: defaultdict(list))
        for clause, item in reported:
            by_item[item].append(clause)
            if clause.opening is not None:
                by_task[_plain(clause.opening.of(text))][item].append(clause)
        self.of_item = by_item
        self._by_task = by_task

    def saying(self, promise: str) -> Sequence[Achievement]:
        """The clauses of the one row whose task is this promise; none where no row, or several promises of one row, could be."""
        if not self._by_task:
            return ()
        wanted = _plain(promise)
        best: tuple[float, dict[str, list[Achievement]]] | None = None
        for task, items in self._by_task.items():
            alike = _same_task(wanted, task)
            if alike and (best is None or alike > best[0]):
                best = (alike, items)
        if best is None or len(best[1]) != 1:
            return ()
        return next(iter(best[1].values()))


def _plain(text: str) -> str:
    return _LAYOUT.sub("", text)


def _same_task(one: str, other: str) -> float:
    """How alike two tasks are where they are the same, 0 where they are not; other numbers are another task."""
    if one == other:
        return 1.0
    numbers, others = set(_NUMBER.findall(one)), set(_NUMBER.findall(other))
    if numbers and others and numbers != others:
        return 0.0
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _LONG_ENOUGH and shorter in longer and len(shorter) * 2 > len(longer):
        return card("rows")["contained"]
    first, second = Counter(pairwise(one)), Counter(pairwise(other))
    total = first.total() + second.total()
    dice = 2 * (first & second).total() / total if total else 0.0
    return dice if dice >= _ALIKE else 0.0
