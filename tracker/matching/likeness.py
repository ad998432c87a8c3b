"""How like a clause of a report is to a promise, word by word: whole frames, and the one piece of a list that is meant."""

from collections.abc import Mapping
from dataclasses import dataclass

from .frames import Weighed, share
from .index import Entry, ReportIndex
from .query import WeightedQuery
from .weights import card


@dataclass(frozen=True, slots=True)
class Held:
    """What of a promise a clause has, which its text alone tells. Shares (0–1): `naming` of the promise's words, `names` of its
    names in quotation marks; `head` where it has the last head noun. `part` is the share of the promise's best piece, less
    for a piece of common words; `named` how rare the words are that the clause has whole, all together; `piece` the most of
    any piece of the promise."""

    naming: float
    head: bool
    names: float
    part: float
    named: float
    piece: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """Shares (0–1): `naming_back` of the clause's words that the promise has, `piece` of both at once for the best pair of
    pieces. `conflict` is how much the promise and the piece of the clause that is likest each say that the other does not:
    `白石水厂一期` beside `青石水厂改造`."""

    naming_back: float
    piece: float
    conflict: float


def held_by(weighted: WeightedQuery, entry: Entry) -> Held:
    """What of the promise the clause has."""
    mine, reported = weighted.frame, entry.topic.text
    promised, head = mine.frame, weighted.query.head
    return Held(
        share(mine.words, reported),
        bool(head) and head in reported,
        sum(name in reported for name in promised.names) / len(promised.names) if promised.names else 0.0,
        max([_held_of(names, reported) for names in mine.names], default=0.0),
        min(
            1.0,
            sum([mine.idf.of_word(word) for word in promised.naming if word in reported])
            / card("frames")["enough"],
        ),
        max([share(own, reported) for _, own in mine.pieces], default=0.0),
    )


def likeness(weighted: WeightedQuery, entry: Entry, index: ReportIndex, held: Held) -> Likeness:
    """How like the clause is to what was promised, piece by piece; `held` is what it has of it."""
    mine, theirs = weighted.frame, index.frame(entry)
    piece, back = _piece(mine, theirs)
    return Likeness(share(theirs.words, mine.frame.text), piece, min(1.0 - held.naming, 1.0 - back))


def _held_of(names: Mapping[str, float], reported: str) -> float:
    """The share of a piece's naming words that a clause has, less where they are few or common."""
    return share(names, reported) * min(1.0, sum(names.values()) / card("frames")["telling"])


def _piece(mine: Weighed, theirs: Weighed) -> tuple[float, float]:
    """For the best piece of the clause: how much of it the promise has, times how much of a piece of the promise it has;
    and the most that the promise has of any piece."""
    best = most = 0.0
    for text, words in theirs.pieces:
        back = share(words, mine.frame.text)
        most = max(most, back)
        if back > best:
            best = max(best, back * max([share(own, text) for _, own in mine.pieces], default=0.0))
    return best, most
