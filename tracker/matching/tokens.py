"""The tokens of a text: bigrams, because names of places and projects are in no dictionary, each with what it says."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from tracker.lexicon.loader import load_lexicon
from tracker.lexicon.phrases import Phrase

from .segment import cut
from .weights import card

_WEIGHTS = card("tokens")
GENERIC = _WEIGHTS["generic"]
"""Weight of a bigram inside a generic word; a bigram that only touches one counts `TOUCHING`."""
TOUCHING = _WEIGHTS["touching"]

JOINING = _WEIGHTS["joining"]
"""What is left of a bigram between two words; `JOINING_SINGLE` where one of them is a single character."""
JOINING_SINGLE = _WEIGHTS["joining_single"]

_PARTICLES = frozenset("的等和与及了将对把向为在以从由至到达个各等其也均已再")
_RUN = Phrase("plain.run")
"""Numbers that are part of a name, or of whom a thing is for (`65岁以上`, `35-64岁`), are words too."""


@dataclass(frozen=True, slots=True)
class _Generic:
    """Words that say little, longest first, by their first character; `kept` are names with such a word inside."""

    starting: Mapping[str, tuple[str, ...]]
    kept: frozenset[str]


@cache
def _generic_words() -> _Generic:
    # What an act is called is compared as an act.
    ids = (
        "matching.generic",
        "matching.not_generic",
        "matching.stage.",
        "matching.act.",
        "matching.not_done",
    )
    words = load_lexicon().words
    found = {word for id, entry in words.items() if id.startswith(ids) for word in entry.words}
    starting: dict[str, tuple[str, ...]] = {}
    for word in sorted(found, key=lambda word: (-len(word), word)):
        starting[word[0]] = (*starting.get(word[0], ()), word)
    return _Generic(starting, frozenset(words["matching.not_generic"].words))


def tokens(text: str) -> Mapping[str, float]:
    """Token → how much it says by itself (1, or less for generic words), of a text given through `normal`.

    A bigram that only joins two words says little.
    """
    runs = _RUN.findall(text)
    if len(runs) == 1:
        return _of_run(runs[0])
    weights: dict[str, float] = {}
    for run in runs:
        add(weights, _of_run(run))
    return weights


def add(weights: dict[str, float], more: Mapping[str, float]) -> None:
    """Lay the tokens of a further text over those of one; what says more stays."""
    if weights.keys().isdisjoint(more):
        weights.update(more)
        return
    for token, says in more.items():
        if says > weights.get(token, 0.0):
            weights[token] = says


def vocabulary(text: str) -> Set[str]:
    """The tokens alone."""
    found: set[str] = set()
    for run in _RUN.findall(text):
        if len(run) == 1 or not "一" <= run[0] <= "鿿":
            found.add(run)
        elif _PARTICLES.isdisjoint(run):  # no bigram is left out, wherever its words end
            found.update(map(_joined, run, run[1:]))
        else:
            joins = _at_particles(cut(run))
            found.update([run[place : place + 2] for place in range(len(run) - 1) if place not in joins])
    return found


_joined = str.__add__


def _at_particles(words: Sequence[str]) -> set[int]:
    """The places of the bigrams that reach from a word into a particle or out of one."""
    found: set[int] = set()
    place = -1
    for word, following in pairwise(words):
        place += len(word)
        if word in _PARTICLES or following in _PARTICLES:
            found.add(place)
    return found


@lru_cache(maxsize=16384)
def _of_run(run: str) -> Mapping[str, float]:
    """The tokens of one run. The same runs stand in a clause, around its numbers and before the clauses after it."""
    if not "一" <= run[0] <= "鿿":
        return {run: 1.0}
    generic = generic_parts(run)
    if len(run) == 1:
        return {run: GENERIC if generic[0] else TOUCHING}
    weights = [
        GENERIC if left and right else TOUCHING if left or right else 1.0 for left, right in pairwise(generic)
    ]
    place = -1
    for word, following in pairwise(cut(run)):
        place += len(word)
        # Single characters side by side are mostly the pieces of a name the segmenter does not know.
        if word in _PARTICLES or following in _PARTICLES:
            weights[place] = 0.0
        else:
            weights[place] *= JOINING if len(word) > 1 and len(following) > 1 else JOINING_SINGLE
    found: dict[str, float] = {}
    for place, says in enumerate(weights):
        token = run[place : place + 2]
        if says > found.get(token, 0.0):
            found[token] = says
    return found


def generic_parts(run: str) -> bytearray:
    """For each character of a run whether it is part of a generic word."""
    marks = bytearray(len(run))
    words = _generic_words()
    starting = words.starting
    end = 0
    for place, letter in enumerate(run):
        if place >= end and letter in starting:
            for word in starting[letter]:
                if run.startswith(word, place):
                    end = place + len(word)
                    if word not in words.kept:
                        marks[place:end] = b"\x01" * len(word)
                    break
    return marks


def leading_generic(run: str) -> str:
    """What a run begins with before it names anything: the verb that governs a list (`新建`…)."""
    generic = generic_parts(run)
    return run[: next((at for at, weights in enumerate(generic) if not weights), 0)]


def is_bare(weights: Mapping[str, float]) -> bool:
    """Whether words name no matter of their own (`增长11%`, `总量超过1800家`)."""
    return 1.0 not in weights.values()
