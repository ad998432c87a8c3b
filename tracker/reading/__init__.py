"""Bytes to text and metadata, one module a format family. Opens no file itself."""

from .guarded import GuardedReader
from .limits import Limits
from .read import read

__all__ = ["GuardedReader", "Limits", "read"]
