"""A later report prepared for matching: each achievement's matter, and an inverted index over their words."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from math import log
from operator import itemgetter

from tracker.domain.promise import Achievement, Measure
from tracker.domain.text import Span
from tracker.lexicon.phrases import Phrase

from .frames import Frame, Weighed, read_frame
from .idf import Counts, Rarity
from .lazy_property import lazy_property
from .number_words import NumberWords
from .tokens import is_bare, tokens, vocabulary
from .topic import Topic, read_topic, rows_of, stage_of
from .weights import card
from .words import indicators_in, normal, without_base

CONTEXT = card("clause")["context"]
"""What a word counts that stands only in the clauses before, in the same sentence; `CONTEXT_BARE` where the clause
names no matter of its own."""
CONTEXT_BARE = card("clause")["context_bare"]

TELLING = card("clause")["telling"]
"""Weight from which a word tells what a clause is about."""
MANY = 40
"""Numbers in one unit from which the unit tells nothing."""
NEAR = card("clause")["near"]
"""Share of a question's words below which a clause is not looked at closely."""


@dataclass(frozen=True, eq=False)
class Numbered:
    """The words of one reported number: as they stand, and as tokens of its own and of the list it stands in."""

    measure: Measure
    own: str
    shared: str
    own_tokens: Mapping[str, float]
    bare: bool

    @lazy_property
    def shared_tokens(self) -> Mapping[str, float]:
        """The tokens of the list it stands in."""
        return tokens(self.shared)

    @lazy_property
    def telling(self) -> Mapping[str, float]:
        """Those of its own words that name something."""
        return {token: says for token, says in self.own_tokens.items() if says == 1.0}

    @lazy_property
    def members(self) -> tuple[Mapping[str, float], ...]:
        """The naming words of each thing it counts together (`人才住房和公共租赁住房9套`); empty where it counts one."""
        pieces = [
            {token: says for token, says in tokens(piece).items() if says == 1.0}
            for piece in _MEMBERS.split(self.own)
        ]
        return tuple([piece for piece in pieces if piece]) if len(pieces) > 1 else ()

    @lazy_property
    def subject(self) -> Mapping[str, float]:
        """The tokens of what it was read to measure, which may stand elsewhere in its clause."""
        return tokens(normal(self.measure.metric))

    @lazy_property
    def plain(self) -> str:
        """All that it is reported of: its own words, and what it was read to measure."""
        return f"{self.own}|{normal(self.measure.metric)}"

    @lazy_property
    def indicators(self) -> frozenset[str]:
        """The indicators of the catalogue that it is reported of."""
        return indicators_in(self.own) or indicators_in(normal(self.measure.metric))

    @lazy_property
    def stage(self) -> int:
        """The stage of a building that its own words name."""
        return stage_of(self.own)

    @lazy_property
    def rows(self) -> Mapping[str, frozenset[str]]:
        """The members of scope rows that its words name."""
        return rows_of(self.own + self.shared)


@dataclass(frozen=True, eq=False)
class Entry:
    """An achievement with what it is about: its `words`, and in `context` those of the clauses before it in its sentence."""

    place: int
    achievement: Achievement
    topic: Topic
    words: Set[str]
    context: Set[str]

    @lazy_property
    def before(self) -> str:
        """The clauses before it in its sentence."""
        return _before(self.topic.document, self.achievement)

    @lazy_property
    def nearest(self) -> Set[str]:
        """The words of the last clause before it that names a matter: what a number without words of its own is reported of."""
        clauses = [clause for clause in reversed(_CLAUSES.split(self.before)) if not is_bare(tokens(clause))]
        reported = next(
            (clause for clause in clauses if _AMOUNT.search(clause)), clauses[0] if clauses else ""
        )
        return vocabulary(reported)

    @lazy_property
    def bare(self) -> bool:
        """Whether it names no matter of its own."""
        return is_bare(self.topic.weights)

    @lazy_property
    def telling(self) -> Mapping[str, float]:
        """The words that tell what it is about."""
        return {token: says for token, says in self.topic.weights.items() if says >= TELLING}

    @lazy_property
    def frame(self) -> Frame:
        """Its pieces and their words."""
        return read_frame(self.topic.text)

    @lazy_property
    def members(self) -> tuple[Mapping[str, float], ...]:
        """The words of each member of a list (`甲、乙`); empty where there is no list."""
        text = self.achievement.text
        return tuple(tokens(normal(piece)) for piece in text.split("、")) if "、" in text else ()

    @lazy_property
    def numbers(self) -> tuple[Numbered, ...]:
        """Its numbers that stand in the text; empty where one of them stands outside the clause."""
        measures = [measure for measure in self.achievement.measures if measure.span is not None]
        if len(measures) != len(self.topic.inside):
            return ()
        return tuple(
            _numbered(measure, reported)
            for measure, reported in zip(measures, self.topic.numbers, strict=True)
        )


