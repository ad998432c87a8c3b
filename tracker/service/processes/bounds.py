"""What a process that the program starts may take, and that it ends with the program."""

import os
import signal
import sys

_FILE_BYTES = 1024**3
"""Bytes of one file a reader, or a converter it starts, may write."""
_BESIDE = 4 * 1024**3
"""Bytes of address space beyond its memory: libraries, and files that are looked at without being read in."""


def die_with(parent: int) -> None:
    """Have the kernel end this process with the one that started it, where it can."""
    if sys.platform != "linux":
        return
    import ctypes

    set_signal_of_parents_death = 1  # PR_SET_PDEATHSIG, linux/prctl.h
    ctypes.CDLL(None, use_errno=True).prctl(set_signal_of_parents_death, signal.SIGKILL)
    if os.getppid() != parent:  # it was faster
        os._exit(0)


def limit(memory: int) -> None:
    """Bound what this process and what it starts may take, whatever is in a file. `memory` is in bytes."""
    if sys.platform == "win32":
        return
    import resource

    _lower(resource.RLIMIT_DATA, memory)
    _lower(resource.RLIMIT_AS, memory + _BESIDE)
    _lower(resource.RLIMIT_FSIZE, _FILE_BYTES)
    _lower(resource.RLIMIT_CORE, 0)  # a dump would leave the words of a document behind


def _lower(kind: int, wanted: int) -> None:
    import resource

    _, most = resource.getrlimit(kind)
    bound = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    # macOS lets nobody bound address space.
    try:
        resource.setrlimit(kind, (bound, bound))
    except (ValueError, OSError):
        return
