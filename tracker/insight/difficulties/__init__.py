"""The problems a report admits, as items of a ledger of their own."""

from .links import Promise, answered, come_back
from .reading import Told, read_difficulties

__all__ = ["Promise", "Told", "answered", "come_back", "read_difficulties"]
