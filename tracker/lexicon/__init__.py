"""The words: cue words, section names, units, deadline and target patterns, kept as data and checked once."""

from .loader import Lexicon, Pattern, WordList, load_lexicon
from .openings import first_characters, is_anchored

__all__ = ["Lexicon", "Pattern", "WordList", "first_characters", "is_anchored", "load_lexicon"]
