"""Numbers that are no targets (reading guide §3): ages, names, thresholds, sizes that describe, sets, baselines.

Each rule looks at one number in its passage and says whether it is of its kind; the first that does gives the reason.
"""

import re
from collections.abc import Callable

from tracker.lexicon import load_lexicon

from .passage import Passage
from .quantities import Quantity
from .times import TimeKind

_BOUND_AFTER = ("以上", "及以上", "之上", "以下", "及以下", "之下", "以内", "之内", "内")
_MONEY_NOUN = re.compile("|".join(map(re.escape, load_lexicon().words["target.money_noun"].words)))
_VERB_END = re.compile(
    "(?:" + load_lexicon().words["target.verb"].alternation() + r")(?:了|好|约|超|不少于|至少)?$"
)
# A noun right before a size of something else: 沿线1公里化工企业, 周边1.28平方公里园区.
_NOUN_END = re.compile(r"(?:沿线|沿岸|周边|范围|半径|方圆|区域|以外|以内|辖区|全长|总面积|占地|面积|长)$")
_END_STATE = re.compile(load_lexicon().words["target.end_state"].alternation())
_WEAK = re.compile("^(?:" + load_lexicon().words["target.weak_verb"].alternation() + ")")
_WEAK_END = re.compile("(?:" + load_lexicon().words["target.weak_verb"].alternation() + ")$")
# 推动5000家企业数字化转型: those counted are to do something, which commits to their number.
_MAKES_DO = re.compile(r"(?:推动|引导|带动|帮助|助力|促进|组织)(?:超|约|近)?$")
_QUOTED_STATE = re.compile(r"“[^“”]{2,12}”$")
_STRONG_AFTER_WEAK = re.compile(
    "^(?:"
    + load_lexicon().words["target.weak_verb"].alternation()
    + ")(?:"
    + load_lexicon().words["target.verb"].alternation()
    + ")"
)
_NOUN = re.compile(r"[\u4e00-\u9fff“（(A-Za-z0-9]")
_SET_BEFORE = re.compile(
    r"(?:全|我|本|各|辖)(?:市|区|县|省|镇|乡|村|国|州|旗|校|院|局|委|域|系统|行业|街道)(?:现有|原有|所有|内|范围内|的)?$|(?:现有|原有|所有|其余|剩下|辖区|共有|已有|原来|已建|目前)(?:的)?$"
)
_COVER = re.compile(
    r"(?:覆盖|惠及|服务|遍及|涵盖|辐射|延伸[至到]|推广[至到])(?:全)?(?:我|本)?(?:市|区|县|省|镇|乡|村|国)?$"
)
_DONE = re.compile(r"(?:^|[^不未])(?:已经?(?!建成区)|现有|目前|累计已|共有|截[至止])")
_NEAR = 120  # how far back a sentence is looked through for what a number restates or dates from
_AHEAD = re.compile(r"[。；\n]|力争|确保|争取|计划|预计|将|拟|要|年底|目标|任务")
_ONE = re.compile(r"^(?:一|两)?个$")
_COUNTABLE = re.compile(
    r"各项|全部|所有|任务|清单|隐患|违法|问题|清理|处置|整治|整改|改造|治理|清退|腾退|拆除|化解|销号|排查|搬迁|征收|征拆|登记|确权|安置|回迁|脱贫|退出|[0-9一二两三四五六七八九十]+(?:多|余)?[个家所项处条座件宗户栋]"
)
_CLASS_AFTER = re.compile(r"级(?!别)|型|制(?![造定度])|强?降雨|降水|一遇")
_PARTS_OF_A_WHOLE = ("期", "批", "轮", "届", "号", "站", "局", "折", "村", "镇", "道", "里")
_ABSTRACT = re.compile(
    r"^(?:方面|层面|维度|环节|阶段|重点|关键|意识|自信|维护|坚持|短板|确保|转变|目标|体系|机制|平台|文明|大局|关系|问题|根本|原则|台阶|高度|层次|时期|时代|过程|整体|共同体|声音|口子|标准|主题|抓手|领域|专项行动|轮子|引擎|极|中心|增长极|品牌|样板|行动|战役|硬仗|翻身仗|窗口|门|盘|盘棋|清单|条|字|电话|号码|步骤|统一|统筹|结合|支撑|支柱|定位|示范|跨越|突破|全面|倍增|百|千|万)"
)
_SPENDING = re.compile(
    r"(?:筹措|筹集|安排|投入|拨付|统筹|落实|下达|整合|发放|募集|提供|投资|争取|完成|追加|兑现|划拨)(?:资金|财政资金|专项资金)?(?:超过?|不低于|不少于|约|近)?$"
)
_TIME_STANDARD_AFTER = re.compile(
    r"^(?:[^，。；]{0,14}(?:完成|办结|办理|办好|到达|响应|处置|处理|报告|直报|反馈|检测|审批|出件|发放|拨付|到位|全覆盖|送达|抵达|通达|可达|审核|答复|回复|兑付|归集|送检|救治|赶到|签收))"
)
_TIME_VERB_BEFORE = re.compile(
    r"(?:缩短|压缩|压减|减少|提速|控制|延长|储备|保证|保障|满足|维持|不超过|不少于|不低于|达到?|增加|再|降低|不低于|至少|达)(?:在|至|到|为|了)?[^，。；]{0,2}$"
)
_BASELINE_AFTER = re.compile(
    r"^[^，。；]{0,8}(?:提高|提升|下降|增加|降低?|增长?|缩短?|压缩|压减|扩大|上升|优化|精简|减少|拓展|调整|扩展|扩)?[至到为]"
)


