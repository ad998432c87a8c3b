"""Messages on a pipe between two processes: a kind, a length, that many bytes."""

from typing import IO

ANSWER, PROBLEM = 0, 1
"""What a worker's message holds: what was asked for, or why it could not be had."""

_HEADER = 9


def send(pipe: IO[bytes], kind: int, data: bytes) -> None:
    """Write one message."""
    pipe.write(bytes([kind]) + len(data).to_bytes(_HEADER - 1, "big"))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes], most: int | None = None) -> tuple[int, bytes]:
    """Read one message. EOFError when the other end is gone, ValueError for a message of more than `most` bytes."""
    header = pipe.read(_HEADER)
    if len(header) < _HEADER:
        raise EOFError
    size = int.from_bytes(header[1:], "big")
    if most is not None and size > most:
        raise ValueError(f"{size} bytes")
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return header[0], data
