"""The words of a clause as matching sees them: names of one thing made one, numbers and dates out, the rest in bigrams."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import log

from tracker.domain.text import Span
from tracker.lexicon.loader import load_lexicon

from .segment import cut

GENERIC = 0.12
"""Weight of a bigram inside a generic word; a bigram that only touches one counts `TOUCHING`."""
TOUCHING = 0.45

USUAL = 400
"""Clauses in a report of usual length (the median of nearly two hundred)."""
POWER = 1.5
"""How strongly rare tokens outweigh common ones."""

JOINING = 0.2
"""What is left of a bigram between two words; `JOINING_SINGLE` where one of them is a single character."""
JOINING_SINGLE = 0.6

_BREAK = "|"
SHORT = 4
"""Length up to which a number told in words (`一半`, `全覆盖`, `三分之一`) holds nothing but the number."""

CONJUNCTION = r"以及|(?<![共饱缓温谐])和(?![谐平美解睦])|(?<![普涉危波])及(?![时其格])|(?<!参)与(?!会)"
"""和, 及, 与 between two things, not inside words such as 普及 and 和谐."""

_PARTICLES = frozenset("的等和与及了将对把向为在以从由至到达个各等其也均已再")
_TIME = re.compile(
    r"(?:\d{4}|\d{2})年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?(?:底|末|初))?(?:前|内|以前)?|\d{1,2}月(?:份|底|末|上旬|中旬|下旬)?(?:前)?"
    r"|(?:今年|年内|全年|年底|年末|上半年|下半年|[一二三四]季度)(?:前|末|内)?|[“\"]?十[一二三四五]五[”\"]?(?:期间|时期|末|以来|(?!规划|计划))"
    r"|第[一二三四五六七八九十\d]{1,3}[届次]|首届|连续[一二三四五六七八九十\d]{1,3}年"
)
_PLAN_NAME = re.compile(r"第十([一二三四五])个五年(?:发展)?规划")
_QUOTED_PLAN = re.compile(r"[“\"](十[一二三四五]五)[”\"]")
"""“十五五”规划 and 第十五个五年规划 are one plan."""
_RUN = re.compile(r"[一-鿿]+|[a-z][a-z0-9.+\-]*|“\d[^”]{0,12}”|\d{1,6}(?=号)")
_NOTE = re.compile(r"[\[［〔(（][\d]{1,3}[\]］〕)）]")


@dataclass(frozen=True, slots=True)
class _Tables:
    same: re.Pattern[str]
    kept: Mapping[str, str]
    generic: re.Pattern[str]
    kept_whole: frozenset[str]


@cache
def _tables() -> _Tables:
    words = load_lexicon().words
    kept = {
        unicodedata.normalize("NFKC", name).lower(): unicodedata.normalize("NFKC", entry.words[0]).lower()
        for id, entry in words.items()
        if id.startswith("matching.same.")
        for name in entry.words
    }
    names = "|".join(re.escape(name) for name in sorted(kept, key=lambda name: (-len(name), name)))
    return _Tables(
        re.compile(names),
        kept,
        re.compile(
            _alternation(
                "matching.generic",
                "matching.not_generic",
                "matching.stage.",
                "matching.act.",
                "matching.not_done",
            )
        ),
        frozenset(words["matching.not_generic"].words),
    )


def _alternation(*ids: str) -> str:
    """The words of all lists whose id starts with one of `ids`. What an act is called is compared as an act."""
    found = {word for id, entry in load_lexicon().words.items() if id.startswith(ids) for word in entry.words}
    return "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))


def without(text: str, span: Span, holes: Iterable[Span]) -> str:
    """`span` of `text` with every hole replaced by a break, so that no bigram reaches across a number."""
    pieces: list[str] = []
    at = span.start
    for hole in sorted(holes):
        if hole.end <= at or hole.start >= span.end:
            continue
        pieces.append(text[at : max(at, hole.start)])
        at = min(hole.end, span.end)
    pieces.append(text[at : span.end])
    return _BREAK.join(pieces)


def number_spans(spans: Iterable[tuple[Span, str]]) -> list[Span]:
    """Of (span, words of it) those that are a bare number; `不发生规模性返贫` counts as words of the matter."""
    return [
        span
        for span, raw in spans
        if any(letter.isdigit() for letter in raw) or len(_BOUNDS.sub("", raw)) <= SHORT
    ]


_BOUNDS = re.compile(r"不低于|不少于|不高于|不超过|超过|达到|低于|高于|至少|控制在|以上|以下|以内|左右|约|近")


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """Width and case folded, line breaks closed, dates out, and each thing under its one name."""
    folded = re.sub(r"[ \t\n\r\u3000]+", "", unicodedata.normalize("NFKC", text).lower())
    folded = _PLAN_NAME.sub(r"十\1五规划", _QUOTED_PLAN.sub(r"\1", folded))
    tables = _tables()
    return _TIME.sub(_BREAK, tables.same.sub(lambda found: tables.kept[found[0]], _NOTE.sub("", folded)))


@lru_cache(maxsize=65536)
def tokens(text: str) -> Mapping[str, float]:
    """Token → how much it says by itself (1, or less for generic words), of a text given through `normal`.

    Tokens are bigrams, because names of places and projects are in no dictionary; a bigram that only joins two words
    says little.
    """
    generic = bytearray(len(text))
    tables = _tables()
    for number, found in enumerate(tables.generic.finditer(text)):
        if found[0] in tables.kept_whole:
            continue
        mark = 1 + number % 250
        for place in range(found.start(), found.end()):
            generic[place] = mark
    said: dict[str, float] = {}
    for run in _RUN.finditer(text):
        start, end = run.span()
        if not "一" <= text[start] <= "鿿":
            said[run[0]] = 1.0
            continue
        if end - start == 1:
            said.setdefault(run[0], GENERIC if generic[start] else TOUCHING)
            continue
        joins = _joins(run[0])
        for place in range(start, end - 1):
            left, right = generic[place], generic[place + 1]
            says = GENERIC if left and right else TOUCHING if left or right else 1.0
            says *= joins.get(place - start, 1.0)
            token = text[place : place + 2]
            if says > 0.0 and says > said.get(token, 0.0):
                said[token] = says
    return said


def _joins(run: str) -> dict[int, float]:
    """For each bigram that reaches from one word into the next (by its place): what is left of its weight."""
    found: dict[int, float] = {}
    place = -1
    words = cut(run)
    for word, following in pairwise(words):
        place += len(word)
        # Single characters side by side are mostly the pieces of a name the segmenter does not know.
        if word in _PARTICLES or following in _PARTICLES:
            found[place] = 0.0
        else:
            found[place] = JOINING if len(word) > 1 and len(following) > 1 else JOINING_SINGLE
    return found


def counted(clauses: Iterable[Mapping[str, float]]) -> tuple[Mapping[str, int], int]:
    """In how many of the clauses each token stands, and how many clauses there are."""
    counts: dict[str, int] = {}
    total = 0
    for clause in clauses:
        total += 1
        for token in clause:
            counts[token] = counts.get(token, 0) + 1
    return counts, total


class Rarity:
    """How rare each token is among the clauses of the documents at hand, told as `counted` gives them."""

    def __init__(self, *documents: tuple[Mapping[str, int], int]) -> None:
        total = sum(clauses for _, clauses in documents)
        counts: dict[str, int] = {}
        for found, _ in documents:
            if not counts:
                counts = dict(found)
                continue
            for token, count in found.items():
                counts[token] = counts.get(token, 0) + count
        # Half a clause is added on both sides, so that a token never seen is rarest but not endlessly so; a short
        # report is taken for a piece of a usual one, or all its words would look common.
        self._total = max(total, USUAL) + 1.0
        self._counts = counts
        self._most = log(self._total / 0.5)
        self._weights: dict[str, float] = {}

    def _weight(self, token: str) -> float:
        found = self._weights.get(token)
        if found is None:
            found = self._weights[token] = max(0.05, self.of(token) ** POWER)
        return found

    def of(self, token: str) -> float:
        """0–1: 1 for a token that is nowhere else."""
        return log(self._total / (self._counts.get(token, 0) + 0.5)) / self._most

    def weigh(self, said: Mapping[str, float]) -> dict[str, float]:
        """Token → weight: what it says by itself times how rare it is."""
        return {token: says * self._weight(token) for token, says in said.items()}


def covered(wanted: Mapping[str, float], *held: Mapping[str, float] | Sequence[str]) -> float:
    """The share of `wanted` by weight that is in any of `held`; 0 when nothing is wanted."""
    total = sum(wanted.values())
    if not total:
        return 0.0
    return sum(weight for token, weight in wanted.items() if any(token in one for one in held)) / total


def is_bare(said: Mapping[str, float]) -> bool:
    """Whether words name no matter of their own (`增长11%`, `总量超过1800家`)."""
    return not any(says == 1.0 for says in said.values())
