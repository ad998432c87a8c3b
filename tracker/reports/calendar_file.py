"""The deadlines as a calendar (ICS, RFC 5545). The only user of icalendar."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from tracker.domain.ledger import LedgerEntry
from tracker.domain.vocabulary import Status
from tracker.wording.terminal import on_paper

from . import texts
from .entry_words import Phrases, one_line

REMINDERS = (7,)
"""Days before a deadline on which to remind, at nine in the morning."""
_LISTED = 40
"""Items reported in full in one event: more than a calendar shows; the count is always whole."""
_NINE = timedelta(hours=9)
_SUMMARY = 120  # characters: what a calendar shows in its month


def calendar_lines(entries: Iterable[LedgerEntry], phrases: Phrases, name: str) -> Iterator[bytes]:
    """The file in pieces: one all-day event for each unit and day, with its items; reminders where one is still to come."""
    frame = Calendar()
    frame.add("prodid", "-//tracker//ledger//ZH" if phrases.chinese else "-//tracker//ledger//EN")
    frame.add("version", "2.0")
    frame.add("calscale", "GREGORIAN")
    frame.add("method", "PUBLISH")
    frame.add("x-wr-calname", _plain(name))
    # A calendar without events, opened up: events are written one by one instead of being collected.
    head, end = frame.to_ical().split(b"END:VCALENDAR")
    yield head
    groups: dict[tuple[date, str], _Group] = {}
    for entry in entries:
        if (day := entry.verdict.deadline) is not None:
            unit = phrases.unit_name(phrases.unit(entry))
            groups.setdefault((day, unit), _Group()).add(entry, phrases)
    for (day, unit), group in sorted(groups.items()):
        yield _event(day, unit, group, phrases).to_ical()
    yield b"END:VCALENDAR" + end


class _Group:
    """The items of one unit on one day, as lines of text."""

    def __init__(self) -> None:
        self.count = 0
        self.pending = False
        self.first = ""
        self.lines: list[str] = []

    def add(self, entry: LedgerEntry, phrases: Phrases) -> None:
        self.count += 1
        self.pending = self.pending or entry.verdict.status is Status.PENDING
        text = _plain(entry.commitment.text)
        self.first = self.first or text
        if self.count <= _LISTED:
            self.lines += [f"{self.count}. [{phrases.state(entry)}] {text}", *_description(entry, phrases)]


def _event(day: date, unit: str, group: _Group, phrases: Phrases) -> Event:
    event = Event()
    named = hashlib.sha256(f"{day.isoformat()}\n{unit}".encode()).hexdigest()[:20]
    event.add("uid", f"{named}@tracker")
    event.add("dtstamp", datetime.combine(phrases.as_of, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    what = (
        group.first
        if group.count == 1
        else phrases.say(texts.ITEMS_DUE, count=group.count, first=group.first)
    )
    summary = _cut(f"{_plain(unit)}：{what}" if phrases.chinese else f"{_plain(unit)}: {what}")
    lines = group.lines
    if (rest := group.count - _LISTED) > 0:
        lines = [*lines, phrases.say(texts.MORE_ITEMS, count=rest)]
    event.add("summary", summary)
    event.add("description", "\n".join(_plain(line) for line in lines if line))
    event.add("categories", [_plain(unit)])
    event.add("transp", "TRANSPARENT")
    if group.pending and day > phrases.as_of:
        for days in REMINDERS:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", _cut(phrases.say(texts.REMINDER, days=days, task=summary)))
            alarm.add("trigger", _NINE - timedelta(days=days))
            event.add_component(alarm)
    return event


def _description(entry: LedgerEntry, phrases: Phrases) -> Iterator[str]:
    if wanted := phrases.targets(entry):
        yield f"{phrases.say(texts.LABEL_TARGET)}{wanted}"
    yield f"{phrases.say(texts.LABEL_DEADLINE)}{phrases.deadline(entry)}"
    yield f"{phrases.say(texts.SOURCE_LABEL)}{phrases.source(entry)}"
    if stated := phrases.progress(entry):
        yield f"{phrases.say(texts.LABEL_REPORTED)}{stated}"
    if note := phrases.note(entry):
        yield f"{phrases.say(texts.LABEL_NOTE)}{note}"


def _plain(text: str) -> str:
    return on_paper(one_line(text.replace("\r", "\n")))


def _cut(text: str) -> str:
    return text if len(text) <= _SUMMARY else f"{text[: _SUMMARY - 1]}…"
