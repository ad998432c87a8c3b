"""Whether two pledges of one body are one promise: named rules, in order; the first that applies decides.

What sets two apart comes first, so that no likeness of words joins two indicators, two phases or two projects.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt

from tracker.domain.units import comparable_units
from tracker.lexicon.loader import load_lexicon
from tracker.matching.forms import Form, FormRelation, form_relation
from tracker.matching.frames import held, share, weights
from tracker.matching.idf import Rarity
from tracker.matching.lazy_property import lazy_property
from tracker.matching.topic import FINISHED

from .reading import Read

_ALIKE = 0.6
"""Share of the words, both ways, from which two are in the same words."""
_ONE_NAME = 0.85
"""The same where a single word names what two pledges without a number have in common."""
_NAMED = 0.35
"""The same where both name one indicator of the catalogue."""
_NAMES = 0.55
"""Share of the naming words that two pledges with a number have in common at least."""
_SWAPPED = 0.25
"""Share of what each names that the other lacks, from which one thing stands in the place of another."""


@dataclass(frozen=True, eq=False)
class Weighed:
    """A pledge with what each of its words says among the plans of its body: its tokens, and the words that name."""

    read: Read
    tokens: Mapping[str, float]
    idf: Rarity

    @lazy_property
    def total(self) -> float:
        """What all its tokens say."""
        return sum(self.tokens.values())

    @lazy_property
    def naming(self) -> Mapping[str, float]:
        """The words that name something."""
        return weights([word for word in self.read.frame.words if word.naming], self.idf)


def weigh(read: Read, idf: Rarity) -> Weighed:
    """Weigh the words of a pledge."""
    return Weighed(read, idf.weigh(read.tokens), idf)


@dataclass(frozen=True, slots=True)
class Pair:
    """An earlier and a later pledge: `ahead` is the share of the earlier's words that the later has, `back` the other way."""

    mine: Weighed
    theirs: Weighed
    ahead: float
    back: float

    @property
    def earlier(self) -> Read:
        """The earlier."""
        return self.mine.read

    @property
    def later(self) -> Read:
        """The later."""
        return self.theirs.read

    @property
    def likeness(self) -> float:
        """How far their words agree, 0–1."""
        return sqrt(self.ahead * self.back)

    @property
    def swapped(self) -> bool:
        """Whether each names much that the other does not."""
        return _lacks(self.mine, self.theirs) and _lacks(self.theirs, self.mine)


def pair(mine: Weighed, theirs: Weighed) -> Pair:
    """Hold two pledges beside each other."""
    common = mine.tokens.keys() & theirs.tokens.keys()
    shared = sum([mine.tokens[word] for word in common]), sum([theirs.tokens[word] for word in common])
    return Pair(
        mine,
        theirs,
        shared[0] / mine.total if mine.total else 0.0,
        shared[1] / theirs.total if theirs.total else 0.0,
    )


def _lacks(mine: Weighed, theirs: Weighed) -> bool:
    """Whether much of what one names is not named in the other."""
    total = sum(mine.naming.values())
    text = theirs.read.frame.text
    missing = sum([weight for word, weight in mine.naming.items() if held(word, text) < 0.5])
    return bool(total) and missing / total >= _SWAPPED


@dataclass(frozen=True, slots=True)
class Rule:
    """`same` is what it decides where it applies. `examples` are pairs to which it applies, `counter_examples` pairs to
    which it does not, each the words of two plans of following years."""

    id: str
    same: bool
    applies: Callable[[Pair], bool]
    examples: tuple[tuple[str, str], ...]
    counter_examples: tuple[tuple[str, str], ...]


def _other_indicator(both: Pair) -> bool:
    mine, theirs = both.earlier.indicators, both.later.indicators
    return bool(mine) and bool(theirs) and not mine & theirs


def _number_and_none(both: Pair) -> bool:
    return (both.earlier.target is None) is not (both.later.target is None)


def _other_unit(both: Pair) -> bool:
    mine, theirs = both.earlier.target, both.later.target
    if mine is None or theirs is None:
        return False
    per, other = both.earlier.per & _TIMES, both.later.per & _TIMES
    return not comparable_units(mine.unit, theirs.unit) or (bool(per) and bool(other) and per != other)


_TIMES = frozenset({"每月", "每年", "月", "年"})


def _other_form(both: Pair) -> bool:
    mine, theirs = both.earlier, both.later
    if mine.form is None or theirs.form is None or mine.target is None or theirs.target is None:
        return False
    there, back = form_relation(mine.form, theirs.form), form_relation(theirs.form, mine.form)
    if FormRelation.SAME not in (there, back):
        return True
    changes = {mine.target.change, theirs.target.change} - {None}
    return len(changes) > 1


