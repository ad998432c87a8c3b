"""How checkable a clause is: hard, milestone, declaratory, or no promise at all (reading guide §1)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tracker.domain.promise import Target
from tracker.domain.vocabulary import Grade
from tracker.lexicon.loader import Lexicon, Pattern, load_lexicon

from .heads import Head, openings

NUMBER = re.compile(
    r"[0-9０-９%％]|[xX×]{1,4}[^a-zA-Z\s]|[一二两三四五六七八九十百千万半数]+(?:[个家所项条件名人次场套座成倍台间亿元亩张户份种支艘辆门批]|多|分之|百分点)"
    r"|全覆盖|全部|所有|一律|应.{1,3}尽|清零|归零|零增长|零发生|户户|村村|不发生|全面完成|翻[一两]?番|过半|一半|三分之|底线"
)
"""A cheap sign that there may be a target: only then are numbers read."""

_TAIL = re.compile(
    r"(?:以上|以内|以下|左右|之内|多|余)?(?:的?(?:目标|任务|水平|标准|要求|计划|指标)(?:任务)?)?(?:（[^）]*）|\([^)]*\)|［[^］]*］)?[”」]?$"
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A grade with the rules that gave it; `grade` is None where the clause promises nothing."""

    grade: Grade | None
    rules: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()


NOTHING = Judgement(None)


@dataclass(frozen=True, slots=True)
class _Grammar:
    patterns: dict[str, re.Pattern[str]]
    milestones: tuple[Pattern, ...]
    verbs: re.Pattern[str]
    helper: frozenset[str]
    blocking: frozenset[str]
    continuing: frozenset[str]
    mean: frozenset[str]
    purpose: tuple[str, ...]
    counting: frozenset[str]
    nominal: frozenset[str]


@cache
def grammar() -> _Grammar:
    """The lexicon's part that grades clauses, compiled once."""
    lexicon: Lexicon = load_lexicon()

    def words(id: str) -> frozenset[str]:
        return frozenset(lexicon.words[id].words)

    families = ("hard", "clause", "future", "restated")
    patterns = {pattern.id: pattern.regex for family in families for pattern in lexicon.family(family)}
    committing = sorted(
        {word for word, role in openings().items() if role in ("strong", "result") and len(word) > 1},
        key=lambda word: (-len(word), word),
    )
    return _Grammar(
        patterns,
        lexicon.family("milestone"),
        re.compile("|".join(map(re.escape, committing))),
        words("verb.helper"),
        words("verb.blocking"),
        words("cue.continuing"),
        words("cue.mean"),
        lexicon.words["cue.purpose"].words,
        words("verb.counting"),
        words("verb.nominal"),
    )


def excluded(text: str, start: int, end: int, head: Head) -> str:
    """The rule that takes a clause of a plan out, "" where none does."""
    rules = grammar().patterns
    for id in ("clause.appeal", "clause.comparison"):
        if rules[id].match(text, start, end):
            return id
    if rules["clause.past"].search(text, start, end):
        return "clause.past"
    if text.startswith(grammar().purpose, head.start, end):
        return "clause.purpose"
    return ""


