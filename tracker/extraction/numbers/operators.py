"""How a number is to be compared (op) and whether it is a change, from the words around it (reading guide §3)."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from tracker.domain.vocabulary import Change, Op

from .lexicon_phrases import any_of, construction, listed
from .passage import JOINS, Passage
from .quantities import Quantity


@dataclass(slots=True, unsafe_hash=True)
class Reading:
    """How a number is to be read: its op, the change it is, and the words that said so."""

    op: Final[Op]
    change: Final[Change | None]
    rule: Final[str]


_BETWEEN_CHANGE_AND_NUMBER: Final = 30  # characters; farther back a verb governs something else


def read_operator(passage: Passage, quantity: Quantity) -> Reading:
    """The op and change of a number that is a target."""
    quantity = _with_shared_bounds(passage, quantity)
    first, last = passage.phrase(quantity.span.start)
    before = passage.clean(first, passage.lead(quantity))
    after = passage.clean(quantity.span.end, last)
    change = _change(quantity, before, after)
    op, rule = _op(quantity, before, after, change)
    return Reading(op, change, rule)


def _with_shared_bounds(passage: Passage, quantity: Quantity) -> Quantity:
    """A bound said once for two numbers side by side: 控制在0.8%和1.5%以内, 不超过6个和20个."""
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


def _op(quantity: Quantity, before: str, after: str, change: Change | None) -> tuple[Op, str]:
    if quantity.form == "none":
        return Op.AT_MOST, "op.none"
    if quantity.form == "all":
        return Op.AT_LEAST, "op.all"
    if quantity.form == "range":
        return Op.RANGE, "op.range"
    bound = _bound(quantity.over, quantity.under)
    if bound is not None:
        return bound
    if change is None and construction("op.down_to").search(before):
        return Op.AT_MOST, "op.down_to"
    if change is None and construction("op.ceiling_before").search(before):
        return Op.AT_MOST, "op.ceiling"
    if quantity.family == "time":
        return _time_op(before, after, change)
    if change is None and _is_set(quantity, before, after):
        return Op.SET, "op.set"
    return Op.AT_LEAST, "op.reach"


@cache
def _bound(over: str, under: str) -> tuple[Op, str] | None:
    """What the words before (不低于) and behind (以上) a number say by themselves."""
    if under in ("左右", "上下", "前后") or construction("op.about").search(over):
        return Op.ABOUT, "op.about"
    if under in ("以上", "及以上", "之上") or construction("op.floor").search(over):
        return Op.AT_LEAST, "op.floor"
    if construction("op.ceiling").search(over) or under in ("以下", "及以下", "之下", "以内", "之内", "内"):
        return Op.AT_MOST, "op.ceiling"
    return None


def _time_op(before: str, after: str, change: Change | None) -> tuple[Op, str]:
    if "延长" in before:
        return Op.SET, "op.set"
    kept = construction("op.time_kept")
    if change is not None or kept.search(before) or kept.search(after[:8]):
        return Op.AT_LEAST, "op.reach"
    return Op.AT_MOST, "op.time_standard"


def _is_set(quantity: Quantity, before: str, after: str) -> bool:
    """An amount that is set, neither floor nor ceiling: money arranged, a deficit, a share of it used."""
    if quantity.family == "money":
        arranged = construction("op.set").search(before) or after.startswith(("安排", "预算"))
        return bool(arranged) and construction("op.not_set").search(before) is None
    if quantity.family == "amount":
        return re.search(r"安排[^，]{0,12}$", before) is not None
    if quantity.family == "ratio":
        if construction("op.set_rate").search(before):
            return re.search(r"安排|赤字", before + after) is not None
        return construction("op.share_used").match(after) is not None and not quantity.over
    return False


def _change(quantity: Quantity, before: str, after: str) -> Change | None:
    if quantity.form == "double":
        return Change.INCREASE
    if quantity.over in ("减", "降"):  # 减半
        return Change.DECREASE
    if quantity.form in ("all", "none", "ratio") or quantity.over == "突破":
        return None
    if construction("change.level").search(before) or construction("change.relief").search(before):
        return None
    (at, word), change = _last("change.increase", before), Change.INCREASE
    decreasing = _last("change.decrease", before)
    if decreasing[0] > at:
        (at, word), change = decreasing, Change.DECREASE
    if at < 0:
        bare = construction("change.bare").search(before)
        if bare:
            return Change.INCREASE if bare[0] in "增升涨" else Change.DECREASE
        return Change.INCREASE if construction("change.rate_after").search(after) else None
    between = before[at + len(word) :]
    if len(between) > _BETWEEN_CHANGE_AND_NUMBER or construction("change.level_between").search(between):
        return None
    return None if _no_change(quantity, word, between) else change


def _no_change(quantity: Quantity, word: str, between: str) -> bool:
    """Whether a verb of change before a number changes something else than that number."""
    things = quantity.family in ("count", "people")
    if word in ("新增", "净增"):  # new things are counted; a new amount is a change
        return quantity.family not in ("amount", "money")
    if construction("change.named_after").search(between):
        return True
    if word in listed("change.of_an_amount"):
        return things
    if word in listed("change.of_a_rate"):
        return things or (quantity.family != "ratio" and len(between) > 6)
    return False


def _last(id: str, text: str) -> tuple[int, str]:
    """Where the last word of a list stands that is no part of a noun (增长率, 增量), and the word; -1 where none does."""
    found = (-1, "")
    for match in _words(id).finditer(text):
        if text[match.end() : match.end() + 1] not in ("率", "量", "点", "极", "值"):
            found = (match.start(), match[0])
    return found


@cache
def _words(id: str) -> re.Pattern[str]:
    return re.compile(any_of(id))
