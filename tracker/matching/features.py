"""What speaks for a clause as the answer to a commitment: words, act, numbers, scope, time. Nothing is decided here."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from tracker.domain.match import Act, Candidate, NumberFit
from tracker.domain.promise import Commitment, Measure, Target
from tracker.domain.text import Span
from tracker.domain.units import comparable_units, is_share, is_whole
from tracker.domain.vocabulary import AchievementKind
from tracker.lexicon.loader import load_lexicon

from .index import CONTEXT, Entry, ReportIndex
from .matter import Matter, read_matter, rows_of, stage_of
from .numbers import NumberWords
from .words import covered, normal, number_spans, tokens, without

LEAST = 0.3
"""Numbers whose words agree less than this are not looked at."""
EXTRA = 0.3
"""How much of the fit is lost when the reported number is told of altogether other words as well."""
TELLING = 0.2
"""Weight of words below which a number's own words say nothing about its matter."""
SHARED = 0.1
"""What a word counts that stands beside another number of the same promise; `SHARED_BARE` where the number has no
words of its own (`推进海绵城市建设，新增面积10平方公里`)."""
SHARED_BARE = 0.9


@dataclass(frozen=True, slots=True)
class Wanted:
    """A commitment as matching asks for it: weighed words of the whole, of each parallel object, and of each target."""

    commitment: Commitment
    matter: Matter
    words: Mapping[str, float]
    objects: tuple[Mapping[str, float], ...]
    targets: tuple[Mapping[str, float], ...]
    stages: tuple[int, ...]


def words_of(text: str, commitment: Commitment) -> Mapping[str, float]:
    """The words of a commitment of the document `text`, before they are weighed."""
    spans = number_spans(
        (target.span, target.raw) for target in commitment.targets if target.span is not None
    )
    return tokens(normal(without(text, commitment.span, spans)))


def want(text: str, commitment: Commitment, index: ReportIndex) -> Wanted:
    """Prepare a commitment of the document `text` for questions to `index`."""
    spans = [target.span for target in commitment.targets if target.span is not None]
    matter = read_matter(text, commitment.span, sorted(spans))
    order = {span: at for at, span in enumerate(sorted(spans))}
    weigh = index.rarity.weigh
    targets: list[Mapping[str, float]] = []
    stages: list[int] = []
    for target in commitment.targets:
        told = (
            matter.numbers[order[target.span]]
            if target.span in order and len(matter.numbers) == len(spans)
            else None
        )
        said: dict[str, float] = (
            dict(tokens(normal(target.metric))) if told is None else dict(tokens(normal(told.own)))
        )
        if told is not None:
            share = SHARED_BARE if _bare(said) else SHARED
            for token, says in tokens(normal(told.shared)).items():
                said[token] = max(said.get(token, 0.0), says * share)
        targets.append(weigh(said))
        stages.append(stage_of(normal(told.own)) if told is not None else 0)
    return Wanted(
        commitment,
        matter,
        weigh(matter.said),
        tuple(weigh(item) for item in matter.objects),
        tuple(targets),
        tuple(stages),
    )


