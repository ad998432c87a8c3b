"""Looking after a store file: is it sound, mend its indexes."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from .copying import open_file
from .errors import StoreError
from .schema import HEAD, VERSIONS, check_file
from .trouble import explained

COUNTED = ("document", "report", "item", "commitment", "mark", "evidence_mark", "action")

UNSOUND = {
    "document.without_text": "SELECT count(*) FROM document WHERE id NOT IN (SELECT document_id FROM document_text)",
    "document.length": (
        "SELECT count(*) FROM document JOIN document_text ON document_id = id WHERE length(text) <> characters"
    ),
    "commitment.words": (
        "SELECT count(*) FROM commitment c JOIN report r ON r.id = c.report_id"
        " JOIN document_text t ON t.document_id = r.document_id"
        " WHERE substr(t.text, c.start_at + 1, c.end_at - c.start_at) <> c.text"
    ),
    "commitment.outside": (
        "SELECT count(*) FROM commitment c JOIN report r ON r.id = c.report_id"
        " WHERE c.start_at < r.start_at OR c.end_at > r.end_at"
    ),
}
"""What must be zero in a sound store beyond what SQLite itself checks: no half document, every quote in its place."""

PACKED_UNSOUND = {
    "declarations.found": (
        "SELECT count(*) FROM declarations d LEFT JOIN"
        " (SELECT report_id, count(*) AS named FROM declared GROUP BY report_id) f ON f.report_id = d.report_id"
        " WHERE coalesce(f.named, 0) <> d.number"
    ),
}
"""The same of what is packed, from version 0004 on: every declaratory item is found where it stands."""

PACKED = {
    "item": "SELECT count(DISTINCT item_id) FROM declared",
    "commitment": "SELECT coalesce(sum(number), 0) FROM declarations",
}
"""How many of those that are counted have no rows of their own, from version 0004 on."""


@dataclass(frozen=True, slots=True)
class Checkup:
    """What an examination found. `faults` are SQLite's own words or `name: count` of a broken rule; none is healthy.

    `mended` names what was done (`reindex`, `vacuum`, `checkpoint`). Sizes are in bytes.
    """

    place: str
    version: str
    current: bool
    counts: tuple[tuple[str, int], ...]
    faults: tuple[str, ...]
    mended: tuple[str, ...]
    size_before: int
    size_after: int

    @property
    def healthy(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def check(path: Path, *, mend: bool = False) -> Checkup:
    """Examine a store file, and rebuild its indexes and free its unused space with `mend`.

    StoreError when it is no store at all; a damaged one is reported, not refused, so that one learns what is left.
    """
    found = check_file(path, create=False)
    if mend and not found.writable:
        raise StoreError("store.read_only", {"path": str(path)})
    before = path.stat().st_size
    mended: list[str] = []
    with explained(str(path)), closing(open_file(path, writes=found.writable)) as connection:
        version = version_of(connection, path)
        if version not in VERSIONS:
            raise StoreError("store.newer", {"path": str(path), "version": version, "known": HEAD})
        wrong = faults(connection)
        if mend:
            connection.execute("REINDEX")
            mended.append("reindex")
            wrong = faults(connection)
            if not wrong:
                connection.execute("VACUUM")
                connection.execute("ANALYZE")
                mended.append("vacuum")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            mended.append("checkpoint")
        counts = tuple((name, _counted(connection, name)) for name in COUNTED)
    return Checkup(
        str(path), version, version == HEAD, counts, wrong, tuple(mended), before, path.stat().st_size
    )


def version_of(connection: sqlite3.Connection, path: Path) -> str:
    """The schema version a file says it has. StoreError for one without tables (its making was interrupted) and for
    another program's."""
    if not _count(connection, "SELECT count(*) FROM sqlite_master"):
        raise StoreError("store.missing", {"path": str(path)})
    named = "SELECT count(*) FROM sqlite_master WHERE name IN ('alembic_version', 'commitment')"
    if _count(connection, named) < 2:
        raise StoreError("store.foreign", {"path": str(path)})
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else "?"


def faults(connection: sqlite3.Connection, *, deep: bool = True) -> tuple[str, ...]:
    """What is wrong, in SQLite's words or as `rule: count`."""
    check_ = "integrity_check" if deep else "quick_check"
    found = [str(row[0]) for row in connection.execute(f"PRAGMA {check_}") if row[0] != "ok"]
    if found or not deep:
        return tuple(found)
    broken = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    if broken:
        found.append(f"reference: {broken}")
    rules = UNSOUND | (PACKED_UNSOUND if _packs(connection) else {})
    for name, query in rules.items():
        count = _count(connection, query)
        if count:
            found.append(f"{name}: {count}")
    return tuple(found)


def _counted(connection: sqlite3.Connection, name: str) -> int:
    count = _count(connection, f"SELECT count(*) FROM {name}")
    if name in PACKED and _packs(connection):
        count += _count(connection, PACKED[name])
    return count


def _packs(connection: sqlite3.Connection) -> bool:
    return bool(_count(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'declared'"))


def _count(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
