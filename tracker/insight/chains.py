"""Promises through the plans of one body: which later promise takes an earlier one up, and which nobody takes up.

Pure and bounded: a pledge is compared only with later ones that name its indicator or share one of its rarest words, so
the cost grows with the items and not with their product.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.chain import Chain, Link, Turn
from tracker.domain.ledger import LedgerEntry
from tracker.domain.vocabulary import Reason, Status
from tracker.matching.idf import Rarity, counted

from . import turns
from .reading import Read, read_pledges
from .sameness import Pair, decide, member_of, pair, weigh

YEARS = 2
"""How far ahead one looks: a promise may be passed over by one plan."""
_RAREST = 10  # words of a pledge through which others are found
_COMMON = 400  # a word in more pledges than this finds nobody
_TAKEN_UP = 0.45
"""Share of the words from which a later promise may be meant; nothing is called dropped beside one."""
_WORTH = 0.3
"""Share of the words from which two are looked at closely."""
_HOLDS = 0.8
"""Share of the words of each of two promises that one holds that both have become."""


Place = tuple[str, int]
"""A pledge by its item and which number of it, -1 for an item without."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What follows on a pledge: the one that takes it up, by which rule; None where none does and it may have been dropped.

    It depends on the words alone, so it can be kept while verdicts change.
    """

    later: Place | None
    rule: str
    likeness: float = 0.0
    merged: bool = False


def chains(
    entries: Sequence[LedgerEntry],
    *,
    body: Callable[[LedgerEntry], Hashable | None] = lambda entry: entry.issuer,
) -> tuple[Chain, ...]:
    """The chains among `entries`, by the place of their first item there; `body` names who promised.

    Items of unknown bodies or without a plan year are left out. Every item that is taken up or dropped is in a chain.
    """
    groups: dict[Hashable, list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        owner = body(entry)
        if owner is not None and entry.year is not None:
            groups[owner].append(entry)
    places = {entry.id: at for at, entry in enumerate(entries)}
    found = [chain for group in groups.values() for chain in strung(ties(group), group)]
    return tuple(sorted(found, key=lambda chain: places[chain.links[0].earlier.item]))


def ties(group: Sequence[LedgerEntry]) -> dict[Place, Tie]:
    """For every pledge of one body what follows on it; nothing for those that something may have taken up."""
    reads = [read for entry in group for read in read_pledges(entry)]
    idf = Rarity(counted([read.tokens.keys() for read in reads]))
    weighed = [weigh(read, idf) for read in reads]
    near = _near(reads)
    looked_at = [
        [both for other in near[at] if max((both := pair(one, weighed[other])).ahead, both.back) >= _WORTH]
        for at, one in enumerate(weighed)
    ]
    best = _matched(looked_at)
    merged = _merged(looked_at, best)
    last = max((read.year for read in reads), default=0)
    found: dict[Place, Tie] = {}
    for at, read in enumerate(reads):
        if at in merged:
            found[read.place] = _tie(merged[at], "chain.two_become_one", merged=True)
        elif at in best:
            found[read.place] = _tie(*best[at])
        elif _was_due(read, last) and not any(_may_mean(both) for both in looked_at[at]):
            found[read.place] = Tie(None, "")
    return found


def _was_due(read: Read, last: int) -> bool:
    """Whether its day lies before the last plan on file."""
    return read.deadline is not None and read.deadline < date(last, 1, 1)


def _may_mean(both: Pair) -> bool:
    return max(both.ahead, both.back) >= _TAKEN_UP


def _tie(both: Pair, rule: str, *, merged: bool = False) -> Tie:
    return Tie(both.later.place, rule, round(min(both.likeness, 1.0), 3), merged)


def strung(found: Mapping[Place, Tie], group: Iterable[LedgerEntry]) -> list[Chain]:
    """The pledges of some items strung together by their ties, as the items stand now.

    `group` holds every item that the ties lead to. Where two promises became one, each has a chain that goes on with it.
    """
    reads = {read.place: read for entry in group for read in read_pledges(entry)}
    links = {
        place: link
        for place, tie in found.items()
        if place in reads and (link := _link(reads, reads[place], tie, found)) is not None
    }
    later = {found[place].later for place in links}
    chains_found = []
    for place in links:
        if place in later:
            continue
        run, at = [links[place]], found[place].later
        while at is not None and at in links:
            run.append(links[at])
            at = found[at].later
        chains_found.append(Chain(tuple(run)))
    return chains_found


def _link(reads: Mapping[Place, Read], read: Read, tie: Tie, found: Mapping[Place, Tie]) -> Link | None:
    if tie.later is None:
        if not _silent(read):
            return None
        return Link(read.pledge, None, "", 0.0, ((Turn.DROPPED, turns.DROPPED),))
    other = reads.get(tie.later)
    if other is None:
        return None
    made = turns.turns(read, other)
    late = any(turn in (Turn.AGAIN, Turn.PUT_OFF) for turn, _ in made)
    following = found.get(tie.later)
    goes_on = following is not None and following.later is not None
    if late and other.entry.verdict.status is Status.FULFILLED and not goes_on:
        made = (*made, (Turn.KEPT_LATE, turns.KEPT_LATE))
    if tie.merged:
        made = (*made, (Turn.MERGED, turns.MERGED))
    return Link(read.pledge, other.pledge, tie.rule, tie.likeness, made, turns.slip(read, other))


def _silent(read: Read) -> bool:
    """Whether no report says a word of it, though one speaks of its day."""
    verdict = read.entry.verdict
    return verdict.reason in (Reason.NOT_MENTIONED, Reason.NO_REPORT) and not verdict.evidence


def _near(reads: Sequence[Read]) -> list[list[int]]:
    """For each pledge the later ones worth a look, by place."""
    spread = Counter(word for read in reads for word in read.tokens)
    holders: dict[str, list[int]] = defaultdict(list)
    naming: dict[str, list[int]] = defaultdict(list)
    for at, read in enumerate(reads):
        for id in read.indicators:
            naming[id].append(at)
        for word in read.tokens:
            if spread[word] <= _COMMON:
                holders[word].append(at)
    found = []
    for read in reads:
        rarest = sorted(read.tokens, key=lambda word: (spread[word], word))[:_RAREST]
        others = {at for word in rarest for at in holders.get(word, ())}
        others.update(at for id in read.indicators for at in naming[id])
        found.append([at for at in sorted(others) if 0 < _ahead(read, reads[at]) <= YEARS])
    return found


def _ahead(read: Read, other: Read) -> int:
    return other.year - read.year


def _matched(looked_at: Sequence[Sequence[Pair]]) -> dict[int, tuple[Pair, str]]:
    """Pledge → the one that takes it up: the nearest plan first, then the likest; each takes up one of a plan."""
    ranked = []
    for at, pairs in enumerate(looked_at):
        for both in pairs:
            rule = decide(both)
            if rule is not None and rule.same:
                start = both.later.entry.commitment.span.start
                ranked.append((_ahead(both.earlier, both.later), -both.likeness, start, at, both, rule.id))
    found: dict[int, tuple[Pair, str]] = {}
    taken: set[tuple[int, int]] = set()
    for _, _, _, at, both, named in sorted(ranked, key=lambda one: one[:4]):
        place = (id(both.later), both.earlier.year)
        if at not in found and place not in taken:
            found[at] = (both, named)
            taken.add(place)
    return found


def _merged(looked_at: Sequence[Sequence[Pair]], best: dict[int, tuple[Pair, str]]) -> dict[int, Pair]:
    """Pledges without a number that have become members of one later list, two or more of one plan."""
    within: dict[tuple[int, int], dict[int, Pair]] = defaultdict(dict)
    for at, pairs in enumerate(looked_at):
        for both in pairs:
            single = both.earlier.target is None and both.later.target is None and both.earlier.objects < 2
            if (
                single
                and both.later.objects > 1
                and both.ahead >= _HOLDS
                and _ahead(both.earlier, both.later) == 1
            ):
                member = member_of(both)
                if member is not None:
                    within[id(both.later), both.earlier.year].setdefault(at, both)
    found: dict[int, Pair] = {}
    for own in within.values():
        if len({member_of(both) for both in own.values()}) > 1:
            found.update({at: both for at, both in own.items() if at not in found})
    return {at: both for at, both in found.items() if at not in best or best[at][0].later is both.later}
