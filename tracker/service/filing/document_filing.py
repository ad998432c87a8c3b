"""Putting one file's documents into the store: known, new, or a new edition of a report already there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db import documents, items, people
from db.engine import Connection
from db.records import NewCommitment, NewDocument, StoredCommitment, StoredDocument, StoredReport
from tracker.domain.ledger import IngestedFile
from tracker.domain.promise import Commitment, Extraction
from tracker.domain.report import Reading
from tracker.domain.text import PartialDate
from tracker.domain.vocabulary import Grade
from tracker.service.ledger.topics import topic_of
from tracker.service.ledger.years import plan_year
from tracker.service.people.added_items import carried, is_added, move_wordings

from . import identity
from .body_identity import Bodies
from .editions import Reanchored, earlier_edition, move_decisions, reanchor
from .report_metadata import with_edits


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file about to be filed: where it is, what it is called, and what the user stated of it."""

    shown: str
    name: str
    source: str
    now: datetime
    issuer: str | None = None
    date: PartialDate | None = None
    original: bytes | None = None


def known_file(connection: Connection, source: str) -> list[StoredDocument]:
    """The documents of a file that was imported before and is still there whole; empty for a new one."""
    stored = documents.by_source(connection, source)
    return stored if stored and all(item.deleted_at is None for item in stored) else []


def file_document(
    connection: Connection, action: int, facts: FileFacts, reading: Reading, extraction: Extraction
) -> IngestedFile:
    """Store one document whole, inside the caller's transaction."""
    text = reading.text
    assert text is not None  # refused readings never come here
    shown = shown_part(facts.shown, reading.part)
    fingerprint = identity.member_fingerprint(facts.source, reading.part)
    print_ = identity.text_fingerprint(text)
    same = documents.by_text(connection, print_)
    if same is not None:
        return IngestedFile(shown, "known", same.public_id)
    former = documents.by_fingerprint(connection, fingerprint)
    if former is not None:
        return IngestedFile(shown, "known", former.public_id)
    public_id = identity.document_id(fingerprint, lambda id: documents.given_out(connection, id))
    name = reading.part.rsplit("/", 1)[-1] if reading.part else facts.name
    key = documents.add(
        connection,
        NewDocument(
            public_id=public_id,
            source=facts.source,
            fingerprint=fingerprint,
            text_print=print_,
            name=name,
            path=facts.shown,
            part=reading.part,
            format=reading.format,
            text=text,
            imported_at=facts.now,
            issuer_hint=facts.issuer,
            date_hint=facts.date,
            properties=reading.properties,
            problems=(*reading.problems, *extraction.problems),
            original=facts.original,
            form=reading.form,
        ),
    )
    people.note(connection, action, "document.imported", document=key, details={"name": name})
    filed = [
        _file_report(connection, action, key, public_id, name, text, position, extraction)
        for position in range(len(extraction.reports))
    ]
    changed = any(item.replaced for item in filed)
    first = extraction.reports[0] if extraction.reports else None
    return IngestedFile(
        shown,
        "changed" if changed else "new",
        public_id,
        reports=len(extraction.reports),
        hard=_count(extraction, Grade.HARD),
        milestones=_count(extraction, Grade.MILESTONE),
        achievements=len(extraction.achievements),
        added=sum(item.added for item in filed),
        changed=sum(item.changed for item in filed),
        withdrawn=sum(item.withdrawn for item in filed),
        problems=(
            *reading.problems,
            *extraction.problems,
            *(problem for report in extraction.reports for problem in report.problems),
        ),
        edition_of=next((item.edition_of for item in filed if item.edition_of), ""),
        issuer=first.issuer if first is not None else None,
        date=first.date if first is not None else None,
    )


def shown_part(path: str, part: str) -> str:
    """How a document is named to the user: its file, and its place in a container."""
    return f"{path}/{part}" if part else path


def _count(extraction: Extraction, grade: Grade) -> int:
    return sum(1 for item in extraction.commitments if item.grade is grade)


@dataclass(frozen=True, slots=True)
class _Filed:
    replaced: bool
    edition_of: str = ""
    added: int = 0
    changed: int = 0
    withdrawn: int = 0


