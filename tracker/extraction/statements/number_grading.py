"""Numbers a clause commits to, told apart from numbers that only describe (reading guide §1)."""

import re
from collections.abc import Sequence
from typing import Final

from tracker.domain.promise import Target
from tracker.domain.vocabulary import Op

from .clause_openers import Head, openings
from .grammar import BACKING, grammar, opens_with, unweakened

_TAIL: Final = re.compile(
    r"(?:以上|以内|以下|左右|之内|多|余)?(?:的?(?:目标|任务|水平|标准|要求|计划|指标)(?:任务)?)?(?:（[^）]*）|\([^)]*\)|［[^］]*］)?[”」]?$"
)
_COUNTED_ON: Final = frozenset({"新", "再", "累计", "力争", "确保", "争取", "全年"})
"""新推动5500家…升规: a count the effort is to add."""
_CARRIED_ON: Final = frozenset({"推进", "推动", "加快", "统筹"})
_NEAR: Final = 4  # characters that may stand between a verb and the number it commits (办好40件174项)
_MEASURES: Final = re.compile(
    r"(?:硬?措施|举措|政策|意见|规定|办法|禁令|(?:主要|预期性|约束性|核心|具体)指标)"
)
_IMPROVED: Final = ("水平", "能力", "质量", "品质")
_SET_ASIDE: Final = re.compile(r"(?:安排|投入|设立|拿出)$")
_ATTRIBUTE_END: Final = re.compile(r"[^，]{0,6}(?:试点|政策)(?:工作)?$")


def judge_number(text: str, start: int, end: int, head: Head, targets: Sequence[Target]) -> str:
    """The rule by which the clause commits to one of its numbers, "" where they only describe."""
    rules, words = grammar().patterns, grammar()
    targets = [target for target in targets if not _describes(text, target, end)]
    numbers = [target for target in targets if not _is_coverage(target)]
    if len(numbers) < len(targets):
        rule = _judge_coverage(text, start, end, head, [target for target in targets if _is_coverage(target)])
        if rule:
            return rule
    if (
        not numbers
        or rules["clause.slogan"].search(text, start, end)
        or (head.kind != "strong" and rules["clause.forecast"].search(text, start, end))
    ):
        return ""
    if rules["clause.preparation"].search(text, start, end):
        return ""
    last = _place(numbers[-1], end)
    mean = opens_with(text, head, words.mean)
    blocked = not (words.blocking.isdisjoint(head.helpers) and words.blocking.isdisjoint(head.adverbs))
    final = _TAIL.match(text, last, end) is not None
    if head.kind in ("strong", "result") or (
        head.helpers and openings()[head.helpers[0]] in ("strong", "result")
    ):
        supported = not blocked or (head.kind == "strong" and set(head.helpers) <= BACKING)
        if not head.relation and supported and unweakened(head.helpers):
            standard = numbers[-1].op is Op.AT_MOST  # 在24小时内完成…: how fast stands before the verb
            return "hard.number_promised" if last > head.after or standard else ""
    direct = bool(head.verb) and _follows(text, head.after, numbers[0])
    if direct and head.kind == "weak" and not final and text.endswith(_IMPROVED, start, end):
        return ""  # 提升60家机构服务水平: whose, not how much
    if direct and not blocked and (head.verb in words.counting or _COUNTED_ON & set(head.adverbs)):
        return "hard.number_promised"
    if not mean and rules["hard.level"].search(text, start, end):
        return "hard.level"
    if rules["clause.doubt"].search(text, start, end):
        return ""
    if final and head.kind == "weak" and not blocked and not {head.verb, *head.helpers} & words.process:
        return "hard.number_promised"
    if (
        final
        and not blocked
        and head.verb in _CARRIED_ON
        and not words.continuing.intersection(head.adverbs)
        and rules["hard.work_counted"].search(text, head.after, last)
    ):
        return "hard.work_counted"
    if head.verb in words.helper and _is_share(text, start, numbers):
        return "hard.indicator"
    if head.kind == "weak" or blocked:
        first = numbers[0].span.start if numbers[0].span else start
        return "hard.end_state" if rules["hard.end_state"].search(text, first, end) else ""
    verb = words.verbs.search(text, start, end)
    meant = text.startswith("对", head.open) and numbers[-1].unit in ("%", "元") and "的" in text[last:end]
    if meant and not _SET_ASIDE.search(text, start, numbers[-1].span.start if numbers[-1].span else start):
        return ""  # 对营收超亿元的企业给予奖励: who it is for, not how much
    if (
        head.relation
        and not mean
        and (verb or (final and not text.startswith(("在", "对", "就"), head.open)))
    ):
        return "hard.number_promised"
    if verb and not (mean and verb.start() > last):
        return "hard.number_promised"
    firm = any(word in ("确保", "保证", "力争", "争取") for word in head.adverbs)
    if not head.relation and (final or firm or _is_share(text, start, numbers)):
        return "hard.indicator"
    return ""


