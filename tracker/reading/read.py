"""Which reader a file needs, told by its bytes before its name."""

from pathlib import PurePosixPath

from ..domain.problem import Problem
from ..domain.report import Reading
from ..domain.vocabulary import Severity
from .limits import Limits, RefusedError

_ZIP = b"PK\x03\x04"
_TEXT_ENDINGS = frozenset({".txt", ".md", ".markdown", ".text", ""})


def read(data: bytes, name: str, *, limits: Limits = Limits()) -> tuple[Reading, ...]:
    """The documents in a file's bytes; `name` is the file's name with its ending. Never raises on bad bytes."""
    ending = PurePosixPath(name).suffix.lower()
    try:
        if len(data) > limits.file_bytes:
            raise RefusedError("file.too_large", bytes=str(len(data)))
        if not data.strip():
            raise RefusedError("file.empty")
        if data.startswith(_ZIP) and ending == ".docx":
            from .package import check_package
            from .word import read_docx

            check_package(data, limits)
            text, properties = read_docx(data)
            return (_checked(Reading(text, "docx", properties=properties), limits),)
        if ending in _TEXT_ENDINGS:
            from .encoding import decode

            text, problems = decode(data)
            kind = "md" if ending in (".md", ".markdown") else "txt"
            return (_checked(Reading(text, kind, problems=problems), limits),)
        raise RefusedError("format.unknown", ending=ending)
    except RefusedError as refusal:
        return (
            Reading(
                None,
                ending.lstrip("."),
                problems=(Problem(refusal.code, Severity.REFUSED, None, refusal.details),),
            ),
        )


def _checked(reading: Reading, limits: Limits) -> Reading:
    text = reading.text or ""
    if len(text) > limits.characters:
        raise RefusedError("text.too_long", characters=str(len(text)))
    if not text.strip():
        raise RefusedError("text.empty")
    return reading
