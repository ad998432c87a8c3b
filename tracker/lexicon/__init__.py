"""The words: cue words, section names, units, deadline and target patterns, kept as data and checked once."""

from tracker.lexicon.engine.first_sets import (
    first_characters,
    first_pairs,
    held_characters,
    is_anchored,
    last_characters,
    longest_match,
    needed_characters,
)
from tracker.lexicon.engine.trie import any_word

from .loader import Lexicon, Pattern, WordList, load_lexicon

__all__ = [
    "Lexicon",
    "Pattern",
    "WordList",
    "any_word",
    "first_characters",
    "first_pairs",
    "held_characters",
    "is_anchored",
    "last_characters",
    "load_lexicon",
    "longest_match",
    "needed_characters",
]
