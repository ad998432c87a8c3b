"""The words: cue words, section names, units, deadline and target patterns, kept as data and checked once."""

from .loader import Lexicon, Pattern, WordList, load_lexicon

__all__ = ["Lexicon", "Pattern", "WordList", "load_lexicon"]