def _is_share(text: str, start: int, numbers: Sequence[Target]) -> bool:
    """75%以上村庄污水得到处理: a share is the subject, and no mere attribute (50%的…)."""
    for number in numbers:
        if number.unit == "%" and number.span is not None:
            opens = not text[start : number.span.start].strip()
            return opens or text[number.span.end : number.span.end + 1] != "的"
    return False


def _follows(text: str, after: int, number: Target) -> bool:
    return number.span is not None and len(text[after : number.span.start].strip()) <= _NEAR


def _describes(text: str, target: Target, end: int) -> bool:
    """Whether a number only names or describes: 一个 before a noun, 二次供水, 延长30年试点."""
    if target.change is not None and target.span and _ATTRIBUTE_END.match(text, target.span.end, end):
        return True
    if target.unit in ("条", "项", "个") and target.span and _MEASURES.match(text, target.span.end, end):
        return True
    if target.raw.startswith(("二次", "最高")):  # 二次供水; 最高30万元的贷款: what one may get
        return True
    if target.value != 1 or not target.raw.startswith("一") or target.span is None:
        return False
    return not any(
        mark in text[max(0, target.span.start - 12) : target.span.start] for mark in ("各", "每", "至少")
    )


def _is_coverage(target: Target) -> bool:
    return target.rule.startswith(("quantity.all", "quantity.none"))


def _place(target: Target, end: int) -> int:
    return target.span.end if target.span else end


def _judge_coverage(text: str, start: int, end: int, head: Head, sets: Sequence[Target]) -> str:
    rules, words = grammar().patterns, grammar()
    every = rules["hard.every"].search(text, start, end)
    if not every and rules["clause.bundle"].search(text, start, end):
        return ""
    if rules["hard.coverage_attribute"].search(text, start, end) or rules["clause.doubt"].search(
        text, start, end
    ):
        return ""
    if opens_with(text, head, words.mean):
        return ""
    if head.verb in ("坚持", "巩固"):  # 坚持全覆盖、零容忍: a manner; 巩固村村通成果: an effort
        return ""
    if head.kind == "weak" and not head.relation and not any(_closes(text, target, end) for target in sets):
        return ""
    every = rules["hard.every"].search(text, start, end)
    if (
        every
        and not _verb_at(text, every.end(), end)
        and not rules["hard.every_kept"].search(text, start, end)
    ):
        return ""
    return "hard.coverage"


def _verb_at(text: str, place: int, end: int) -> bool:
    """Whether a listed verb follows directly: 全部达到, 全部开设."""
    return any(
        openings().get(text[place : place + size]) in ("strong", "weak", "result")
        for size in (4, 3, 2)
        if place + size <= end
    )


def _closes(text: str, target: Target, end: int) -> bool:
    """Whether a set is brought to its end state by the clause (推进…全覆盖), not only described by it."""
    place = _place(target, end)
    return end - place <= 12 or text[place : place + 1] in "、，"
