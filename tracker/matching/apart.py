"""By which named relation a reported number in a like form stands apart from a target, so that the two are not compared: an
ordered table. Its words are `RELATIONS` of tracker/wording/signs.py."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tracker.domain.promise import Measure, Target
from tracker.domain.units import comparable_units, factor, is_share, is_whole
from tracker.domain.vocabulary import Op
from tracker.lexicon.loader import load_lexicon
from tracker.lexicon.phrases import Phrase

from .index import Entry, Numbered
from .insertions import inserted
from .query import Counted, WeightedQuery
from .tokens import tokens
from .weights import card

_BASELINE = Phrase("relation.baseline")
_FORECAST = Phrase("relation.forecast")
_REACHED = Phrase("relation.reached")
_PER_HEAD = Phrase("relation.per_head")
_NEW = Phrase("relation.new")
_BETTERED = Phrase("relation.bettered")
_NET = Phrase("relation.net")
_VERB = Phrase("relation.own_act")
_WIDER = Phrase("relation.all_kinds")
_PART = Phrase("relation.part")
_ACTS = Phrase("relation.acts")


@dataclass(slots=True)
class Beside:
    """The target at place `at` of a promise beside a reported number of the clause `entry`."""

    weighted: WeightedQuery
    at: int
    target: Target
    reported: Numbered
    entry: Entry

    @property
    def counted(self) -> Counted:
        """What the target counts."""
        return self.weighted.query.targets[self.at]

    @property
    def before(self) -> str:
        """The clause up to the number; empty where the number stands nowhere."""
        span, clause = self.reported.measure.span, self.entry.achievement
        return clause.text[: span.start - clause.span.start] if span is not None else ""

    @property
    def behind(self) -> str:
        """The clause from behind the number on."""
        span, clause = self.reported.measure.span, self.entry.achievement
        return clause.text[span.end - clause.span.start :] if span is not None else ""


@dataclass(frozen=True, slots=True)
class ApartRule:
    """A relation, and when a number stands in it; `counts_only` where it is no question for rates and shares."""

    relation: str
    applies: Callable[[Beside], bool]
    counts_only: bool = False


def relation_of(beside: Beside) -> str:
    """The relation of the first rule that applies, "" where the number can be compared."""
    share = is_share(beside.target.unit)
    for rule in APART_RULES:
        if not (share and rule.counts_only) and rule.applies(beside):
            return rule.relation
    return ""


def _whole(beside: Beside) -> bool:
    """全覆盖 beside a number that was promised."""
    target = beside.target
    return is_whole(beside.reported.measure.raw) and not is_whole(target.raw) and target.value != 100.0


def _earlier_stage(beside: Beside) -> bool:
    """`开工6所` beside `建成6所`."""
    return 0 < beside.reported.stage < beside.counted.stage


def _indicator(relation: str) -> Callable[[Beside], bool]:
    """Two numbers that the catalogue knows."""
    return lambda beside: by_indicator(beside.counted.indicators, beside.reported.indicators) == relation


def _inside_the_name(beside: Beside) -> bool:
    """`规上装备工业增加值` beside `规上工业增加值`."""
    if not is_share(beside.target.unit):
        return False
    return inserted(beside.counted.frame, beside.reported.own, beside.entry.topic.text)


def _modifier_dropped(beside: Beside) -> bool:
    """Far more `床位` beside `养老床位`: what narrows the thing counted is named nowhere near the reported number."""
    measure, reported, frame = beside.reported.measure, beside.reported, beside.counted.frame
    if nearness(beside.target, measure) > _FAR or _ratio(beside.target, measure) <= 1.0:
        return False
    modifiers = [word.text for word in frame.words if word.naming and word.text != frame.head]
    if not modifiers or not frame.head or frame.head not in reported.plain:
        return False
    near = reported.plain + reported.shared + beside.entry.before
    return not any(word in near for word in modifiers)


def _forecast(beside: Beside) -> bool:
    """A number that is expected is none that was reached."""
    return bool(_FORECAST.search(beside.before))


def _baseline(beside: Beside) -> bool:
    """`由46%提高到80%`: the first of the two."""
    return bool(_BASELINE.search(beside.before)) and bool(_REACHED.search(beside.behind))


def _counts_other(beside: Beside) -> bool:
    """The noun right after a reported number is what it counts (`8个应用平台`): none of it in the promise, another thing."""
    own = beside.reported.own
    after = re.split(r"[、，；]", own.rsplit("|", 1)[-1])[0] if "|" in own else ""
    counted = tokens(_ACTS.sub("|", after))
    other = bool(counted) and not any(token in beside.weighted.topic.weights for token in counted)
    return other and nearness(beside.target, beside.reported.measure) < 1.0


def _per_head(beside: Beside) -> bool:
    """`人均公园面积` beside `公园面积`."""
    return bool(_PER_HEAD.search(beside.reported.own)) and not _PER_HEAD.search(beside.counted.beside)


def _bettered(beside: Beside) -> bool:
    """`改造公园3个` beside `新建公园3个`."""
    own = beside.reported.own
    if not _NEW.search(beside.counted.beside) or not _BETTERED.search(own):
        return False
    return not _NEW.search(own + beside.reported.shared)


def _net(beside: Beside) -> bool:
    """`净增企业3家` beside `新增企业3家`."""
    return bool(_NET.search(beside.reported.own)) and not _NET.search(beside.counted.beside)


def _other_act(beside: Beside) -> bool:
    """A number with no words but an act the promise does not name: `供应200套` beside `开工200套`."""
    if not beside.reported.bare:
        return False
    verb = _VERB.search(beside.reported.own)
    return verb is not None and verb[0] not in beside.weighted.query.plain


def _all_kinds(beside: Beside) -> bool:
    """`各类学位` beside `公办学位`."""
    return bool(_WIDER.search(beside.reported.own)) and not _WIDER.search(beside.counted.beside)


def _other_scope(beside: Beside) -> bool:
    """Members of one row of scopes, and none in common: `农村` beside `城镇`."""
    rows = beside.reported.rows
    return any(row in rows and not named & rows[row] for row, named in beside.weighted.topic.rows.items())


def _of_all(beside: Beside) -> bool:
    """A part was promised, whose figure the figure of all does not give: `居民收入` beside `农村居民收入`."""
    own = beside.reported.own + beside.reported.shared
    return bool(_PART.search(beside.weighted.topic.text)) and not _PART.search(own)


APART_RULES = (
    ApartRule("whole", _whole),
    ApartRule("stage", _earlier_stage),
    ApartRule("narrower", _indicator("narrower")),
    ApartRule("wider_whole", _indicator("wider_whole")),
    ApartRule("other_indicator", _indicator("other_indicator")),
    ApartRule("narrower", _inside_the_name),
    ApartRule("wider_thing", _modifier_dropped, counts_only=True),
    ApartRule("forecast", _forecast),
    ApartRule("baseline", _baseline),
    ApartRule("counted", _counts_other, counts_only=True),
    ApartRule("per_head", _per_head, counts_only=True),
    ApartRule("act", _bettered, counts_only=True),
    ApartRule("net", _net, counts_only=True),
    ApartRule("act", _other_act, counts_only=True),
    ApartRule("wider", _all_kinds, counts_only=True),
    ApartRule("scope", _other_scope),
    ApartRule("wider", _of_all),
)
"""Asked in this order."""


def nearness(target: Target, measure: Measure) -> float:
    """How near a value lies to its target, from just below it upwards: two of another matter are rarely so near (0–1)."""
    ratio = _ratio(target, measure)
    if target.op is Op.AT_MOST and ratio > 0.0:
        ratio = 1.0 / ratio
    return next((near for least, most, near in _NEAR if least <= ratio <= most), 0.0)


_VALUES = card("nearness")
_FAR = _VALUES["far"]
_NEAR = (
    (_VALUES["from"], _VALUES["close_to"], 1.0),
    (_VALUES["close_to"], _VALUES["middling_to"], _VALUES["middling"]),
    (_VALUES["middling_to"], _VALUES["far_to"], _FAR),
)
"""Ratio to the target, from and to, and how near that is."""


def _ratio(target: Target, measure: Measure) -> float:
    """How many times the target the reported value is; 0 where the two cannot be compared."""
    if not target.value or isinstance(target.value, tuple) or isinstance(measure.value, tuple):
        return 0.0
    if not comparable_units(target.unit, measure.unit):
        return 0.0
    return measure.value * factor(target.unit, measure.unit) / target.value


def by_indicator(promised: frozenset[str], reported: frozenset[str]) -> str:
    """How two numbers stand that the catalogue knows: another indicator, a part or the whole of the promised one."""
    if not promised or not reported or promised & reported:
        return ""
    catalogue = load_lexicon().indicators
    if any(catalogue[id].part_of in promised for id in reported):
        return "narrower"
    if any(catalogue[id].part_of in reported for id in promised):
        return "wider_whole"
    return "other_indicator"
