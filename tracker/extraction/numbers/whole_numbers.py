"""Whether what is found is a whole number, or only the rest of one: the one guard that every number passes.

A number whose left neighbour is a digit, a magnitude, a point, or a digit apart by a blank, a line end or a comma, is
not a number of its own: of `6所` in `2⏎6所` nobody knows how many. Each rule has a name, which `explain` shows.
"""

import re
from typing import Final, NamedTuple

from tracker.lexicon.phrases import Phrase

_CHINESE: Final = frozenset("一二两三四五六七八九十百千万亿零〇○廿卅壹贰叁肆伍陆柒捌玖拾佰仟")
_ARABIC: Final = frozenset("0123456789")
_JOINTS: Final = frozenset("点.又+'’,")
_MAGNITUDES: Final = frozenset("万亿")
_IN_WORDS: Final = Phrase("number.in_words")
"""Words that end with a numeral and count nothing."""
_GROUP: Final = re.compile(r"[0-9]{3}(?![0-9])")
_ITEM: Final = Phrase("number.item")
_LONGEST_HEAD: Final = 3
_BEFORE_A_NAME: Final = frozenset("〔［[#*×/^第")
_RANGES: Final = frozenset("-—–~～至到")
_LISTED: Final = frozenset({"number", "redacted", "range"})


class Found(NamedTuple):
    """Where a number starts, where it ends with its words, its form and the family of its measure word."""

    at: int
    end: int
    form: str
    family: str


def why_not_whole(folded: str, start: int, found: Found) -> str:
    """The rule that says why a number is no whole one, or "".

    `folded` is the folded text; blanks and line ends before `start`, where the stretch that is read begins, separate.
    """
    if found.form in ("all", "none"):
        return ""
    last = folded[found.at - 1 : found.at] or "\n"
    for rule, holds in _RULES:
        if holds(folded, start, found, last):
            return rule
    return ""


def _joined(folded: str, start: int, found: Found, last: str) -> bool:
    """5000 in 3亿5000 where the whole cannot be read; 7 in 十五点7; 5分 in 2角5分, 5亩7分; 二分之一 in 一又二分之一."""
    earlier = folded[max(0, found.at - 2) : found.at - 1]
    if last in "角亩":  # 分 is a part of them, and a measure of scores elsewhere
        return found.family == "ratio" and earlier in _ARABIC | _CHINESE
    if last in _JOINTS:
        return earlier in _ARABIC or (earlier in _CHINESE and last in "点又")
    if last in _ARABIC or (last == "。" and earlier in _ARABIC):  # 12。6亿元: a point misread
        return True
    return last in _CHINESE and _IN_WORDS.search(folded, max(0, found.at - 4), found.at) is None


def _apart(folded: str, start: int, found: Found, last: str) -> bool:
    """6 in 2⏎6所, 300 in 1 300人: digits apart by a blank or a line end within what is read."""
    if last not in " \n":
        return False
    place = found.at - 1
    while place > start and folded[place - 1] in " \n":
        place -= 1
    if folded[place - 1] in ".," and "\n" in folded[place : found.at]:
        line = folded.rfind("\n", 0, place - 1) + 1  # 投资1.⏎5亿元, and not the number of an item
        return folded[place - 2] in _ARABIC and not folded[line : place - 1].strip().isdigit()
    if place <= start or found.at - place > 2:
        return False
    before = folded[place - 1]
    return before in _ARABIC or (before in _MAGNITUDES and folded[place - 2] in _ARABIC)


def _grouped(folded: str, start: int, found: Found, last: str) -> bool:
    """565 in 4，565: three digits behind a comma that has one to three digits before it."""
    if last not in ",，" or _GROUP.match(folded, found.at) is None:
        return False
    head = found.at - 1
    while head > 0 and folded[head - 1] in _ARABIC:
        head -= 1
    return 0 < found.at - 1 - head <= _LONGEST_HEAD


def _in_a_name(folded: str, start: int, found: Found, last: str) -> bool:
    """PM2.5, 第3, 〔2021〕, #3: letters and signs before a number make a name of it; 10:1 is a ratio."""
    if found.form == "redacted":
        return False
    if last in ":：" and found.form != "ratio":
        return folded[found.at - 2 : found.at - 1] in _ARABIC
    return last in _BEFORE_A_NAME or (last.isascii() and last.isalpha())


def _end_of_range(folded: str, start: int, found: Found, last: str) -> bool:
    """5 in 3-5个 where the range cannot be read."""
    return last in _RANGES and folded[found.at - 2 : found.at - 1] in _ARABIC | _MAGNITUDES


def _signed(folded: str, start: int, found: Found, last: str) -> bool:
    """增长-5%, 负5%, 10±2: no such number is a target as it stands."""
    if last in "±−":
        return True
    if last == "负":
        return folded[max(0, found.at - 2) : found.at - 1] in _VALUED
    return last == "-" and folded[max(0, found.at - 2) : found.at - 1].strip() != ""


_VALUED: Final = frozenset("达到为至于在长是率，。、：\n")
"""Before a sign of its own, and not before 减负500亿元."""


def _item_number(folded: str, start: int, found: Found, last: str) -> bool:
    """2.2本计划, 3.5家医院: the number of an item at the head of its line; things are not counted in tenths."""
    heads = found.family in ("count", "people") and folded.rfind("\n", 0, found.at) + 1
    return (
        heads is not False
        and not folded[heads : found.at].strip()
        and _ITEM.match(folded, found.at) is not None
    )


def _restated_bound(folded: str, start: int, found: Found, last: str) -> bool:
    """10个以上（含10个）."""
    return last == "含" and folded[found.at - 2 : found.at - 1] in "（(不"


def _halved(folded: str, start: int, found: Found, last: str) -> bool:
    """两个半, 三百斤半 where the half cannot be read."""
    behind = folded[found.end : found.end + 2]
    return behind[:1] == "半" and not "一" <= behind[1:2] <= "鿿" and found.form in _LISTED


_RULES: Final = (
    ("number.joined", _joined),
    ("number.apart", _apart),
    ("number.grouped", _grouped),
    ("number.in_a_name", _in_a_name),
    ("number.end_of_range", _end_of_range),
    ("number.signed", _signed),
    ("number.item_number", _item_number),
    ("number.restated_bound", _restated_bound),
    ("number.halved", _halved),
)
RULES: Final = (*(id for id, _ in _RULES), "number.not_readable", "number.parts_of_units")
CONTINUES: Final = frozenset({"number.joined", "number.apart", "number.grouped"})
"""Rules by which the number right before belongs to the unread one."""
