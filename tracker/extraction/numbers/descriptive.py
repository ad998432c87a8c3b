"""Numbers that describe: what exists already, which kind is meant, how big a thing is, where something is done."""

import re
from typing import Final

from tracker.extraction.time.kinds import TimeKind
from tracker.lexicon.phrases import construction, listed, ordered

from .passage import JOINS, Passage
from .quantities import Quantity

_NOUN: Final = re.compile(r"[\u4e00-\u9fff“（(A-Za-z0-9]")
_LEAD: Final = 40  # how far before the clause 截至…， can stand
_COUNTED: Final = ("people", "count")
_NEAR: Final = 120  # how far back a sentence is looked through for what a number restates or dates from


def so_far(passage: Passage, quantity: Quantity) -> bool:
    """Progress so far: 截至9月中旬为866人, 今年以来，培训3000人, 目前已完成30家."""
    before, _ = passage.around(quantity)
    if construction("not_target.done_before").search(before):
        return True
    at = quantity.span.start
    earlier = passage.text[max(0, passage.start - _LEAD) : passage.start]
    sentence = earlier[max(earlier.rfind(sign) for sign in "。；\n") + 1 :]
    if construction("not_target.dated_before").search(sentence):
        return construction("not_target.ahead").search(sentence + before) is None
    for time in reversed(passage.times_between(max(passage.start, at - _NEAR), at)):
        back = time.role == "time_role.past_after" or time.rule == "time.past.years"
        if back or time.kind is TimeKind.AS_OF:
            return construction("not_target.ahead").search(passage.text[time.span.end : at]) is None
        if time.kind is not TimeKind.PAST:
            return False
    return False


def baseline(passage: Passage, quantity: Quantity) -> bool:
    """A in 由A提高到B."""
    before, after = passage.around(quantity)
    if construction("not_target.base_of_more").match(after):  # 在上年3个的基础上再增加5个
        return True
    if "从" not in before and "由" not in before:
        return False
    if construction("not_target.baseline_before").search(before) is None:
        return False
    return construction("not_target.baseline_after").match(after) is not None


def restating(passage: Passage, quantity: Quantity) -> bool:
    """What only restates the amount before it: …，比去年增加X."""
    first, _ = passage.phrase(quantity.span.start)
    if construction("not_target.comparison").match(passage.clean(first, quantity.span.start)) is None:
        return False
    return bool(passage.between(max(passage.start, first - _NEAR), first))


def threshold(passage: Passage, quantity: Quantity) -> bool:
    """A bound that sorts things out: 5亿元以上工业企业, 10万千瓦以下燃煤机组, 年产值超8000万元园区."""
    after = passage.text[quantity.span.end : quantity.span.end + 10]
    following = passage.neighbours(quantity)[1]
    if after[:1] in ("、", "和") and following is not None and following.span.start == quantity.span.end + 1:
        return quantity.over == following.over != "" and threshold(passage, following)
    if not _NOUN.match(after) or quantity.family in ("ratio", "all", "none"):
        return False
    if quantity.under in listed("op.below_after") or quantity.over in ordered("number.less_before"):
        return quantity.family != "time"
    if quantity.under not in listed("op.above_after") and quantity.over not in ordered("number.more_before"):
        return False
    if quantity.family == "money":
        return construction("not_target.money_noun").search(after) is None
    if quantity.unit in listed("not_target.dwellers") and construction("not_target.sized_place").match(after):
        return True  # 40户以上自然村通硬化路
    return quantity.family not in ("count", "people", "") and not _governed(passage, quantity)


def _governed(passage: Passage, quantity: Quantity) -> bool:
    """Whether a verb stands right before the number, or it goes on with a list that one governs."""
    first, _ = passage.phrase(quantity.span.start)
    before = passage.clean(first, quantity.span.start)
    in_list = before.endswith(JOINS) and passage.neighbours(quantity)[0] is not None
    return in_list or construction("not_target.verb_before").search(before) is not None


def project_size(passage: Passage, quantity: Quantity) -> bool:
    """The size of what the clause before builds: 开工建设新院区，总投资3.5亿元，建筑面积2万平方米."""
    if quantity.family not in ("money", "amount") or quantity.over:
        return False
    first, _ = passage.phrase(quantity.span.start)
    before = passage.clean(first, quantity.span.start)
    return first > passage.start and construction("not_target.project_size").match(before) is not None


