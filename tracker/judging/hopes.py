"""Numbers striven for beyond what is promised (`增长7%以上、力争8%`): they accuse nobody."""

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from tracker.domain.promise import Commitment
from tracker.lexicon.phrases import Phrase

from .rule_input import Case


def hoped_for(commitment: Commitment) -> frozenset[int]:
    """The positions of targets behind 力争 that go beyond one before them; a promise that strives for all of its numbers
    (`力争新增5000人`) promises them."""
    start = commitment.span.start
    found = set()
    for at, (before, target) in enumerate(pairwise(commitment.targets), 1):
        if before.span is None or target.span is None or before.unit != target.unit:
            continue
        between = commitment.text[max(0, before.span.end - start) : max(0, target.span.start - start)]
        if _STRIVING.search(between) and target.metric in ("", before.metric):
            found.add(at)
    return frozenset(found)


_STRIVING = Phrase("judge.striving")


def promised_only(case: Case, hoped: Collection[int]) -> Case:
    """A case without the targets at these positions, and without the numbers that answer them."""
    kept = [at for at in range(len(case.commitment.targets)) if at not in hoped]
    place = {at: new for new, at in enumerate(kept)}
    candidates = [
        replace(
            one,
            numbers=tuple(
                [replace(item, target=place[item.target]) for item in one.numbers if item.target in place]
            ),
        )
        for one in case.candidates
    ]
    return replace(
        case,
        commitment=replace(case.commitment, targets=tuple([case.commitment.targets[at] for at in kept])),
        directions=tuple([case.directions[at] for at in kept]),
        levels=tuple([case.levels[at] for at in kept]),
        candidates=tuple(candidates),
    )
