"""Targets beside reported numbers: how far the words around both agree, and what keeps them from being compared."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tracker.domain.match import NumberFit
from tracker.domain.promise import Measure, Target
from tracker.domain.text import Span
from tracker.domain.units import comparable_units, is_share, is_whole
from tracker.domain.vocabulary import Op

from .idf import covered
from .index import Entry, Numbered, ReportIndex
from .query import FLOW, STANDING, STOCK, Wanted
from .tokens import is_bare, tokens
from .topic import FINISHED

LEAST = 0.3
"""Numbers whose words agree less than this are not looked at."""
EXTRA = 0.3
"""How much of the fit is lost when the reported number is told of altogether other words as well."""
ALL_OF_IT = 0.8
"""Fit from which a reported number is told of everything that was promised."""
TELLING = 0.4
"""Weight of words below which a number's own words say nothing about its matter."""

_BASELINE = re.compile(r"[从由](?:[^，。]{0,12})$")
_REACHED = re.compile(r"^[^，。]{0,16}(?:至|到|为)")
_YEARLY = re.compile(r"年(?:营|产|接待|吞吐|销售|交易|发电|供|处理|收入|度)")
_AVERAGE = re.compile(r"年均|平均每年")
_PER_HEAD = re.compile(r"每?[千万百]人(?!次|以上|大)|人均|每[万千百]")
_BEGUN = re.compile("实施|推进|谋划|储备|签约|引进|安排")
"""Verbs of beginning: how many were finished tells nothing of how many were begun."""
_NEW = re.compile(r"新增|新建|新开")
_BETTERED = re.compile(r"提升|改造|整治|治理|升级|修缮|维修")
_DOING = re.compile(
    "建成|完成|打造|培育|引进|改造|建设|举办|开展|发放|培训|竣工|开工|打通|推广|安排|筹集|供应|淘汰|拆除|启动|落地|认定"
)
"""Verbs that make a promised number the work of the time promised, not a level to be reached."""
_VERB = re.compile("竣工|开工|供应|筹集|筹建|发放|交付|签约|在建")
_WIDER = re.compile(r"各类|各种|各级")
_PART = re.compile(r"农村|乡村|农民|城镇.{0,4}居民|中医|普惠性|国家级(?!高新)")
"""Parts of a whole whose figure the figure of all does not give."""
_GROWTH = "增长"
_ACTS = re.compile(
    "完成|建成|开工|竣工|改造|治理|建设|整治|实施|投入|用于|开展|培训|发放|新建|升级|提升|推广|供应|打通"
)


def number_fits(wanted: Wanted, entry: Entry, index: ReportIndex) -> list[NumberFit]:
    """Every target beside every number of a clause in a unit that could be meant, whose words are near enough;
    comparable ones first."""
    found: list[NumberFit] = []
    if not _could_be_meant(wanted, entry) or not entry.numbers:
        return found
    matter = wanted.matter
    totals: frozenset[Span | None] | None = None
    for at, target in enumerate(wanted.commitment.targets):
        if target.redacted or not wanted.targets[at]:
            continue
        fitting = [told for told in entry.numbers if comparable_units(target.unit, told.measure.unit)]
        if not fitting:
            continue
        if len(fitting) > 1 and "分别" in entry.achievement.text and _EACH.search(matter.text):
            found.append(_worst(wanted, at, target, [told.measure for told in fitting], entry))
            continue
        for told in fitting:
            fit, back = _fit(wanted.targets[at], wanted.words, told, entry, index, only=len(fitting) == 1)
            if fit < LEAST:
                continue
            obstacle = _obstacle(wanted, at, target, told, entry)
            if obstacle == "wider" and fit >= ALL_OF_IT and told.own and not _PART.search(matter.text):
                obstacle = ""  # nothing was promised that 各类 could go beyond
            if totals is None:
                totals = _totals(entry)
            obstacle = "total" if told.measure.span in totals else obstacle
            stage, reached = wanted.question.targets[at].stage, entry.matter.stage
            later = 0 < stage < reached or (
                not stage and reached >= FINISHED and bool(_BEGUN.search(wanted.question.targets[at].beside))
            )
            found.append(NumberFit(at, told.measure, round(fit, 4), obstacle, later, round(back, 4)))
    return sorted(found, key=lambda item: (item.target, bool(item.obstacle), -item.fit))


def _could_be_meant(wanted: Wanted, entry: Entry) -> bool:
    """Whether a number of the clause has the unit of a target; the words around its numbers are read only then."""
    return any(
        comparable_units(target.unit, measure.unit)
        for target in wanted.commitment.targets
        for measure in entry.achievement.measures
    )


def _worst(
    wanted: Wanted,
    at: int,
    target: Target,
    told: Sequence[Measure],
    entry: Entry,
) -> NumberFit:
    """`率均达到75%` beside `率分别为76.4%、75.8%`: of numbers that must all do, the worst is the one to compare."""
    last = max if target.op is Op.AT_MOST else min
    worst = last(told, key=lambda item: item.value if isinstance(item.value, float | int) else item.value[0])
    fit = covered(wanted.words, entry.matter.said)
    years = "period.average" in entry.achievement.rules
    changed = is_share(target.unit) and (target.change is None) != (worst.change is None)
    return NumberFit(at, worst, round(fit, 4), "average" if years else "change" if changed else "")


_EACH = re.compile(r"(?<![人年户平地月日])均(?!衡|等)")


