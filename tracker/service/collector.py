"""Python's collector of cyclic garbage, put off while much is made that holds no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Look for no cyclic garbage inside the block.

    Judging a body's reports makes hundreds of thousands of values and not one cycle; walking over all of them again and
    again to find that out takes a fifth of the time. The block should be short: a portion of the work, not all of it.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
