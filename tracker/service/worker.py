"""A worker process: tasks come in on standard input, their results go out on standard output.

It ends with the program that started it, however that one ends: on Linux the kernel sees to it, and everywhere a thread
waits for the end of standard input, which the program alone holds.
"""

import os
import pickle
import signal
import sys
import threading
from queue import SimpleQueue

from .framing import ANSWER, PROBLEM, receive, send

_FILE_BYTES = 1024**3
"""Bytes of one file a reader, or a converter it starts, may write."""
_BESIDE = 4 * 1024**3
"""Bytes of address space beyond its memory: libraries, and files that are looked at without being read in."""


def main() -> None:
    """Answer until standard input ends. Arguments: the starting process, and the bytes of memory to stay within."""
    parent, memory = int(sys.argv[1]), int(sys.argv[2])
    _die_with(parent)
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which then ends its readers
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not get between the answers
    _limit(memory)
    tasks: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(tasks,), daemon=True).start()
    from . import task as work
    from .input_files import refusal
    from .wire import WireError, encode

    while True:
        # From the program that started this process and nobody else: it may be any value.
        seconds, task = pickle.loads(tasks.get())
        _allow(seconds)
        kind, answer = ANSWER, b""
        try:
            answer = encode(work.run(task))
        except MemoryError:
            kind, answer = PROBLEM, encode(refusal("reading.memory"))
        except (RecursionError, WireError) as error:
            kind, answer = PROBLEM, encode(refusal("reading.crashed", reason=type(error).__name__))
        send(answers, kind, answer)


def _listen(tasks: "SimpleQueue[bytes]") -> None:
    """Take tasks in; end the process at once, busy or not, when there is nobody left to answer."""
    while True:
        try:
            tasks.put(receive(sys.stdin.buffer)[1])
        except EOFError:
            os._exit(0)


def _die_with(parent: int) -> None:
    if sys.platform != "linux":
        return
    import ctypes

    set_signal_of_parents_death = 1  # PR_SET_PDEATHSIG, linux/prctl.h
    ctypes.CDLL(None, use_errno=True).prctl(set_signal_of_parents_death, signal.SIGKILL)
    if os.getppid() != parent:  # it was faster
        os._exit(0)


def _limit(memory: int) -> None:
    """Bound what this process and what it starts may take, whatever is in a file."""
    if sys.platform == "win32":
        return
    import resource

    _lower(resource.RLIMIT_DATA, memory)
    _lower(resource.RLIMIT_AS, memory + _BESIDE)
    _lower(resource.RLIMIT_FSIZE, _FILE_BYTES)
    _lower(resource.RLIMIT_CORE, 0)  # a dump would leave the words of a document behind


def _allow(seconds: float) -> None:
    """Bound the processor time of the next task."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + seconds) + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(
        resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
    )


def _lower(kind: int, wanted: int) -> None:
    import resource

    _, most = resource.getrlimit(kind)
    bound = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    # macOS lets nobody bound address space.
    try:
        resource.setrlimit(kind, (bound, bound))
    except (ValueError, OSError):
        return


if __name__ == "__main__":
    main()
