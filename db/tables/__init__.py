"""The tables, by what they are about. Importing this package registers all of them."""

from .base import METADATA
from .documents import Document, DocumentText, Original, Report, Section
from .findings import EvidenceLine, Finding, Pair
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
    "Section",
    "Setting",
    "TargetLine",
    "UnitLine",
]
