"""Whether something stands inside the name of what was promised, where a report tells of another thing by a longer name."""

import re
from collections.abc import Sequence
from functools import lru_cache

from tracker.lexicon.phrases import Phrase

from .frames import Frame


def inserted(promised: Frame, reported: str, clause: str) -> bool:
    """`规上装备工业增加值` beside `规上工业增加值`: something stands inside the name that was promised."""
    words = _name(promised)
    if len(words) < 2 or not _in_order(words, reported) or "".join(words) in reported:
        return False
    found = _with_gaps(words).search(reported)
    # In a list (`万元GDP水耗、电耗`) the name is put together from its members, and nothing stands inside it.
    if found is None or found[0] not in clause:
        return False
    # What stands before the rate itself says how it is measured: `卫生室标准化达标率`.
    gaps = found.groups()[:-1] if words[-1].endswith("率") else found.groups()
    return any(len(gap) > 1 and not _LINKS.search(gap) for gap in gaps)


@lru_cache(maxsize=4096)
def _name(promised: Frame) -> tuple[str, ...]:
    """The words of what is measured, without those that tell how it moves."""
    return tuple(word.text for word in promised.words if len(word.text) > 1 and not _MOVES.search(word.text))


def _in_order(words: Sequence[str], text: str) -> bool:
    """Whether the words stand in the text one behind the other."""
    place = 0
    for word in words:
        found = text.find(word, place)
        if found < 0:
            return False
        place = found + len(word)
    return True


@lru_cache(maxsize=1024)
def _with_gaps(words: tuple[str, ...]) -> re.Pattern[str]:
    """These words with up to six characters between them."""
    return re.compile(r"([一-鿿]{0,6}?)".join(map(re.escape, words)))


_MOVES = Phrase("relation.moves")
_LINKS = Phrase("relation.links")
