"""The desk: the open store, the day, the person and the language that every screen works with."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from threading import Lock

from tracker.domain.ledger import DocumentInfo, LedgerDetail, LedgerQuery
from tracker.domain.verdict import Comparison, Evidence
from tracker.domain.vocabulary import EvidenceDecision
from tracker.service.workspace import Workspace
from tracker.wording.language import Language
from tracker.wording.words import Words

from .catalogue import TEXTS
from .display import paragraph_around
from .reach import Reach
from .state import Place, State
from .views import View

TEXTS_KEPT = 8
"""Whole document texts kept in memory; a long report has about 30,000 characters."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A piece of evidence inside its paragraph; `context` is "" where its document is no longer on file.

    `comparisons` are those of a clause that a person picked.
    """

    evidence: Evidence
    context: str
    context_start: int
    decision: EvidenceDecision | None
    conflicting: bool = False
    comparisons: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """All a screen shows of one item."""

    detail: LedgerDetail
    quoted: tuple[Quoted, ...]


@dataclass
class Desk:
    """What the screens share. Methods that reach the store may take a while: call them from a worker."""

    workspace: Workspace
    words: Words
    as_of: date
    state: State
    place: Place
    query: LedgerQuery
    columns: tuple[str, ...] = ()
    previous: Mapping[str, int] = field(default_factory=dict)
    previous_day: date | None = None
    reach: Reach = field(default_factory=Reach)
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    _texts: OrderedDict[str, str] = field(default_factory=OrderedDict)
    _documents: tuple[DocumentInfo, ...] | None = None
    _lock: Lock = field(default_factory=Lock)

    def say(self, key: str, /, **values: object) -> str:
        """A text of the catalogue with its values put in."""
        return self.words.say(TEXTS[key], **values)

    def label(self, member: StrEnum) -> str:
        """The label of a status, a reason, a mark…"""
        return self.words.label(member)

    @property
    def person(self) -> str:
        """Whose name marks are made under, "" while it is not known."""
        return self.state.person

    def now(self) -> datetime:
        """The moment a mark is made at."""
        return self.clock()

    @property
    def looks_back(self) -> bool:
        """Whether the desk shows a day before today: marks made now do not count on it yet."""
        return self.as_of < self.now().astimezone().date()

    def views(self) -> tuple[View, ...]:
        """The saved views of this store: the person's own, else the ones a new desk comes with, in the language spoken."""
        kept = self.place.views if self.place.views is not None else self.state.views
        if kept is not None:
            return tuple(
                replace(view, name=self.say(view.key)) if view.key in TEXTS else view for view in kept
            )
        return tuple(
            View(self.say(f"view.{name}"), query, due_within=within, key=f"view.{name}")
            for name, query, within in (
                ("overdue", {"statuses": ["overdue"], "sort": "-overdue"}, None),
                ("short", {"reasons": ["shortfall"], "sort": "-overdue"}, None),
                ("unclear", {"reasons": ["ambiguous"], "sort": "confidence"}, None),
                ("due30", {"statuses": ["pending"], "sort": "deadline"}, 30),
                ("red", {"lights": ["red"], "sort": "-overdue"}, None),
                ("marked", {"marked": True}, None),
            )
        )

    def speak(self, language: Language) -> None:
        """Speak this language from now on."""
        self.words = Words(language)
        self.state.language = language.value

    def move_to(self, as_of: date) -> None:
        """Look at another day."""
        self.as_of = as_of
        self.query = replace(self.query, as_of=as_of)

    def documents(self) -> tuple[DocumentInfo, ...]:
        """The documents on file; asked of the store once until `forget`."""
        with self._lock:
            if self._documents is None:
                self._documents = self.workspace.documents()
            return self._documents

    def document_of_report(self, report_id: str) -> DocumentInfo | None:
        """The document a report stands in."""
        for document in self.documents():
            if any(report.id == report_id for report in document.reports):
                return document
        return None

    def text(self, document_id: str) -> str:
        """The text of a document."""
        with self._lock:
            if document_id in self._texts:
                self._texts.move_to_end(document_id)
                return self._texts[document_id]
        text = self.workspace.document_text(document_id)
        with self._lock:
            self._texts[document_id] = text
            while len(self._texts) > TEXTS_KEPT:
                self._texts.popitem(last=False)
        return text

    def forget(self) -> None:
        """Documents have come or gone: ask anew."""
        with self._lock:
            self._documents = None
            self._texts.clear()

    def item(self, item_id: str) -> Item | None:
        """One item with its evidence in place, None where it is no longer in the store."""
        detail = self.workspace.entry(item_id, self.as_of)
        if detail is None:
            return None
        verdict = detail.entry.verdict
        quoted = [self.quote(detail, evidence) for evidence in verdict.evidence]
        quoted += [
            self.quote(detail, evidence, conflicting=True)
            for evidence in verdict.conflicting
            if evidence not in verdict.evidence
        ]
        return Item(detail, tuple(quoted))

    def with_chains(self, item: Item) -> Item:
        """The same item with its promises through the years; for the first of a body this may take a second or two."""
        entry = next(self.workspace.with_chains([item.detail.entry], self.as_of))
        return replace(item, detail=replace(item.detail, entry=entry))

    def quote(self, detail: LedgerDetail, evidence: Evidence, *, conflicting: bool = False) -> Quoted:
        """Evidence inside its paragraph, with the decision in force on it."""
        decision: EvidenceDecision | None = None
        for mark in detail.evidence_marks:
            if mark.report_id == evidence.report_id and mark.span == evidence.span:
                decision = None if mark.decision is EvidenceDecision.WITHDRAWN else mark.decision
        compared = detail.comparisons_of(evidence)
        document = self.document_of_report(evidence.report_id)
        if document is None:
            return Quoted(evidence, "", 0, decision, conflicting, compared)
        text = self.text(document.id)
        start, end = paragraph_around(text, evidence.span)
        return Quoted(evidence, text[start:end], start, decision, conflicting, compared)
