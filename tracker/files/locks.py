"""Locks that end with the program that holds them, however it ends."""

import os
from pathlib import Path


def lock(handle: int) -> bool:
    """Take the lock for as long as the handle is open; False when another has it. True where there are no locks."""
    try:
        import fcntl
    except ModuleNotFoundError:  # Windows removes nothing that is in use
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def is_free(path: Path) -> bool:
    """Whether no living program holds the lock of this file. OSError when it cannot be opened."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    try:
        return lock(handle)
    finally:
        os.close(handle)
