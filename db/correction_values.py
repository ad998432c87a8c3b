"""The fields a correction sets, as JSON and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tracker.domain.correction import Changes, Wording
from tracker.domain.text import Span
from tracker.domain.vocabulary import Grade, Recurrence

from . import values


def changes_json(changes: Changes) -> dict[str, Any]:
    """Only the fields that are set."""
    return {name: _plain(value) for name, value in changes.given().items()}


def _plain(value: object) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Wording):
        return {"text": value.text, "span": [value.span.start, value.span.end]}
    if isinstance(value, tuple):
        return [values.part_json(part) for part in value]
    return value  # a name, a word of a vocabulary, or None


def changes_of(value: Mapping[str, Any]) -> Changes:
    """Changes out of JSON."""
    fields = {name: _rich(name, given) for name, given in value.items()}
    return Changes(**fields)


def _rich(name: str, given: Any) -> Any:
    if name == "support":
        return tuple(given)
    if name == "targets":
        return values.targets(given)
    if name == "stages":
        return values.stages(given)
    if given is None:
        return None
    if name == "deadline":
        return date.fromisoformat(given)
    if name == "wording":
        return Wording(given["text"], Span(*given["span"]))
    if name == "grade":
        return Grade(given)
    if name == "recurrence":
        return Recurrence(given)
    return given
