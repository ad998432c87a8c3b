"""Items that a person puts on the ledger: from words of a document, or with no document at all."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from db import documents, items, office, people
from db.engine import Connection
from db.errors import StoreError
from db.records import NewCommitment, NewDocument, StoredCommitment, StoredReport
from tracker.domain.correction import ADDED, KEPT, Changes, Correction, apply
from tracker.domain.promise import Commitment, Deadline, Target
from tracker.domain.report import Report
from tracker.domain.text import PartialDate, Period, Span
from tracker.domain.vocabulary import Basis, CorrectionKind, Grade
from tracker.service.filing import identity
from tracker.service.filing.editions import nearest
from tracker.service.filing.text_sanitizing import sanitized
from tracker.service.ledger.topics import topic_of
from tracker.service.ledger.years import plan_year

from .corrections import ACT, record

if TYPE_CHECKING:
    from tracker.extraction.explain import Explanation

BY_HAND = "added"
"""The format of the small documents that hold the words of items without a document; they have no name."""


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item to be put on the ledger. `document` is a public id, `span` its place there; None for no document.

    What `changes` leaves as it is is read out of the words.
    """

    text: str
    document: str | None = None
    span: Span | None = None
    changes: Changes = field(default_factory=Changes)


def add(connection: Connection, new: NewItem, *, by: str, now: datetime, note: str = "") -> tuple[str, bool]:
    """Put an item on the ledger; gives its id, and whether it is a new one.

    Words that were read as a mere declaration become a promise under the id they have. StoreError `store.unknown_document`,
    `item.no_words`, `item.not_in_document`, `item.no_report`, `item.exists`.
    """
    text = sanitized(new.text)[0].strip()
    if not text:
        raise StoreError("item.no_words", {})
    action = people.record(connection, ACT, by=by, at=now, details={"kind": CorrectionKind.ADDED.value})
    if new.document is None:
        home = _own_document(connection, action, text, now)
        span = Span(0, len(text))
    else:
        home, span = _place(connection, new.document, text, new.span)
    known = _standing_at(connection, home, span)
    if known is not None:
        if known.commitment.grade is not Grade.DECLARATORY:
            raise StoreError("item.exists", {"id": known.item_id})
        read = _explained(text, home)
        changes = _completed(known.commitment, read, new.changes)
        if changes.deadline is KEPT and known.commitment.deadline.date is None and read.deadline is not None:
            changes = replace(changes, deadline=read.deadline.date)
        record(
            connection, action, CorrectionKind.CORRECTED, {known.item_id: changes}, by=by, now=now, note=note
        )
        return known.item_id, False
    commitment = _as_read(text, span, home, new.changes)
    id = _file(connection, action, home, commitment)
    changes = replace(new.changes, grade=commitment.grade) if new.changes.grade is not KEPT else new.changes
    record(connection, action, CorrectionKind.ADDED, {id: changes}, by=by, now=now, note=note)
    return id, True


def _own_document(connection: Connection, action: int, text: str, now: datetime) -> StoredReport:
    """A document of its own for the words of an item that stands in none."""
    digest = identity.fingerprint(f"{BY_HAND}\n{action}\n{text}".encode())
    public_id = identity.document_id(digest, lambda id: documents.given_out(connection, id))
    key = documents.add(
        connection,
        NewDocument(public_id, digest, digest, digest, "", "", "", BY_HAND, text, now),
    )
    day = now.date()
    report = Report(Span(0, len(text)), "", None, PartialDate(day.year, day.month, day.day), None, None)
    documents.add_report(connection, key, 0, f"{public_id}-1", report, None, None, {})
    return documents.reports(connection, document=key, sections=True)[0]