def _file_report(
    connection: Connection,
    action: int,
    document: int,
    document_id: str,
    name: str,
    text: str,
    position: int,
    extraction: Extraction,
) -> _Filed:
    read = extraction.reports[position]
    bodies = Bodies.load(connection)
    anchor_body = bodies.own_key(read.issuer)
    edition = identity.edition_key(read, anchor_body, name)
    earlier = earlier_edition(connection, edition, document, read.span.of(text))
    edited: dict[str, object] = {}
    report = read
    if earlier is not None:
        report, edited = with_edits(read, earlier)
    public_id = f"{document_id}-{position + 1}"
    key = documents.add_report(
        connection,
        document,
        position,
        public_id,
        report,
        bodies.of(report),
        edition,
        edited,
    )
    places = [at for at, item in enumerate(extraction.commitments) if item.report == position]
    commitments = tuple(extraction.commitments[at] for at in places)
    wanted = identity.identities(identity.report_anchor(read, anchor_body, name), commitments)
    anchored = Reanchored({}, 0, 0, 0)
    added: list[StoredCommitment] = []
    if earlier is not None:
        before = items.commitments(connection, reports=[earlier.key])
        anchored = reanchor(before, commitments)
        added = [one for one in before if is_added(one.commitment)]
        documents.update_report(connection, earlier.key, live=False, superseded_by=key)
    ids, fresh = item_ids(connection, wanted, anchored.items, public_id)
    items.add_commitments(
        connection,
        key,
        [
            NewCommitment(id, commitment, plan_year(report, commitment), topic_of(report, commitment))
            for id, commitment in zip(ids, commitments, strict=True)
        ]
        + (carried(added, ids, text, report, earlier.report.span.start, position) if earlier else []),
        fresh=fresh,
        text=text,
    )
    items.add_achievements(
        connection,
        key,
        [item for item in extraction.achievements if item.report == position],
        dict(zip(places, ids, strict=True)),
        text,
    )
    if earlier is None:
        return _Filed(False)
    _note_edition(connection, action, earlier, public_id, anchored, ids, commitments)
    move_decisions(connection, action, earlier, public_id, name, text, report)
    move_wordings(connection, action, ids, report, text, report.span.start - earlier.report.span.start)
    return _Filed(True, earlier.document_name, anchored.added, anchored.changed, anchored.withdrawn)


def _note_edition(
    connection: Connection,
    action: int,
    earlier: StoredReport,
    report_id: str,
    anchored: Reanchored,
    ids: Sequence[str],
    commitments: Sequence[Commitment],
) -> None:
    details = {"from": earlier.public_id, "to": report_id}
    people.note(
        connection,
        action,
        "report.new_edition",
        report=earlier.key,
        details={
            **details,
            "added": anchored.added,
            "changed": anchored.changed,
            "withdrawn": anchored.withdrawn,
        },
    )
    changes: list[tuple[str, str, dict[str, object]]] = [
        ("item.withdrawn", item, dict(details)) for item in anchored.gone
    ]
    for position, before in anchored.reworded.items():
        changes.append(
            ("item.changed", ids[position], {"before": before, "after": commitments[position].text})
        )
    people.note_items(connection, action, changes)


def item_ids(
    connection: Connection, wanted: Sequence[str], anchored: dict[int, str], report_id: str
) -> tuple[list[str], dict[str, str]]:
    """The public id of each commitment: the re-anchored one, the one it had before, or a new one; and, by id, what the
    new ones are made of."""
    known, taken = _given_out(connection, wanted)
    busy = items.live_items(connection, known.values()) | set(anchored.values())
    ids: list[str] = []
    new: list[str] = []
    for position, digest in enumerate(wanted):
        if position in anchored:
            ids.append(anchored[position])
            continue
        if digest in known and known[digest] not in busy:
            ids.append(known[digest])
            continue
        if digest in known:  # the same words in another live report of the same name
            digest = identity.fingerprint(f"{digest}\n{report_id}".encode())
            again, others = _given_out(connection, [digest])
            taken |= others
            if digest in again:
                ids.append(again[digest])
                continue
        new.append(digest)
        ids.append(digest)
    fresh: dict[str, str] = {}
    named: dict[str, str] = {}
    for digest in new:
        id = identity.public_id(digest, taken)
        taken.add(id)
        fresh[id] = digest
        named[digest] = id
    return [named.get(id, id) for id in ids], fresh


def _given_out(connection: Connection, digests: Sequence[str]) -> tuple[dict[str, str], set[str]]:
    """The ids that identities have already; and those of the ids they might have that others have."""
    known: dict[str, str] = {}
    taken: set[str] = set()
    asked = {digest: identity.public_id(digest) for digest in digests}
    while asked:
        held = items.held(connection, asked.values())
        longer: dict[str, str] = {}
        for digest, id in asked.items():
            if held.get(id) == digest:
                known[digest] = id
            elif id in held:
                taken.add(id)
                longer[digest] = identity.public_id(digest, taken)
        asked = longer
    return known, taken
