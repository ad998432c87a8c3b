"""How like a clause of a report is to a promise, word by word: whole frames, and the one piece of a list that is meant."""

from collections.abc import Mapping
from dataclasses import dataclass

from .frames import Weighed, share
from .index import Entry, ReportIndex
from .query import WeightedQuery
from .weights import card


@dataclass(frozen=True, slots=True)
class Likeness:
    """Shares (0–1): `naming` of the promise's words that the clause has, `naming_back` the other way round, `piece` both
    at once for the best pair of pieces, `names` of the promise's names in quotation marks. `head` where the clause
    has the last head noun of the promise. `part` is the share of the promise's best piece that the clause has, less for a
    piece of common words; `named` how rare the words are that the clause has whole, all together. `conflict` is how much
    the promise and the piece of the clause that is likest each say that the other does not: `白石水厂一期` beside
    `青石水厂改造`."""

    naming: float
    naming_back: float
    piece: float
    head: bool
    names: float
    conflict: float
    part: float
    named: float


def likeness(weighted: WeightedQuery, entry: Entry, index: ReportIndex) -> Likeness:
    """How like the clause is to what was promised."""
    mine, theirs = weighted.frame, index.frame(entry)
    promised, reported = mine.frame, theirs.frame
    head = weighted.query.head
    piece, back = _piece(mine, theirs)
    naming = share(mine.words, reported.text)
    return Likeness(
        naming,
        share(theirs.words, promised.text),
        piece,
        bool(head) and head in reported.text,
        sum(name in reported.text for name in promised.names) / len(promised.names)
        if promised.names
        else 0.0,
        min(1.0 - naming, 1.0 - back),
        max([_held_of(names, reported.text) for names in mine.names], default=0.0),
        min(
            1.0,
            sum([mine.idf.of_word(word) for word in promised.naming if word in reported.text])
            / card("frames")["enough"],
        ),
    )


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
