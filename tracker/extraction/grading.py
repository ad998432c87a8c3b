"""How checkable a clause is: hard, milestone, declaratory, or no promise at all (reading guide §1)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tracker.domain.promise import Target
from tracker.domain.text import Span
from tracker.domain.vocabulary import Grade
from tracker.lexicon.loader import Lexicon, Pattern, load_lexicon

from .heads import Head, openings

NUMBER = re.compile(
    r"[0-9０-９%％]|[xX×]{1,4}[^a-zA-Z\s]|[一二两三四五六七八九十百千万半数]+(?:[个家所项条件名人次场套座成倍台间亿元亩张户份种支艘辆门批]|多|分之|百分点)"
    r"|全覆盖|全部|所有|一律|应.{1,3}尽|清零|归零|零增长|零发生|户户|村村|不发生|不出现|全面完成|[一二两三四五六七八九十半]成|翻[一两]?番|半数|过半|一半|三分之|底线"
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
    lasting: frozenset[str]
    process: frozenset[str]
    soft: re.Pattern[str]
    out_at_start: re.Pattern[str]
    out_anywhere: re.Pattern[str]
    milestone_verbs: re.Pattern[str]
    through: tuple[str, ...]


@cache
def grammar() -> _Grammar:
    """The lexicon's part that grades clauses, compiled once."""
    lexicon: Lexicon = load_lexicon()

    def words(id: str) -> frozenset[str]:
        return frozenset(lexicon.words[id].words)

    def either(ids: Sequence[str]) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{lexicon.patterns[id].regex.pattern})" for id in ids))

    families = ("hard", "clause", "future", "restated")
    patterns = {pattern.id: pattern.regex for family in families for pattern in lexicon.family(family)}
    committing = sorted(
        {word for word, role in openings().items() if role in ("strong", "result") and len(word) > 1}
        - words("verb.nominal"),
        key=lambda word: (-len(word), word),
    )
    return _Grammar(
        patterns,
        lexicon.family("milestone"),
        re.compile(
            "|".join(map(re.escape, committing))
            + "|(?:"
            + "|".join(sorted(words("verb.nominal")))
            + r")(?=[约超近]?[0-9０-９])"
        ),
        words("verb.helper"),
        words("verb.blocking"),
        words("cue.continuing"),
        words("cue.mean"),
        lexicon.words["cue.purpose"].words,
        words("verb.counting"),
        words("verb.lasting"),
        words("verb.process"),
        lexicon.patterns["soft.effort"].regex,
        either(_OUT_AT_START),
        either(_OUT_ANYWHERE),
        re.compile(lexicon.words["milestone.verbs"].alternation()),
        lexicon.words["cue.through"].words,
    )


_OUT_AT_START = ("clause.appeal", "clause.comparison", "clause.statement", "clause.reported")
_OUT_ANYWHERE = ("clause.past", "clause.expected", "clause.trouble", "clause.rule")


