"""The corrections of an office as cases for the developers: what was read, what a person says, and by which rules it was
read. The text of documents is left out unless it is asked for: they are often not public.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tracker.domain.correction import Wording
from tracker.domain.ledger import LedgerQuery
from tracker.domain.promise import Stage, Target
from tracker.domain.vocabulary import Grade, Origin
from tracker.service.workspace import Workspace

_PORTION = 500


def cases(workspace: Workspace, as_of: date, *, with_text: bool) -> Iterator[dict[str, Any]]:
    """One case for each item that people corrected, added or dropped, in the order of documents and text."""
    view = workspace.ledger(LedgerQuery(as_of, grades=tuple(Grade), dropped=None))
    for start in range(0, len(view), _PORTION):
        for entry in view.page(start, _PORTION):
            if not (entry.corrected or entry.dropped or entry.origin is Origin.ADDED):
                continue
            now = entry.commitment
            case: dict[str, Any] = {
                "id": entry.id,
                "origin": entry.origin.value,
                "dropped": entry.dropped,
                "rules": list(now.rules),
                "length": len(now.text),
                "corrected": {
                    name: {
                        "read": _plain(before, with_text),
                        "corrected": _plain(_held(entry, name), with_text),
                    }
                    for name, before in entry.corrected
                },
            }
            if with_text:
                case |= {"document": entry.document, "text": now.text}
            yield case


def _held(entry: Any, name: str) -> object:
    if name in ("contact", "measure"):
        return getattr(entry, name)
    if name == "deadline":
        return entry.commitment.deadline.date
    if name == "wording":
        return Wording(entry.commitment.text, entry.commitment.span)
    return getattr(entry.commitment, name)


def _plain(value: object, with_text: bool) -> Any:
    """A value without the words of a document: figures, units of measure, days and how long a name is."""
    if isinstance(value, Target):
        case: dict[str, Any] = {
            "op": value.op.value,
            "value": value.value,
            "unit": value.unit,
            "change": value.change.value if value.change else None,
            "rule": value.rule,
        }
        return case | ({"raw": value.raw, "metric": value.metric} if with_text else {})
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Wording):
        case = {"start": value.span.start, "end": value.span.end}
        return case | ({"text": value.text} if with_text else {})
    if isinstance(value, Stage):
        return {"date": _plain(value.date, with_text)} | ({"text": value.text} if with_text else {})
    if isinstance(value, tuple):
        return [_plain(part, with_text) for part in value]
    if isinstance(value, str) and type(value) is str and not with_text:
        return {"characters": len(value)}
    return value
