"""Numbers that are no targets (reading guide §3): one rule for each reason, tried in order.

A rule looks at one number in its passage and says whether it is of its kind; its id is what `explain` shows. The
words it looks for are the lexicon's.
"""

from collections.abc import Callable
from functools import cache
from typing import Final

from tracker.lexicon.phrases import construction, listed

from . import descriptive
from .passage import Passage
from .quantities import Quantity


def _of_time(passage: Passage, quantity: Quantity) -> bool:
    """8月底, 三年行动计划."""
    return quantity.unit != "年一遇" and passage.overlapped(quantity) is not None


def _quoted(passage: Passage, quantity: Quantity) -> bool:
    """“百千万”工程, 《…》, 〔2021〕31号; but not “零增长”, “全覆盖” or “零增量、减存量”, which only stand in quotes."""
    start, end = quantity.span.start, quantity.span.end
    alone = passage.text[max(0, start - 1) : start] in ("“", "、") and passage.text[end : end + 1] in (
        "”",
        "、",
    )
    if quantity.form in ("all", "none") and alone:
        return False
    return passage.quoted(quantity.number.start, quantity.number.end)


def _age(passage: Passage, quantity: Quantity) -> bool:
    """18岁以上, but not 人均预期寿命78岁."""
    if quantity.family != "age":
        return False
    first, _ = passage.phrase(quantity.span.start)
    return "寿命" not in passage.text[first : quantity.span.start]


def _rank(passage: Passage, quantity: Quantity) -> bool:
    """前100名, 位列第3位."""
    before = passage.text[max(0, quantity.span.start - 1) : quantity.span.start]
    counted = quantity.family in ("count", "people", "")
    return before in ("前", "第") and counted and passage.overlapped_at(quantity.span.start - 1) is None


def _name(passage: Passage, quantity: Quantity) -> bool:
    """二期工程, 10万吨级码头, 15%企业所得税."""
    if quantity.rule == "quantity.chinese" and quantity.unit in listed("target.part_of_whole"):
        return True
    if quantity.unit == "年一遇":  # reached as a standard it is a target, and found only there
        return False
    after = passage.text[quantity.span.end : quantity.span.end + 16]
    if quantity.family == "ratio":
        return construction("not_target.rate_name").match(after) is not None
    return quantity.form != "all" and construction("not_target.class").match(after) is not None


def _attribute(passage: Passage, quantity: Quantity) -> bool:
    """全覆盖的监测系统; 全面完成设备采购, which is one piece of work and no countable set."""
    before, after = passage.around(quantity)
    if quantity.rule == "quantity.all.coverage":
        return construction("not_target.attribute_after").match(after) is not None
    if quantity.rule == "quantity.all.complete":
        bundle = construction("not_target.bundle").search(before + after)
        return bundle is not None or construction("not_target.countable").search(before + after) is None
    if quantity.rule == "quantity.all.word" and after[:1].isdigit():  # 我区所有8家
        return construction("not_target.set_before").search(before) is not None
    if quantity.rule == "quantity.all.every_door":
        if after.startswith("的"):
            return True
        return construction("not_target.named_work").match(after) is not None
    return False


def _length_of_time(passage: Passage, quantity: Quantity) -> bool:
    """A length of time is a target only as a time standard, a stock or a change: 2天内完成检测, 保证60天使用量."""
    if quantity.family != "time":
        return False
    first, last = passage.phrase(quantity.span.start)
    before, after = passage.clean(first, passage.lead(quantity)), passage.text[quantity.span.end : last]
    if construction("not_target.time_kept_before").search(before) or quantity.over not in ("", "约", "近"):
        return False
    if quantity.unit in ("年", "周", "个月", "月") and quantity.under not in ("内", "以内", "之内"):
        return True
    return construction("not_target.time_standard_after").match(after) is None