def _before(text: str, item: Achievement) -> str:
    return normal(item.opening.of(text)) if item.opening else ""


def _entries(text: str, achievements: Collection[Achievement]) -> Iterator[Entry]:
    """The clauses in text order; what stands before one in its sentence mostly stood before the last one too."""
    before, context = Span(0, 0), _NOTHING
    last: Entry | None = None
    for place, item in enumerate(achievements):
        lead = item.opening
        if lead is None:
            before, context = Span(0, 0), _NOTHING
        elif _goes_on(text, before, lead):
            context = context | _further(text, Span(before.end, lead.end), last)
            before = lead
        else:
            before, context = lead, _further(text, lead, last)
        spans = [measure.span for measure in item.measures if measure.span is not None]
        topic = read_topic(text, _with_numbers_before(text, item.span), spans)
        last = Entry(place, item, topic, vocabulary(topic.text), context)
        yield last


def _with_numbers_before(text: str, span: Span) -> Span:
    """A clause that begins inside a list of numbers (`3、5号线通车`) has all of it."""
    if not text[span.start : span.start + 1].isdigit():
        return span
    before = _NUMBERS_BEFORE.search(text, max(0, span.start - 24), span.start)
    return Span(before.start(), span.end) if before else span


_NUMBERS_BEFORE = Phrase("plain.numbers_before")


def _further(text: str, more: Span, last: Entry | None) -> Set[str]:
    """The words of `more`; where it is nothing but the clause before, they have been read."""
    if last is not None:
        reported = last.topic.span
        if (
            more.start <= reported.start
            and reported.end <= more.end
            and not text[more.start : reported.start].strip(_COMMAS)
            and not text[reported.end : more.end].strip(_COMMAS)
        ):
            return last.words
    return vocabulary(normal(more.of(text)))


def _goes_on(text: str, before: Span, lead: Span) -> bool:
    """Whether `lead` is `before` and further clauses, which can be read apart: the cut is at a comma outside quotes."""
    if before.start != lead.start or not 0 < before.end <= lead.end:
        return False
    more = text[before.end : lead.end]
    return (text[before.end - 1] in _COMMAS or more[:1] in _COMMAS) and "“" not in more and "”" not in more


_MEMBERS = Phrase("plain.between_objects")
_by_weight = itemgetter(1)
_COMMAS = "，；：,;:"
_AMOUNT = Phrase("plain.amount")
"""A clause with an amount is what a rate after it is of, whatever stands between (`总额90亿元，居全市第二，增长6%`)."""
_CLAUSES = re.compile(f"[{_COMMAS}]")
_NOTHING: Set[str] = frozenset()


