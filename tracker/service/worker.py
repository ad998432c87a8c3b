"""A worker process: tasks come in on standard input, their results go out on standard output."""

import os
import signal
import sys

MEMORY = 4 * 1024**3
"""Bytes of address space a reader may take; the largest real reports stay under a twentieth of it."""


def main() -> None:
    """Answer until standard input ends."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C reaches the whole group; the program then ends its readers
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not get between the answers
    requests = sys.stdin.buffer
    _limit_memory()
    from tracker.service.pool import receive, send
    from tracker.service.task import JudgeTask, ReadTask, judge, read_and_extract

    from .input_files import refusal

    while True:
        try:
            task = receive(requests)
        except EOFError:
            return
        try:
            if isinstance(task, JudgeTask):
                answer: object = judge(task)
            else:
                assert isinstance(task, ReadTask)
                answer = read_and_extract(task)
        except MemoryError:
            answer = refusal("reading.memory")
        except RecursionError:
            answer = refusal("reading.crashed")
        send(answers, answer)


def _limit_memory() -> None:
    try:
        import resource
    except ModuleNotFoundError:  # not on Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, most))


if __name__ == "__main__":
    main()
