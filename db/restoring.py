"""Putting a copy back as the store, so that whatever interrupts it leaves the old store or the new one.

The copy is written beside the store, whole and checked, before anything of the store is touched. Where the old store can
be read, the copy then goes into it through SQLite, in one transaction: whoever has it open sees the restored one. Where it
cannot, the file is swapped by one rename. A note beside the store tells that a restore is under way; opening refuses while
it is there, for an empty store made in between would be taken for the real one.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tracker.files.parts import flush_folder, part_beside, publish
from tracker.files.private import make_file, mode_of

from .copying import code_of, copy_into, open_file
from .errors import StoreError
from .maintenance import faults, version_of
from .schema import HEAD, KEPT, VERSIONS, check_file, restoring_note
from .trouble import explained

_JOURNALS = ("-wal", "-shm", "-journal")


def restore(copy: Path, path: Path, *, now: str) -> Path | None:
    """Put a copy back as the store at `path`; gives where the store that was there is kept, None when there was none.

    `now` (digits) makes the kept file's name. One that was interrupted is made good by another.
    """
    path = path.resolve()
    writable = check_file(copy, create=False).writable
    if path.exists() and path.samefile(copy):
        raise StoreError("store.same_file", {"path": str(path)})
    if not path.parent.is_dir():
        raise StoreError("store.no_folder", {"path": str(path), "folder": str(path.parent)})
    try:
        return _restored(copy, path, now, writable)
    except OSError as error:
        raise StoreError(code_of(error), {"path": str(path), "reason": str(error)}) from error


def _restored(copy: Path, path: Path, now: str, writable: bool) -> Path | None:
    note = restoring_note(path)
    with explained(str(copy)), closing(open_file(copy, writes=writable)) as source:
        _check(source, copy)
        live = path.exists() and path.stat().st_size > 0 and is_sound(path)
        if not live:
            with suppress(FileExistsError):
                make_file(note)
            flush_folder(path.parent)
        # Whatever ends the block but a kill, the store is the old one or the new one: the note is no longer needed.
        with _removed(note), part_beside(path) as part:
            copy_into(source, part, path)
            kept = _keep_old(path, now, live)
            if kept is not None and not live:
                note.write_text(str(kept), encoding="utf-8")
            _put(part, path, live)
            return kept


@contextmanager
def _removed(note: Path) -> Iterator[None]:
    try:
        yield
    finally:
        note.unlink(missing_ok=True)
        flush_folder(note.parent)


def _check(source: sqlite3.Connection, copy: Path) -> None:
    version = version_of(source, copy)
    if version not in VERSIONS:
        raise StoreError("store.newer", {"path": str(copy), "version": version, "known": HEAD})
    found = faults(source)
    if found:
        raise StoreError("store.damaged", {"path": str(copy), "reason": found[0]})


def _keep_old(path: Path, now: str, live: bool) -> Path | None:
    """A whole second file of the store that is there, before anything is done to it; None when none is."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    kept = _free_name(path.with_name(f"{path.name}{KEPT}{now}"))
    with part_beside(path) as part:
        if live:
            with explained(str(path)), closing(open_file(path)) as old:
                copy_into(old, part, path)
        else:
            shutil.copyfile(path, part)
            for ending in _JOURNALS:
                journal = path.with_name(path.name + ending)
                if journal.exists():
                    beside = kept.with_name(kept.name + ending)
                    make_file(beside)
                    shutil.copyfile(journal, beside)
        publish(part, kept, mode=mode_of(path), replace=False)
    return kept


def _put(part: Path, path: Path, live: bool) -> None:
    if live:
        with explained(str(path)), closing(open_file(part)) as source, closing(open_file(path)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = WAL")
        return
    # An old log beside a new store would be played into it.
    for ending in _JOURNALS:
        path.with_name(path.name + ending).unlink(missing_ok=True)
    publish(part, path, mode=mode_of(path), replace=True)


def _free_name(wanted: Path) -> Path:
    """A name that is not taken: two restores may fall into one second."""
    names = (wanted, *(wanted.with_name(f"{wanted.name}-{number}") for number in range(2, 1000)))
    return next(name for name in names if not name.exists())


def is_sound(path: Path) -> bool:
    """Whether SQLite can read the whole file."""
    try:
        with closing(open_file(path)) as old:
            return not faults(old, deep=False)
    except sqlite3.DatabaseError:
        return False
