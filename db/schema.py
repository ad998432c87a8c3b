"""Opening a store: is it one, of which version, and making a new one. The classes of the
tables and the migration tool are loaded only when needed."""

import glob
import os
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from tracker.files.private import make_file

from .engine import APPLICATION_ID, Store, connect, place
from .errors import StoreError
from .triggers import APPEND_ONLY, protect

HEAD = "0005"
"""The schema version this program writes; the newest file in `migrations/versions`."""

VERSIONS = ("0001", "0002", "0003", "0004", "0005")
"""Every schema version there has been, oldest first."""

_MAGIC = b"SQLite format 3\x00"


KEPT = ".before-restore-"
"""Between the name of a store and the moment, in the name of what a restore keeps of it."""


@dataclass(frozen=True, slots=True)
class FileState:
    """What can be found out about a store's file without opening it: is there none yet, may it be written?"""

    fresh: bool
    writable: bool


def open_store(url: str | Path, *, create: bool = True, read_only: bool = False) -> Store:
    """The store at `url`, made when missing (and `create`), migrated when older. StoreError says why it cannot be.

    One that may only be read, or is to be only read, is opened so: every write is refused with `store.read_only`.
    """
    path = place(url)
    fresh = False
    if path is not None:
        found = check_file(path, create=create and not read_only)
        fresh, read_only = found.fresh, read_only or not found.writable
        if fresh and not read_only:
            _make_file(path)
    store = connect(url, read_only=read_only)
    try:
        version = schema_version(store)
        if version is None:
            if read_only or (not create and not fresh):
                raise StoreError("store.missing", {"path": store.place})
            make(store)
        elif version not in VERSIONS:
            raise StoreError("store.newer", {"path": store.place, "version": version, "known": HEAD})
        elif version != HEAD and read_only:
            raise StoreError("store.upgrade_needed", {"path": store.place})
        elif version != HEAD:
            from .migrate import upgrade

            upgrade(store)
    except BaseException:
        store.close()
        raise
    return store


def restoring_note(path: Path) -> Path:
    """The file that is there while a store is being swapped for its backup."""
    real = path.resolve()
    return real.with_name(f".{real.name}.restoring")


def _make_file(path: Path) -> None:
    """An empty file for the user alone, unless another process was faster."""
    try:
        make_file(path)
    except FileExistsError:
        return
    except OSError as error:
        raise StoreError("store.permission", {"path": str(path), "reason": str(error)}) from error


def _refuse_half_restored(path: Path) -> None:
    """An empty store must never stand where a restore was interrupted: it would be taken for the real one."""
    note = restoring_note(path)
    missing = not path.exists() or path.stat().st_size == 0
    kept = sorted(path.parent.glob(f"{glob.escape(path.name)}{KEPT}*")) if missing else []
    if note.exists() or kept:
        named = note.read_text(encoding="utf-8") if note.exists() else ""
        details = {"path": str(path), "kept": named or (str(kept[-1]) if kept else "-")}
        raise StoreError("store.restore_interrupted", details)


def check_file(path: Path, *, create: bool) -> FileState:
    """Look at the file before SQLite does. Touches nothing."""
    details = {"path": str(path)}
    if not path.parent.is_dir():
        raise StoreError("store.no_folder", details | {"folder": str(path.parent)})
    try:
        _refuse_half_restored(path)
    except OSError as error:
        raise StoreError("store.permission", details | {"reason": str(error)}) from error
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        if not create:
            raise StoreError("store.missing", details) from None
        if not os.access(path.parent, os.W_OK):
            raise StoreError("store.permission", details) from None
        return FileState(fresh=True, writable=True)
    except OSError as error:
        raise StoreError("store.permission", details | {"reason": str(error)}) from error
    if not path.is_file():
        raise StoreError("store.not_a_database", details)
    if not os.access(path, os.R_OK):
        raise StoreError("store.permission", details)
    if size:
        _check_header(path, size, details)
    return FileState(size == 0, os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _check_header(path: Path, size: int, details: dict[str, str]) -> None:
    """The first 100 bytes of the SQLite file format (sqlite.org/fileformat2.html §1.3)."""
    with path.open("rb") as file:
        header = file.read(100)
    if not header.startswith(_MAGIC):
        raise StoreError("store.not_a_database", details)
    if len(header) < 100:
        raise StoreError("store.damaged", details)
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    page = 65536 if page == 1 else page
    valid = (
        header[24:28] == header[92:96]
    )  # the page count is only kept by programs that keep these two equal
    log = path.with_name(path.name + "-wal")
    waiting = log.exists() and log.stat().st_size > 0
    if valid and not waiting and size < page * pages:
        raise StoreError("store.damaged", details | {"bytes": str(size), "expected": str(page * pages)})


def schema_version(store: Store) -> str | None:
    """The version the store says it has, None for an empty database. One query, no migration tool."""
    with store.read() as connection:
        tables = _tables(connection)
        if not tables:
            return None
        if "alembic_version" not in tables or "commitment" not in tables:
            raise StoreError("store.foreign", {"path": store.place})
        found = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalars().all()
    return found[0] if len(found) == 1 else "?"


def _tables(connection: Connection) -> set[str]:
    if connection.dialect.name == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    else:
        query = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
    return set(connection.execute(sa.text(query)).scalars())


def make(store: Store) -> None:
    """All tables of the newest version, in one transaction; does nothing when another process was faster."""
    from .tables import METADATA

    with store.write() as connection:
        if _tables(connection):
            return
        METADATA.create_all(connection)
        protect(connection, APPEND_ONLY)
        connection.execute(
            sa.text(
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
                " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
            )
        )
        connection.execute(sa.text("INSERT INTO alembic_version (version_num) VALUES (:v)"), {"v": HEAD})
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
