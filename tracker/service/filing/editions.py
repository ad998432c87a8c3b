"""A changed edition of a report already on file: which items its promises are, and where decisions now stand."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from db import documents, people
from db.engine import Connection
from db.records import StoredCommitment, StoredReport
from tracker.domain.correction import ADDED
from tracker.domain.promise import Commitment
from tracker.domain.report import Report
from tracker.domain.text import Span

from . import identity

SAME_REPORT = 0.5
"""Share of six-character runs two editions must have in common. Annual reports of one body share well under a third."""

SAME_PROMISE = 0.6
"""Likeness from which a changed wording is still the same promise; below it, one was withdrawn and another made."""


@dataclass(frozen=True, slots=True)
class Reanchored:
    """Which item each commitment of the new edition is (by position), and how many are new, reworded or gone."""

    items: dict[int, str]
    added: int
    changed: int
    withdrawn: int
    gone: tuple[str, ...] = ()
    reworded: dict[int, str] = field(default_factory=dict)


def earlier_edition(connection: Connection, edition: str, document: int, text: str) -> StoredReport | None:
    """The live report in another document that this text is an edition of: same key, and mostly the same words."""
    candidates = [
        stored
        for stored in reversed(documents.reports(connection, edition=edition))
        if stored.document_key != document
    ]
    mine = identity.shingles(text) if candidates else frozenset()
    for stored in candidates:
        span = stored.report.span
        other = documents.part_of_text(connection, stored.document_key, span.start, span.end)
        if identity.containment(mine, identity.shingles(other)) >= SAME_REPORT:
            return stored
    return None


def reanchor(before: Sequence[StoredCommitment], after: Sequence[Commitment]) -> Reanchored:
    """Find each old promise again: first by its very words, in order, then by the likest words left."""
    items: dict[int, str] = {}
    by_words: dict[str, list[StoredCommitment]] = defaultdict(list)
    for stored in before:
        by_words[identity.words(stored.commitment.text)].append(stored)
    for position, commitment in enumerate(after):
        same = by_words.get(identity.words(commitment.text))
        if same:
            items[position] = same.pop(0).item_id
    # What a person added is found again by its very words only: likeness would take another promise for it.
    left = [
        stored for waiting in by_words.values() for stored in waiting if ADDED not in stored.commitment.rules
    ]
    open_ = [position for position in range(len(after)) if position not in items]
    scored = sorted(
        (
            (-identity.likeness(stored.commitment.text, after[position].text), position, at)
            for position in open_
            for at, stored in enumerate(left)
        ),
    )
    reworded: dict[int, str] = {}
    used: set[int] = set()
    for score, position, at in scored:
        if -score < SAME_PROMISE:
            break
        if position in reworded or at in used:
            continue
        used.add(at)
        items[position] = left[at].item_id
        reworded[position] = left[at].commitment.text
    gone = tuple(stored.item_id for at, stored in enumerate(left) if at not in used)
    return Reanchored(items, len(after) - len(items), len(reworded), len(gone), gone, reworded)


def move_decisions(
    connection: Connection,
    action: int,
    earlier: StoredReport,
    report_id: str,
    name: str,
    text: str,
    report: Report,
) -> None:
    """Carry the decisions on clauses of the earlier edition over to the same words in the new one."""
    for item, decided in people.evidence_marks_on(connection, [earlier.public_id]):
        relative = decided.span.start - earlier.report.span.start
        found = nearest(text, decided.text, report.span, report.span.start + relative)
        if found is None:
            continue
        people.add_evidence_mark(
            connection,
            action,
            item,
            decided.decision,
            by=decided.by,
            at=decided.at,
            document=name,
            report=report_id,
            span=found,
            text=decided.text,
            note=decided.note,
            moved_from=decided.id,
        )


def nearest(text: str, wanted: str, within: Span, near: int) -> Span | None:
    """The place of `wanted` inside `within` that is closest to `near`."""
    best: Span | None = None
    at = text.find(wanted, within.start, within.end) if wanted else -1
    while at >= 0:
        if best is None or abs(at - near) < abs(best.start - near):
            best = Span(at, at + len(wanted))
        at = text.find(wanted, at + 1, within.end)
    return best
