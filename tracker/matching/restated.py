"""Rows of a later table that say an earlier promise once more: the same act, object, number and deadline, or nothing is joined.

What differs may only be what can be left unsaid (`确保`, `年内`, the place that promises); a row that says the same with another
number or day is a changed promise and stays one of its own.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tracker.domain.promise import Commitment
from tracker.domain.vocabulary import Basis
from tracker.lexicon.loader import load_lexicon
from tracker.lexicon.phrases import any_of

from .topic import rows_of, stage_of

_LAYOUT = re.compile(r"(?:[^\w%‰.]|_)+")
_GROUPED = re.compile(r"(?<=\d)[,，](?=\d{3})")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LONG_ENOUGH = 4
"""Characters besides numbers that name an act and its object at least."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A promise as it was read, under its item; `year` is that of its plan."""

    item: str
    commitment: Commitment
    year: int | None


@dataclass(frozen=True, slots=True)
class Restated:
    """The item of an earlier promise and that of the row that says it again; `changed` with another number or deadline."""

    item: str
    row: str
    changed: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """What a promise says: its words without those that may be left unsaid, its numbers apart."""

    plain: str
    names: Hashable
    numbers: tuple[str, ...]
    acts: Hashable


def restated(promises: Iterable[Stated], rows: Sequence[Stated]) -> tuple[Restated, ...]:
    """The promises that rows of a later report of the same body say again. Each promise is joined with one row at most, and with
    none where two could be it; promises that are said twice in their plan may share a row."""
    if not rows:
        return ()
    read = [(row, _words(row.commitment)) for row in rows]
    by_names: dict[Hashable, list[tuple[Stated, _Words]]] = defaultdict(list)
    for row, words in read:
        by_names[words.names].append((row, words))
    found = []
    for promise in promises:
        words = _words(promise.commitment)
        if len(words.plain) < _LONG_ENOUGH:
            continue
        near = by_names.get(words.names, ())
        same = [row for row, other in near if words.numbers == other.numbers]
        if not same:
            same = [row for row, other in read if _holds(words, other)]
        alike = [row for row in same if _same_numbers(promise, row) and _same_day(promise, row)]
        joined = _only(promise, alike)
        if joined is not None:
            found.append(Restated(promise.item, joined.item, changed=False))
            continue
        changed = _only(promise, [row for row, _ in near if _may_change(promise, row)])
        if changed is not None:
            found.append(Restated(promise.item, changed.item, changed=True))
    return tuple(found)


def _words(commitment: Commitment) -> _Words:
    text = unicodedata.normalize("NFKC", commitment.text).casefold()
    raw = unicodedata.normalize("NFKC", commitment.deadline.raw or "").casefold()
    text = _GROUPED.sub("", text.replace(raw, "|") if raw else text)
    numbers = tuple(_NUMBER.findall(text))
    acts = frozenset(id for id, words in _acts().items() if words.search(text)), stage_of(text), _rows(text)
    plain = _LAYOUT.sub("", _unsaid().sub("", _LAYOUT.sub("|", text)))
    return _Words(plain, "".join(sorted(_NUMBER.sub("", plain))), numbers, acts)


def _rows(text: str) -> Hashable:
    return frozenset((name, members) for name, members in rows_of(text).items())


@cache
def _unsaid() -> re.Pattern[str]:
    return re.compile(any_of("matching.unsaid"))


@cache
def _acts() -> Mapping[str, re.Pattern[str]]:
    named = ("matching.act.", "chains.act.")
    lists = load_lexicon().words.items()
    return {
        id: re.compile(one.alternation())
        for id, one in lists
        if id.startswith(named) and id not in _SAYS_NOTHING
    }


_SAYS_NOTHING = frozenset({"matching.act.complete"})
"""An act that every promise has, written or not."""


def _holds(one: _Words, other: _Words) -> bool:
    """Whether one says the other word for word and more, with the same acts and the same numbers, one at least."""
    if not one.numbers or one.numbers != other.numbers or one.acts != other.acts:
        return False
    shorter, longer = sorted((one.plain, other.plain), key=len)
    return len(_NUMBER.sub("", shorter)) >= _LONG_ENOUGH and shorter in longer


def _same_numbers(promise: Stated, row: Stated) -> bool:
    """Whether the row promises the same numbers, or some of them and no other."""
    mine = {(one.op, one.value, one.unit) for one in promise.commitment.targets}
    theirs = {(one.op, one.value, one.unit) for one in row.commitment.targets}
    return theirs <= mine and bool(theirs) == bool(mine)


def _same_day(promise: Stated, row: Stated) -> bool:
    """Whether both are due on one day; a row that names none has that of its promise, if that lies in the same plan year."""
    mine, theirs = promise.commitment.deadline, row.commitment.deadline
    one_year = promise.year is not None and promise.year == row.year
    if mine.date is None or theirs.date is None:
        return one_year and mine.date is theirs.date and mine.raw == theirs.raw
    if mine.date == theirs.date:
        return one_year or (mine.basis is Basis.EXPLICIT and theirs.basis is Basis.EXPLICIT)
    return one_year and theirs.basis is not Basis.EXPLICIT and mine.date.year == theirs.date.year


def _may_change(promise: Stated, row: Stated) -> bool:
    """Whether a row of the same plan year says the same words, whatever its number and day."""
    mine, theirs = promise.commitment.targets, row.commitment.targets
    units = [one.unit for one in mine] == [one.unit for one in theirs]
    return promise.year is not None and promise.year == row.year and units


def _only(promise: Stated, rows: Sequence[Stated]) -> Stated | None:
    """The one row that can be meant: of the same unit, as far as both name one."""
    lead = promise.commitment.lead
    fits = [row for row in rows if _one_unit(lead, row.commitment.lead)]
    own = [row for row in fits if row.commitment.lead == lead]
    chosen = own if len(fits) > 1 else fits
    return chosen[0] if len(chosen) == 1 else None


def _one_unit(one: str | None, other: str | None) -> bool:
    return not one or not other or one in other or other in one
