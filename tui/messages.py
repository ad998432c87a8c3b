"""What screens ask of the app. Nothing else passes between them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from textual.message import Message

from tracker.domain.ledger import LedgerQuery
from tracker.domain.text import Span
from tracker.domain.verdict import Evidence
from tracker.domain.vocabulary import EvidenceDecision, MarkKind
from tracker.service.people.office import CorrectionResult, NewItem


@dataclass
class Failed(Message):
    """Something could not be done; the app says so and goes on."""

    error: BaseException


@dataclass
class Go(Message):
    """Show a main screen as it was left."""

    place: str


@dataclass
class ShowLedger(Message):
    """Show the ledger with this question."""

    query: LedgerQuery


@dataclass
class ReviewItems(Message):
    """Review the items of this question, starting with `first`; `queue` names it."""

    query: LedgerQuery
    first: str = ""
    queue: str = "ledger"


@dataclass
class ShowDocument(Message):
    """Show the text of a document, at a place where one is given."""

    document_id: str
    place: Span | None = None


@dataclass
class ShowFigures(Message):
    """Show the figures that do not add up, first those of a document."""

    document_id: str


@dataclass
class ShowDifficulties(Message):
    """Show the problems that reports admit, first those of a document."""

    document_id: str


@dataclass
class MarkItems(Message):
    """Mark items. `versions` are those the person saw; an item changed since then is asked about first."""

    ids: Sequence[str]
    kind: MarkKind
    versions: Mapping[str, int]
    note: str = ""
    new_deadline: date | None = None


@dataclass
class OfficeAct(Message):
    """Correct, assign, drop or decide on items. `write` takes the office, the ids, the person, the moment and the versions
    that the person saw (None: whatever they are now); `what` says it in words.
    """

    ids: Sequence[str]
    versions: Mapping[str, int]
    write: Callable[..., CorrectionResult]
    what: str


@dataclass
class AddItemAsked(Message):
    """Put an item on the ledger."""

    new: NewItem


@dataclass
class SheetsReturned(Message):
    """Take in sheets that units filled in."""

    paths: tuple[Path, ...]


@dataclass
class DecideEvidence(Message):
    """Confirm, reject or attach evidence."""

    item_id: str
    evidence: Evidence
    decision: EvidenceDecision
    version: int | None = None


@dataclass
class WriteNote(Message):
    """Add a note to items."""

    ids: Sequence[str]
    versions: Mapping[str, int]


@dataclass
class SettingsChanged(Message):
    """A setting that changes what every screen shows: day, language, light preset."""


@dataclass
class DocumentsChanged(Message):
    """Documents have come, gone or been corrected; `stated` is the catalogue key of what to tell, "" for nothing."""

    text_key: str = ""