def _place(connection: Connection, document: str, text: str, span: Span | None) -> tuple[StoredReport, Span]:
    """The report that the words stand in, and where."""
    stored = documents.by_public_id(connection, document)
    if stored is None or stored.deleted_at is not None:
        raise StoreError("store.unknown_document", {"id": document})
    if span is None:
        whole = documents.text(connection, stored.key)
        at = whole.find(text)
        if at < 0:
            raise StoreError("item.not_in_document", {"document": stored.name})
        span = Span(at, at + len(text))
    elif span.end > stored.characters or not len(span):
        raise StoreError("item.not_in_document", {"document": stored.name})
    for report in documents.reports(connection, document=stored.key, sections=True):
        if report.report.span.overlap(span):
            return report, span
    raise StoreError("item.no_report", {"document": stored.name})


def _standing_at(connection: Connection, home: StoredReport, span: Span) -> StoredCommitment | None:
    """The item that stands at the very place already and was not taken off the ledger."""
    here = [one for one in items.commitments(connection, reports=[home.key]) if one.commitment.span == span]
    made = office.corrections(connection, [one.item_id for one in here])
    for one in here:
        done = apply(one.commitment, made.get(one.item_id, ()))
        if not done.dropped:
            return replace(one, commitment=done.commitment)
    return None


def _as_read(text: str, span: Span, home: StoredReport, changes: Changes) -> Commitment:
    """The item as its words say, with what the person gave laid over them."""
    report = home.report
    bare = Commitment(
        span, text, Grade.DECLARATORY, Deadline(None, None, Basis.NONE), (), False, None, False,
        home.ordinal, section_at(report, span), (ADDED,),
    )  # fmt: skip
    read = _explained(text, home)
    if read.deadline is not None:
        bare = replace(bare, deadline=replace(read.deadline, span=None))
    else:
        period = _plan_at(report, bare.section)
        if period is not None:
            bare = replace(bare, deadline=Deadline(None, period.end, Basis.PLAN_PERIOD, ADDED))
    return given(bare, _completed(bare, read, changes))


def given(commitment: Commitment, changes: Changes) -> Commitment:
    """A commitment with the fields that a person gave."""
    made = Correction(0, CorrectionKind.ADDED, "", datetime.min.replace(tzinfo=UTC), changes=changes)
    return apply(commitment, (made,)).commitment


def _explained(text: str, home: StoredReport) -> "Explanation":
    from tracker.extraction.explain import explain

    date = home.report.date
    return explain(text, date.first_day() if date else None)


def _completed(commitment: Commitment, read: "Explanation", changes: Changes) -> Changes:
    """The changes with targets and grade as the words say where the person gave none."""
    if changes.targets is KEPT and not commitment.targets:
        changes = replace(changes, targets=tuple(_unplaced(target) for target in read.targets))
    if changes.grade is KEPT:
        targets = commitment.targets if changes.targets is KEPT else changes.targets
        named = (read.deadline is not None and read.deadline.basis is Basis.EXPLICIT) or (
            changes.deadline is not KEPT and changes.deadline is not None
        )
        changes = replace(changes, grade=Grade.HARD if targets or named else Grade.MILESTONE)
    return changes


def _plan_at(report: Report, section: int) -> Period | None:
    own = report.sections[section].plan_period if section < len(report.sections) else None
    return own or report.plans


def _unplaced(target: Target) -> Target:
    """A target read out of words alone: it has no place in a document."""
    return replace(target, span=None)


def section_at(report: Report, span: Span) -> int:
    """The position of the innermost section that holds the place; 0 where none does."""
    holding = [
        position
        for position, section in enumerate(report.sections)
        if section.span.start <= span.start < section.span.end
    ]
    return holding[-1] if holding else 0


def _file(connection: Connection, action: int, home: StoredReport, commitment: Commitment) -> str:
    """Give the item an id, by the scheme of all items, and store it in its report."""
    anchor = identity.report_anchor(home.report, home.body, home.document_name)
    own_words = identity.words(commitment.text)
    digest = identity.fingerprint(f"{anchor}\n{own_words}\n{ADDED}\n{action}\n{commitment.span}".encode())
    id = identity.public_id(digest)
    taken = items.held(connection, [id])
    if taken:
        id = identity.public_id(digest, taken)
    items.add_items(connection, {digest: id})
    items.add_commitments(connection, home.key, [_new(id, commitment, home.report)])
    return id


