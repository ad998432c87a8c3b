"""Ledger entries to files people send: docx, xlsx, html, md, csv, json, ics.

The heavy libraries are imported only by the writer that needs them.
"""

from .contract import entry_json, to_json
from .request import (
    Context,
    EntryContext,
    Kind,
    OnProgress,
    Passage,
    ReportError,
    ReportRequest,
    surroundings,
)
from .writing import FORMATS, write

__all__ = [
    "FORMATS",
    "Context",
    "EntryContext",
    "Kind",
    "OnProgress",
    "Passage",
    "ReportError",
    "ReportRequest",
    "entry_json",
    "surroundings",
    "to_json",
    "write",
]
