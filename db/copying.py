"""Copying a store file through SQLite while others read and write it."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

from tracker.files.inputs import with_journals, would_destroy
from tracker.files.parts import part_beside, publish
from tracker.files.private import mode_of

from .engine import BUSY_SECONDS, Store, open_read_only
from .errors import StoreError
from .trouble import explained


def open_file(path: Path, *, writes: bool = True) -> sqlite3.Connection:
    """A bare connection to a store file."""
    if not writes:
        return open_read_only(path, isolation_level=None)
    return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)


def copy_into(source: sqlite3.Connection, part: Path, origin: Path) -> None:
    """Copy one moment of a store into an empty file, and check the copy. StoreError `store.damaged`."""
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        # In one step: it reads one moment of a store in write-ahead mode and keeps no writer waiting.
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        answer = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        raise StoreError("store.damaged", {"path": str(origin), "reason": str(answer)})


def backup(store: Store, target: Path, *, force: bool = False) -> None:
    """Write a consistent copy of the store to `target` (to what it points to, if a link) while others read and write.

    The copy appears under its name only when it is whole and checked. StoreError `store.exists` for a file that is
    there already (unless `force`), `store.is_input` for the store itself and its journals, `store.locked` for a store
    that is open elsewhere, `store.server` for a store on a database server, which has tools of its own.
    """
    if store.path is None:
        raise StoreError("store.server", {"path": store.place})
    named = {"path": str(target)}
    try:
        real = target.resolve()
        if would_destroy(real, with_journals(store.path)):
            raise StoreError("store.is_input", named)
        if real.exists() and not force:
            raise StoreError("store.exists", named)
        if not real.parent.is_dir():
            raise StoreError("store.no_folder", named | {"folder": str(real.parent)})
        if any(journal.exists() for journal in with_journals(real)[1:]):
            raise StoreError("store.locked", named)  # its log would be played into the copy
        with explained(str(target)), part_beside(real) as part:
            with closing(open_file(store.path)) as source:
                copy_into(source, part, store.path)
            publish(part, real, mode=mode_of(real), replace=force)
    except FileExistsError as error:
        raise StoreError("store.exists", named) from error
    except OSError as error:
        raise StoreError(code_of(error), named | {"reason": str(error)}) from error


def code_of(error: OSError) -> str:
    """What the operating system's own error means for a store."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "store.disk_full"
    return "store.read_only" if error.errno == errno.EROFS else "store.permission"
