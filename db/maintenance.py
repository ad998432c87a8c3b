"""Looking after a store file: is it sound, mend its indexes, copy it while others write, put a copy back."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from .engine import BUSY_SECONDS, Store
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
    check_file(path, create=False)
    before = path.stat().st_size
    mended: list[str] = []
    with explained(str(path)), closing(_open(path)) as connection:
        version = _version(connection, path)
        faults = _faults(connection)
        if mend:
            connection.execute("REINDEX")
            mended.append("reindex")
            faults = _faults(connection)
            if not faults:
                connection.execute("VACUUM")
                connection.execute("ANALYZE")
                mended.append("vacuum")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            mended.append("checkpoint")
        counts = tuple((name, _count(connection, f"SELECT count(*) FROM {name}")) for name in COUNTED)
    return Checkup(
        str(path), version, version == HEAD, counts, faults, tuple(mended), before, path.stat().st_size
    )


def backup(store: Store, target: Path, *, force: bool = False) -> None:
    """Write a consistent copy of the store to `target` while others go on reading and writing.

    The copy appears under its name only when it is whole and checked. StoreError `store.exists` for a file that is
    there already (unless `force`), `store.server` for a store on a database server, which has tools of its own.
    """
    if store.path is None:
        raise StoreError("store.server", {"path": store.place})
    if target.exists() and (target.samefile(store.path) or not force):
        raise StoreError("store.exists", {"path": str(target)})
    if not target.parent.is_dir():
        raise StoreError("store.no_folder", {"path": str(target.parent), "folder": str(target.parent)})
    with closing(_open(store.path)) as source:
        _write_copy(source, store.path, target)


def restore(copy: Path, path: Path, *, now: str) -> Path | None:
    """Put a copy back as the store at `path`; gives where the store that was there is kept, None when there was none.

    `now` (digits) makes the kept file's name. A store that is open elsewhere is written through SQLite, so whoever has
    it open sees the restored one from then on.
    """
    check_file(copy, create=False)
    with explained(str(copy)), closing(_open(copy)) as source:
        version = _version(source, copy)
        faults = _faults(source)
        if faults:
            raise StoreError("store.damaged", {"path": str(copy), "reason": faults[0]})
        if version not in VERSIONS:
            raise StoreError("store.newer", {"path": str(copy), "version": version, "known": HEAD})
        if path.exists() and path.samefile(copy):
            raise StoreError("store.same_file", {"path": str(path)})
        if not path.exists() or path.stat().st_size == 0:
            if not path.parent.is_dir():
                raise StoreError("store.no_folder", {"path": str(path), "folder": str(path.parent)})
            _write_copy(source, copy, path)
            return None
        kept = path.with_name(f"{path.name}.before-restore-{now}")
        if not _replace_inside(source, path, kept):
            _move_aside(path, kept)
            _write_copy(source, copy, path)
        return kept


def _replace_inside(source: sqlite3.Connection, path: Path, kept: Path) -> bool:
    """Copy the old store to `kept` and write the copy over it page by page; False when the old one cannot be read."""
    with explained(str(path)), closing(_open(path)) as target:
        try:
            if _faults(target, deep=False):
                return False
        except sqlite3.DatabaseError:
            return False
        _write_copy(target, path, kept)
        source.backup(target)
        target.execute("PRAGMA journal_mode = WAL")
    return True


def _move_aside(path: Path, kept: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(kept.with_name(kept.name + ending))


def _write_copy(source: sqlite3.Connection, origin: Path, target: Path) -> None:
    """Copy to a file of another name first, so that `target` is never half a copy."""
    half = target.with_name(f".{target.name}.part")
    with explained(str(target)):
        try:
            half.unlink(missing_ok=True)
            with closing(sqlite3.connect(half, isolation_level=None)) as copy:
                # In one step: it reads one moment of a store in write-ahead mode and keeps no writer waiting.
                source.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
                answer = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
            if answer != "ok":
                raise StoreError("store.damaged", {"path": str(origin), "reason": str(answer)})
            _flush(half)
            half.replace(target)
            _flush(target.parent)
        except OSError as error:
            raise StoreError(_code(error), {"path": str(target), "reason": str(error)}) from error
        finally:
            half.unlink(missing_ok=True)


def _code(error: OSError) -> str:
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "store.disk_full"
    return "store.read_only" if error.errno == errno.EROFS else "store.permission"


def _flush(path: Path) -> None:
    """Have the operating system write a file, or a folder's names, to the disk."""
    if path.is_dir() and os.name == "nt":
        return  # folders cannot be opened there, and need not be
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)


def _version(connection: sqlite3.Connection, path: Path) -> str:
    named = "SELECT count(*) FROM sqlite_master WHERE name IN ('alembic_version', 'commitment')"
    if _count(connection, named) < 2:
        raise StoreError("store.foreign", {"path": str(path)})
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else "?"


def _faults(connection: sqlite3.Connection, *, deep: bool = True) -> tuple[str, ...]:
    """What is wrong, in SQLite's words or as `rule: count`."""
    check_ = "integrity_check" if deep else "quick_check"
    found = [str(row[0]) for row in connection.execute(f"PRAGMA {check_}") if row[0] != "ok"]
    if found or not deep:
        return tuple(found)
    broken = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    if broken:
        found.append(f"reference: {broken}")
    for name, query in UNSOUND.items():
        count = _count(connection, query)
        if count:
            found.append(f"{name}: {count}")
    return tuple(found)


def _count(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
