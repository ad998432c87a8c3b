"""What this machine can spare for reading: processors, and bytes of memory shared by all reader processes together."""

import os
from pathlib import Path

MOST = 1536 * 1024**2
"""Bytes one reader may have at most; the largest real reports stay under a tenth of it."""

LEAST = 512 * 1024**2
"""Bytes below which a reader cannot read what offices write; rather than that there are fewer readers."""

_SHARE = 2  # half of the memory is left to everything else
_GROUP_LIMITS = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)
_UNKNOWN = 4 * 1024**3
"""Bytes taken for granted where the system does not tell."""


def processors() -> int:
    """How many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def memory() -> int:
    """Bytes of memory this machine, or the container the program runs in, has."""
    sizes = [_physical()]
    for path in _GROUP_LIMITS:
        try:
            sizes.append(int(path.read_text(encoding="ascii")))
        except (OSError, ValueError):  # no such file, or the word `max`
            continue
    return min(sizes)


def _physical() -> int:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return _UNKNOWN


def readers(jobs: int, total: int | None = None) -> tuple[int, int]:
    """How many readers to have where `jobs` are asked for, and the bytes of memory each may take.

    All of them together stay within half the memory, so that no set of files can bring the machine down.
    """
    spare = (memory() if total is None else total) // _SHARE
    count = max(1, min(jobs, spare // LEAST))
    return count, max(LEAST, min(MOST, spare // count))
