"""What takes a clause out, and which deadlines make one hard (reading guide §1)."""

from typing import Final

from tracker.domain.text import Span

from .clause_openers import Head
from .grammar import OUT_ANYWHERE, OUT_AT_START, grammar, opens_with, unweakened

_PROGRESS: Final = 3  # characters behind a clause in which progress is reported of it: ，目前


def excluded(text: str, start: int, end: int, head: Head) -> str:
    """The rule that takes a clause of a plan out, "" where none does."""
    words = grammar()
    if words.out_at_start.match(text, start, end):
        return next(id for id in OUT_AT_START if words.patterns[id].match(text, start, end))
    if words.patterns["clause.begun"].match(text, start, min(end + _PROGRESS, len(text))):
        return "clause.begun"
    found = words.out_anywhere.search(text, start, end)
    if found and not (head.verb and found.start() >= head.after and found.group().startswith(("已", "现有"))):
        # 改造已建成的站点 is a plan: what is there already only describes the object
        return next(id for id in OUT_ANYWHERE if words.patterns[id].search(text, start, end))
    if text.startswith(words.purpose, head.start, end):
        return "clause.purpose"
    if text.endswith(words.framing, start, end):
        return "clause.framing"
    return ""


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
    if not own and (head.verb in words.blocking or not words.blocking.isdisjoint(head.helpers)):
        return ""
    if (
        head.kind in ("strong", "result")
        and head.verb not in words.lasting
        and unweakened(head.helpers)
        and not head.relation
    ):
        return "hard.result_by_day"
    if (own or run) and head.kind != "weak" and not any(word in words.blocking for word in head.helpers):
        return "hard.result_by_day" if rules["hard.result_by_day"].search(text, start, end) else ""
    if head.verb and not own:
        # 协同高效的数字政府基本建成: what looks like a verb describes the subject
        return (
            "hard.result_by_day" if rules["hard.state_formed"].search(text, max(start, end - 6), end) else ""
        )
    found = rules["hard.end_state"].search(text, start, end)
    # 今年加快实施先行区规划: going on with something is no end result of that day
    return "hard.result_by_day" if found and not found.group().startswith(("开展", "实施")) else ""


def binds(text: str, head: Head, time: Span, end: int) -> bool:
    """Whether a time says by when, and is no part of the object (`编制面向2035年的规划`)."""
    if not head.verb or time.start < head.verb_start:
        return True
    if head.verb in grammar().helper or head.kind == "weak":
        return grammar().patterns["hard.end_state"].search(text, time.end, end) is not None
    return end - time.end <= 1


def is_doubtful(head: Head) -> bool:
    """Whether an item opens with a plan to plan, which everything in it shares."""
    return head.verb in ("谋划", "探索", "论证", "筹备") or any(
        word in ("谋划", "探索") for word in head.helpers
    )


def opens_with_means(text: str, head: Head) -> bool:
    """Whether the clause opens with the means by which its verb is done."""
    return opens_with(text, head, grammar().through)
