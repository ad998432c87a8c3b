"""Bytes to text and metadata, one module a format family. Opens no file itself.

Hostile bytes are read in a process of its own, with bounds on time and memory: see `tracker.service.processes.pool`.
"""

from .limits import Limits
from .read import read

__all__ = ["Limits", "read"]
