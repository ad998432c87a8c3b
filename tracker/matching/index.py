"""A later report prepared for matching: each achievement's matter, and an inverted index over their words."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tracker.domain.promise import Achievement
from tracker.domain.text import Span

from .matter import Matter, read_matter
from .numbers import NumberWords
from .words import Rarity, counted, is_bare, normal, tokens

CONTEXT = 0.6
"""What a word counts that stands only in the clauses before, in the same sentence; `CONTEXT_BARE` where the clause
names no matter of its own."""
CONTEXT_BARE = 0.85


@dataclass(frozen=True, slots=True)
class Numbered:
    """The words of one reported number: as they stand, and as tokens of its own and of the list it stands in."""

    own: str
    shared: str
    own_said: Mapping[str, float]
    shared_said: Mapping[str, float]
    bare: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An achievement with what it is about; `before` are the clauses before it in its sentence, `context` their words."""

    place: int
    achievement: Achievement
    matter: Matter
    context: Mapping[str, float]
    before: str
    bare: bool
    numbers: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class _Prepared:
    entries: tuple[Entry, ...]
    places: Mapping[str, tuple[tuple[int, float], ...]]
    counts: tuple[Mapping[str, int], int]


@lru_cache(maxsize=8)
def _prepare(text: str, achievements: tuple[Achievement, ...]) -> _Prepared:
    """The part that is the same whichever plan is asked about; a report is mostly asked about several in a row."""
    entries = tuple(_entry(text, item, at) for at, item in enumerate(achievements))
    places: dict[str, list[tuple[int, float]]] = {}
    for entry in entries:
        for token in entry.matter.said:
            places.setdefault(token, []).append((entry.place, 1.0))
        for token in entry.context:
            if token not in entry.matter.said:
                places.setdefault(token, []).append((entry.place, CONTEXT))
    counts = counted(entry.matter.said for entry in entries)
    return _Prepared(entries, {token: tuple(found) for token, found in places.items()}, counts)


def _entry(text: str, item: Achievement, place: int) -> Entry:
    before = normal(item.lead.of(text)) if item.lead else ""
    spans = [measure.span for measure in item.measures if measure.span is not None]
    matter = read_matter(text, item.span, spans)
    return Entry(
        place,
        item,
        matter,
        tokens(before),
        before,
        is_bare(matter.said),
        tuple(_numbered(told) for told in matter.numbers),
    )


def _numbered(told: NumberWords) -> Numbered:
    own, shared = normal(told.own), normal(told.shared)
    said = tokens(own)
    return Numbered(own, shared, said, tokens(shared), is_bare(said))


class ReportIndex:
    """The achievements of one report, found by their words."""

    def __init__(
        self, text: str, achievements: Iterable[Achievement], others: Iterable[Mapping[str, float]] = ()
    ) -> None:
        """`others` are the words of further clauses (the plan's) that make rarity more certain."""
        prepared = _prepare(text, tuple(achievements))
        self.entries = prepared.entries
        self._places = prepared.places
        self.rarity = Rarity(prepared.counts, counted(others))
        self._telling: dict[int, Mapping[str, float]] = {}

    def telling(self, entry: Entry) -> Mapping[str, float]:
        """The words of a clause that tell what it is about, weighed."""
        found = self._telling.get(entry.place)
        if found is None:
            said = {token: says for token, says in entry.matter.said.items() if says >= 0.6}
            found = self._telling[entry.place] = self.rarity.weigh(said)
        return found

    def nearest(
        self, wanted: Mapping[str, float], limit: int, rejected: Collection[Span] = ()
    ) -> list[tuple[float, Entry]]:
        """The at most `limit` entries that hold most of `wanted` (token → weight), with the share they hold."""
        total = sum(wanted.values())
        if not total:
            return []
        held: dict[int, float] = {}
        for token, weight in wanted.items():
            for at, share in self._places.get(token, ()):
                held[at] = held.get(at, 0.0) + weight * share
        ranked = sorted(held.items(), key=lambda pair: (-pair[1], pair[0]))
        found: list[tuple[float, Entry]] = []
        for at, weight in ranked:
            entry = self.entries[at]
            if not any(entry.achievement.span.overlap(span) for span in rejected):
                found.append((weight / total, entry))
            if len(found) == limit:
                break
        return found
