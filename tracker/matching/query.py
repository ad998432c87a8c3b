"""A commitment prepared for asking reports: its words as a whole, by parallel object and by target, then weighed for one."""

import re
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from tracker.domain.promise import Commitment
from tracker.domain.text import Span
from tracker.domain.units import is_share
from tracker.lexicon.loader import load_lexicon
from tracker.lexicon.phrases import Phrase

from .frames import Frame, Weighed, read_frame
from .idf import Rarity
from .lazy_property import lazy_property
from .tokens import is_bare, tokens, vocabulary
from .topic import Topic, read_topic, stage_of
from .weights import card
from .words import indicators_in, normal, without_base

SHARED = card("asked")["shared"]
"""What a word counts that stands beside another number of the same promise; `SHARED_BARE` where the number has no
words of its own (`推进海绵城市建设，新增面积10平方公里`)."""
SHARED_BARE = card("asked")["shared_bare"]
VERB = card("asked")["verb"]
"""What a verb counts where a number has nothing else of its own."""

STOCK = Phrase("form.stock_promised")
STANDING = Phrase("form.standing")
"""Things that are there and stay, whatever was added this year."""
FLOW = Phrase("form.flow")
"""Words of what is there altogether, and of what came to it in the time spoken of."""

_INCOME_GROWTH = Phrase("relation.income_in_step")
_LASTING = frozenset({"issue", "establish", "accredit", "inspect", "implement", "remove"})


@dataclass(frozen=True, eq=False)
class Query:
    """A commitment of the document `text`, prepared once for all the reports it is asked of."""

    text: str
    commitment: Commitment

    @lazy_property
    def _spans(self) -> list[Span]:
        return sorted(target.span for target in self.commitment.targets if target.span is not None)

    @lazy_property
    def topic(self) -> Topic:
        """What it is about."""
        return read_topic(
            self.text,
            self.commitment.span,
            self._spans,
            (
                *_inside(self.commitment.deadline.span, self.commitment.span),
                *_other_names(self.text, self.commitment.span),
            ),
            promised=True,
        )

    @property
    def words(self) -> Set[str]:
        """Its words, for counting how common they are."""
        return vocabulary(self.topic.text)

    @lazy_property
    def plain(self) -> str:
        """Its quote, normalised."""
        return normal(self.commitment.text)

    @lazy_property
    def targets(self) -> tuple["Counted", ...]:
        """What each target counts."""
        topic, spans = self.topic, self._spans
        reported = topic.numbers if self.commitment.targets else ()
        found: list[Counted] = []
        for target in self.commitment.targets:
            if target.span is None or len(reported) != len(spans):
                plain = normal(target.metric)
                found.append(
                    Counted(tokens(plain), topic.text, 0, target.metric, plain, indicators_in(plain))
                )
                continue
            words = reported[spans.index(target.span)]
            own, shared = without_base(normal(words.own)), normal(words.shared)
            weights = dict(tokens(own))
            bare = is_bare(weights)
            share = SHARED_BARE if bare else SHARED
            if bare and len(self.commitment.targets) > 1:
                # 开工6万套、竣工5万套、供应4万套: the verb is all that tells them apart
                weights = {token: max(says, VERB) for token, says in weights.items()}
            for token, says in tokens(shared).items():
                weights[token] = max(weights.get(token, 0.0), says * share)
            # A verb before a list governs all of it, but 总量 after 新增 is no flow.
            beside = own if STOCK.search(own) else own + shared
            metric = normal(target.metric)
            indicators = indicators_in(own) or indicators_in(metric)
            stage = stage_of(own) or topic.stage
            found.append(Counted(weights, beside, stage, target.metric + own, metric, indicators))
        return tuple(found)

    @lazy_property
    def frame(self) -> Frame:
        """Its pieces and their words."""
        return read_frame(self.topic.text)

    @lazy_property
    def head(self) -> str:
        """The last head noun of its pieces."""
        return self.frame.head

    @lazy_property
    def income_growth(self) -> bool:
        """Whether it promises that residents' income grows in step with output."""
        return "收入" in self.plain and bool(_INCOME_GROWTH.search(self.plain))

    @lazy_property
    def directions(self) -> tuple[bool | None, ...]:
        """For each target whether higher is plainly good, None where the metric's words do not say."""
        high, low = _good()
        return tuple(
            False if low.search(reported.named) else True if high.search(reported.named) else None
            for reported in self.targets
        )

    @lazy_property
    def levels(self) -> tuple[bool, ...]:
        """For each target whether it is a level or a stock: a rate that is no change, or a total, not a year's count."""
        return tuple(
            target.change is None
            and (
                is_share(target.unit)
                or (bool(STOCK.search(own) or STANDING.search(own)) and not FLOW.search(own))
            )
            for target, own in zip(
                self.commitment.targets, (reported.beside for reported in self.targets), strict=True
            )
        )

    @lazy_property
    def lasting(self) -> bool:
        """Whether what was promised stays done: a building, a rule, a body, a title; no yearly event or change of a rate."""
        return bool(self.topic.stage) or bool(self.topic.acts & _LASTING)


