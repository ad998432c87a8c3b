"""What no one document shows: what became of a promise in the plans that came after, and how far it lies behind."""

from .chains import Place, Tie, chains, strung, ties

__all__ = ["Place", "Tie", "chains", "strung", "ties"]