def _of_time(passage: Passage, quantity: Quantity) -> bool:
    return passage.overlapped(quantity) is not None


def _quoted(passage: Passage, quantity: Quantity) -> bool:
    return passage.quoted(quantity.number.start, quantity.number.end)


def _age(passage: Passage, quantity: Quantity) -> bool:
    if quantity.family != "age":
        return False
    first, _ = passage.phrase(quantity.span.start)
    return "寿命" not in passage.text[first : quantity.span.start]


def _rank(passage: Passage, quantity: Quantity) -> bool:
    """前100名, 位列第3位."""
    before = passage.text[max(0, quantity.span.start - 1) : quantity.span.start]
    return (
        before in ("前", "第")
        and quantity.family in ("count", "people", "")
        and passage.overlapped_at(quantity.span.start - 1) is None
    )


def _length_of_time(passage: Passage, quantity: Quantity) -> bool:
    """A length of time is a target only as a time standard, a stock or a change: 2天内完成检测, 保证60天使用量."""
    if quantity.family != "time":
        return False
    first, last = passage.phrase(quantity.span.start)
    before, after = passage.clean(first, quantity.span.start), passage.text[quantity.span.end : last]
    if _TIME_VERB_BEFORE.search(before) or quantity.over not in ("", "约", "近"):
        return False
    if quantity.unit in ("年", "周", "个月", "月") and quantity.under not in ("内", "以内", "之内"):
        return True
    return _TIME_STANDARD_AFTER.match(after) is None


def _threshold(passage: Passage, quantity: Quantity) -> bool:
    """A bound that sorts things out: 5亿元以上工业企业, 30万千瓦以下煤电机组, 年收益超10万元村集体."""
    after = passage.text[quantity.span.end : quantity.span.end + 1]
    following = passage.neighbours(quantity)[1]
    if after in ("、", "和") and following is not None and following.span.start == quantity.span.end + 1:
        return quantity.over == following.over != "" and _threshold(passage, following)
    if not _NOUN.match(after) or quantity.family in ("ratio", "all", "none"):
        return False
    below = quantity.under in ("以下", "及以下", "之下", "以内", "之内", "内") or quantity.over in (
        "低于",
        "不足",
        "少于",
        "小于",
        "不满",
    )
    above = quantity.under in ("以上", "及以上", "之上") or quantity.over in (
        "超",
        "超过",
        "高于",
        "大于",
        "≥",
        ">",
    )
    if below:
        return quantity.family != "time"
    if not above or quantity.family in ("count", "people", ""):
        return False
    if quantity.family == "money":
        return not _money_noun(passage, quantity)
    return not _governed(passage, quantity)


def _money_noun(passage: Passage, quantity: Quantity) -> bool:
    _, last = passage.phrase(quantity.span.start)
    after = passage.text[quantity.span.end : min(last, quantity.span.end + 10)]
    return bool(_MONEY_NOUN.search(after))


def _governed(passage: Passage, quantity: Quantity) -> bool:
    first, _ = passage.phrase(quantity.span.start)
    before = passage.clean(first, quantity.span.start)
    listed = before.endswith(("、", "和", "及")) and passage.neighbours(quantity)[0] is not None
    return listed or _VERB_END.search(before) is not None


