"""What becomes of a promise in the same body's later plans: made again, put off, raised, lowered, softened, or never heard of again.

Pure and bounded: each item is compared only with items that share one of its rarest words, so the cost grows with
the items and not with their product.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.ledger import LedgerEntry
from tracker.domain.promise import Target
from tracker.domain.vocabulary import Op, Reason, Status

_RAREST = 10  # words of an item through which others are found
_COMMON = 400  # a word in more items than this finds nobody
_PRIOR = 30  # items assumed besides those on file, so that in a small ledger a word met once is not yet rare
_WORDS = re.compile(r"[\u4e00-\u9fff]+")


class Turn(StrEnum):
    """What happened to a promise between two plans."""

    AGAIN = "again"  # not kept, and promised again
    PUT_OFF = "put_off"  # a result due once, promised again for a later day
    RAISED = "raised"
    LOWERED = "lowered"
    FIRMER = "firmer"
    SOFTER = "softer"
    VANISHED = "vanished"  # no later report or plan says a word of it


@dataclass(frozen=True, slots=True)
class Echo:
    """An item and the later one that takes it up; `later` is None exactly for `Turn.VANISHED`. `likeness` is 0–1."""

    earlier: LedgerEntry
    later: LedgerEntry | None
    likeness: float
    turns: tuple[Turn, ...]


def echoes(
    entries: Sequence[LedgerEntry],
    *,
    body: Callable[[LedgerEntry], Hashable | None] = lambda entry: entry.issuer,
    least: float = 0.6,
    years: int = 2,
) -> tuple[Echo, ...]:
    """The turns among `entries`, in the order of the earlier items.

    `body` names who promised; items of unknown bodies or without a plan year are left out. `least` is the likeness
    (shared words weighed by rarity) from which two items are the same matter, `years` how far ahead one looks.
    Between equals the nearest year wins, then the likeness, then the place in the text.
    """
    groups: dict[Hashable, list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        owner = body(entry)
        if owner is not None and entry.year is not None:
            groups[owner].append(entry)
    found: dict[str, Echo] = {}
    for group in groups.values():
        for echo in _of_one_body(group, least, years):
            found[echo.earlier.id] = echo
    return tuple(found[entry.id] for entry in entries if entry.id in found)


def _of_one_body(group: Sequence[LedgerEntry], least: float, years: int) -> list[Echo]:
    words = [_words(entry) for entry in group]
    spread = Counter(word for own in words for word in own)
    weight = {word: math.log(1 + (len(group) + _PRIOR) / (count + 1)) ** 2 for word, count in spread.items()}
    length = [sum(weight[word] for word in own) for own in words]
    holders: dict[str, list[int]] = defaultdict(list)
    for at, own in enumerate(words):
        for word in own:
            if spread[word] <= _COMMON:
                holders[word].append(at)
    last = max(entry.year or 0 for entry in group)
    result = []
    for at, entry in enumerate(group):
        rarest = sorted(words[at], key=lambda word: (spread[word], word))[:_RAREST]
        near = {
            other
            for word in rarest
            for other in holders.get(word, ())
            if 0 < _ahead(entry, group[other]) <= years
        }
        ranked = []
        for other in near:
            shared = sum(weight[word] for word in words[at] & words[other])
            likeness = shared / math.sqrt(length[at] * length[other]) if shared else 0.0
            if likeness >= least:
                ranked.append(
                    (_ahead(entry, group[other]), -likeness, group[other].commitment.span.start, other)
                )
        if ranked:
            _, likeness, _, other = min(ranked)
            turns = _turns(entry, group[other])
            if turns:
                result.append(Echo(entry, group[other], round(-likeness, 3), turns))
        elif entry.verdict.reason in (Reason.NOT_MENTIONED, Reason.NO_REPORT) and (entry.year or 0) < last:
            result.append(Echo(entry, None, 0.0, (Turn.VANISHED,)))
    return result


def _ahead(entry: LedgerEntry, other: LedgerEntry) -> int:
    return (other.year or 0) - (entry.year or 0)


def _words(entry: LedgerEntry) -> frozenset[str]:
    """Pairs of neighbouring characters: no segmenter needed, and numbers leave no trace."""
    return frozenset(
        run[i : i + 2] for run in _WORDS.findall(entry.commitment.text) for i in range(len(run) - 1)
    )


def _turns(earlier: LedgerEntry, later: LedgerEntry) -> tuple[Turn, ...]:
    turns = []
    before, after = earlier.commitment, later.commitment
    if earlier.verdict.status is not Status.FULFILLED:
        turns.append(Turn.AGAIN)
        first, second = before.deadline.date, after.deadline.date
        if not before.targets and first is not None and second is not None and second > first:
            turns.append(Turn.PUT_OFF)
    step = _step(before.targets, after.targets)
    if step:
        turns.append(Turn.RAISED if step > 0 else Turn.LOWERED)
    if before.soft != after.soft:
        turns.append(Turn.SOFTER if after.soft else Turn.FIRMER)
    return tuple(turns)


def _step(before: Sequence[Target], after: Sequence[Target]) -> int:
    """1 where the only target asks for more than before, -1 for less, 0 where that cannot be said."""
    if len(before) != 1 or len(after) != 1:
        return 0
    old, new = before[0], after[0]
    if (old.unit, old.change, old.op) != (new.unit, new.change, new.op):
        return 0
    if not isinstance(old.value, float) or not isinstance(new.value, float) or old.value == new.value:
        return 0
    return 1 if (new.value > old.value) != (old.op is Op.AT_MOST) else -1