def _new(id: str, commitment: Commitment, report: Report) -> NewCommitment:
    year = plan_year(report, commitment)
    if commitment.deadline.date is not None and report.plans is None and report.covers is None:
        year = commitment.deadline.date.year
    return NewCommitment(id, commitment, year, topic_of(report, commitment))


def carried(
    added: Sequence[StoredCommitment],
    held: Collection[str],
    text: str,
    report: Report,
    before: int,
    ordinal: int,
) -> list[NewCommitment]:
    """The items a person added to a report, for the newer reading of it: at the same words, else without a place.

    `held` are the items that the new reading has found by itself; `before` is where the old report began.
    """
    result = []
    for one in added:
        if one.item_id in held:
            continue
        span = nearest(
            text, one.commitment.text, report.span, report.span.start + one.commitment.span.start - before
        ) or Span(report.span.start, report.span.start)
        moved = replace(
            one.commitment, span=span, section=section_at(report, span), report=ordinal, opening=None
        )
        result.append(NewCommitment(one.item_id, moved, one.year, one.topic))
    return result


def is_added(commitment: Commitment) -> bool:
    """Whether a person put it on the ledger."""
    return ADDED in commitment.rules


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an item that is split."""

    text: str
    changes: Changes


def split(
    connection: Connection, id: str, parts: Sequence[Part], *, by: str, now: datetime, note: str = ""
) -> tuple[str, ...]:
    """Put parts in the place of an item; gives their ids. What a part does not say it has from the whole.

    StoreError `store.unknown_item` for one that stands in no live report, `item.no_words` for an empty part.
    """
    found = items.commitments(connection, items=[id])
    if not found:
        raise StoreError("store.unknown_item", {"id": id})
    stored = found[-1]
    home = documents.reports(connection, keys=[stored.report_key], sections=True)[0]
    whole = apply(stored.commitment, office.corrections(connection, [id]).get(id, ())).commitment
    text = documents.text(connection, home.document_key)
    action = people.record(connection, ACT, by=by, at=now, details={"kind": CorrectionKind.SPLIT.value})
    ids: list[str] = []
    for part in parts:
        words = sanitized(part.text)[0].strip()
        if not words:
            raise StoreError("item.no_words", {})
        span = nearest(text, words, whole.span, whole.span.start) or whole.span
        taken_over = replace(
            whole,
            text=words,
            span=span,
            targets=(),
            grade=Grade.DECLARATORY,
            rules=(ADDED,),
            opening=None,
            restated=False,
            stages=(),
        )
        read = _explained(words, home)
        if read.deadline is not None and read.deadline.date is not None:
            taken_over = replace(taken_over, deadline=replace(read.deadline, span=None))
        commitment = given(taken_over, _completed(taken_over, read, part.changes))
        made = _file(connection, action, home, commitment)
        record(connection, action, CorrectionKind.ADDED, {made: part.changes}, by=by, now=now, part_of=id)
        ids.append(made)
    record(connection, action, CorrectionKind.SPLIT, {id: Changes()}, by=by, now=now, note=note)
    return tuple(ids)


def move_wordings(
    connection: Connection, action: int, ids: Collection[str], report: Report, text: str, shift: int
) -> None:
    """Find the words that people marked as an item's again in a newer edition, `shift` characters on."""
    made = office.corrections(connection, ids)
    moved: dict[str, Changes] = {}
    origin: dict[str, int] = {}
    example: Mapping[str, object] = {}
    for id, corrections in made.items():
        for one in corrections:
            wording = one.changes.wording
            if wording is KEPT:
                continue
            found = nearest(text, wording.text, report.span, wording.span.start + shift)
            if found is not None and found != wording.span:
                moved[id] = Changes(wording=replace(wording, span=found))
                origin[id] = one.id
                example = {"by": one.by, "at": one.at}
    if moved:
        by, at = str(example["by"]), example["at"]
        assert isinstance(at, datetime)
        office.add_corrections(
            connection, action, CorrectionKind.CORRECTED, moved, by=by, at=at, moved_from=origin
        )
