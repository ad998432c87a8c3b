"""Whether a number is a change, and which way: ordered rules, each with its id and a sentence it decides (reading guide §3).

The first rule that holds decides, and its id is kept with the target: a change is compared with a change, never with a level.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

from tracker.domain.vocabulary import Change
from tracker.lexicon.phrases import Phrase, any_of, listed

from .quantities import Quantity

_FAR: Final = 30  # characters; farther back a verb governs something else
_FAR_FROM_COUNT: Final = 6  # characters; the same for verbs of rates before what is no rate


class _Moved(NamedTuple):
    """A number with the words around it: `verb` is the last verb of change before it, "" where none is, `between` the words
    that stand between the two."""

    quantity: Quantity
    before: str
    after: str
    verb: str
    falls: bool
    between: str


class ChangeRule(NamedTuple):
    """A reason why a number is a change, or is none (`change` is None). `example` is a sentence whose number it decides."""

    id: str
    change: Change | None
    holds: Callable[[_Moved], object]
    example: str


_LEVEL: Final = Phrase("change.level")
_RELIEF: Final = Phrase("change.relief")
_BARE: Final = Phrase("change.bare")
_RATE_AFTER: Final = Phrase("change.rate_after")
_LEVEL_BETWEEN: Final = Phrase("change.level_between")
_NAMED_AFTER: Final = Phrase("change.named_after")


def change_rule(quantity: Quantity, before: str, after: str) -> ChangeRule:
    """The rule that says whether a number is a change; `before` and `after` are the words of its phrase."""
    (at, verb), falls = _last("change.increase", before), False
    falling = _last("change.decrease", before)
    if falling[0] > at:
        (at, verb), falls = falling, True
    moved = _Moved(quantity, before, after, verb, falls, before[at + len(verb) :] if verb else "")
    return next(rule for rule in CHANGE_RULES if rule.holds(moved))


def _bare(ups: bool) -> Callable[[_Moved], bool]:
    """A verb of one character right before the number (增5%, 降3%)."""

    def holds(moved: _Moved) -> bool:
        found = None if moved.verb else _BARE.search(moved.before)
        return found is not None and (found[0] in listed("change.bare_up")) is ups

    return holds


def _counted_anew(moved: _Moved) -> bool:
    """新增学位500个 counts new things; 新增贷款5亿元 is a change of an amount."""
    return moved.verb in listed("change.of_new_things") and moved.quantity.family not in ("amount", "money")


def _is_plain(moved: _Moved) -> bool:
    return moved.verb not in listed("change.of_new_things")


def _things(moved: _Moved) -> bool:
    return moved.quantity.family in ("count", "people")


def _of_an_amount(moved: _Moved) -> bool:
    return _is_plain(moved) and moved.verb in listed("change.of_an_amount") and _things(moved)


def _of_a_rate(moved: _Moved) -> bool:
    verbs = listed("change.of_a_rate") - listed("change.of_an_amount")
    if not _is_plain(moved) or moved.verb not in verbs:
        return False
    return _things(moved) or (moved.quantity.family != "ratio" and len(moved.between) > _FAR_FROM_COUNT)


CHANGE_RULES: Final = (
    ChangeRule(
        "change.doubled", Change.INCREASE, lambda moved: moved.quantity.form == "double", "产值五年翻一番"
    ),
    ChangeRule(
        "change.halved",
        Change.DECREASE,
        lambda moved: moved.quantity.over in listed("change.halving"),
        "审批材料减半",
    ),
    ChangeRule(
        "change.whole",
        None,
        lambda moved: moved.quantity.form in ("all", "none", "ratio") or moved.quantity.over == "突破",
        "实现行政村全覆盖",
    ),
    ChangeRule("change.level", None, lambda moved: _LEVEL.search(moved.before), "覆盖率提高到95%"),
    ChangeRule("change.relief", None, lambda moved: _RELIEF.search(moved.before), "新增减税降费5亿元"),
    ChangeRule("change.bare_up", Change.INCREASE, _bare(True), "投资同比增5%"),
    ChangeRule("change.bare_down", Change.DECREASE, _bare(False), "能耗再降3%"),
    ChangeRule(
        "change.rate_after",
        Change.INCREASE,
        lambda moved: not moved.verb and _RATE_AFTER.search(moved.after),
        "实现6%的增速",
    ),
    ChangeRule("change.no_verb", None, lambda moved: not moved.verb, "完成投资180亿元"),
    ChangeRule(
        "change.verb_far",
        None,
        lambda moved: len(moved.between) > _FAR,
        "增长动力由传统的资源开采和加工制造转向更加清洁高效的现代服务行业和数字产业5家",
    ),
    ChangeRule(
        "change.level_between",
        None,
        lambda moved: _LEVEL_BETWEEN.search(moved.between),
        "提升入园率95%",
    ),
    ChangeRule("change.new_things", None, _counted_anew, "新增学位500个"),
    ChangeRule(
        "change.named_after",
        None,
        lambda moved: _is_plain(moved) and _NAMED_AFTER.search(moved.between),
        "实施提升工程20个",
    ),
    ChangeRule("change.of_an_amount", None, _of_an_amount, "精简证明20个"),
    ChangeRule("change.of_a_rate", None, _of_a_rate, "提升公园20个"),
    ChangeRule("change.fall", Change.DECREASE, lambda moved: moved.falls, "能耗下降3%"),
    ChangeRule("change.rise", Change.INCREASE, lambda moved: True, "投资增长8%"),
)
"""Tried in this order; the last holds for every number behind a verb of rising."""


def _last(id: str, text: str) -> tuple[int, str]:
    """Where the last word of a list stands that is no part of a noun (增长率, 增量), and the word; -1 where none does."""
    found = (-1, "")
    for match in _words(id).finditer(text):
        if text[match.end() : match.end() + 1] not in listed("change.noun_tail") and (
            match.start() == 0 or text[match.start() - 1] != "负"
        ):
            found = (match.start(), match[0])
    return found


@cache
def _words(id: str) -> re.Pattern[str]:
    return re.compile(any_of(id))
