"""The words: cue words, section names, units, deadline and target patterns, kept as data and checked once."""

from .loader import Lexicon, Pattern, WordList, load_lexicon
from .openings import may_begin_with

__all__ = ["Lexicon", "Pattern", "WordList", "load_lexicon", "may_begin_with"]
