"""Ledger entries to files people send: docx, xlsx, html, md, csv, json, ics.

The heavy libraries are imported only by the writer that needs them.
"""

from .context import look_up
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
from .sheet_import import HEADS, MarkChange, MarkRow, RowState, changes, read_marks
from .writing import FORMATS, write, write_template

__all__ = [
    "FORMATS",
    "HEADS",
    "Context",
    "EntryContext",
    "Kind",
    "MarkChange",
    "MarkRow",
    "OnProgress",
    "Passage",
    "ReportError",
    "ReportRequest",
    "RowState",
    "changes",
    "entry_json",
    "look_up",
    "read_marks",
    "surroundings",
    "to_json",
    "write",
    "write_template",
]
