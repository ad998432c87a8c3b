"""The word lists the checks go by, as patterns."""

import re
from functools import cache

from tracker.lexicon.loader import load_lexicon


@cache
def any_of(id: str) -> re.Pattern[str]:
    """A pattern of a word list of the lexicon."""
    return re.compile(load_lexicon().words[id].alternation())


@cache
def classes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each set of classes that exclude each other, with a pattern of its words."""
    return tuple(
        (id, re.compile(words.alternation()))
        for id, words in load_lexicon().words.items()
        if id.startswith("audit.classes.")
    )


def have(id: str, text: str) -> bool:
    """Whether a text has a word of a list."""
    return any_of(id).search(text) is not None
