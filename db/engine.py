"""Connections: SQLite with the settings that lose nothing, or PostgreSQL; every write serialised.

SQLite's own default of one connection at a time and a deferred BEGIN loses updates silently or fails at once with
"database is locked" when two processes write. Write-ahead logging with a busy timeout and BEGIN IMMEDIATE for every
writer does neither. PostgreSQL writers take one advisory lock, which gives the same order of things.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection as Connection
from sqlalchemy.engine import Engine

from .errors import StoreError
from .trouble import explained

BUSY_SECONDS = 60
"""How long a writer waits for another. One document's transaction takes well under a second."""

APPLICATION_ID = 0x54524B52
"""`TRKR`, written into SQLite's header so that the file tells whose it is."""

_WRITE_LOCK = 0x54524B52  # the advisory lock of PostgreSQL writers; any constant does


class Store:
    """An engine, and the two ways to use it. Threads may share one."""

    def __init__(self, engine: Engine, path: Path | None, read_only: bool = False) -> None:
        self.engine = engine
        self.path = path
        self.read_only = read_only
        self.place = str(path) if path is not None else engine.url.render_as_string(hide_password=True)

    @property
    def is_sqlite(self) -> bool:
        """Whether the store is one file."""
        return self.path is not None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view of the store."""
        with explained(self.place), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that no other writer comes between; committed when the block ends, else rolled back.

        StoreError `store.read_only` for a store that may only be read.
        """
        if self.read_only:
            raise StoreError("store.read_only", {"path": self.place})
        # On a server, what a writer sees must be newer than the lock it waited for: no snapshot from before.
        options = {"writes": True} if self.is_sqlite else {"isolation_level": "READ COMMITTED"}
        with (
            explained(self.place),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            if not self.is_sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITE_LOCK})")
            yield connection

    @property
    def address(self) -> str:
        """The server's URL as its own tools take it, with the password."""
        url = self.engine.url.set(drivername="postgresql")
        return url.render_as_string(hide_password=False)

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def place(url: str | Path) -> Path | None:
    """The file meant, or None for the URL of a PostgreSQL server. StoreError for any other kind of database."""
    text = str(url)
    if "://" not in text:
        return Path(text)
    try:
        parsed = sa.make_url(text)
    except sa.exc.ArgumentError as error:
        raise StoreError("store.unsupported", {"path": text.partition("://")[0] + "://"}) from error
    if parsed.get_backend_name() == "sqlite":
        if not parsed.database or parsed.database == ":memory:":
            raise StoreError("store.missing", {"path": text})
        return Path(parsed.database)
    if parsed.get_backend_name() != "postgresql":
        raise StoreError("store.unsupported", {"path": _shown(text)})
    return None


def open_read_only(path: Path, **options: Any) -> sqlite3.Connection:
    """A connection that cannot change the file, nor make anything beside it.

    A store in write-ahead mode wants to make its index file. Where the folder forbids that and no log waits to be read,
    nobody is writing: the file is then read as one that stands still.
    """
    given = f"{path.resolve().as_uri()}?mode=ro"
    log = path.with_name(path.name + "-wal")
    if not os.access(path.parent, os.W_OK) and not log.exists():
        given += "&immutable=1"
    connection: sqlite3.Connection = sqlite3.connect(given, uri=True, timeout=BUSY_SECONDS, **options)
    return connection


def connect(url: str | Path, *, read_only: bool = False) -> Store:
    """An engine for `url`; opens nothing yet. StoreError when its driver is not installed."""
    path = place(url)
    if path is not None and read_only:
        engine = sa.create_engine(
            "sqlite://",
            creator=lambda: open_read_only(path, check_same_thread=False),
            json_serializer=_json,
            json_deserializer=_from_json,
            poolclass=sa.NullPool,  # each look asks anew whether somebody writes
        )
        sa.event.listen(engine, "connect", _on_connect_read_only)
        sa.event.listen(engine, "begin", _on_begin)
        return Store(engine, path, read_only=True)
    if path is not None:
        engine = sa.create_engine(
            sa.URL.create("sqlite", database=str(path)),
            json_serializer=_json,
            json_deserializer=_from_json,
            connect_args={"timeout": BUSY_SECONDS},
        )
        sa.event.listen(engine, "connect", _on_connect)
        sa.event.listen(engine, "begin", _on_begin)
        return Store(engine, path)
    try:
        server = sa.create_engine(
            str(url),
            json_serializer=_json,
            json_deserializer=_from_json,
            isolation_level="REPEATABLE READ",
            connect_args={"options": "-c default_transaction_read_only=on"} if read_only else {},
            pool_pre_ping=True,
        )
    except ModuleNotFoundError as error:
        raise StoreError("store.driver_missing", {"path": _shown(url), "driver": str(error.name)}) from error
    except sa.exc.ArgumentError as error:
        raise StoreError("store.unreachable", {"path": _shown(url), "reason": str(error)}) from error
    return Store(server, None, read_only)


def _shown(url: str | Path) -> str:
    try:
        return sa.make_url(str(url)).render_as_string(hide_password=True)
    except sa.exc.ArgumentError:
        return "?"


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


_SHORT = 200


def _from_json(text: str) -> Any:
    """JSON out of a column. The same few lists of rules stand in most rows, so short ones are read once.

    What comes out may be shared: converters make their own values of it and never change it.
    """
    return _short_json(text) if len(text) <= _SHORT else json.loads(text)


@lru_cache(maxsize=8192)
def _short_json(text: str) -> Any:
    return json.loads(text)


def _on_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")  # stays in its old mode where a network share cannot do it
    cursor.execute("PRAGMA synchronous = FULL")  # an acknowledged mark outlives a power cut
    cursor.execute("PRAGMA trusted_schema = OFF")
    cursor.close()


def _on_connect_read_only(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA trusted_schema = OFF").close()


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