def _other_span(both: Pair) -> bool:
    """A year's number beside one of several years, or a step on the way beside where it leads."""
    mine, theirs = both.earlier, both.later
    first, second = mine.deadline, theirs.deadline
    if mine.target is not None and first is not None and second is not None and second < first:
        return True
    return mine.annual and theirs.annual and mine.years != theirs.years and 1 in (mine.years, theirs.years)


def _added_and_there(both: Pair) -> bool:
    """How many came beside how many there are, of what is counted by how many there are."""
    catalogue = load_lexicon().indicators
    stock = any(catalogue[id].kind == "stock" for id in both.earlier.indicators & both.later.indicators)
    return stock and (both.earlier.form is Form.FLOW) is not (both.later.form is Form.FLOW)


_BOTH_SIDES = frozenset({"phase", "line"})
"""Rows that set apart even where only one of two names a member."""


_ALL_OF_IT = frozenset({"school", "settlement", "publicness", "phase"})
"""Rows of which two that both name members name the same ones."""


def _other_part(both: Pair) -> bool:
    mine, theirs = both.earlier.rows, both.later.rows
    for row, named in mine.items():
        if row in theirs and (named != theirs[row] if row in _ALL_OF_IT else not named & theirs[row]):
            return True
    return any((row in mine) is not (row in theirs) for row in _BOTH_SIDES)


def _other_ordinal(both: Pair) -> bool:
    mine, theirs = both.earlier.ordinals, both.later.ordinals
    return bool(mine or theirs) and not mine & theirs


def _other_act(both: Pair) -> bool:
    mine, theirs = both.earlier.acts, both.later.acts
    return bool(mine) and bool(theirs) and not mine & theirs


def _next_step(both: Pair) -> bool:
    mine, theirs = min(both.earlier.stage, FINISHED), min(both.later.stage, FINISHED)
    return 0 < mine < theirs


def _swapped(both: Pair) -> bool:
    return both.swapped and not (both.earlier.indicators & both.later.indicators)


def _without_matter(both: Pair) -> bool:
    return both.earlier.bare or both.later.bare


def _same_indicator(both: Pair) -> bool:
    if not both.earlier.indicators & both.later.indicators or min(both.ahead, both.back) < _NAMED:
        return False
    # 400家规上企业上云 counts something else than 规上企业: what is named beside the indicator must be little.
    texts = both.earlier.frame.text, both.later.frame.text
    return min(share(both.mine.naming, texts[1]), share(both.theirs.naming, texts[0])) >= _NAMES


def _same_words(both: Pair) -> bool:
    if min(both.ahead, both.back) < _ALIKE:
        return False
    if both.earlier.target is not None:
        # What only one of two names narrows its number to a part: another number.
        texts = both.earlier.frame.text, both.later.frame.text
        return min(share(both.mine.naming, texts[1]), share(both.theirs.naming, texts[0])) >= _NAMES
    common = sum(held(word, both.later.frame.text) >= 0.5 for word in both.mine.naming)
    return common > 1 or both.likeness >= _ONE_NAME


