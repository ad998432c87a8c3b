"""Words of a clause cut down to what a ledger keeps: without openings, light verbs, and words that only lead to a number."""

import re
from functools import cache
from typing import Final

from tracker.lexicon.phrases import Phrase, any_of, construction, listed

SHORT: Final = 4  # a subject this short names too little by itself
_BRACKETS: Final = re.compile(
    r"（[^（）]{0,60}(?:）|$)|\([^()]{0,60}(?:\)|$)|【[^【】]{0,60}(?:】|$)|〔[^〔〕]{0,60}(?:〕|$)"
)

_UNOPENED: Final = re.compile(r"^[^（(）)]{0,60}[）)]")
_PAIRS: Final = ("（）", "()", "“”", "《》", "‘’")
_ENDS: Final = Phrase("metric.ends")


class _Verbs:
    """The patterns over the listed verbs, compiled when first asked for."""

    def __init__(self) -> None:
        verb = any_of("target.verb")
        self.verbs = tuple(listed("target.verb"))
        self.ends = frozenset(word[-1] for word in self.verbs)
        self.longest = max(map(len, self.verbs))
        self.reach = re.compile(any_of("target.reach") + "+$")
        self.leading = construction("metric.leading_verbs")
        self.trailing = construction("metric.trailing_verb")
        self.only = construction("metric.only_verbs")
        self.after_start = re.compile(f"(?<!^){verb}(?=..)")
        self.first = re.compile(f"{verb}(?!{any_of('metric.noun_tail')})")
        self.state = re.compile(any_of("target.end_state"))
        self.lead = construction("metric.lead")
        self.light = construction("metric.light_verb")
        self.per_head = construction("metric.per_head")
        self.share_of = construction("metric.share_of")
        self.tail = construction("metric.tail")


@cache
def _verbs() -> _Verbs:
    return _Verbs()


def bare(words: str) -> str:
    """Without what stands in brackets, and without the end of brackets that opened before."""
    if "（" in words or "(" in words or "【" in words or "〔" in words:
        words = _BRACKETS.sub("", words)
    return _UNOPENED.sub("", words) if "）" in words or ")" in words else words


def tidied(words: str) -> str:
    """A noun phrase without signs that lack their partner, and without what only joins at its ends."""
    for opening, closing in _PAIRS:
        if words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    return _ENDS.sub("", words)


def strip_lead(words: str) -> str:
    """Without 力争, 一是, —— and the like in front."""
    lead = _verbs().lead
    while found := lead.match(words):
        words = words[found.end() :]
    return words


def strip_light(words: str) -> str:
    """Without a light verb in front: 完成造林 is 造林."""
    light = _verbs().light.match(words)
    return strip_lead(words[light.end() :]) if light else words


def strip_reach(words: str) -> str:
    """Without the words between a subject and its number: 治理率达到 is 治理率."""
    verbs = _verbs()
    if words.endswith("的"):
        words = verbs.share_of.sub(r"\g<part>占\g<whole>比重", words)
    while True:
        shorter = verbs.per_head.sub("", words) if words[-2:-1] == "每" else words
        shorter = verbs.reach.sub("", shorter)
        if shorter == words:
            return words
        words = shorter


def trim(words: str) -> str:
    """Without 任务, 工作 at the end, unless that is all there is."""
    return _verbs().tail.sub("", words) if len(words) > SHORT else words


def is_light(words: str) -> bool:
    """Whether the words are light verbs and nothing else."""
    return _verbs().light.fullmatch(words) is not None


def leading_verb(words: str) -> str:
    """The verb or the joined verbs in front (`新建改建`, `引进和培育`), or nothing."""
    found = _verbs().leading.match(words)
    return found[0] if found else ""


def trailing_verb(words: str) -> str:
    """The verb or the two joined verbs at the end, or nothing."""
    verbs = _verbs()
    if words[-1:] not in verbs.ends or not words.endswith(verbs.verbs):
        return ""
    found = verbs.trailing.search(words, max(0, len(words) - 2 * verbs.longest - 1))
    return found[0] if found else ""


def only_verbs(words: str) -> bool:
    """Whether the words are verbs and nothing else."""
    return _verbs().only.match(words) is not None


def verb_after_start(words: str) -> int:
    """Where the first verb stands that has a noun before it and an object after it; 0 when there is none."""
    found = _verbs().after_start.search(words)
    return found.start() if found else 0


def first_verb(words: str) -> int:
    """Where the first verb stands that is no part of a noun (服务中心); -1 when there is none."""
    found = _verbs().first.search(words)
    return found.start() if found else -1


def first_state(words: str) -> int:
    """Where the first end state (建成, 达标, 落地) stands; -1 when there is none."""
    found = _verbs().state.search(words)
    return found.start() if found else -1
