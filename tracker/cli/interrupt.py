"""Being asked to stop: by Ctrl-C, by the system (TERM), by a terminal that is closed (HUP).

In the middle of long work the first one asks for an orderly end, the second one ends at once.
"""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_ENDINGS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


def end_in_order() -> None:
    """Have TERM and HUP unwind the program as Ctrl-C does, so that nothing half done is left behind.

    One that is ignored (`nohup`) stays ignored.
    """
    for number in _ENDINGS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextmanager
def stopping_in_order() -> Iterator[Callable[[], bool]]:
    """Gives a question to ask between two steps: has somebody asked to stop?

    Only the main thread receives signals; elsewhere the answer is always no.
    """
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return

    def ask(number: int, frame: FrameType | None) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()

    before = {
        number: signal.signal(number, ask)
        for number in (signal.SIGINT, *_ENDINGS)
        if signal.getsignal(number) is not signal.SIG_IGN
    }
    try:
        yield asked.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
