"""Folders for what readers write down meanwhile: for the user alone, gone when the reading is over.

A program that was killed leaves its folder behind. Each is held by a lock that ends with its program, so the next one
that reads sees which are nobody's any more and removes them.
"""

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from tracker.files.locks import is_free, lock

_PREFIX = "tracker-reading-"
_LOCK = "held"


class Scratch:
    """A folder of mode 0700 for the time of a `with` block."""

    def __init__(self) -> None:
        _sweep(Path(tempfile.gettempdir()))
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._lock = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        lock(self._lock)

    def folder(self) -> Path:
        """A new folder inside."""
        return Path(tempfile.mkdtemp(dir=self.path))

    def close(self) -> None:
        """Remove everything."""
        with suppress(OSError):
            os.close(self._lock)
        shutil.rmtree(self.path, ignore_errors=True)

    def __enter__(self) -> "Scratch":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _sweep(inside: Path) -> None:
    """Remove the folders of programs that are no more."""
    for folder in inside.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            status = folder.lstat()
            if not stat.S_ISDIR(status.st_mode) or (hasattr(os, "getuid") and status.st_uid != os.getuid()):
                continue
            if is_free(folder / _LOCK):
                shutil.rmtree(folder, ignore_errors=True)
