"""The tables, by what they are about. Importing this package registers all of them."""

from .base import METADATA
from .documents import Document, DocumentForm, DocumentText, Original, Report, Section
from .findings import EvidenceLine, Finding, Pair, Restatement
from .items import Achievements, CommitmentLine, Declarations, Declared, Item, TargetLine
from .office import ClaimLine, CorrectionLine, NoticeLine, UnitLine
from .people import Action, Body, Event, EvidenceMarkLine, MarkLine, Setting

__all__ = [
    "METADATA",
    "Achievements",
    "Action",
    "Body",
    "ClaimLine",
    "CommitmentLine",
    "CorrectionLine",
    "Declarations",
    "Declared",
    "Document",
    "DocumentForm",
    "DocumentText",
    "Event",
    "EvidenceLine",
    "EvidenceMarkLine",
    "Finding",
    "Item",
    "MarkLine",
    "NoticeLine",
    "Original",
    "Pair",
    "Report",
    "Restatement",
    "Section",
    "Setting",
    "TargetLine",
    "UnitLine",
]
