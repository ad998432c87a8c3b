"""The words: cue words, section names, units, deadline and target patterns, kept as data and checked once."""

from tracker.lexicon.engine.trie import any_word

from .loader import Lexicon, Pattern, WordList, load_lexicon

__all__ = ["Lexicon", "Pattern", "WordList", "any_word", "load_lexicon"]