def excluded(text: str, start: int, end: int, head: Head) -> str:
    """The rule that takes a clause of a plan out, "" where none does."""
    words = grammar()
    if words.out_at_start.match(text, start, end):
        return next(id for id in _OUT_AT_START if words.patterns[id].match(text, start, end))
    found = words.out_anywhere.search(text, start, end)
    if found and not (head.verb and found.start() >= head.after and found.group().startswith("已")):
        # 改造已建成的站点 is a plan: what is 已 there only describes the object
        return next(id for id in _OUT_ANYWHERE if words.patterns[id].search(text, start, end))
    if text.startswith(words.purpose, head.start, end):
        return "clause.purpose"
    return ""


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
        or rules["clause.forecast"].search(text, start, end)
    ):
        return ""
    if rules["clause.preparation"].search(text, start, end):
        return ""
    last = _place(numbers[-1], end)
    mean = _opens_with(text, head, words.mean)
    blocked = any(word in words.blocking for word in (*head.helpers, *head.adverbs))
    final = _TAIL.match(text, last, end) is not None
    if head.kind in ("strong", "result") or (
        head.helpers and openings()[head.helpers[0]] in ("strong", "result")
    ):
        supported = not blocked or (head.kind == "strong" and set(head.helpers) <= _BACKING)
        if not head.relation and supported and _unweakened(head):
            return "hard.number_promised" if last > head.after else ""
    direct = bool(head.verb) and _follows(text, head.after, numbers[0])
    if direct and not blocked and (head.verb in words.counting or _COUNTED_ON & set(head.adverbs)):
        return "hard.number_promised"
    if not mean and rules["hard.level"].search(text, start, end):
        return "hard.level"
    if rules["clause.doubt"].search(text, start, end):
        return ""
    if final and head.kind == "weak" and not blocked and not {head.verb, *head.helpers} & words.process:
        return "hard.number_promised"
    if head.verb in words.helper and _is_share(text, start, numbers):
        return "hard.indicator"
    if head.kind == "weak" or blocked:
        first = numbers[0].span.start if numbers[0].span else start
        return "hard.end_state" if rules["hard.end_state"].search(text, first, end) else ""
    verb = words.verbs.search(text, start, end)
    if text.startswith("对", head.open) and numbers[-1].unit in ("%", "元") and "的" in text[last:end]:
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


def _unweakened(head: Head) -> bool:
    """Whether every helper before the verb leaves its promise whole."""
    helper = grammar().helper
    return all(word in helper or word in _BACKING or openings()[word] != "weak" for word in head.helpers)


def _opens_with(text: str, head: Head, prepositions: frozenset[str] | tuple[str, ...]) -> bool:
    return head.relation and any(text.startswith(word, head.open) for word in prepositions)


_BACKING = frozenset({"支持", "推动", "促进"})
_COUNTED_ON = frozenset({"新", "再", "累计", "力争", "确保", "争取", "全年"})
"""新推动5500家…升规: a count the effort is to add."""


def _is_share(text: str, start: int, numbers: Sequence[Target]) -> bool:
    """80%以上农村生活垃圾得到处理: a share is the subject, and no mere attribute (50%的…)."""
    for number in numbers:
        if number.unit == "%" and number.span is not None:
            opens = not text[start : number.span.start].strip()
            return opens or text[number.span.end : number.span.end + 1] != "的"
    return False


_NEAR = 4  # characters that may stand between a verb and the number it commits (办好40件174项)


def _follows(text: str, after: int, number: Target) -> bool:
    return number.span is not None and len(text[after : number.span.start].strip()) <= _NEAR


_MEASURES = re.compile(r"(?:硬?措施|举措|政策|意见|规定|办法|禁令)")
_ATTRIBUTE_END = re.compile(r"[^，]{0,6}(?:试点|政策)(?:工作)?$")


def _describes(text: str, target: Target, end: int) -> bool:
    """Whether a number only names or describes: 一个 before a noun, 二次供水, 延长30年试点."""
    if target.change is not None and target.span and _ATTRIBUTE_END.match(text, target.span.end, end):
        return True
    if target.unit in ("条", "项") and target.span and _MEASURES.match(text, target.span.end, end):
        return True
    if target.raw.startswith("二次"):  # 二次供水, 二次开发
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
    if _opens_with(text, head, words.mean):
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


def judge_deadline(text: str, start: int, end: int, head: Head, *, run: bool, own: bool) -> str:
    """The rule by which a deadline makes the clause hard, "" where it names no end result.

    `own` is True where the deadline stands in the clause; `run` where the clause is one of a run of indicators.
    """
    rules, words = grammar().patterns, grammar()
    if (run or not own) and rules["hard.indicator_state"].search(text, start, end):
        return "hard.indicator_state"
    for id in ("hard.vague_result", "clause.bundle", "clause.doubt", "clause.slogan", "clause.grand"):
        if rules[id].search(text, start, end):
            return ""
    if any(word in words.blocking for word in (*head.helpers, head.verb)) and not own:
        return ""
    if (
        head.kind in ("strong", "result")
        and head.verb not in words.lasting
        and _unweakened(head)
        and not head.relation
    ):
        return "hard.result_by_day"
    if (own or run) and head.kind != "weak" and not any(word in words.blocking for word in head.helpers):
        return "hard.result_by_day" if rules["hard.result_by_day"].search(text, start, end) else ""
    if head.verb and not own:
        return ""
    return "hard.result_by_day" if rules["hard.end_state"].search(text, start, end) else ""


