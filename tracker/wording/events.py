"""One line of an item's history."""

from tracker.domain.ledger import HistoryEvent
from tracker.domain.vocabulary import (
    ClaimKind,
    ClaimState,
    CorrectionKind,
    EvidenceDecision,
    MarkKind,
    NoticeKind,
    Outcome,
    Reason,
    Status,
)

from . import history
from .both import Both
from .fields import fields_sentence
from .problems import Known
from .speaker import Speaker

_VOCABULARIES = (
    MarkKind,
    Status,
    Reason,
    Outcome,
    EvidenceDecision,
    CorrectionKind,
    NoticeKind,
    ClaimKind,
    ClaimState,
)


_WITH_NOTE = Both("{sentence}：{note}", "{sentence}: {note}")


def sentence(words: Speaker, event: HistoryEvent) -> str:
    """`2021-09-05 10:30  张三  标为“销号”：note`; a kind without a sentence shows itself with its details."""
    details = {name: _label(words, value) for name, value in event.details}
    for name in ("what", "before"):
        if "=" in details.get(name, ""):
            details[name] = fields_sentence(words, details[name])
    both = history.SENTENCES.get(event.kind)
    if both is None:
        sentence = " ".join([event.kind, *(f"{name}={value}" for name, value in details.items() if value)])
    else:
        sentence = words.say(both).format_map(Known(details))
    if until := details.get("new_deadline", ""):
        sentence = f"{sentence} → {until}"
    note = details.get("note", "")
    return "  ".join(
        part
        for part in (
            words.moment(event.at),
            event.by,
            words.say(_WITH_NOTE, sentence=sentence, note=note) if note else sentence,
        )
        if part
    )


def _label(words: Speaker, value: str) -> str:
    """The label of a word of a closed vocabulary; anything else as it is."""
    for vocabulary in _VOCABULARIES:
        if value in set(vocabulary):
            return words.label(vocabulary(value))
    return value
