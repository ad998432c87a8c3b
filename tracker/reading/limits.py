"""How much one file may cost to read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds in bytes and counts; a file beyond one of them is refused with that reason.

    The longest real documents of the genre have some 100,000 characters; the bounds leave room for a hundred times that.
    """

    file_bytes: int = 200_000_000
    characters: int = 10_000_000
    unpacked_bytes: int = 400_000_000
    members: int = 10_000
    depth: int = 3
    scanned_pages: int = 300


class RefusedError(Exception):
    """Raised inside this room for a file that can't be read; becomes a `Problem` of severity `refused`."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = tuple(sorted(details.items()))