def binds(text: str, head: Head, time: Span, end: int) -> bool:
    """Whether a time says by when, and is no part of the object (`编制面向2035年的规划`)."""
    if not head.verb or time.start < head.verb_start:
        return True
    if head.verb in grammar().helper or head.kind == "weak":
        return grammar().patterns["hard.end_state"].search(text, time.end, end) is not None
    return end - time.end <= 1


def judge_milestone(text: str, start: int, end: int, head: Head) -> tuple[str, int]:
    """The id of the milestone pattern the clause fits and where it was found; two empties where none does."""
    words = grammar()
    if words.milestone_verbs.search(text, head.open, end) is None:
        return "", start
    chain = (*head.helpers, *head.adverbs)
    rules = words.patterns
    for id in ("clause.doubt", "clause.bundle", "clause.conditional", "clause.slogan", "clause.grand"):
        if rules[id].search(text, start, end):
            return "", start
    blocked = any(word in words.blocking for word in chain)
    bare = bool(head.verb or head.relation) and not blocked and _unweakened(head)
    allowed = {
        "bare": bare,
        "once": bare and not any(word in words.continuing for word in chain),
        "full": bare and any(word.startswith("全面") for word in chain),
        "helped": bool(head.verb or head.relation or head.adverbs) and not blocked,
        "reached": True,
    }
    for pattern in words.milestones:
        condition = pattern.resolver
        if not allowed[condition]:
            continue
        found = pattern.regex.search(text, head.open, end)
        if found is None or _quoted(text, start, found.start()):
            continue
        if condition == "reached":
            if not _named(text, head, found.start()):
                continue
        elif (
            not head.relation
            and found.start() > head.verb_start
            and (condition != "helped" or head.verb in words.blocking)
        ):
            continue
        return pattern.id, found.start()
    return "", start


def _quoted(text: str, start: int, place: int) -> bool:
    """Whether a place lies inside a quotation or a title that opened in the clause."""
    opened = max(text.rfind("“", start, place), text.rfind("《", start, place))
    if opened < 0:
        return text.find("》", place, place + 80) >= 0 and text.find("《", place, text.find("》", place)) < 0
    return max(text.rfind("”", start, place), text.rfind("》", start, place)) < opened


_PART = re.compile(r"[一二三四首]期$|主体(?:工程|结构)?$|[一二三四]期主体")


_RUNNING = ("运营", "运行", "招生", "使用")  # 加快…运营 only goes on with something


def _named(text: str, head: Head, result: int) -> bool:
    """Whether something with a name stands before a final verb of result."""
    hurried = head.verb == "加快" and not text.startswith(_RUNNING, result)
    if head.verb and head.verb not in grammar().helper and head.verb_start < result and not hurried:
        return False
    begin = head.after if head.verb else head.start
    subject = text[begin:result].strip(" \n\u3000")
    if _PART.match(subject) and subject:
        return True
    if not head.verb and grammar().patterns["clause.other_verb"].search(subject):
        return False
    return len(subject) >= 4 and not grammar().patterns["clause.unnamed"].search(subject)


def is_doubtful(head: Head) -> bool:
    """Whether an item opens with a plan to plan, which everything in it shares."""
    return head.verb in ("谋划", "探索", "论证", "筹备") or any(
        word in ("谋划", "探索") for word in head.helpers
    )


def opens_with_means(text: str, head: Head) -> bool:
    """Whether the clause opens with the means by which its verb is done."""
    return _opens_with(text, head, grammar().through)