RULES = (
    Rule(
        "chain.other_indicator",
        False,
        _other_indicator,
        (
            ("城镇登记失业率控制在4%以内。", "城镇调查失业率控制在5.5%以内。"),
            ("固定资产投资增长10%。", "工业投资增长8%。"),
        ),
        (("地区生产总值增长8%。", "GDP增长7%以上。"),),
    ),
    Rule(
        "chain.number_and_none",
        False,
        _number_and_none,
        (
            ("年内建成滨河大道。", "年内建成滨河大道12公里。"),
            ("改造老旧小区30个。", "年内完成老旧小区改造。"),
        ),
        (("改造老旧小区30个。", "改造老旧小区25个。"),),
    ),
    Rule(
        "chain.other_unit",
        False,
        _other_unit,
        (
            ("安排水利项目20个。", "安排水利项目资金3亿元。"),
            ("新建污水管网30公里。", "新建污水泵站3座。"),
            ("困难残疾人生活补贴提高到每人每年1890元。", "困难残疾人生活补贴提高到每人每月165元。"),
        ),
        (("新建污水管网30公里。", "新建污水管网2万米。"),),
    ),
    Rule(
        "chain.other_form",
        False,
        _other_form,
        (
            ("社会消费品零售总额增长8%。", "社会消费品零售总额占比达到8%。"),
            ("新增高新技术企业30家。", "高新技术企业总数达到200家。"),
        ),
        (("新增高新技术企业30家。", "新增高新技术企业40家。"),),
    ),
    Rule(
        "chain.other_span",
        False,
        _other_span,
        (
            ("到2025年，城镇新增就业5万人。", "城镇新增就业1万人。"),
            ("到2025年，每千人病床数达到3.9张。", "每千人病床数达到2.4张。"),
        ),
        (("城镇新增就业1.2万人。", "城镇新增就业1万人。"),),
    ),
    Rule(
        "chain.added_and_there",
        False,
        _added_and_there,
        (
            ("新增高新技术企业30家。", "高新技术企业突破200家。"),
            ("新增市场主体3000户。", "市场主体突破5万户。"),
        ),
        (("新增高新技术企业30家。", "新增高新技术企业40家。"),),
    ),
    Rule(
        "chain.other_part",
        False,
        _other_part,
        (
            ("建成云岭产业园一期工程。", "建成云岭产业园二期工程。"),
            ("轨道交通2号线年底前开工。", "轨道交通3号线年底前开工。"),
        ),
        (("建成云岭产业园一期工程。", "确保云岭产业园一期建成。"),),
    ),
    Rule(
        "chain.other_ordinal",
        False,
        _other_ordinal,
        (
            ("确保第三小学投入使用。", "确保第五小学投入使用。"),
            ("年内建成第二水厂。", "年内建成第四水厂。"),
        ),
        (("确保第三小学投入使用。", "第三小学年底前投入使用。"),),
    ),
    Rule(
        "chain.other_act",
        False,
        _other_act,
        (
            ("培训乡村教师500人。", "引进乡村教师500人。"),
            ("新建农村公路120公里。", "整治农村公路100公里。"),
        ),
        (("改造老旧小区30个。", "完成老旧小区改造25个。"),),
    ),
    Rule(
        "chain.next_step",
        False,
        _next_step,
        (
            ("年内开工建设城东污水处理厂。", "年内建成城东污水处理厂。"),
            ("体育中心年内开工。", "体育中心年内竣工。"),
        ),
        (("年内建成城东污水处理厂。", "年内开工建设城东污水处理厂。"),),
    ),
    Rule(
        "chain.other_thing",
        False,
        _swapped,
        (
            ("年内建成鹿鸣湖湿地公园。", "年内建成白鹭湖湿地公园。"),
            ("改造农村户厕1.5万户。", "改造农村危房600户。"),
        ),
        (("年内建成鹿鸣湖湿地公园。", "鹿鸣湖湿地公园年底前建成开放。"),),
    ),
    Rule(
        "chain.without_matter",
        False,
        _without_matter,
        (
            ("完成投资39亿元。", "完成投资47亿元。"),
            ("新建10个，总投资3亿元。", "新建12个，总投资5亿元。"),
        ),
        (("空港新城完成投资100亿元。", "空港新城完成投资140亿元。"),),
    ),
    Rule(
        "chain.same_indicator",
        True,
        _same_indicator,
        (
            ("地区生产总值增长8%左右。", "GDP增长7%以上。"),
            ("粮食产量稳定在20万吨以上。", "粮食产量力争18万吨。"),
        ),
        (("固定资产投资增长10%。", "进出口总额增长8%。"),),
    ),
    Rule(
        "chain.same_words",
        True,
        _same_words,
        (
            ("年内完成农村危房改造600户。", "改造农村危房500户。"),
            ("确保县人民医院新院区年底前投入使用。", "力争县人民医院新院区年底前投入使用。"),
        ),
        (("新建城市公厕12座。", "新建垃圾转运站12座。"),),
    ),
)


_MEMBER = 0.8
"""Share of the naming words, both ways, from which a thing is a member of a list."""


def member_of(both: Pair) -> int | None:
    """Which piece of a later list an earlier thing is, None where it is none of them or something sets the two apart."""
    if any(rule.applies(both) for rule in RULES if not rule.same and rule.id != "chain.other_thing"):
        return None
    mine = both.mine.naming
    if not mine:
        return None
    for at, piece in enumerate(both.later.frame.pieces):
        named = weights([word for word in piece.words if word.naming], both.theirs.idf)
        if named and min(share(mine, piece.text), share(named, both.earlier.frame.text)) >= _MEMBER:
            return at
    return None


def decide(both: Pair) -> Rule | None:
    """The rule that says whether two pledges are one promise; None where nothing speaks for it."""
    return next((rule for rule in RULES if rule.applies(both)), None)