def describing_sum(passage: Passage, quantity: Quantity) -> bool:
    """Money right before the thing it describes: 总投资18.9亿元6个重点项目; not money spent: 投入3亿元建设…."""
    before, after = passage.around(quantity)
    if quantity.family != "money" or quantity.under or not _NOUN.match(after):
        return False
    if quantity.form == "magnitude":  # 突破千亿级规模
        return False
    if construction("not_target.money_spent").search(before):
        return False
    if construction("not_target.money_describes").search(before):
        return True
    noun = construction("not_target.money_noun")
    if after.startswith(("的", "级", "规模")) or after[0].isdigit():
        return noun.search(after[:14]) is None
    return noun.search(after[:12]) is None and construction("not_target.money_goes_on").match(after) is None


def describing_size(passage: Passage, quantity: Quantity) -> bool:
    """A size right before the thing it describes: 400米公厕服务覆盖率提升至92%, 沿线1公里化工企业."""
    _, after = passage.around(quantity)
    if quantity.family != "amount" or quantity.under or not _NOUN.match(after) or after.startswith(JOINS):
        return False
    if construction("not_target.bracket_of_parts").match(after):  # 总面积5万亩（其中…3万亩）
        return False
    first, _ = passage.phrase(quantity.span.start)
    before = passage.clean(first, quantity.span.start)
    if before.endswith(JOINS) or construction("not_target.verb_before").search(before):
        return False
    if construction("not_target.size_of_place").search(before) or construction("metric.size_of").match(after):
        return True
    following = passage.neighbours(quantity)[1]
    return following is not None and following.family == "ratio"


def grouping(passage: Passage, quantity: Quantity) -> bool:
    """The classes that a number of things falls into: 9类38件民生实事, 8大类25项."""
    following = passage.neighbours(quantity)[1]
    if (
        quantity.unit not in ordered("number.class_units")
        or following is None
        or following.family not in ("count", "people")
    ):
        return False
    after = passage.text[following.span.end : following.span.end + 1]
    return following.span.start == quantity.span.end and _NOUN.match(after) is not None


def background_set(passage: Passage, quantity: Quantity) -> bool:
    """The set that something is done in: 全县93个社区全覆盖, 在全区7个街道各建设1个, 我区所有8家."""
    if quantity.family not in ("count", "people") or quantity.form not in ("number", "redacted"):
        return False
    before, after = passage.around(quantity)
    if construction("not_target.set_existing").search(before):
        return True
    if quantity.over:
        return False
    if construction("not_target.set_within").search(before) and construction("not_target.set_each").search(
        after
    ):
        return True
    whole = construction("not_target.set_before").search(before)
    covered = whole and construction("not_target.set_covered").search(before[: whole.start()])
    following = passage.neighbours(quantity)[1]
    if whole and not covered and following is not None:
        between = passage.text[quantity.span.end : following.span.start]
        # 全县23条沟渠、140个坑塘: all of the list or none.
        in_list = following.family == quantity.family and between.endswith(JOINS)
        if not in_list:
            return True
    return _names_whole(passage, quantity)


def _names_whole(passage: Passage, quantity: Quantity) -> bool:
    """Whether the phrase of a number says 全覆盖, 全部, 所有: then the number only says of how many."""
    first, last = passage.phrase(quantity.span.start)
    return any(
        other.form == "all" and other.rule != "quantity.all.should" for other in passage.between(first, last)
    )


def only_described(passage: Passage, quantity: Quantity) -> bool:
    """The things a number-free verb goes on with: 推进6个重点项目建设; an end state (…落地) commits to the number."""
    if quantity.family not in ("count", "people", "money", "amount") or quantity.under or quantity.over:
        return False
    _, after = passage.around(quantity)
    if not _NOUN.match(after):
        return False
    first, _ = passage.phrase(quantity.span.start)
    before = passage.clean(first, quantity.span.start)
    earlier = passage.neighbours(quantity)[0]
    if earlier is not None and before.endswith(JOINS):  # a list goes on as it began
        return only_described(passage, earlier)
    opening = construction("not_target.weak_opening").match(before)
    if opening:
        if construction("not_target.verb_before").search(before[opening.end() :]):
            return False
    elif not construction("not_target.weak_before").search(before):
        return False
    if quantity.unit in ordered("number.land_units") and before.endswith(
        "落实"
    ):  # 落实50块工业用地: so much land, secured
        return False
    if quantity.unit in ("家", "户", "名", "人") and construction("not_target.makes_do").search(before):
        return False
    if construction("not_target.backed").search(before) and not after.endswith(ordered("number.vague_nouns")):
        return quantity.family not in _COUNTED
    pushed = construction("not_target.pushed").search(before) is not None
    if pushed and construction("not_target.work_on_them").match(after):
        return False
    return construction("not_target.end_state").search(after) is None
