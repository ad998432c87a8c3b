"""The problems a report admits, as items of a ledger of their own."""

from .links import Promise, answered, come_back
from .reading import Admitted, read_difficulties

__all__ = ["Admitted", "Promise", "answered", "come_back", "read_difficulties"]
