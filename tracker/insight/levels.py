"""A higher body's targets beside the local promises of the same year (层层分解): the same indicator, or the same words."""

from collections.abc import Mapping, Sequence

from tracker.domain.ledger import LedgerEntry
from tracker.domain.levels import Level, LocalPart
from tracker.domain.units import factor
from tracker.domain.vocabulary import Op
from tracker.lexicon.phrases import Phrase
from tracker.matching.forms import Form
from tracker.matching.idf import Rarity, counted

from .reading import Read, read_pledges
from .sameness import RULES, Pair, Weighed, pair, weigh

_SUMS = frozenset({Form.FLOW, Form.AMOUNT})
"""Forms of numbers of which a whole is the sum of its parts."""
_APART = tuple(rule for rule in RULES if not rule.same)
_SAME = tuple(rule for rule in RULES if rule.same)


def levels(
    higher_body: str, higher: Sequence[LedgerEntry], local: Mapping[str, Sequence[LedgerEntry]]
) -> tuple[Level, ...]:
    """The targets of `higher` for which at least one local body promises something, in the order of `higher`.

    `local` gives the items of each local body; only those of the same plan year are held against a target. A body that
    promises nothing for it is listed without a pledge.
    """
    above = [read for entry in higher for read in read_pledges(entry) if read.target is not None]
    below = {
        body: [read for entry in entries for read in read_pledges(entry) if read.target is not None]
        for body, entries in local.items()
    }
    everything = [*above, *(read for reads in below.values() for read in reads)]
    idf = Rarity(counted([read.tokens.keys() for read in everything]))
    weighed = {body: [weigh(read, idf) for read in reads] for body, reads in below.items()}
    found = (_level(higher_body, weigh(read, idf), weighed) for read in above)
    return tuple(level for level in found if level is not None)


def _level(body: str, mine: Weighed, local: Mapping[str, Sequence[Weighed]]) -> Level | None:
    parts: list[LocalPart] = []
    taken: list[Read] = []
    rules: list[str] = []
    for name, candidates in local.items():
        best = _best(mine, candidates)
        if best is None:
            parts.append(LocalPart(name, None))
            continue
        both, rule = best
        taken.append(both.later)
        rules.append(rule)
        parts.append(LocalPart(name, both.later.pledge, _below(mine.read, both.later)))
    if not taken:
        return None
    total, missing = _sum(mine.read, taken)
    return Level(body, mine.read.pledge, tuple(parts), tuple(dict.fromkeys(rules)), total, missing)


def _best(mine: Weighed, candidates: Sequence[Weighed]) -> tuple[Pair, str] | None:
    """The likest local promise of the same year that is of the same indicator or matter."""
    ranked: list[tuple[float, int, int, Pair, str]] = []
    for other in candidates:
        if other.read.year != mine.read.year:
            continue
        both = pair(mine, other)
        rule = _rule(both)
        if rule is not None:
            ranked.append((-both.likeness, other.read.entry.commitment.span.start, len(ranked), both, rule))
    if not ranked:
        return None
    *_, both, rule = min(ranked, key=lambda one: one[:3])
    return both, rule


def _rule(both: Pair) -> str | None:
    if any(rule.applies(both) for rule in _APART):
        return None
    return next((rule.id for rule in _SAME if rule.applies(both)), None)


def _adds(read: Read) -> bool:
    """Whether its number is made of those of the parts: no standard and no average of heads is."""
    return read.form in _SUMS and not read.per and not _A_HEAD.search(read.frame.text)


_A_HEAD = Phrase("insight.a_head")


def _below(higher: Read, local: Read) -> bool | None:
    """Whether a local level or growth asks for less; None for what adds up and what cannot be compared."""
    wanted, promised = _one_value(higher), _one_value(local)
    if _adds(higher) or higher.higher is None or wanted is None or promised is None:
        return None
    if higher.target is None or local.target is None:
        return None
    value = promised * factor(higher.target.unit, local.target.unit)
    return value < wanted if higher.higher else value > wanted


def _sum(higher: Read, taken: Sequence[Read]) -> tuple[float | None, float | None]:
    """What the local promises make together and what is left of the whole; None where they do not add up."""
    wanted = _one_value(higher)
    if not _adds(higher) or higher.target is None or wanted is None or higher.target.op is Op.AT_MOST:
        return None, None
    values = [
        value * factor(higher.target.unit, read.target.unit)
        for read in taken
        if read.target is not None and (value := _one_value(read)) is not None
    ]
    if len(values) < len(taken):
        return None, None
    total = sum(values)
    return total, max(0.0, wanted - total)


def _one_value(read: Read) -> float | None:
    """The number, of a range the end that asks for less."""
    value = read.target.value if read.target is not None else None
    if not isinstance(value, tuple):
        return value
    return min(value) if read.higher is not False else max(value)
