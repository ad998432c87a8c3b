"""Saved views of the ledger: a name, a question and its columns; and how a question is written into a file."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from tracker.domain.ledger import LEDGER_SORTS, LedgerQuery
from tracker.domain.vocabulary import Grade, Light, LoopStage, Reason, Status

_VOCABULARIES: Mapping[str, type[StrEnum]] = {
    "statuses": Status,
    "reasons": Reason,
    "grades": Grade,
    "lights": Light,
    "stages": LoopStage,
}
_NAMES = ("issuers", "units", "documents", "topics")
_DAYS = ("due_from", "due_to")
_SWITCHES = ("soft", "marked", "to_review", "altered")


@dataclass(frozen=True, slots=True)
class View:
    """A saved view. `due_within` replaces the query's due days by "from the as-of day on, this many days". `key` names the text of a
    view that the desk came with, so that it speaks the language chosen."""

    name: str
    query: dict[str, Any]
    columns: tuple[str, ...] = ()
    due_within: int | None = None
    key: str = ""

    def on(self, as_of: date) -> LedgerQuery:
        """The question this view asks on a day."""
        query = query_from_dict(self.query, as_of)
        if self.due_within is not None:
            query = replace(query, due_from=as_of, due_to=as_of + timedelta(days=self.due_within))
        return query


def query_to_dict(query: LedgerQuery) -> dict[str, Any]:
    """The parts of a question that differ from the plain one, as JSON values; the as-of day is left out."""
    plain = LedgerQuery(as_of=query.as_of)
    written: dict[str, Any] = {}
    for name in (field.name for field in fields(LedgerQuery)):
        value = getattr(query, name)
        if name == "as_of" or value == getattr(plain, name):
            continue
        if isinstance(value, tuple):
            written[name] = [item.value if isinstance(item, StrEnum) else item for item in value]
        elif isinstance(value, date):
            written[name] = value.isoformat()
        else:
            written[name] = value
    return written


def query_from_dict(written: Mapping[str, Any], as_of: date) -> LedgerQuery:
    """The question a dict of `query_to_dict` asks; parts that mean nothing here any more are left out."""
    values: dict[str, Any] = {}
    for name, vocabulary in _VOCABULARIES.items():
        if isinstance(written.get(name), list):
            known = {member.value for member in vocabulary}
            values[name] = tuple(
                vocabulary(item) for item in written[name] if isinstance(item, str) and item in known
            )
    for name in _NAMES:
        if isinstance(written.get(name), list):
            values[name] = tuple(item for item in written[name] if isinstance(item, str))
    if isinstance(written.get("years"), list):
        values["years"] = tuple(item for item in written["years"] if isinstance(item, int))
    for name in _SWITCHES:
        if isinstance(written.get(name), bool):
            values[name] = written[name]
    if "dropped" in written and written["dropped"] in (True, None):
        values["dropped"] = written["dropped"]
    for name in _DAYS:
        day = _day(written.get(name))
        if day is not None:
            values[name] = day
    if isinstance(written.get("search"), str):
        values["search"] = written["search"]
    sort = written.get("sort")
    if isinstance(sort, str) and sort.removeprefix("-") in LEDGER_SORTS:
        values["sort"] = sort
    return LedgerQuery(as_of=as_of, **values)


def _day(written: object) -> date | None:
    if not isinstance(written, str):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def is_narrowed(query: LedgerQuery) -> bool:
    """Whether anything but the order is asked for."""
    return query_to_dict(replace(query, sort=LedgerQuery(as_of=query.as_of).sort)) != {}
