"""Opening a store: is it one, of which version, and making a new one. The classes of the
tables and the migration tool are loaded only when needed."""

import os
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from .engine import APPLICATION_ID, Store, connect
from .errors import StoreError
from .triggers import APPEND_ONLY, protect

HEAD = "0003"
"""The schema version this program writes; the newest file in `migrations/versions`."""

VERSIONS = ("0001", "0002", "0003")
"""Every schema version there has been, oldest first."""

_MAGIC = b"SQLite format 3\x00"


def open_store(url: str | Path, *, create: bool = True) -> Store:
    """The store at `url`, made when missing (and `create`), migrated when older. StoreError says why it cannot be."""
    store = connect(url)
    fresh = False
    if store.path is not None:
        fresh = check_file(store.path, create=create)
    try:
        version = schema_version(store)
        if version is None:
            if not create and not fresh:
                raise StoreError("store.missing", {"path": store.place})
            make(store)
        elif version not in VERSIONS:
            raise StoreError("store.newer", {"path": store.place, "version": version, "known": HEAD})
        elif version != HEAD:
            from .migrate import upgrade

            upgrade(store)
    except BaseException:
        store.close()
        raise
    return store


def check_file(path: Path, *, create: bool) -> bool:
    """Look at the file before SQLite does; True when there is none yet. Touches nothing."""
    details = {"path": str(path)}
    if not path.parent.is_dir():
        raise StoreError("store.no_folder", details | {"folder": str(path.parent)})
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        if not create:
            raise StoreError("store.missing", details) from None
        if not os.access(path.parent, os.W_OK):
            raise StoreError("store.permission", details) from None
        return True
    except OSError as error:
        raise StoreError("store.permission", details | {"reason": str(error)}) from error
    if not path.is_file():
        raise StoreError("store.not_a_database", details)
    if not os.access(path, os.R_OK):
        raise StoreError("store.permission", details)
    if size:
        _check_header(path, size, details)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise StoreError("store.read_only", details)
    return size == 0


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
