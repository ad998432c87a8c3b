"""The words: cue words, section names, units, deadline and target patterns, kept as data and checked once."""

from .loader import Lexicon, Pattern, WordList, load_lexicon
from .openings import (
    first_characters,
    first_pairs,
    held_characters,
    is_anchored,
    last_characters,
    longest_match,
    needed_characters,
)
from .prefixes import any_word

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