def _describing_sum(passage: Passage, quantity: Quantity) -> bool:
    """Money or a size right before the thing it describes: 总投资18.9亿元6个重点项目, 500米公交站点覆盖率."""
    first, last = passage.phrase(quantity.span.start)
    after = passage.text[quantity.span.end : last]
    if quantity.under or not after or not _NOUN.match(after):
        return False
    if quantity.family == "money":
        if _SPENDING.search(passage.text[first : quantity.span.start]):
            return False
        if re.search(
            r"(?:总投资|投资额|总造价|概算|产值|营收|估值|年收入|注册资本)[^，]{0,4}$",
            passage.text[first : quantity.span.start],
        ):
            return True
        if after.startswith(("的", "级", "规模")) or after[0].isdigit():
            return not _MONEY_NOUN.search(after[:8])
        return not _MONEY_NOUN.search(after[:12]) and not re.match(
            r"和|及|与|、|并|[，。；]|以|来|给|，|投入|建设|改造|助力|扶持", after
        )
    if quantity.family == "amount":
        _, following = passage.neighbours(quantity)
        before = passage.clean(first, quantity.span.start)
        if before.endswith(("、", "和", "及")):  # one of a list: 整治34条河道、764公里管网
            return False
        if after.startswith(("、", "和", "及", "与")) or _VERB_END.search(before):
            return False
        return following is not None or _NOUN_END.search(before) is not None
    return False


def _grouping(passage: Passage, quantity: Quantity) -> bool:
    """The classes that a number of things falls into: 12类45件民生实事, 8大类25项."""
    following = passage.neighbours(quantity)[1]
    if quantity.family != "count" or following is None or following.family not in ("count", "people"):
        return False
    after = passage.text[following.span.end : following.span.end + 1]
    return following.span.start == quantity.span.end and _NOUN.match(after) is not None


def _background_set(passage: Passage, quantity: Quantity) -> bool:
    """The set that something is done in: 全区111个社区全覆盖, 在全区11个街道各建设1个."""
    if quantity.family not in ("count", "people") or quantity.form not in ("number", "redacted"):
        return False
    first, last = passage.phrase(quantity.span.start)
    before, after = passage.text[first : quantity.span.start], passage.text[quantity.span.end : last]
    if re.search(r"[在对为向][^，]{0,12}$", before) and re.search(r"各[\u4e00-\u9fff]{0,4}[0-9一两]", after):
        return True
    if _SET_BEFORE.search(before) and not _COVER.search(re.sub(_SET_BEFORE, "", before)):
        return True
    return any(
        other.form == "all" and other.rule != "quantity.all.should" for other in passage.between(first, last)
    )


def _baseline(passage: Passage, quantity: Quantity) -> bool:
    """A in 由A提高到B, and what only restates an amount: 比去年增加X."""
    first, last = passage.phrase(quantity.span.start)
    before, after = passage.text[first : quantity.span.start], passage.text[quantity.span.end : last]
    if re.search(r"[由从][^，]{0,20}$", before) and _BASELINE_AFTER.match(after):
        return True
    if re.match(
        r"^(?:分别)?(?:比|较|同比|环比)(?![重例])", passage.clean(first, quantity.span.start).lstrip()
    ):
        return bool(passage.between(max(passage.start, first - _NEAR), first))
    return False


def _so_far(passage: Passage, quantity: Quantity) -> bool:
    """Progress so far: 截至9月中旬为866人, 今年以来，培训3000人, 目前已完成30家."""
    first, _ = passage.phrase(quantity.span.start)
    if _DONE.search(passage.text[first : quantity.span.start]):
        return True
    at = quantity.span.start
    for time in reversed(passage.times_between(max(passage.start, at - _NEAR), at)):
        back = time.role == "time_role.past_after" or time.rule == "time.past.years"
        if back or time.kind is TimeKind.AS_OF:
            return _AHEAD.search(passage.text[time.span.end : at]) is None
        if time.kind is not TimeKind.PAST:
            return False
    return False


