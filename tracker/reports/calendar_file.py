"""The deadlines as a calendar (ICS, RFC 5545). The only user of icalendar."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from tracker.domain.ledger import LedgerEntry
from tracker.domain.vocabulary import Status

from . import texts
from .phrases import Phrases, one_line

REMINDERS = (7, 1)
"""Days before a deadline on which to remind, at nine in the morning."""
_NINE = timedelta(hours=9)
_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_SUMMARY = 120  # characters: what a calendar shows in its month


def calendar_lines(entries: Iterable[LedgerEntry], phrases: Phrases, name: str) -> Iterator[bytes]:
    """The file in pieces: one all-day event for each entry that has a deadline; reminders for those still to come."""
    frame = Calendar()
    frame.add("prodid", "-//tracker//ledger//ZH" if phrases.chinese else "-//tracker//ledger//EN")
    frame.add("version", "2.0")
    frame.add("calscale", "GREGORIAN")
    frame.add("method", "PUBLISH")
    frame.add("x-wr-calname", _plain(name))
    # A calendar without events, opened up: events are written one by one instead of being collected.
    head, end = frame.to_ical().split(b"END:VCALENDAR")
    yield head
    for entry in entries:
        if entry.verdict.deadline is not None:
            yield _event(entry, entry.verdict.deadline, phrases).to_ical()
    yield b"END:VCALENDAR" + end


def _event(entry: LedgerEntry, day: date, phrases: Phrases) -> Event:
    event = Event()
    event.add("uid", f"{_plain(entry.id)}@tracker")
    event.add("dtstamp", datetime.combine(phrases.as_of, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    unit = phrases.unit_name(phrases.unit(entry))
    task = _plain(entry.commitment.text)
    event.add("summary", _cut(f"[{phrases.state(entry)}] {task}"))
    event.add("description", "\n".join(_plain(line) for line in _description(entry, unit, phrases) if line))
    event.add("categories", [_plain(unit)])
    event.add("transp", "TRANSPARENT")
    if entry.verdict.status is Status.PENDING:
        for days in REMINDERS:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", _cut(phrases.say(texts.REMINDER, days=days, task=task)))
            alarm.add("trigger", _NINE - timedelta(days=days))
            event.add_component(alarm)
    return event


def _description(entry: LedgerEntry, unit: str, phrases: Phrases) -> Iterator[str]:
    colon = "：" if phrases.chinese else ": "
    yield one_line(entry.commitment.text)
    yield f"{phrases.say(texts.COLUMNS['unit'])}{colon}{unit}"
    if wanted := phrases.targets(entry):
        yield f"{phrases.say(texts.LABEL_TARGET)}{wanted}"
    yield f"{phrases.say(texts.LABEL_DEADLINE)}{phrases.deadline(entry)}"
    yield f"{phrases.say(texts.SOURCE_LABEL)}{phrases.source(entry)}"
    if said := phrases.progress(entry):
        yield f"{phrases.say(texts.LABEL_REPORTED)}{said}"
    if note := phrases.note(entry):
        yield f"{phrases.say(texts.LABEL_NOTE)}{note}"


def _plain(text: str) -> str:
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", one_line(text.replace("\r", "\n")))


def _cut(text: str) -> str:
    return text if len(text) <= _SUMMARY else f"{text[: _SUMMARY - 1]}…"
