"""ICS calendars, read back with icalendar's parser."""

from datetime import date, timedelta
from pathlib import Path

from icalendar import Calendar, Component
from icalendar.prop import vCategory

from tracker.domain.ledger import LedgerEntry
from tracker.domain.promise import Deadline
from tracker.domain.responsible import responsible_unit
from tracker.domain.vocabulary import Basis, Status
from tracker.reports import Kind, ReportRequest, write

from .builders import AS_OF, documents, entry, hostile, ledger, overview


def made(tmp_path: Path, entries: list[LedgerEntry]) -> bytes:
    output = tmp_path / "ledger.ics"
    write(ReportRequest(Kind.LEDGER, AS_OF), entries, overview(entries), output, documents=documents())
    return output.read_bytes()


def unit_of(event: Component) -> str:
    categories = event["categories"]
    assert isinstance(categories, vCategory)
    return str(categories.cats[0])


def test_each_units_day_is_one_event_and_those_to_come_remind(tmp_path: Path) -> None:
    entries = ledger()
    events = list(Calendar.from_ical(made(tmp_path, entries)).walk("VEVENT"))
    dated = [item for item in entries if item.verdict.deadline is not None]
    units = {
        (item.verdict.deadline, responsible_unit(item.commitment.lead, item.issuer) or "责任单位未明确")
        for item in dated
    }
    assert {(event.decoded("dtstart"), unit_of(event)) for event in events} == units
    assert len(events) == len(units) < len(dated)
    for event in events:
        own = [
            item
            for item in dated
            if item.verdict.deadline == event.decoded("dtstart")
            and (responsible_unit(item.commitment.lead, item.issuer) or "责任单位未明确") == unit_of(event)
        ]
        assert own and all(item.commitment.text in str(event["description"]) for item in own)
        assert str(event["summary"]).startswith(unit_of(event))
        ahead = any(item.verdict.status is Status.PENDING for item in own) and (
            event.decoded("dtstart") > AS_OF
        )
        assert len(event.walk("VALARM")) == (1 if ahead else 0)
    extended = next(event for event in events if event.decoded("dtstart") == date(2022, 1, 15))
    first = extended.walk("VALARM")[0]
    assert first.decoded("trigger") == timedelta(days=-7, hours=9)
    assert "7天后到期" in str(first["description"])
    assert "目标要求：投资不低于1.8亿元" in str(extended["description"])


def test_lines_are_folded_and_hostile_text_stays_inside_its_value(tmp_path: Path) -> None:
    day = Deadline("年内", date(2022, 3, 1), Basis.EXPLICIT)
    entries = [
        entry(number, text=item.commitment.text * 3, note=item.note, deadline=day, status=Status.PENDING)
        for number, item in enumerate(hostile())
    ]
    data = made(tmp_path, entries)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\r\n".join(data.split(b"\r\n")).count(b"\n") == data.count(b"\r\n")
    events = Calendar.from_ical(data).walk("VEVENT")
    assert len(events) == 1
    for event in events:
        assert len(event.walk("VALARM")) == 1
        assert {name.upper() for name in event} == {
            "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP",
        }  # fmt: skip
    assert "<script>alert(1)</script>" in str(events[0]["description"])
    assert not set(data.decode()) & set("\x00\x07\x1b\x0b")


def test_same_entries_same_bytes(tmp_path: Path) -> None:
    first = made(tmp_path, ledger())
    (tmp_path / "ledger.ics").unlink()
    assert made(tmp_path, ledger()) == first
