"""Files and folders that only their user can read."""

import os
import stat
from pathlib import Path

PRIVATE = 0o600
_FOLDER, _ANY_FILE = 0o700, 0o666


def make_folder(path: Path) -> None:
    """A folder for the user alone, with those above it that are missing; one that is there is left as it is."""
    for missing in reversed([path, *path.parents]):
        if not missing.exists():
            missing.mkdir(mode=_FOLDER, exist_ok=True)


def make_file(path: Path) -> None:
    """A new empty file for the user alone. FileExistsError where there is one."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), PRIVATE))


def open_private(path: str, flags: int) -> int:
    """An opener for `open` that makes files for the user alone."""
    return os.open(path, flags, PRIVATE)


def mode_of(path: Path) -> int:
    """The permissions of a file; those of a private one where there is none."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return PRIVATE


def usual_mode() -> int:
    """The permissions this user's new files have when no program narrows them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return _ANY_FILE & ~mask
