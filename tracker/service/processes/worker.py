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

from .bounds import die_with, limit
from .framing import ANSWER, PROBLEM, receive, send


def main() -> None:
    """Answer until standard input ends. Arguments: the starting process, and the bytes of memory to stay within."""
    parent, memory = int(sys.argv[1]), int(sys.argv[2])
    die_with(parent)
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which then ends its readers
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not get between the answers
    limit(memory)
    tasks: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(tasks,), daemon=True).start()
    from tracker.service.filing.input_files import refusal

    from . import task as work
    from .gc_pause import gc_paused
    from .wire import WireError, encode

    while True:
        # From the program that started this process and nobody else: it may be any value.
        seconds, task = pickle.loads(tasks.get())
        _allow(seconds)
        kind, answer = ANSWER, b""
        try:
            with gc_paused():
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


if __name__ == "__main__":
    main()