def _totals(entry: Entry) -> frozenset[Span | None]:
    """`57项民生实事完成51项`: the first number is what there was to do, the second what was done."""
    said = entry.achievement
    found: list[Span | None] = []
    for left, right in pairwise(told.measure for told in entry.numbers):
        if left.span is None or right.span is None or left.unit != right.unit:
            continue
        between = said.text[left.span.end - said.span.start : right.span.start - said.span.start]
        if _OF_THEM.search(between) and "、" not in between:
            found.append(left.span)
    return frozenset(found)


_OF_THEM = re.compile(r"(?:已|全部)?(?:完成|办结|开工|竣工|建成|达标|整改|投产|落地)了?$")


def _fit(
    wanted: Mapping[str, float],
    whole: Mapping[str, float],
    told: Numbered,
    entry: Entry,
    index: ReportIndex,
    *,
    only: bool,
) -> tuple[float, float]:
    """How far the words around a reported number are those around the target, and the other way round; `only` when no other number of the
    clause has a unit that could be meant."""
    total = sum(wanted.values())
    if total < TELLING:
        return 0.0, 0.0  # nothing but generic words: `开展服务1612场`
    own, shared, context = told.own_said, told.shared_said, entry.context
    # A number with no words but its verb (`增长11%`) takes its subject from the same clause, else from those before; one
    # that names part of the matter takes the rest from there.
    bare = told.bare
    within = bare and not is_bare(shared)
    begun = sum([weight for token, weight in wanted.items() if token in own]) >= 0.1 * total
    beside = 0.95 if only or within else 0.8
    before = 0.3 if within else 0.9 if bare else 0.75 if begun else 0.3
    got = leaned = 0.0
    for token, weight in wanted.items():
        if token in own:
            got += weight
        elif token in shared:
            got += weight * beside
        elif token in context:
            got += weight * before
            leaned += 0.0 if bare and not within else weight
    back = covered(index.rarity.weigh(told.telling), wanted, whole) if told.telling else 1.0
    # Words taken from before, beside words of its own, may be another matter's: they agree, but not back.
    return got / total * (1.0 - EXTRA * (1.0 - back)), back * (1.0 - leaned / total)


def _obstacle(wanted: Wanted, at: int, target: Target, told: Numbered, entry: Entry) -> str:
    """Why the two numbers cannot be compared, though their units can, "" where they can."""
    own, measure = told.own, told.measure
    if is_whole(measure.raw) and not is_whole(target.raw) and target.value != 100.0:
        return "whole"
    if 0 < told.stage < wanted.question.targets[at].stage:
        return "stage"
    # 涨幅控制在3% is a change though its number is a level; all names of growth were made one.
    growth = _GROWTH in wanted.matter.text and _GROWTH in own
    if is_share(target.unit) and (target.change is None) != (measure.change is None) and not growth:
        return "change"
    said = entry.achievement
    if measure.span is not None and _BASELINE.search(said.text, 0, measure.span.start - said.span.start):
        after = said.text[measure.span.end - said.span.start :]
        if _REACHED.search(after):
            return "baseline"
    if ("period.average" in said.rules) != bool(_AVERAGE.search(wanted.commitment.text)):
        return "average"
    if is_share(target.unit):
        if target.change is not None and "period.years" in said.rules:
            return "period"
    elif why := _count_obstacle(wanted, wanted.question.targets[at].beside, told, own, entry):
        return why
    if any(row in told.rows and not named & told.rows[row] for row, named in wanted.matter.rows.items()):
        return "scope"
    if _PART.search(wanted.matter.text) and not _PART.search(own + told.shared):
        return "wider"
    return ""


def _count_obstacle(wanted: Wanted, matter: str, told: Numbered, own: str, entry: Entry) -> str:
    """A count, amount or size: another thing counted, a wider whole, a stock for a flow, several years for one."""
    if _counts_other(wanted, told):
        return "counted"
    if _PER_HEAD.search(own) and not _PER_HEAD.search(matter):
        return "per_head"
    if _NEW.search(matter) and _BETTERED.search(own) and not _NEW.search(own + told.shared):
        return "act"
    if "净增" in own and "净增" not in matter:
        return "net"
    if told.bare and (verb := _VERB.search(own)) and verb[0] not in wanted.question.plain:
        return "act"
    if "累计" in matter and "累计" not in own:
        return "flow"
    if "累计" in own and not STOCK.search(matter):
        return "stock"
    if _WIDER.search(own) and not _WIDER.search(matter):
        return "wider"
    wants_stock, gives_stock = bool(STOCK.search(matter)), bool(STOCK.search(own))
    wants_flow = bool(FLOW.search(matter) or _DOING.search(matter))
    gives_flow = bool(FLOW.search(own + told.shared))
    if gives_stock and not gives_flow and wants_flow:
        return "stock"
    if gives_flow and not gives_stock and not wants_flow:
        return "flow"
    years = "period.years" in entry.achievement.rules
    standing = not gives_flow and not wants_flow and STANDING.search(own)
    if years and not standing and not (wants_stock and gives_stock) and not _YEARLY.search(own):
        return "period"
    return ""


def _counts_other(wanted: Wanted, told: Numbered) -> bool:
    """The noun right after a reported number is what it counts (`8个应用平台`): none of it in the promise, another thing."""
    after = re.split(r"[、，；]", told.own.rsplit("|", 1)[-1])[0] if "|" in told.own else ""
    counted = tokens(_ACTS.sub("|", after))
    return bool(counted) and not any(token in wanted.matter.said for token in counted)
