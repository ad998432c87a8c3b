"""One-item slips (督办单): one form a page, with room for the unit's answer."""

from tracker.domain.ledger import LedgerEntry
from tracker.domain.loop import reminders
from tracker.domain.vocabulary import Status

from . import texts
from .blocks import Slip
from .entry_words import Phrases, one_line
from .request import ReportRequest

MAX_QUOTE = 220
"""Characters of a quote on a slip: with more, the form no longer fits its page. What is cut ends with an ellipsis."""


def slip(request: ReportRequest, entry: LedgerEntry, phrases: Phrases) -> Slip:
    """The form for one entry."""
    verdict = entry.verdict
    wanted_of = phrases.targets(entry) or phrases.say(texts.NO_TARGET)
    targets = phrases.together(phrases.sentence(wanted_of), phrases.soft(entry))
    if (best := phrases.answer(entry)) is not None:
        stated = phrases.quoted(cut(best.text), phrases.evidence_source(best))
    else:
        stated = phrases.silence(entry)
    row = {name: phrases.say(label) for name, label in texts.SLIP_ROWS.items()}
    rows = [
        *([(row["number"], one_line(request.number), 0)] if request.number else []),
        (row["item"], phrases.sentence(cut(entry.commitment.text)), 0),
        (row["source"], phrases.source(entry), 0),
        (row["target"], cut(targets), 0),
        (row["unit"], phrases.unit_name(phrases.unit(entry)), 0),
        (row["deadline"], phrases.deadline(entry), 0),
        (row["state"], _state(entry, phrases), 0),
        (row["reported"], stated, 0),
    ]
    if compared := phrases.comparisons(entry):
        rows.append((row["finding"], cut(phrases.sentence(compared)), 0))
    if times := reminders(entry.notices):
        rows.append((row["reminded"], phrases.say(texts.SLIP_REMINDED, count=times), 0))
    if note := phrases.note(entry):
        rows.append((row["note"], cut(note), 0))
    wanted = (
        "".join(one_line(text) for text in request.work_requirements)
        if request.work_requirements
        else phrases.say(texts.SLIP_REQUIREMENT[verdict.status])
    )
    rows += [
        (row["requirement"], cut(wanted), 0),
        (row["reply_by"], phrases.day(request.reply_by), 0),
        (row["answer"], "", 4),
        (row["leader"], "", 1),
        (row["answered"], "", 1),
    ]
    signed = "　".join(
        part
        for part in (one_line(request.signature or ""), phrases.day(request.issued or request.as_of))
        if part
    )
    return Slip(
        phrases.say(texts.TITLE_SLIP), phrases.say(texts.SLIP_NUMBER, id=entry.id), tuple(rows), signed
    )


def cut(text: str, limit: int = MAX_QUOTE) -> str:
    """One line of at most `limit` characters."""
    line = one_line(text)
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def _state(entry: LedgerEntry, phrases: Phrases) -> str:
    state = phrases.state(entry)
    if entry.verdict.status is Status.FULFILLED or entry.verdict.reason is None:
        return state
    label = phrases.words.label(entry.verdict.reason)
    if label in state:
        return state
    return f"{state}（{label}）" if phrases.chinese else f"{state} ({label})"
