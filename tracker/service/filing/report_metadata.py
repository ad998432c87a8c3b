"""A report's title, issuer, date and periods as a person sets them: laid over what was read, which is kept."""

from dataclasses import replace
from datetime import date
from typing import Any

from db.records import StoredReport
from tracker.domain.report import Report
from tracker.domain.text import PartialDate, Period

ANSWERS = {"title.": ("title",), "issuer.": ("issuer",), "date.": ("date",), "period.": ("covers", "plans")}
"""How the codes of problems begin that setting fields answers, and which fields."""

FIELDS = ("title", "issuer", "date", "covers", "plans")
"""What a person can set of a report."""


def plain(value: object) -> Any:
    """A field's value as JSON."""
    if isinstance(value, PartialDate):
        return value.isoformat()
    if isinstance(value, Period):
        return [value.start.isoformat(), value.end.isoformat()]
    return value


def rich(field: str, value: Any) -> Any:
    """What `plain` wrote."""
    if value is None:
        return None
    if field == "date":
        return PartialDate.parse(value)
    if field in ("covers", "plans"):
        return Period(date.fromisoformat(value[0]), date.fromisoformat(value[1]))
    return value


def changed_report(report: Report, values: dict[str, Any]) -> Report:
    """A report with some of `FIELDS` set; problems that stated they were unknown go."""
    answered = {
        "title": "title.",
        "issuer": "issuer.",
        "date": "date.",
        "covers": "period.",
        "plans": "period.",
    }
    gone = tuple(answered[field] for field, value in values.items() if value is not None)
    problems = tuple(item for item in report.problems if not (gone and item.code.startswith(gone)))
    return replace(report, **values, problems=problems)


def with_edits(read: Report, earlier: StoredReport) -> tuple[Report, dict[str, object]]:
    """A new edition of `earlier` under what a person set there, and what was read instead."""
    set_before = {field: getattr(earlier.report, field) for field in FIELDS if field in earlier.edited}
    if not set_before:
        return read, {}
    edited: dict[str, object] = {field: plain(getattr(read, field)) for field in set_before}
    return changed_report(read, set_before), edited