def _chinese_word(passage: Passage, quantity: Quantity) -> bool:
    """三个清单, 一个口子, 两手: Chinese numerals that count nothing, unless a verb or a list governs them."""
    if quantity.rule not in _CHINESE:
        return False
    if quantity.family in ("money", "amount", "time", "ratio"):
        return False
    first, last = passage.phrase(quantity.span.start)
    before, after = passage.clean(first, quantity.span.start), passage.text[quantity.span.end : last]
    if quantity.unit in listed("target.slogan_unit") and construction("not_target.abstract_thing").match(
        after
    ):
        return True
    if quantity.rule == "quantity.chinese_long":
        return False
    if quantity.value == 1 and quantity.unit in listed("target.single_unit"):
        return True
    if before.endswith(("、", "和", "及")):
        earlier = passage.neighbours(quantity)[0]
        return earlier is None or earlier.family not in ("count", "people")
    if construction("not_target.verb_before").search(before):
        return False
    if quantity.unit in listed("target.built_unit") and _counts_things(quantity, before, after):
        return False
    return construction("not_target.counted_before").search(before) is None


def _counts_things(quantity: Quantity, before: str, after: str) -> bool:
    """新建污水厂三座, 甲路、乙路、丙路三条快速路, 两条公路9月通车: a count behind what it counts, or before its end."""
    if not after.strip("。") and construction("not_target.verb_anywhere").search(before):
        return True
    named = 1 + len(construction("not_target.between_names").findall(before))
    if named > 1 and named == quantity.value:
        return True
    return not before and construction("not_target.end_state").search(after) is not None


_CHINESE: Final = ("quantity.chinese", "quantity.chinese_long", "quantity.range_chinese", "quantity.times")
Rule = Callable[[Passage, Quantity], bool]
_THINGS: Final = ("count", "people")
_SIZES: Final = ("money", "amount")
_RULES: tuple[tuple[str, Rule, tuple[str, ...]], ...] = (
    ("not_target.time", _of_time, ()),
    ("not_target.quoted", _quoted, ()),
    ("not_target.age", _age, ("age",)),
    ("not_target.rank", _rank, (*_THINGS, "")),
    ("not_target.name", _name, ()),
    ("not_target.attribute", _attribute, ("all",)),
    ("not_target.so_far", descriptive.so_far, ()),
    ("not_target.length_of_time", _length_of_time, ("time",)),
    ("not_target.baseline", descriptive.baseline, ()),
    ("not_target.restating", descriptive.restating, ()),
    ("not_target.threshold", descriptive.threshold, ()),
    ("not_target.project_size", descriptive.project_size, _SIZES),
    ("not_target.describing_sum", descriptive.describing_sum, ("money",)),
    ("not_target.describing_size", descriptive.describing_size, ("amount",)),
    ("not_target.grouping", descriptive.grouping, (*_THINGS, "")),
    ("not_target.background_set", descriptive.background_set, _THINGS),
    ("not_target.chinese_word", _chinese_word, (*_THINGS, "", "age")),
    ("not_target.only_described", descriptive.only_described, (*_THINGS, *_SIZES)),
)
"""The rules with the families of measures they can speak of, () for all."""
RULES: Final = tuple(id for id, _, _ in _RULES)


EXAMPLES: Final = {
    "not_target.time": "8月底前建成",
    "not_target.quoted": "实施“30个工程”",
    "not_target.age": "服务65岁以上老人",
    "not_target.rank": "进入全省前3名",
    "not_target.name": "建成10万吨级码头",
    "not_target.attribute": "建立全覆盖的监测系统",
    "not_target.so_far": "截至9月中旬，累计培训866人",
    "not_target.length_of_time": "开展为期3年的轮训",
    "not_target.baseline": "由46%提高到80%",
    "not_target.restating": "完成投资30亿元，比去年增加5亿元",
    "not_target.threshold": "服务5亿元以上工业企业",
    "not_target.project_size": "开工建设新院区，总投资3.5亿元",
    "not_target.describing_sum": "培育产值30亿元企业",
    "not_target.describing_size": "整治长江沿线12公里岸线",
    "not_target.grouping": "发展3类12家企业",
    "not_target.background_set": "全县93个社区全覆盖",
    "not_target.chinese_word": "突出三个重点",
    "not_target.only_described": "推进6个重点项目建设",
}
"""A sentence for each rule with a number that it takes out."""


@cache
def _rules_for(family: str, skip: frozenset[str]) -> tuple[tuple[str, Rule], ...]:
    return tuple(
        (id, rule) for id, rule, families in _RULES if id not in skip and (not families or family in families)
    )


def why_no_target(passage: Passage, quantity: Quantity, *, skip: frozenset[str] = frozenset()) -> str | None:
    """The id of the first rule that says a number is no target, or None."""
    for id, rule in _rules_for(quantity.family, skip):
        if rule(passage, quantity):
            return id
    return None
