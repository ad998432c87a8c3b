"""A clause taken apart, promise and report alike: its pieces (the members of its lists), and in each the words that name
something, the head noun they end in, and the names in quotation marks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.lexicon.phrases import Phrase

from .idf import Rarity, pairs_of
from .lazy_property import lazy_property
from .segment import cut
from .tokens import GENERIC, generic_parts
from .weights import card

_PIECES = Phrase("plain.between_pieces")
_NAMES = re.compile(r"[“《]([^“”《》]{2,40})[”》]")
_RUN = Phrase("plain.word_run")
_PARTS = card("frames")["parts"]
_FEW = 2
"""A word of so many characters or fewer is not matched by a part of it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a clause; `naming` where it is no generic word and no verb of the genre."""

    text: str
    naming: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """One member of a list, or all of a clause that has none. `head` is the last naming word, "" where none is."""

    text: str
    words: tuple[Word, ...]

    @property
    def head(self) -> str:
        """What kind of thing it is, or of whom a number is reported."""
        return next((word.text for word in reversed(self.words) if word.naming), "")

    @property
    def naming(self) -> tuple[str, ...]:
        """The words that name something."""
        return tuple([word.text for word in self.words if word.naming])


@dataclass(frozen=True, eq=False)
class Frame:
    """The pieces of a clause and the names in it."""

    text: str
    pieces: tuple[Piece, ...]
    names: tuple[str, ...]

    @lazy_property
    def head(self) -> str:
        """The head noun of its last piece that has one, "" where none has."""
        return next((piece.head for piece in reversed(self.pieces) if piece.head), "")

    @lazy_property
    def words(self) -> tuple[Word, ...]:
        """All words."""
        return tuple([word for piece in self.pieces for word in piece.words])

    @lazy_property
    def naming(self) -> tuple[str, ...]:
        """The words that name something, piece after piece."""
        return tuple([word.text for word in self.words if word.naming])

    @lazy_property
    def naming_pieces(self) -> tuple[tuple[Piece, tuple[Word, ...]], ...]:
        """The pieces that name something, each with its naming words."""
        found = ((piece, tuple([word for word in piece.words if word.naming])) for piece in self.pieces)
        return tuple([(piece, naming) for piece, naming in found if naming])


def read_frame(text: str) -> Frame:
    """Take apart a text given through `normal`, its numbers out."""
    pieces = tuple([Piece(part, _words(part)) for part in _PIECES.split(text) if part])
    return Frame(text, pieces, tuple(_NAMES.findall(text)))


def _words(text: str) -> tuple[Word, ...]:
    found: list[Word] = []
    for run in _RUN.findall(text):
        if not "一" <= run[0] <= "鿿":
            found.append(Word(run, not run.isdigit()))
            continue
        generic = generic_parts(run)
        place = 0
        for word in cut(run):
            end = place + len(word)
            found.append(Word(word, len(word) > 1 and not all(generic[place:end])))
            place = end
    return tuple(found)


def weights(words: Sequence[Word], idf: Rarity) -> Mapping[str, float]:
    """Word → how much it says: how rare its pairs of characters are, little for a generic word; none for a lone character."""
    found: dict[str, float] = {}
    of_word = idf.of_word
    for word in words:
        text = word.text
        length = len(text)
        if length < 2 and "一" <= text <= "鿿":
            continue
        says = of_word(text)
        found[text] = (says if word.naming else says * GENERIC) * (length if length < 4 else 4) / 2
    return found


@dataclass(frozen=True, eq=False)
class Weighed:
    """A frame with its words weighed by how rare they are where it is asked."""

    frame: Frame
    idf: Rarity

    @lazy_property
    def words(self) -> Mapping[str, float]:
        """All words."""
        return weights(self.frame.words, self.idf)

    @lazy_property
    def pieces(self) -> tuple[tuple[str, Mapping[str, float]], ...]:
        """Each piece that names something, with its words."""
        if len(self.frame.pieces) == 1:
            return tuple([(piece.text, self.words) for piece, _ in self.frame.naming_pieces])
        return tuple([(piece.text, weights(piece.words, self.idf)) for piece, _ in self.frame.naming_pieces])

    @lazy_property
    def names(self) -> tuple[Mapping[str, float], ...]:
        """The naming words of each of those pieces."""
        return tuple([weights(naming, self.idf) for _, naming in self.frame.naming_pieces])


def held(word: str, text: str) -> float:
    """How far a text has a word: 1 for the word itself, less for its parts (`户用` … `户厕`), 0 where it has none."""
    if word in text:
        return 1.0
    if len(word) <= _FEW:
        return 0.0
    pairs = pairs_of(word)
    return _PARTS * sum(pair in text for pair in pairs) / len(pairs)


def share(wanted: Mapping[str, float], text: str) -> float:
    """The share of some weighted words that a text has; 0 where nothing is wanted."""
    total = sum(wanted.values())
    if not total:
        return 0.0
    got = [
        weight if word in text else weight * held(word, text)
        for word, weight in wanted.items()
        if word in text or len(word) > _FEW
    ]
    return sum(got) / total
