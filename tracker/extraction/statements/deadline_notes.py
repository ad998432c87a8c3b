"""Labels that say by when: `（完成时限：10月底前）`, `整改时限：9月` on a line of its own. They give their item its deadline and promise nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tracker.domain.promise import Commitment, Deadline
from tracker.domain.text import Span
from tracker.domain.vocabulary import Basis
from tracker.extraction.layout.labels import Label, labels_in
from tracker.extraction.layout.tree import Role
from tracker.extraction.time.deadline_cells import deadline_without_day, times_in_cell
from tracker.extraction.time.deadlines import DateContext, choose_deadline
from tracker.extraction.time.expressions import TimeExpression
from tracker.lexicon.phrases import ordered

from .drafts import Draft

_NAMING: Final = frozenset({Role.DEADLINE, Role.LEAD, Role.SUPPORT, Role.LEADER})


@dataclass(frozen=True, slots=True)
class DeadlineNote:
    """A label with the deadline it gives; `span` is what it takes up."""

    span: Span
    deadline: Deadline


def deadline_notes(
    text: str, span: Span, times: Sequence[TimeExpression], dates: DateContext
) -> tuple[DeadlineNote, ...]:
    """The labels of a paragraph that say by when, in order."""
    if all(text.find(sign, span.start, span.end) < 0 for sign in ordered("record.deadline_signs")):
        return ()
    return tuple(
        DeadlineNote(label.span, _deadline(text, label, times, dates))
        for label in labels_in(text, span.start, span.end)
        if label.role is Role.DEADLINE and len(label.value)
    )


def only_labels(text: str, span: Span) -> bool:
    """Whether a paragraph holds nothing but labels that name units and a time, for what stands before it."""
    labels = labels_in(text, span.start, span.end)
    if not labels or any(label.role not in _NAMING for label in labels):
        return False
    rest, at = "", span.start
    for label in labels:
        rest += text[at : label.span.start]
        at = label.span.end
    return not (rest + text[at : span.end]).strip(" \t\n\u3000，,、；;。（()）【】[]")


def _deadline(text: str, label: Label, times: Sequence[TimeExpression], dates: DateContext) -> Deadline:
    found = times_in_cell(text, label.value, times, dates)
    return choose_deadline(found, dates) or deadline_without_day(text, label.value, dates)


def give(notes: Sequence[DeadlineNote], drafts: Sequence[Draft]) -> None:
    """Each draft without a day of its own takes the next note behind it, else the last before it."""
    for draft in drafts:
        if draft.deadline.basis is Basis.EXPLICIT or not notes:
            continue
        following = [note for note in notes if note.span.start >= draft.start]
        draft.deadline = (following or notes)[0 if following else -1].deadline


def dated(commitment: Commitment, deadline: Deadline) -> Commitment:
    """The commitment with the deadline of a line behind it, unless it has a day of its own."""
    if commitment.deadline.basis is Basis.EXPLICIT:
        return commitment
    return replace(commitment, deadline=deadline)