def _numbered(measure: Measure, reported: NumberWords) -> Numbered:
    own = without_base(normal(reported.own))
    own_tokens = tokens(own)
    return Numbered(measure, own, normal(reported.shared), own_tokens, is_bare(own_tokens))


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The achievements of one report, the same whichever plan asks: entries, where each token stands, and how often.

    `units` counts the numbers in each unit. `own` and `context` give by token the places of the entries that say it themselves, and of those that have it from
    the clauses before alone.
    """

    entries: tuple[Entry, ...]
    own: Mapping[str, Sequence[int]]
    context: Mapping[str, Sequence[int]]
    counts: Counts
    units: Mapping[str | None, int]


def read_words(text: str, achievements: Collection[Achievement]) -> ReportWords:
    """Prepare the achievements of one report, in the document `text`."""
    entries = tuple(_entries(text, achievements))
    placed: defaultdict[str, list[int]] = defaultdict(list)
    context: defaultdict[str, list[int]] = defaultdict(list)
    for entry in entries:
        own, place = entry.words, entry.place
        for token in own:
            placed[token].append(place)
        for token in entry.context - own:
            context[token].append(place)
    counts = {token: len(places) for token, places in placed.items()}
    units = Counter(measure.unit for entry in entries for measure in entry.achievement.measures)
    return ReportWords(entries, placed, context, (counts, len(entries)), units)


class ReportIndex:
    """The achievements of one report, found by their words, which are weighed for one plan."""

    def __init__(self, words: ReportWords, others: Counts) -> None:
        """`others` count the words of further clauses (the plan's) that make rarity more certain."""
        self.entries = words.entries
        self._words = words
        self.idf = Rarity(words.counts, others)
        self._telling: dict[int, Mapping[str, float]] = {}
        self._frames: dict[int, Weighed] = {}

    def unit_rarity(self, unit: str | None) -> float:
        """0–1: 1 where a single number of the report has the unit, 0 from `MANY` on."""
        count = self._words.units.get(unit, 0)
        return max(0.0, 1.0 - log(max(count, 1)) / log(MANY))

    def frame(self, entry: Entry) -> Weighed:
        """The pieces of a clause, weighed."""
        found = self._frames.get(entry.place)
        if found is None:
            found = self._frames[entry.place] = Weighed(entry.frame, self.idf)
        return found

    def telling(self, entry: Entry) -> Mapping[str, float]:
        """The words of a clause that tell what it is about, weighed."""
        found = self._telling.get(entry.place)
        if found is None:
            found = self._telling[entry.place] = self.idf.weigh(entry.telling)
        return found

    def nearest(
        self, wanted: Mapping[str, float], limit: int, rejected: Collection[Span] = ()
    ) -> list[tuple[float, int]]:
        """Share held and place of the at most `limit` entries that hold most of `wanted` (token → weight), `NEAR` at least."""
        total = sum(wanted.values())
        least = NEAR * total
        held = self._held(wanted, total, least)
        near = [(-weight, at) for at, weight in held.items() if weight >= least]
        if rejected:
            near = [(weight, at) for weight, at in near if not self.is_rejected(at, rejected)]
        near.sort()
        return [(-weight / total, at) for weight, at in near[:limit]]

    def _held(self, wanted: Mapping[str, float], total: float, least: float) -> Mapping[int, float]:
        """By place how much of `wanted` an entry holds; those that cannot come to `least` may be left out.

        The weightiest words are looked up first: they stand in few entries. Once those left cannot make up `least`
        together, entries that hold none of the words before need no counting.
        """
        held: defaultdict[int, float] = defaultdict(float)
        own, context = self._words.own, self._words.context
        left = total
        for token, weight in sorted(wanted.items(), key=_by_weight, reverse=True):
            less = weight * CONTEXT
            if left >= least:
                for at in own.get(token, ()):
                    held[at] += weight
                for at in context.get(token, ()):
                    held[at] += less
            else:
                for at in own.get(token, ()):
                    if at in held:
                        held[at] += weight
                for at in context.get(token, ()):
                    if at in held:
                        held[at] += less
            left -= weight
        return held

    def is_rejected(self, at: int, rejected: Collection[Span]) -> bool:
        """Whether a person rejected what stands at a place."""
        span = self.entries[at].achievement.span
        return any(span.overlap(one) for one in rejected)
