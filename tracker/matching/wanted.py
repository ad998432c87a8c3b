"""A commitment prepared for asking a report: its words, weighed, as a whole, by parallel object and by target."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from tracker.domain.promise import Commitment
from tracker.domain.text import Span
from tracker.domain.units import is_share
from tracker.lexicon.loader import load_lexicon

from .index import ReportIndex
from .matter import Matter, read_matter, stage_of
from .words import is_bare, normal, number_spans, tokens, without

SHARED = 0.1
"""What a word counts that stands beside another number of the same promise; `SHARED_BARE` where the number has no
words of its own (`推进海绵城市建设，新增面积10平方公里`)."""
SHARED_BARE = 0.9
VERB = 0.6
"""What a verb counts where a number has nothing else of its own."""

STOCK = re.compile(r"累计|总量|总数|共有|保有量|余额|增至|规模(?!以上|化|性)|总计|数量|总里程")
STANDING = re.compile(r"参保|在园|在校|人口|床位|里程|装机|保有")
"""Things that are there and stay, whatever was added this year."""
FLOW = re.compile(r"新增|新建|新改|改建|新开工|新引进|新认定|新培育|净增|增加(?!到|至|值)|创建|认定")
"""Words of what is there altogether, and of what came to it in the time spoken of."""

_LASTING = frozenset({"issue", "establish", "accredit", "inspect", "implement", "remove"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A commitment as matching asks for it. Words are token → weight; `owns` are the words beside each target as they stand,
    `stages` the stages named there.
    """

    commitment: Commitment
    matter: Matter
    words: Mapping[str, float]
    objects: tuple[Mapping[str, float], ...]
    targets: tuple[Mapping[str, float], ...]
    owns: tuple[str, ...]
    stages: tuple[int, ...]


def words_of(text: str, commitment: Commitment) -> Mapping[str, float]:
    """The words of a commitment of the document `text`, before they are weighed."""
    told = ((target.span, target.raw) for target in commitment.targets if target.span is not None)
    return tokens(normal(without(text, commitment.span, [*number_spans(told), *_deadline(commitment)])))


def _deadline(commitment: Commitment) -> tuple[Span, ...]:
    """The words of the deadline, where they stand in the quote: they say nothing of the matter."""
    span = commitment.deadline.span
    return (span,) if span is not None and span.overlap(commitment.span) else ()


@lru_cache(maxsize=4096)
def _matter(text: str, commitment: Commitment) -> Matter:
    """The part that is the same whichever report is asked."""
    spans = sorted(target.span for target in commitment.targets if target.span is not None)
    return read_matter(text, commitment.span, spans, _deadline(commitment), promised=True)


def want(text: str, commitment: Commitment, index: ReportIndex) -> Wanted:
    """Prepare a commitment of the document `text` for questions to `index`."""
    spans = sorted(target.span for target in commitment.targets if target.span is not None)
    matter = _matter(text, commitment)
    weigh = index.rarity.weigh
    targets: list[Mapping[str, float]] = []
    owns: list[str] = []
    stages: list[int] = []
    for target in commitment.targets:
        if target.span is None or len(matter.numbers) != len(spans):
            targets.append(weigh(tokens(normal(target.metric))))
            owns.append(matter.text)
            stages.append(0)
            continue
        told = matter.numbers[spans.index(target.span)]
        said = dict(tokens(normal(told.own)))
        bare = is_bare(said)
        share = SHARED_BARE if bare else SHARED
        if (
            bare and len(commitment.targets) > 1
        ):  # 开工6万套、竣工5万套、供应4万套: the verb is all that tells them apart
            said = {token: max(says, VERB) for token, says in said.items()}
        for token, says in tokens(normal(told.shared)).items():
            said[token] = max(said.get(token, 0.0), says * share)
        targets.append(weigh(said))
        own = normal(told.own)
        # A verb before a list governs all of it, but 总量 after 新增 is no flow.
        owns.append(own if STOCK.search(own) else own + normal(told.shared))
        stages.append(stage_of(normal(told.own)) or matter.stage)
    return Wanted(
        commitment,
        matter,
        weigh(matter.said),
        tuple(weigh(item) for item in matter.objects),
        tuple(targets),
        tuple(owns),
        tuple(stages),
    )


@cache
def _good() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_lexicon().words
    return (
        re.compile(words["matching.good_when_high"].alternation()),
        re.compile(words["matching.good_when_low"].alternation()),
    )


def directions(wanted: Wanted) -> tuple[bool | None, ...]:
    """For each target whether higher is plainly good, None where the metric's words do not say."""
    high, low = _good()
    order = sorted(target.span for target in wanted.commitment.targets if target.span is not None)
    found: list[bool | None] = []
    for target in wanted.commitment.targets:
        told = wanted.matter.numbers
        words = target.metric
        if target.span is not None and len(told) == len(order):
            words += normal(told[order.index(target.span)].own)
        found.append(False if low.search(words) else True if high.search(words) else None)
    return tuple(found)


def levels(wanted: Wanted) -> tuple[bool, ...]:
    """For each target whether it is a level or a stock: a rate that is no change, or a total, not a year's count."""
    return tuple(
        target.change is None
        and (
            is_share(target.unit)
            or (bool(STOCK.search(own) or STANDING.search(own)) and not FLOW.search(own))
        )
        for target, own in zip(wanted.commitment.targets, wanted.owns, strict=True)
    )


def lasting(wanted: Wanted) -> bool:
    """Whether what was promised stays done: a building, a rule, a body, a title; no yearly event or change of a rate."""
    return bool(wanted.matter.stage) or bool(wanted.matter.acts & _LASTING)
