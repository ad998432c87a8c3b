"""Python's collector of cyclic garbage, put off while much is made that holds no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Look for no cyclic garbage inside the block.

    Reading, filing and judging make hundreds of thousands of values and next to no cycles (a few objects a document or
    a pair of reports, from the database library); walking over all of them again and again to find that out takes up to a
    fifth of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def made_to_last() -> Iterator[None]:
    """As `collector_paused`, and what was made inside the block is never looked through for garbage afterwards.

    A ledger of a hundred thousand lines stays for as long as the program runs; a collector walking over it holds up
    whatever else the program does, a tenth of a second each time.
    """
    with gc_paused():
        yield
        gc.freeze()
