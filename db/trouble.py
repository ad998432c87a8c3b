"""What a database's own error means for the person at the desk."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from .errors import ConstraintError, StoreError

_SQLITE = {
    sqlite3.SQLITE_BUSY: "store.locked",
    sqlite3.SQLITE_LOCKED: "store.locked",
    sqlite3.SQLITE_FULL: "store.disk_full",
    sqlite3.SQLITE_READONLY: "store.read_only",
    sqlite3.SQLITE_PERM: "store.permission",
    sqlite3.SQLITE_AUTH: "store.permission",
    sqlite3.SQLITE_CANTOPEN: "store.permission",
    sqlite3.SQLITE_CORRUPT: "store.damaged",
    sqlite3.SQLITE_NOTADB: "store.not_a_database",
    sqlite3.SQLITE_IOERR: "store.input_output",
}

_POSTGRESQL = {
    "53100": "store.disk_full",  # disk_full
    "55P03": "store.locked",  # lock_not_available
    "25006": "store.read_only",  # read_only_sql_transaction
    "42501": "store.permission",  # insufficient_privilege
}


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn the driver's errors into ours: StoreError about the store itself, ConstraintError about a row.

    Others (a fault of the program) pass.
    """
    try:
        yield
    except (sa.exc.IntegrityError, sa.exc.DataError) as error:
        raise ConstraintError(str(error.orig)) from error
    except sa.exc.DBAPIError as error:
        code = code_of(error.orig)
        if code is None:
            raise
        raise StoreError(code, {"path": place, "reason": str(error.orig)}) from error
    except sqlite3.Error as error:
        code = code_of(error)
        if code is None:
            raise
        raise StoreError(code, {"path": place, "reason": str(error)}) from error


def code_of(error: BaseException | None) -> str | None:
    """The code of a driver's error, None where it says nothing about the store."""
    if isinstance(error, sqlite3.Error):
        number = getattr(error, "sqlite_errorcode", None)
        if number is None:
            return None
        return _SQLITE.get(number & 0xFF)  # the low byte is the primary code
    state = getattr(error, "sqlstate", None)
    if isinstance(state, str):
        return _POSTGRESQL.get(state, "store.unreachable" if state.startswith(("08", "57P")) else None)
    if type(error).__name__ == "OperationalError":
        return "store.unreachable"  # no server answered, so there is no state
    return None
