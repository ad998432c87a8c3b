"""Which reader a file needs, told by its bytes before its name."""

import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from ..domain.characters import unified
from ..domain.problem import Problem
from ..domain.report import Reading
from ..domain.vocabulary import Severity
from .limits import Limits, RefusedError
from .result import Read

_CONTAINERS = frozenset({"zip", "eml"})
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # with members, and without
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STUMBLES = (
    ArithmeticError, AssertionError, AttributeError, BufferError, EOFError, LookupError, OSError, RuntimeError, SyntaxError,
    TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
"""What libraries raise when a file is not what they take it for (lxml's errors of syntax are SyntaxErrors)."""
_TEXT_ENDINGS = frozenset({".txt", ".md", ".markdown", ".text", ""})
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


def read(
    data: bytes, name: str, *, limits: Limits = Limits(), part: str = "", depth: int | None = None
) -> tuple[Reading, ...]:
    """The documents in a file's bytes; `name` is the file's name with its ending. Never raises on bad bytes.

    `part` names the place in a container that the file came out of, and `depth` how many containers may still stand
    inside one another.
    """
    return tuple(_read(data, name, part, limits, limits.depth if depth is None else depth))


def container_kind(data: bytes, name: str, limits: Limits = Limits()) -> str | None:
    """`zip` or `eml` for a file that holds files, else None; also for what cannot be recognised."""
    try:
        kind = _kind(data, name, limits)
    except RefusedError:
        return None
    return kind if kind in _CONTAINERS else None


def _kind(data: bytes, name: str, limits: Limits) -> str:
    if len(data) > limits.file_bytes:
        raise RefusedError("file.too_large", bytes=str(len(data)))
    if not data.strip():
        raise RefusedError("file.empty")
    return recognise(data, PurePosixPath(name).suffix.lower())


def _read(data: bytes, name: str, part: str, limits: Limits, depth: int) -> Iterator[Reading]:
    kind = PurePosixPath(name).suffix.lower().lstrip(".")
    try:
        kind = _kind(data, name, limits)
        if kind in _CONTAINERS:
            yield from _members(data, kind, part, limits, depth)
        else:
            yield _document(data, kind, part, limits)
    except RefusedError as refusal:
        yield refused_reading(kind, part, refusal.code, refusal.details)
    except MemoryError:
        yield refused_reading(kind, part, "reading.memory")
    except _STUMBLES as error:
        yield refused_reading(kind, part, "reading.failed", (("reason", type(error).__name__),))


def refused_reading(kind: str, part: str, code: str, details: tuple[tuple[str, str], ...] = ()) -> Reading:
    """The reading of a file that nothing was taken from."""
    return Reading(None, kind, part, problems=(Problem(code, Severity.REFUSED, None, details),))


def _document(data: bytes, kind: str, part: str, limits: Limits) -> Reading:
    made = _READERS[kind](data, limits)
    if len(made.text) > limits.characters:
        raise RefusedError("text.too_long", characters=str(len(made.text)))
    if not made.text.strip():
        raise RefusedError("text.empty")
    return Reading(unified(made.text), kind, part, made.properties, made.problems, made.form)


def _members(data: bytes, kind: str, part: str, limits: Limits, depth: int) -> Iterator[Reading]:
    from .container import members

    if depth <= 0:
        raise RefusedError("zip.too_deep")
    any_member = False
    for member in members(data, kind, limits):
        any_member = True
        place = f"{part}/{member.name}" if part else member.name
        if member.data is None:
            ending = PurePosixPath(member.name).suffix.lower().lstrip(".")
            problems = (member.problem,) if member.problem is not None else ()
            yield Reading(None, ending, place, problems=problems)
        else:
            yield from _read(member.data, member.name, place, limits, depth - 1)
    if not any_member:
        raise RefusedError("zip.empty")


def recognise(data: bytes, ending: str) -> str:
    """The format of these bytes: a key of the readers, `zip` or `eml`. Raises `RefusedError` for one nobody can read."""
    if data.startswith(_ZIP):
        return _zipped(data, ending)
    if data.startswith(_OLE):
        return _compound(data)
    head = data[:1024].lstrip()
    if data[:1024].find(b"%PDF-") >= 0:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_PICTURES):
        raise RefusedError("file.picture")
    if ending in (".mhtml", ".mht"):
        return "mhtml"
    if ending in (".html", ".htm", ".shtml") or head[:15].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    if ending == ".eml":
        return "eml"
    if ending in _TEXT_ENDINGS:
        return "md" if ending in (".md", ".markdown") else "txt"
    if ending in (".doc", ".wps", ".docx", ".xlsx", ".odt", ".ofd", ".pdf", ".rtf", ".zip"):
        raise RefusedError("format.not_what_it_says", ending=ending)
    raise RefusedError("format.unknown", ending=ending)


def _zipped(data: bytes, ending: str) -> str:
    from .package import open_package

    with open_package(data) as package:
        names = set(package.namelist())
    for name, kind in (
        ("word/document.xml", "docx"),
        ("xl/workbook.xml", "xlsx"),
        ("OFD.xml", "ofd"),
        ("content.xml", "odt"),
    ):
        if name in names:
            return kind
    if ending in (".docx", ".xlsx", ".ofd", ".odt"):
        raise RefusedError("format.not_what_it_says", ending=ending)
    return "zip"


def _compound(data: bytes) -> str:
    """Word and WPS keep their text in a `WordDocument` stream; a locked .docx is a compound file with its package inside."""
    import io

    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            if compound.exists("EncryptedPackage"):
                raise RefusedError("file.password")
            if compound.exists("WordDocument"):
                return "doc"
    except (OSError, ValueError, IndexError, TypeError) as error:
        raise RefusedError("doc.broken", reason=str(error)[:200]) from error
    raise RefusedError("format.unknown", ending="ole")


def _text(data: bytes, limits: Limits) -> Read:
    from .encoding import decode

    text, problems = decode(data)
    return Read(text, problems=problems)


def _docx(data: bytes, limits: Limits) -> Read:
    from .package import check_package
    from .word import read_docx

    check_package(data, limits)
    return read_docx(data)


def _odt(data: bytes, limits: Limits) -> Read:
    from .opendocument import read_odt
    from .package import check_package

    check_package(data, limits)
    return read_odt(data)


def _ofd(data: bytes, limits: Limits) -> Read:
    from .ofd import read_ofd
    from .package import check_package

    check_package(data, limits)
    return read_ofd(data)


def _xlsx(data: bytes, limits: Limits) -> Read:
    from .package import check_package
    from .sheet import read_xlsx

    check_package(data, limits)
    return read_xlsx(data, limits)


def _pdf(data: bytes, limits: Limits) -> Read:
    from .pdf import read_pdf

    return read_pdf(data, limits)


def _html(data: bytes, limits: Limits) -> Read:
    from .web import read_html

    return read_html(data)


def _mhtml(data: bytes, limits: Limits) -> Read:
    from .web import read_mhtml

    return read_mhtml(data)


def _doc(data: bytes, limits: Limits) -> Read:
    from .office import read_doc

    return read_doc(data)


def _rtf(data: bytes, limits: Limits) -> Read:
    from .office import read_rtf

    return read_rtf(data)


_READERS: dict[str, Callable[[bytes, Limits], Read]] = {
    "txt": _text, "md": _text, "docx": _docx, "odt": _odt, "ofd": _ofd, "xlsx": _xlsx,
    "pdf": _pdf, "html": _html, "mhtml": _mhtml, "doc": _doc, "rtf": _rtf,
}  # fmt: skip
