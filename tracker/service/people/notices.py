"""Notices of overdue items written before: what the next one compares itself with."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from db.errors import StoreError
from tracker.domain.ledger import DocumentInfo, LedgerEntry, LedgerQuery, Notice, Overview
from tracker.domain.substance import Substance

if TYPE_CHECKING:
    from tracker.service.workspace import Workspace

SETTING = "notices"
_KEPT = 24
"""Notices remembered of all scopes together: two years of monthly ones."""
_NOT_SCOPE = frozenset({"as_of", "statuses", "reasons", "sort"})


class Settings(Protocol):
    """Where a store keeps its values."""

    def setting(self, name: str) -> Any:
        """The value of that name, None where there is none."""

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a value."""


def scope_of(query: LedgerQuery, unit: str | None = None) -> str:
    """Which items a notice was about, whatever the day, the status and the order: notices of one scope are compared."""
    reported = [
        (field.name, getattr(query, field.name)) for field in fields(query) if field.name not in _NOT_SCOPE
    ]
    return hashlib.sha256(repr((reported, unit)).encode("utf-8")).hexdigest()[:16]


def last_notice(store: Settings, scope: str, before: date) -> Notice | None:
    """The newest notice of the scope from before that day."""
    earlier = [
        kept
        for kept in store.setting(SETTING) or ()
        if kept["scope"] == scope and date.fromisoformat(kept["as_of"]) < before
    ]
    if not earlier:
        return None
    newest = max(earlier, key=lambda kept: str(kept["as_of"]))
    return Notice(date.fromisoformat(newest["as_of"]), frozenset(newest["items"]))


def remember_notice(store: Settings, scope: str, as_of: date, items: Iterable[str]) -> None:
    """Keep which items a notice named; one of the same scope and day replaces the one before.

    A store that is only looked at remembers nothing.
    """
    day = as_of.isoformat()
    kept = [one for one in store.setting(SETTING) or () if (one["scope"], one["as_of"]) != (scope, day)]
    kept.append({"scope": scope, "as_of": day, "items": sorted(items)})
    try:
        store.set_setting(SETTING, sorted(kept, key=lambda one: str(one["as_of"]))[-_KEPT:])
    except StoreError as error:
        if error.code != "store.read_only":
            raise


def substance_of(
    workspace: "Workspace", overview: Overview, documents: Iterable[DocumentInfo]
) -> tuple[Substance, ...]:
    """What the reports of the bodies an overview counts are made of; those that state no achievement are left out."""
    bodies = {name for name, _ in overview.by_issuer}
    own = {report.id for document in documents for report in document.reports if report.issuer in bodies}
    found = workspace.insight.substance(overview.as_of)
    return tuple(one for one in found if one.report_id in own and one.clauses)


def noted(entries: Iterable[LedgerEntry], seen: list[str]) -> Iterator[LedgerEntry]:
    """The entries as they pass on to a paper, their ids kept in `seen`."""
    for entry in entries:
        seen.append(entry.id)
        yield entry
