"""How a number is to be compared (op) and whether it is a change, from the words around it (reading guide §3).

Both are decided by an ordered table of named rules: the first that holds decides, and its name is kept with the target.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from tracker.domain.vocabulary import Change, Op
from tracker.lexicon.phrases import construction, listed

from .changes import change_rule
from .passage import JOINS, Passage
from .quantities import Quantity


@dataclass(slots=True, unsafe_hash=True)
class Reading:
    """How a number is to be read: its op, the change it is, and the ids of the rules that stated so."""

    op: Final[Op]
    change: Final[Change | None]
    rule: Final[str]


class _Words(NamedTuple):
    """A number with the words of its phrase before and after it, and the change it is."""

    quantity: Quantity
    before: str
    after: str
    change: Change | None


class OpRule(NamedTuple):
    """A reason for an op. `example` is a sentence whose number it decides."""

    id: str
    op: Op
    holds: Callable[[_Words], bool]
    example: str


def read_operator(passage: Passage, quantity: Quantity) -> Reading:
    """The op and change of a number that is a target."""
    quantity = _with_shared_bounds(passage, quantity)
    first, last = passage.phrase(quantity.span.start)
    before = passage.clean(first, passage.lead(quantity))
    after = passage.clean(quantity.span.end, last)
    moved = change_rule(quantity, before, after)
    words = _Words(quantity, before, after, moved.change)
    rule = next(rule for rule in OP_RULES if rule.holds(words))
    return Reading(rule.op, words.change, f"{rule.id} {moved.id}")


def _with_shared_bounds(passage: Passage, quantity: Quantity) -> Quantity:
    """A bound stated once for two numbers side by side: 控制在0.8%和1.5%以内, 不超过6个和20个."""
    if quantity.over or quantity.under or quantity.form not in ("number", "redacted"):
        return quantity
    earlier, later = passage.neighbours(quantity)
    if later and later.under and _side_by_side(passage, quantity, later):
        return replace(quantity, under=later.under)
    if earlier and earlier.over and _side_by_side(passage, earlier, quantity):
        return replace(quantity, over=earlier.over)
    return quantity


def _side_by_side(passage: Passage, first: Quantity, second: Quantity) -> bool:
    return first.family == second.family and passage.text[first.span.end : second.span.start] in JOINS


def _about(words: _Words) -> bool:
    over, under = words.quantity.over, words.quantity.under
    return under in listed("op.about_after") or construction("op.about").search(over) is not None


def _floor(words: _Words) -> bool:
    over, under = words.quantity.over, words.quantity.under
    return under in listed("op.above_after") or construction("op.floor").search(over) is not None


def _ceiling(words: _Words) -> bool:
    over, under = words.quantity.over, words.quantity.under
    return under in listed("op.below_after") or construction("op.ceiling").search(over) is not None


def _down_to(words: _Words) -> bool:
    return words.change is None and construction("op.down_to").search(words.before) is not None


def _ceiling_before(words: _Words) -> bool:
    return words.change is None and construction("op.ceiling_before").search(words.before) is not None


def _lengthened(words: _Words) -> bool:
    return words.quantity.family == "time" and "延长" in words.before


def _time_kept(words: _Words) -> bool:
    kept = construction("op.time_kept")
    found = kept.search(words.before) or kept.search(words.after[:8])
    return words.quantity.family == "time" and (words.change is not None or found is not None)


def _time_standard(words: _Words) -> bool:
    return words.quantity.family == "time"


def _set(words: _Words) -> bool:
    return words.change is None and _is_set(words.quantity, words.before, words.after)


OP_RULES: Final = (
    OpRule("op.none", Op.AT_MOST, lambda words: words.quantity.form == "none", "不发生重大事故"),
    OpRule("op.all", Op.AT_LEAST, lambda words: words.quantity.form == "all", "实现行政村全覆盖"),
    OpRule("op.range", Op.RANGE, lambda words: words.quantity.form == "range", "增长5%-6%"),
    OpRule("op.about", Op.ABOUT, _about, "增长6%左右"),
    OpRule("op.floor", Op.AT_LEAST, _floor, "覆盖率不低于95%"),
    OpRule("op.ceiling", Op.AT_MOST, _ceiling, "失业率小于等于5%"),
    OpRule("op.down_to", Op.AT_MOST, _down_to, "浓度下降到25微克"),
    OpRule("op.ceiling_before", Op.AT_MOST, _ceiling_before, "三公经费不超过财政收入的5%"),
    OpRule("op.lengthened", Op.SET, _lengthened, "优惠政策再延长3年"),
    OpRule("op.time_kept", Op.AT_LEAST, _time_kept, "药品储备量保证45天使用量"),
    OpRule("op.time_standard", Op.AT_MOST, _time_standard, "企业开办1天办结"),
    OpRule("op.set", Op.SET, _set, "安排专项债券200亿元"),
    OpRule("op.reach", Op.AT_LEAST, lambda words: True, "完成投资180亿元"),
)
"""Tried in this order; the last holds for every number."""


def _is_set(quantity: Quantity, before: str, after: str) -> bool:
    """An amount that is set, neither floor nor ceiling: money arranged, a deficit, a share of it used."""
    if quantity.family == "money":
        arranged = construction("op.set").search(before) or after.startswith(("安排", "预算"))
        return bool(arranged) and construction("op.not_set").search(before) is None
    if quantity.family == "amount":
        return construction("op.arranged_before").search(before) is not None
    if quantity.family == "ratio":
        if construction("op.set_rate").search(before):
            return construction("op.arranged").search(before + after) is not None
        return construction("op.share_used").match(after) is not None and not quantity.over
    return False
