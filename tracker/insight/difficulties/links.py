"""Which promise answers a problem, and which problem of the next report is the same one again: by rare runs of characters
that both share. None is better than a wrong one."""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from tracker.domain.text import Span
from tracker.lexicon.phrases import Phrase, any_of
from tracker.matching.tokens import generic_parts

from .reading import Admitted

_RUN: Final = re.compile(r"[一-鿿]+|[a-z][a-z0-9.+\-]{1,}")
_FUNCTION: Final = frozenset(
    "的和与及等不还仍有待较更强弱高低大小多少差难够足是在对从向于而也都了个各之以为其并且或"
)
_APART: Final = _FUNCTION | frozenset("东西南北")
"""Also what only says where."""
_LONG: Final = 4
_COVERS: Final = 0.51
"""Share of the characters by which a promise names its matter that a problem must have for the promise to answer it."""
_ACT: Final = Phrase("difficulty.act")
"""Numbers with their measure, and what is done to a thing: they are no part of its name."""
_MOST: Final = 3
"""In how many promises of a document a run may stand and still say which one is meant."""
_ALIKE: Final = 0.34
"""Share of a problem's weight that the next report's must have for it to be the same problem."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise that may answer a problem: its item, its place and its words."""

    item_id: str
    span: Span
    text: str


def answered(
    problems: Sequence[Admitted], texts: Sequence[str], promises: Sequence[Promise]
) -> list[tuple[int, ...]]:
    """For each problem (its words in `texts`) the positions of the promises that answer it.

    Those of its own row where it has one; else the one promise that shares the most runs of characters that few promises
    have, where there is such a one.
    """
    runs = [_runs(promise.text) for promise in promises]
    spread = Counter(run for own in runs for run in own)
    holders: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(runs):
        for run in own:
            if spread[run] <= _MOST:
                holders[run].append(number)
    found: list[tuple[int, ...]] = []
    for problem, text in zip(problems, texts, strict=True):
        if problem.answers:
            found.append(
                tuple(
                    number
                    for number, promise in enumerate(promises)
                    if any(promise.span.overlap(span) for span in problem.answers)
                )
            )
            continue
        scores: dict[int, float] = defaultdict(float)
        for run in _runs(text):
            for number in holders.get(run, ()):
                scores[number] += math.log(1 + len(promises) / spread[run])
        near = [number for number in scores if _covered(promises[number].text, text) >= _COVERS]
        best = min(near, key=lambda number: (-scores[number], number), default=None)
        found.append(() if best is None else (best,))
    return found


@cache
def _judgement() -> re.Pattern[str]:
    return re.compile(any_of("difficulty.judgement"))


@cache
def _wide() -> re.Pattern[str]:
    return re.compile(any_of("difficulty.wide"))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


def _naming(text: str) -> list[str]:
    """What names something in a text: its runs of characters outside generic words, fields and particles."""
    found: list[str] = []
    for run in _RUN.findall(_ACT.sub("|", _wide().sub("|", _plain(text)))):
        if not "一" <= run[0] <= "鿿":
            found.append(run)
            continue
        generic = generic_parts(run)
        kept = [" " if generic[at] or letter in _APART else letter for at, letter in enumerate(run)]
        found += "".join(kept).split()
    return found


def _runs(text: str) -> frozenset[str]:
    """Runs of four characters that name something: three of them outside generic words, none a particle."""
    found: set[str] = set()
    for run in _RUN.findall(_wide().sub("|", _plain(text))):
        if not "一" <= run[0] <= "鿿":
            found.add(run)
            continue
        generic = generic_parts(run)
        for at in range(len(run) - _LONG + 1):
            piece = run[at : at + _LONG]
            if sum(generic[at : at + _LONG]) <= 1 and _APART.isdisjoint(piece):
                found.add(piece)
    return frozenset(found)


def _covered(promise: str, problem: str) -> float:
    """The share of the characters by which a promise names its matter that stand in a problem, pair by pair."""
    names = [name for name in _naming(promise) if len(name) > 1]
    total = sum(map(len, names))
    stated = _plain(problem)
    shares = [_held(name, stated) for name in names]
    if not shares or shares[-1] * 2 < len(names[-1]):
        return 0.0  # the thing itself, stated last, is another one: 老旧小区的管道燃气
    return sum(shares) / total


def _held(name: str, text: str) -> int:
    """How many characters of a name stand in a text, pair by pair."""
    held = bytearray(len(name))
    for at in range(len(name) - 1):
        if name[at : at + 2] in text:
            held[at : at + 2] = b"\x01\x01"
    return sum(held)


def come_back(earlier: Sequence[str], later: Sequence[str]) -> list[int | None]:
    """For each problem of a report the position of the same one in the next report of its body, None where it has none there.

    Pairs of characters weighed by rarity over both reports: enough of the problem's, and no other problem as near.
    """
    pairs = [_pairs(text) for text in (*earlier, *later)]
    spread = Counter(pair for own in pairs for pair in own)
    weight = {pair: math.log(1 + len(pairs) / count) ** 2 for pair, count in spread.items()}
    found: list[int | None] = []
    for own in pairs[: len(earlier)]:
        scores = sorted(
            ((_likeness(own, other, weight), -number) for number, other in enumerate(pairs[len(earlier) :])),
            reverse=True,
        )
        if scores and scores[0][0] >= _ALIKE and (len(scores) == 1 or scores[0][0] > 1.3 * scores[1][0]):
            found.append(-scores[0][1])
        else:
            found.append(None)
    return found


def _pairs(text: str) -> frozenset[str]:
    found: set[str] = set()
    for run in _RUN.findall(_judgement().sub("|", _plain(text))):
        generic = generic_parts(run) if "一" <= run[0] <= "鿿" else bytes(len(run))
        found.update(
            run[at : at + 2]
            for at in range(len(run) - 1)
            if not (generic[at] and generic[at + 1]) and _FUNCTION.isdisjoint(run[at : at + 2])
        )
    return frozenset(found)


def _likeness(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    """Shared weight over the geometric mean of both, 0–1."""
    shared = sum(weight[pair] for pair in one & other)
    if not shared:
        return 0.0
    return shared / math.sqrt(sum(weight[pair] for pair in one) * sum(weight[pair] for pair in other))