def candidates(
    wanted: Wanted, index: ReportIndex, limit: int, rejected: Collection[Span] = ()
) -> list[Candidate]:
    """The clauses that may answer, best first, never more than `limit`."""
    seen: dict[int, tuple[float, Entry]] = {}
    questions = [wanted.words, *wanted.objects, *wanted.targets]
    share = max(2, limit // len(questions))
    for question in questions:
        for coverage, entry in index.nearest(question, share, rejected):
            key = id(entry)
            if key not in seen or coverage > seen[key][0]:
                seen[key] = (coverage, entry)
    ranked = sorted(seen.values(), key=lambda pair: (-pair[0], pair[1].achievement.span.start))[:limit]
    found = [_candidate(wanted, entry, index) for _, entry in ranked]
    return sorted(found, key=lambda item: (-item.score, item.achievement.span.start))


def _candidate(wanted: Wanted, entry: Entry, index: ReportIndex) -> Candidate:
    held = entry.matter.said
    full = index.rarity.weigh({token: says for token, says in held.items() if says >= 0.6})
    bare = _bare(held)
    context = CONTEXT if bare else CONTEXT / 2
    coverage = _coverage(wanted.words, held, entry.context, context)
    named = [_coverage(item, held, entry.context, 0.0) for item in wanted.objects]
    back = covered(full, wanted.words) if full else 0.0
    numbers = tuple(_numbers(wanted, entry, index))
    act, same = _act(wanted.matter, entry)
    best = max((item.fit for item in numbers if not item.obstacle), default=0.0)
    most = max(named, default=0.0)
    parts = (
        ("words", coverage),
        ("objects", most),
        ("number", best),
        ("back", back),
        ("act", _ACT_SCORES[act]),
    )
    score = 0.55 * max(coverage, most * 0.9, best) + 0.15 * best + 0.15 * back + 0.15 * _ACT_SCORES[act]
    return Candidate(
        entry.achievement,
        round(min(1.0, score), 4),
        round(coverage, 4),
        round(back, 4),
        act,
        same,
        sum(1 for token, says in wanted.matter.said.items() if says == 1.0 and held.get(token) == 1.0),
        numbers,
        tuple(at for at, share in enumerate(named) if share >= (OBJECT if most < OBJECT else OBJECT_BESIDE)),
        tuple((name, round(value, 4)) for name, value in parts),
    )


def _bare(said: Mapping[str, float]) -> bool:
    """Whether a clause names no matter of its own."""
    return sum(1 for says in said.values() if says == 1.0) < 2


OBJECT = 0.75
"""Share of a parallel object's own words that a clause must hold to name it; less beside another of the list."""
OBJECT_BESIDE = 0.5

_ACT_SCORES = {Act.DONE: 1.0, Act.EARLIER: 0.6, Act.NOT_DONE: 0.8, Act.UNDER_WAY: 0.5, Act.NOT_SAID: 0.3}


def _coverage(
    wanted: Mapping[str, float], held: Mapping[str, float], context: Mapping[str, float], share: float
) -> float:
    total = sum(wanted.values())
    if not total:
        return 0.0
    got = sum(
        weight * (1.0 if token in held else share if token in context else 0.0)
        for token, weight in wanted.items()
    )
    return got / total


def _act(matter: Matter, entry: Entry) -> tuple[Act, bool | None]:
    """What the clause says of the promised act, and whether both name the same one."""
    kind, told = entry.achievement.kind, entry.matter
    same: bool | None = bool(matter.acts & told.acts) or bool(matter.stage and told.stage >= matter.stage)
    if not matter.acts and not matter.stage:
        same = None
    if kind is AchievementKind.NOT_DONE:
        return Act.NOT_DONE, same
    if matter.stage:
        if told.stage >= matter.stage:
            return Act.DONE, True
        if kind is AchievementKind.UNDER_WAY:
            return Act.UNDER_WAY, same
        if told.stage:
            return Act.EARLIER, same
        return (Act.DONE, True) if "complete" in told.acts else (Act.NOT_SAID, same)
    if kind is AchievementKind.UNDER_WAY:
        return Act.UNDER_WAY, same
    if same is not False:
        return Act.DONE, same
    in_use = bool(matter.acts & _DONE_BY_USE) and (told.stage >= 4 or "complete" in told.acts)
    return (Act.DONE, same) if in_use else (Act.NOT_SAID, same)


_DONE_BY_USE = frozenset({"establish", "implement", "inspect", "complete"})
"""Acts that are done when the thing itself is told finished or in use: what runs was set up, what opened was accepted."""


def _numbers(wanted: Wanted, entry: Entry, index: ReportIndex) -> list[NumberFit]:
    found: list[NumberFit] = []
    spanned = [item for item in entry.achievement.measures if item.span is not None]
    if len(spanned) != len(entry.matter.numbers):
        return found
    for at, target in enumerate(wanted.commitment.targets):
        if target.redacted or not wanted.targets[at]:
            continue
        fitting = [comparable_units(target.unit, item.unit) for item in spanned]
        for measure, told, fits in zip(spanned, entry.matter.numbers, fitting, strict=True):
            only = fits and sum(fitting) == 1
            fit = _number_fit(wanted.targets[at], wanted.words, told, entry, index, only=only)
            if fit >= LEAST:
                obstacle = _obstacle(wanted, at, target, measure, told, entry)
                later = 0 < wanted.matter.stage < entry.matter.stage
                found.append(NumberFit(at, measure, round(fit, 4), obstacle, later))
    return sorted(found, key=lambda item: (item.target, bool(item.obstacle), -item.fit))


def _number_fit(
    wanted: Mapping[str, float],
    whole: Mapping[str, float],
    told: NumberWords,
    entry: Entry,
    index: ReportIndex,
    *,
    only: bool,
) -> float:
    """How far the words around a reported number are those around the target; `only` when no other number of the
    clause has a unit that could be meant."""
    own, shared = tokens(normal(told.own)), tokens(normal(told.shared))
    # A clause that opens with its number or its verb (`增长11%`) takes its subject from the clauses before, and one
    # that names part of the matter takes the rest from there.
    bare = _bare(own)
    within = bare and not _bare(shared)
    begun = sum(weight for token, weight in wanted.items() if token in own) >= 0.1 * sum(wanted.values())
    total = sum(wanted.values())
    if total < TELLING:
        return 0.0  # nothing but generic words: `开展服务1612场`
    got = 0.0
    for token, weight in wanted.items():
        if token in own:
            got += weight
        elif token in shared:
            got += weight * (0.95 if only or within else 0.8)
        elif token in entry.context:
            got += weight * (0.3 if within else 0.9 if bare else 0.75 if begun else 0.3)
    extra = index.rarity.weigh({token: says for token, says in own.items() if says == 1.0})
    back = covered(extra, wanted, whole) if extra else 1.0
    return got / total * (1.0 - EXTRA * (1.0 - back))


def _obstacle(
    wanted: Wanted, at: int, target: Target, measure: Measure, told: NumberWords, entry: Entry
) -> str:
    if not comparable_units(target.unit, measure.unit):
        return "unit"
    if is_whole(measure.raw) and not is_whole(target.raw) and target.value != 100.0:
        return "whole"
    if 0 < stage_of(normal(told.own)) < wanted.stages[at]:
        return "stage"
    if is_share(target.unit) and (target.change is None) != (measure.change is None):
        return "change"
    said = entry.achievement
    if measure.span is not None and _BASELINE.search(said.text, 0, measure.span.start - said.span.start):
        after = said.text[measure.span.end - said.span.start :]
        if _REACHED.search(after):
            return "baseline"
    if "period.average" in said.rules and "年均" not in wanted.commitment.text:
        return "average"
    years = "period.years" in said.rules
    if is_share(target.unit):
        if target.change is not None and years:
            return "period"
    else:
        before = normal(told.own)
        if measure.span is not None and _counts_other(wanted, target, measure, told):
            return "counted"
        if "累计" in before and not _STOCK.search(wanted.matter.text):
            return "stock"
        if _WIDER.search(before) and not _WIDER.search(wanted.matter.text):
            return "wider"
        wants_stock, gives_stock = bool(_STOCK.search(wanted.matter.text)), bool(_STOCK.search(before))
        wants_flow = bool(_FLOW.search(wanted.matter.text))
        gives_flow = bool(_FLOW.search(before + normal(told.shared)))
        if gives_stock and not gives_flow and wants_flow and not wants_stock:
            return "stock"
        if gives_flow and not gives_stock and not wants_flow:
            return "flow"
        if years and not (wants_stock and gives_stock) and not _YEARLY.search(before):
            return "period"
    mine, theirs = wanted.matter.rows, rows_of(normal(told.own + told.shared))
    for row, named in mine.items():
        if row in theirs and not named & theirs[row]:
            return "scope"
    return ""


def _counts_other(wanted: Wanted, target: Target, measure: Measure, told: NumberWords) -> bool:
    """The noun right after a reported number is what it counts (`8个应用平台`): none of it in the promise, another thing."""
    after = told.own.rsplit("|", 1)[-1] if "|" in told.own else ""
    counted = tokens(normal(after))
    return bool(counted) and not any(token in wanted.matter.said for token in counted)


_BASELINE = re.compile(r"[从由](?:[^，。]{0,12})$")
_REACHED = re.compile(r"^[^，。]{0,16}(?:至|到|为)")
_STOCK = re.compile(r"累计|总量|总数|共有|保有量|余额|增至|规模|总计|参保|在园|在校|数量|人口|床位|里程|装机")
_FLOW = re.compile(r"新增|新建|新开工|新引进|新认定|新培育|净增|增加|创建|认定")
_YEARLY = re.compile(r"年(?:营|产|接待|吞吐|销售|交易|发电|供|处理|收入|度)")
_WIDER = re.compile(r"各类|各种|各级")


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
    flow = bool(_FLOW.search(wanted.matter.text))
    return tuple(
        target.change is None
        and (is_share(target.unit) or (bool(_STOCK.search(wanted.matter.text)) and not flow))
        for target in wanted.commitment.targets
    )


def lasting(wanted: Wanted) -> bool:
    """Whether what was promised stays done: a building, a rule, a body, a title; no yearly event or change of a rate."""
    return bool(wanted.matter.stage) or bool(wanted.matter.acts & _LASTING)


_LASTING = frozenset({"issue", "establish", "accredit", "inspect", "implement", "remove"})