def _chinese_word(passage: Passage, quantity: Quantity) -> bool:
    """Chinese numerals that count nothing: 三个清单, 一个口子, 两手."""
    if quantity.rule not in ("quantity.chinese", "quantity.range_chinese", "quantity.times"):
        return False
    first, last = passage.phrase(quantity.span.start)
    before, after = passage.clean(first, quantity.span.start), passage.text[quantity.span.end : last]
    if quantity.family in ("money", "amount", "time", "ratio"):
        return False
    if quantity.unit in (
        "个",
        "项",
        "条",
        "件",
        "次",
        "位",
        "张",
        "场",
        "支",
        "期",
        "人",
        "轮",
    ) and _ABSTRACT.match(after):
        return True
    if quantity.value == 1 and quantity.unit in (
        "个",
        "次",
        "项",
        "条",
        "件",
        "人",
        "位",
        "期",
        "轮",
        "支",
        "张",
        "部",
        "年",
    ):
        return True
    if re.search(r"[、和及]$", before):
        earlier = passage.neighbours(quantity)[0]
        return earlier is None or earlier.family not in ("count", "people")
    return not (_VERB_END.search(before) or re.search(r"(?:各|每|至少|不少于|等)$", before))


def _only_described(passage: Passage, quantity: Quantity) -> bool:
    """The things a number-free verb goes on with: 推进6个重点项目建设. An end state (…落地, …建成) commits to the number."""
    if quantity.family not in ("count", "people", "money", "amount") or quantity.under or quantity.over:
        return False
    first, last = passage.phrase(quantity.span.start)
    before = passage.clean(first, quantity.span.start)
    after = passage.text[quantity.span.end : last]
    if not _NOUN.match(after):
        return False
    opened = _WEAK.match(before) and not _STRONG_AFTER_WEAK.match(before)
    if _VERB_END.search(_WEAK.sub("", before)) if opened else not _WEAK_END.search(before):
        return False
    if quantity.unit in ("家", "户", "名", "人") and _MAKES_DO.search(before):
        return False
    return _END_STATE.search(after) is None and _QUOTED_STATE.search(after) is None


def _name(passage: Passage, quantity: Quantity) -> bool:
    """The number is part of a name or a class: 二期工程, 10万吨级码头, 15%企业所得税."""
    if quantity.rule == "quantity.chinese" and quantity.unit in _PARTS_OF_A_WHOLE:
        return True
    after = passage.text[quantity.span.end : quantity.span.end + 8]
    if quantity.family == "ratio":
        return bool(re.match(r"的?(?:企业|个人)?[^，。；]{0,4}(?:所得税|增值税|税率|关税|征收率)", after))
    return quantity.form != "all" and _CLASS_AFTER.match(after) is not None


def _attribute(passage: Passage, quantity: Quantity) -> bool:
    """全覆盖的监测系统 says what a thing is like; 全面完成设备采购 is one piece of work, no countable set."""
    first, last = passage.phrase(quantity.span.start)
    before, after = passage.text[first : quantity.span.start], passage.text[quantity.span.end : last]
    if quantity.rule == "quantity.all.coverage":
        return after.startswith("的") or bool(
            re.match(r"[^，。；]{0,2}(?:体系|网络|系统|监管|格局|检查|监测)", after)
        )
    if quantity.rule == "quantity.all.complete":
        bundle = re.search(r"(?:年度|全年|既定|各项|主要)(?:目标)?任务|目标任务|约束性指标", before + after)
        return bundle is not None or _COUNTABLE.search(before + after) is None
    return quantity.rule == "quantity.all.every_door" and bool(
        re.match(r"[^，。；]{0,2}(?:工程|项目|行动|计划)", after)
    )


Rule = Callable[[Passage, Quantity], bool]
_RULES: tuple[tuple[str, Rule], ...] = (
    ("not_target.time", _of_time),
    ("not_target.quoted", _quoted),
    ("not_target.age", _age),
    ("not_target.rank", _rank),
    ("not_target.name", _name),
    ("not_target.attribute", _attribute),
    ("not_target.so_far", _so_far),
    ("not_target.length_of_time", _length_of_time),
    ("not_target.baseline", _baseline),
    ("not_target.threshold", _threshold),
    ("not_target.describing_sum", _describing_sum),
    ("not_target.grouping", _grouping),
    ("not_target.background_set", _background_set),
    ("not_target.chinese_word", _chinese_word),
    ("not_target.only_described", _only_described),
)


def why_no_target(passage: Passage, quantity: Quantity, *, skip: frozenset[str] = frozenset()) -> str | None:
    """The id of the first rule that says a number is no target, or None."""
    for id, rule in _RULES:
        if id not in skip and rule(passage, quantity):
            return id
    return None
