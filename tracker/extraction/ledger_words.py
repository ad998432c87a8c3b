"""Words of a clause cut down to what a ledger keeps: without openings, light verbs, and words that only lead to a number."""

import re
from functools import cache

from .phrases import any_of, construction

SHORT = 4  # a subject this short names too little by itself
_BRACKETS = re.compile(r"（[^（）]{0,60}(?:）|$)|\([^()]{0,60}(?:\)|$)")


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def bare(words: str) -> str:
    """Without what stands in brackets."""
    return _BRACKETS.sub("", words)


def strip_lead(words: str) -> str:
    """Without 力争, 一是, —— and the like in front."""
    lead = construction("metric.lead")
    while found := lead.match(words):
        words = words[found.end() :]
    return words


def strip_light(words: str) -> str:
    """Without a light verb in front: 完成造林 is 造林."""
    light = construction("metric.light_verb").match(words)
    return strip_lead(words[light.end() :]) if light else words


def strip_reach(words: str) -> str:
    """Without the words between a subject and its number: 治理率达到 is 治理率."""
    reach, per_head = _compiled(any_of("target.reach") + "+$"), construction("metric.per_head")
    words = construction("metric.share_of").sub(r"\g<part>占\g<whole>比重", words)
    while (shorter := reach.sub("", per_head.sub("", words))) != words:
        words = shorter
    return words


def trim(words: str) -> str:
    """Without 任务, 工作 at the end, unless that is all there is."""
    return construction("metric.tail").sub("", words) if len(words) > SHORT else words


def is_light(words: str) -> bool:
    """Whether the words are light verbs and nothing else."""
    return construction("metric.light_verb").fullmatch(words) is not None


def leading_verb(words: str) -> str:
    """The verb or the joined verbs in front (`新建改建`, `引进和培育`), or nothing."""
    verb = any_of("target.verb")
    found = _compiled(f"^{verb}(?:(?:和|、|并|或){verb}){{0,3}}").match(words)
    return found[0] if found else ""


def trailing_verb(words: str) -> str:
    """The verb or the two joined verbs at the end, or nothing."""
    verb = any_of("target.verb")
    found = _compiled(f"(?:{verb}(?:和|、|并|或))?{verb}$").search(words)
    return found[0] if found else ""


def only_verbs(words: str) -> bool:
    """Whether the words are verbs and nothing else."""
    return _compiled(f"^(?:{any_of('target.verb')}(?:和|、|并)?){{1,3}}$").match(words) is not None


def verb_after_start(words: str) -> int:
    """Where the first verb stands that has a noun before it and an object after it; 0 when there is none."""
    found = _compiled(f"(?<!^){any_of('target.verb')}(?=..)").search(words)
    return found.start() if found else 0


def first_verb(words: str) -> int:
    """Where the first verb stands that is no part of a noun (服务中心); -1 when there is none."""
    found = _compiled(f"{any_of('target.verb')}(?!{any_of('metric.noun_tail')})").search(words)
    return found.start() if found else -1


def first_state(words: str) -> int:
    """Where the first end state (建成, 达标, 落地) stands; -1 when there is none."""
    found = _compiled(any_of("target.end_state")).search(words)
    return found.start() if found else -1
