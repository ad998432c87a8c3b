"""A file that is written beside the one it will become: private, whole before it has its name, cleared away if it never gets it.

A program that was killed leaves its part behind. It is held by a lock that ends with its program, so the next one that
writes into the folder sees whose they are no more and removes them.
"""

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .locks import is_free, lock
from .private import make_file

_PREFIX, _SUFFIX = ".tracker-", ".part"
_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a file it writes."""
_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES}


@contextmanager
def part_beside(target: Path) -> Iterator[Path]:
    """A new empty file in the folder of `target`, removed when the block ends unless it was published. OSError."""
    clear(target.parent)
    part = target.with_name(f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}")
    make_file(part)
    handle = os.open(part, os.O_RDWR)
    lock(handle)
    try:
        yield part
    finally:
        os.close(handle)
        remove(part)


def publish(part: Path, target: Path, *, mode: int, replace: bool) -> None:
    """Have a part become `target`, with these permissions, in one step that outlives a power cut.

    FileExistsError for a file that is there, unless `replace`.
    """
    part.chmod(mode)
    flush(part)
    if replace:
        part.replace(target)
    else:
        # A hard link refuses an existing name in one step, so a file that appeared meanwhile is safe.
        try:
            os.link(part, target)
        except OSError as error:
            if error.errno not in _NO_HARD_LINKS:
                raise
            if target.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from error
            part.replace(target)
    flush_folder(target.parent)


def flush(path: Path) -> None:
    """Have the operating system write a file to the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_folder(path: Path) -> None:
    """Have the operating system write a folder's names to the disk, where a folder can be opened."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove(part: Path) -> None:
    """Remove a part and what SQLite keeps beside it."""
    for ending in ("", *_BESIDE):
        part.with_name(part.name + ending).unlink(missing_ok=True)


def clear(folder: Path) -> None:
    """Remove the parts of programs that are no more."""
    for part in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(OSError):
            status = part.lstat()
            if not stat.S_ISREG(status.st_mode) or (hasattr(os, "getuid") and status.st_uid != os.getuid()):
                continue
            if is_free(part):
                remove(part)
