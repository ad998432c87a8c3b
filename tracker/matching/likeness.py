"""How like a clause of a report is to a promise, word by word: whole frames, and the one piece of a list that is meant."""

from dataclasses import dataclass

from .frames import Frame, share, weights
from .index import Entry, ReportIndex
from .query import Wanted


@dataclass(frozen=True, slots=True)
class Likeness:
    """Shares (0–1): `naming` of the promise's words that the clause has, `naming_back` the other way round, `piece` both
    at once for the best pair of pieces, `names` of the promise's names in quotation marks. `head` where the clause has
    the last head noun of the promise. `conflict` is how much the promise and the piece of the clause that is likest each
    say that the other does not: `白石水厂一期` beside `青石水厂改造`."""

    naming: float
    naming_back: float
    piece: float
    head: bool
    names: float
    conflict: float


def likeness(wanted: Wanted, entry: Entry, index: ReportIndex) -> Likeness:
    """How like the clause is to what was promised."""
    promised, told = wanted.question.frame, entry.frame
    rarity = index.rarity
    here = weights(promised.words, rarity)
    there = weights(told.words, rarity)
    heads = [piece.head for piece in promised.pieces if piece.head]
    named = promised.names
    piece, back = _piece(promised, told, index)
    naming = share(here, told.text)
    return Likeness(
        naming,
        share(there, promised.text),
        piece,
        bool(heads) and heads[-1] in told.text,
        sum(name in told.text for name in named) / len(named) if named else 0.0,
        min(1.0 - naming, 1.0 - back),
    )


def _piece(promised: Frame, told: Frame, index: ReportIndex) -> tuple[float, float]:
    """For the best piece of the clause: how much of it the promise has, times how much of a piece of the promise it has;
    and the most that the promise has of any piece."""
    best = most = 0.0
    mine = [
        weights(piece.words, index.rarity) for piece in promised.pieces if any(w.naming for w in piece.words)
    ]
    for piece in told.pieces:
        if not any(word.naming for word in piece.words):
            continue
        back = share(weights(piece.words, index.rarity), promised.text)
        most = max(most, back)
        if back > best:
            best = max(best, back * max([share(own, piece.text) for own in mine], default=0.0))
    return best, most
