"""What no output may be written over: the store with its journals, a file just read, any other database."""

from collections.abc import Iterable
from pathlib import Path

_JOURNALS = ("-wal", "-shm", "-journal")
_DATABASE = b"SQLite format 3\x00"
"""How a database file begins (sqlite.org/fileformat2.html §1.3)."""


def with_journals(store: Path) -> tuple[Path, ...]:
    """A store's file and what SQLite keeps beside it, whether it is there or not."""
    real = store.resolve()
    return (real, *(real.with_name(real.name + ending) for ending in _JOURNALS))


def would_destroy(target: Path, kept: Iterable[Path]) -> bool:
    """Whether writing to `target`, or to what it links to, would write over one of the files to be kept."""
    real = target.resolve()
    return any(real == path.resolve() or _is_same(real, path) for path in kept)


def is_database(target: Path) -> bool:
    """Whether there is a database under this name, or the journal of one."""
    real = target.resolve()
    owners = [
        real.with_name(real.name.removesuffix(ending)) for ending in _JOURNALS if real.name.endswith(ending)
    ]
    return any(_begins_as_database(path) for path in (real, *owners))


def _is_same(one: Path, other: Path) -> bool:
    """Whether both are names of one file: hard links too."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def _begins_as_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False