def judge_number(text: str, start: int, end: int, head: Head, targets: Sequence[Target]) -> str:
    """The rule by which the clause commits to one of its numbers, "" where they only describe."""
    rules, words = grammar().patterns, grammar()
    numbers = [target for target in targets if not _is_coverage(target)]
    if len(numbers) < len(targets):
        rule = _judge_coverage(text, start, end, head)
        if rule:
            return rule
    if not numbers:
        return ""
    if rules["clause.forecast"].search(text, start, end):
        return ""
    last = _place(numbers[-1], end)
    final = _TAIL.match(text, last, end) is not None
    level = rules["hard.level"].search(text, start, end)
    mean = head.relation and any(text.startswith(word, head.open, end) for word in words.mean)
    blocked = any(word in words.blocking for word in (*head.helpers, *head.adverbs))
    if head.kind in ("strong", "result") and not head.relation:
        if not blocked and all(word in words.helper or openings()[word] != "weak" for word in head.helpers):
            return "hard.number_promised" if last > head.after else ""
    elif head.kind == "weak" and head.verb in words.counting and _starts(numbers, head.after, text):
        return "" if blocked else "hard.number_promised"
    if level and not mean:
        return "hard.level"
    if rules["clause.doubt"].search(text, start, end):
        return ""
    if head.kind == "weak" or blocked:
        first = numbers[0].span.start if numbers[0].span else start
        return "hard.end_state" if rules["hard.end_state"].search(text, first, end) else ""
    verb = words.verbs.search(text, start, end)
    if verb and (verb.end() <= last or verb.start() >= last) and not (mean and verb.start() > last):
        return "hard.number_promised"
    if final and not head.relation:
        return "hard.indicator"
    return ""


def _starts(numbers: Sequence[Target], after: int, text: str) -> bool:
    place = numbers[0].span.start if numbers[0].span else after + 9
    return place - after <= 1 or not text[after:place].strip()


def _is_coverage(target: Target) -> bool:
    return (
        not target.redacted and not any(c.isdigit() for c in target.raw) and not _CHINESE.search(target.raw)
    )


_CHINESE = re.compile(r"[一二两三四五六七八九十百千半][^律]|翻|成")


def _place(target: Target, end: int) -> int:
    return target.span.end if target.span else end


def _judge_coverage(text: str, start: int, end: int, head: Head) -> str:
    rules, words = grammar().patterns, grammar()
    if rules["hard.coverage_attribute"].search(text, start, end):
        return ""
    if head.relation and any(text.startswith(word, head.open, end) for word in words.mean):
        return ""
    if rules["clause.doubt"].search(text, start, end):
        return ""
    return "hard.coverage"


def judge_deadline(text: str, start: int, end: int, head: Head, *, run: bool, own: bool) -> str:
    """The rule by which a deadline makes the clause hard, "" where it names no end result.

    `own` is True where the deadline stands in the clause; `run` where the clause is one of a run of indicators.
    """
    rules, words = grammar().patterns, grammar()
    if (run or not own) and rules["hard.indicator_state"].search(text, start, end):
        return "hard.indicator_state"
    if rules["hard.vague_result"].search(text, start, end) or rules["clause.bundle"].search(text, start, end):
        return ""
    if rules["clause.doubt"].search(text, start, end):
        return ""
    if not rules["hard.result_by_day"].search(text, start, end):
        return ""
    if head.kind == "weak" and not own:
        return ""
    if any(word in words.blocking for word in head.helpers):
        return ""
    return "hard.result_by_day"


def judge_milestone(text: str, start: int, end: int, head: Head) -> str:
    """The id of the milestone pattern the clause fits, "" where none does."""
    words = grammar()
    chain = (*head.helpers, *head.adverbs)
    if any(word in words.blocking for word in chain) or words.patterns["clause.doubt"].search(
        text, start, end
    ):
        return ""
    if words.patterns["clause.bundle"].search(text, start, end):
        return ""
    bare = head.kind != "weak" or head.verb in words.helper
    once = not any(word in words.continuing for word in chain)
    full = any(word.startswith("全面") for word in chain)
    place = head.open
    for pattern in words.milestones:
        condition = pattern.resolver
        if condition == "once" and not once:
            continue
        if condition == "full" and not full:
            continue
        found = pattern.regex.search(text, place, end)
        if found is None:
            continue
        if condition in ("bare", "once", "full") and not _opens(text, found.start(), head, place, bare):
            continue
        return pattern.id
    return ""


def _opens(text: str, found: int, head: Head, place: int, bare: bool) -> bool:
    """Whether a pattern found at this place is what the clause does, not a part of its object."""
    if head.relation or not head.verb:
        return True
    if found <= head.verb_start + 1:
        return True
    return bare and head.verb in grammar().helper and found <= head.after + 40