@dataclass(frozen=True, slots=True)
class Counted:
    """What one target counts: its words (token → what each says), the words beside it as they stand, the stage named
    there, the words that tell which way is good, and the indicators of the catalogue it names."""

    weights: Mapping[str, float]
    beside: str
    stage: int
    named: str
    metric: str
    indicators: frozenset[str] = frozenset()

    @property
    def frame(self) -> Frame:
        """What it measures, word by word."""
        return _frame(self.metric)

    @property
    def head(self) -> str:
        """The noun that is counted or measured."""
        return self.frame.head

    @property
    def members(self) -> tuple[tuple[str, ...], ...]:
        """Of a list that shares one number, the words of each member that no other has; empty where it is no list."""
        return _members(self.metric)


@lru_cache(maxsize=4096)
def _members(metric: str) -> tuple[tuple[str, ...], ...]:
    pieces = [piece.naming for piece in _frame(metric).pieces]
    counts = Counter(word for piece in pieces for word in set(piece))
    own = tuple([tuple([word for word in piece if counts[word] == 1]) for piece in pieces])
    return own if len(own) > 1 and all(own) else ()


@lru_cache(maxsize=4096)
def _frame(metric: str) -> Frame:
    return read_frame(metric)


@dataclass(frozen=True, eq=False)
class WeightedQuery:
    """A question as matching asks it of one report: its words as token → weight."""

    query: Query
    idf: Rarity
    words: Mapping[str, float]
    objects: tuple[Mapping[str, float], ...]
    targets: tuple[Mapping[str, float], ...]

    @property
    def commitment(self) -> Commitment:
        """The commitment asked about."""
        return self.query.commitment

    @property
    def topic(self) -> Topic:
        """What it is about."""
        return self.query.topic

    @lazy_property
    def frame(self) -> Weighed:
        """Its pieces, weighed."""
        return Weighed(self.query.frame, self.idf)


def weigh_query(query: Query, idf: Rarity) -> WeightedQuery:
    """Weigh the words of a commitment by how rare they are where it is asked."""
    weigh = idf.weigh
    return WeightedQuery(
        query,
        idf,
        weigh(query.topic.weights),
        tuple([weigh(item) for item in query.topic.objects]),
        tuple([weigh(reported.weights) for reported in query.targets]),
    )


def _other_names(text: str, span: Span) -> tuple[Span, ...]:
    """What stands in brackets behind a noun: another name, which a report may leave out."""
    return tuple(Span(*found.span()) for found in _BRACKETED.finditer(text, span.start, span.end))


_BRACKETED = Phrase("plain.other_name")


def _inside(deadline: Span | None, span: Span) -> tuple[Span, ...]:
    """The words of the deadline, where they stand in the quote: they say nothing of the matter."""
    return (deadline,) if deadline is not None and deadline.overlap(span) else ()


@cache
def _good() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_lexicon().words
    return (
        re.compile(words["matching.good_when_high"].alternation()),
        re.compile(words["matching.good_when_low"].alternation()),
    )
