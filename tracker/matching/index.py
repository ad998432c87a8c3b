"""A later report prepared for matching: each achievement's matter, and an inverted index over their words."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.promise import Achievement
from tracker.domain.text import Span

from .matter import Matter, read_matter
from .words import Rarity, normal, tokens

CONTEXT = 0.6
"""What a word counts that stands only in the clauses before, in the same sentence; `CONTEXT_BARE` where the clause
names no matter of its own."""
CONTEXT_BARE = 0.85


@dataclass(frozen=True, slots=True)
class Entry:
    """An achievement with what it is about; `before` are the clauses before it in its sentence, `context` their words."""

    achievement: Achievement
    matter: Matter
    context: Mapping[str, float]
    before: str


class ReportIndex:
    """The achievements of one report, found by their words."""

    def __init__(
        self, text: str, achievements: Sequence[Achievement], others: Iterable[Mapping[str, float]] = ()
    ) -> None:
        """`others` are the words of further clauses (the plan's) that make rarity more certain."""
        self.entries = tuple(_entry(text, item) for item in achievements)
        self.rarity = Rarity([*(entry.matter.said for entry in self.entries), *others])
        self._places: dict[str, list[tuple[int, float]]] = {}
        for at, entry in enumerate(self.entries):
            for token in entry.matter.said:
                self._places.setdefault(token, []).append((at, 1.0))
            for token in entry.context:
                if token not in entry.matter.said:
                    self._places.setdefault(token, []).append((at, CONTEXT))

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


def _entry(text: str, item: Achievement) -> Entry:
    before = normal(item.lead.of(text)) if item.lead else ""
    numbers = [measure.span for measure in item.measures if measure.span is not None]
    return Entry(item, read_matter(text, item.span, numbers), tokens(before), before)
