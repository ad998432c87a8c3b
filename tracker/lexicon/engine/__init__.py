"""How patterns of the lexicon are compiled and searched."""
