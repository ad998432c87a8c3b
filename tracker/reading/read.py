"""Which reader a file needs, recognised by its bytes before its name."""

import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ..domain.characters import unified
from ..domain.problem import Problem
from ..domain.report import Reading
from ..domain.vocabulary import Severity
from .limits import Limits, RefusedError
from .placed import Page
from .result import Read
from .scanning import Scans, can_recognise, left_out
from .scanning import recognised as recognised_pages

if TYPE_CHECKING:
    from .scans.recogniser import Picture

_CONTAINERS = frozenset({"zip", "eml"})
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # with members, and without
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STUMBLES = (
    ArithmeticError, AssertionError, AttributeError, BufferError, EOFError, LookupError, OSError, RuntimeError, SyntaxError,
    TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
"""What libraries raise when a file is not what they take it for (lxml's errors of syntax are SyntaxErrors)."""
_OFFICE_ENDINGS = (
    ".doc", ".wps", ".docx", ".xls", ".et", ".xlsx", ".xlsb", ".odt", ".ods", ".ofd", ".pdf", ".rtf", ".zip", ".png", ".jpg",
    ".jpeg", ".tif", ".tiff", ".bmp",
)  # fmt: skip
_TEXT_ENDINGS = frozenset({".txt", ".md", ".markdown", ".text", ""})
_PICTURES = (
    (b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n", "png"), (b"GIF8", "gif"), (b"II*\x00", "tiff"), (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
)  # fmt: skip


def read(
    data: bytes, name: str, *, limits: Limits = Limits(), part: str = "", depth: int | None = None
) -> tuple[Reading, ...]:
    """The documents in a file's bytes; `name` is the file's name with its ending. Never raises on bad bytes.

    `part` names the place in a container that the file came out of, and `depth` how many containers may still stand
    inside one another. Pages that are pictures are recognised where the extra `ocr` is installed.
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
    kind = container_kind(data, name, limits)
    if kind is not None:
        yield from _members(data, kind, part, limits, depth)
        return
    document = read_document(data, name, part=part, limits=limits)
    if document.wanted:
        pages: dict[int, Page] = {}
        for number in document.wanted:
            page = recognise_page(data, name, number, limits)
            if isinstance(page, Problem):
                yield Reading(None, document.reading.format, part, problems=(page,))
                return
            pages[number] = page
        document = read_document(data, name, part=part, limits=limits, recognised=pages)
    yield document.reading


@dataclass(frozen=True, slots=True)
class Document:
    """What a file that holds no others gave; `wanted` are the numbers of pages to recognise before it can be read."""

    reading: Reading
    wanted: tuple[int, ...] = ()


def read_document(
    data: bytes,
    name: str,
    *,
    part: str = "",
    limits: Limits = Limits(),
    recognised: Mapping[int, Page] | None = None,
) -> Document:
    """The document in a file that holds no others. `recognised` are pages of it that are pictures, by their number."""
    kind = PurePosixPath(name).suffix.lower().lstrip(".")
    scans = Scans(recognised)
    made = refusal = None
    try:
        kind = _kind(data, name, limits)
        made = _READERS[kind](data, limits, scans)
        if scans.wanted and can_recognise():
            if len(scans.wanted) > limits.scanned_pages:
                raise RefusedError("scan.too_many_pages", pages=str(len(scans.wanted)))
            return Document(Reading(None, kind, part), tuple(scans.wanted))
        if len(made.text) > limits.characters:
            raise RefusedError("text.too_long", characters=str(len(made.text)))
        if not made.text.strip():
            raise RefusedError("scan.no_recogniser" if scans.wanted else "text.empty")
    except RefusedError as error:
        refusal = Problem(error.code, Severity.REFUSED, None, error.details)
    except MemoryError:
        refusal = Problem("reading.memory", Severity.REFUSED)
    except _STUMBLES as error:
        refusal = Problem("reading.failed", Severity.REFUSED, None, (("reason", type(error).__name__),))
    if made is None or refusal is not None:
        return Document(Reading(None, kind, part, problems=(refusal,) if refusal else ()))
    problems = made.problems
    if scans.wanted:
        problems += (left_out(scans.wanted),)
    if scans.used:
        problems += (recognised_pages(scans.used),)
    return Document(Reading(unified(made.text), kind, part, made.properties, problems, made.form))


def recognise_page(data: bytes, name: str, number: int, limits: Limits = Limits()) -> Page | Problem:
    """The words on a page that is a picture, or why there are none."""
    from .scans.page import recognise as recognise_picture

    try:
        picture, dots = _picture(data, _kind(data, name, limits), number)
        return recognise_picture(picture, dots)
    except RefusedError as error:
        return Problem(error.code, Severity.REFUSED, None, error.details)
    except MemoryError:
        return Problem("reading.memory", Severity.REFUSED)
    except _STUMBLES as error:
        return Problem("reading.failed", Severity.REFUSED, None, (("reason", type(error).__name__),))


def _picture(data: bytes, kind: str, number: int) -> "tuple[Picture, float]":
    """A page's picture and its dots an inch."""
    from .scans.pictures import page

    if kind == "pdf":
        from .pdf import page_picture

        return page_picture(data, number)
    if kind == "docx":
        from .word import picture

        return page(picture(data, number), 0)
    return page(data, number)


def _members(data: bytes, kind: str, part: str, limits: Limits, depth: int) -> Iterator[Reading]:
    from .container import members

    any_member = False
    try:
        if depth <= 0:
            raise RefusedError("zip.too_deep")
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
    except RefusedError as error:
        problem = Problem(error.code, Severity.REFUSED, None, error.details)
        yield Reading(None, kind, part, problems=(problem,))
    except _STUMBLES as error:
        problem = Problem("reading.failed", Severity.REFUSED, None, (("reason", type(error).__name__),))
        yield Reading(None, kind, part, problems=(problem,))


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
    for start, kind in _PICTURES:
        if data.startswith(start):
            return kind
    if ending in (".mhtml", ".mht"):
        return "mhtml"
    if ending in (".html", ".htm", ".shtml") or head[:15].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    if ending == ".eml":
        return "eml"
    if ending in _TEXT_ENDINGS:
        return "md" if ending in (".md", ".markdown") else "txt"
    if ending in (".csv", ".tsv"):
        return "csv"
    if ending in _OFFICE_ENDINGS:
        raise RefusedError("format.not_what_it_says", ending=ending)
    raise RefusedError("format.unknown", ending=ending)


def _zipped(data: bytes, ending: str) -> str:
    from .package import open_package

    with open_package(data) as package:
        names = set(package.namelist())
    for name, kind in (
        ("word/document.xml", "docx"),
        ("xl/workbook.xml", "xlsx"),
        ("xl/workbook.bin", "xlsb"),
        ("OFD.xml", "ofd"),
        ("content.xml", "odt"),
    ):
        if name in names:
            return "ods" if kind == "odt" and _is_spreadsheet(data) else kind
    if ending in (".docx", ".xlsx", ".xlsb", ".ofd", ".odt", ".ods"):
        raise RefusedError("format.not_what_it_says", ending=ending)
    return "zip"


def _is_spreadsheet(data: bytes) -> bool:
    """Whether a package of OpenDocument says that it is one; its first member does, not packed."""
    return b"application/vnd.oasis.opendocument.spreadsheet" in data[:200]


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
            if compound.exists("Workbook") or compound.exists("Book"):
                return "xls"
    except (OSError, ValueError, IndexError, TypeError) as error:
        raise RefusedError("doc.broken", reason=str(error)[:200]) from error
    raise RefusedError("format.unknown", ending="ole")


def _text(data: bytes, limits: Limits, scans: Scans) -> Read:
    from .encoding import decode

    text, problems = decode(data)
    return Read(text, problems=problems)


def _csv(data: bytes, limits: Limits, scans: Scans) -> Read:
    from .delimited import read_delimited

    return read_delimited(data, limits)


def _markdown(data: bytes, limits: Limits, scans: Scans) -> Read:
    from .encoding import decode
    from .markdown import read_markdown

    text, problems = decode(data)
    return replace(read_markdown(text), problems=problems)


def _docx(data: bytes, limits: Limits, scans: Scans) -> Read:
    from .package import check_package
    from .word import read_docx

    check_package(data, limits)
    return read_docx(data, scans)


def _odt(data: bytes, limits: Limits, scans: Scans) -> Read:
    from .opendocument import read_odt
    from .package import check_package

    check_package(data, limits)
    return read_odt(data)


def _ofd(data: bytes, limits: Limits, scans: Scans) -> Read:
    from .ofd import read_ofd
    from .package import check_package

    check_package(data, limits)
    return read_ofd(data)


def _xlsx(data: bytes, limits: Limits, scans: Scans) -> Read:
    from .package import check_package
    from .sheet import read_xlsx

    check_package(data, limits)
    return read_xlsx(data, limits)


def _old_sheet(data: bytes, limits: Limits, scans: Scans) -> Read:
    from .old_sheet import read_old_sheet

    if data.startswith(_ZIP):
        from .package import check_package

        check_package(data, limits)
    return read_old_sheet(data, limits)


def _pdf(data: bytes, limits: Limits, scans: Scans) -> Read:
    from .pdf import read_pdf

    return read_pdf(data, limits, scans)


def _scan(data: bytes, limits: Limits, scans: Scans) -> Read:
    if not can_recognise():
        raise RefusedError("file.picture")
    from .pages import typeset
    from .scans.pictures import page_count

    document = typeset([scans.page(number) for number in range(page_count(data))])
    return Read(document.text, form=document.form)


def _html(data: bytes, limits: Limits, scans: Scans) -> Read:
    from .web import read_html

    return read_html(data)


def _mhtml(data: bytes, limits: Limits, scans: Scans) -> Read:
    from .web import read_mhtml

    return read_mhtml(data)


def _doc(data: bytes, limits: Limits, scans: Scans) -> Read:
    from .office import read_doc

    return read_doc(data, scans)


def _rtf(data: bytes, limits: Limits, scans: Scans) -> Read:
    from .office import read_rtf

    return read_rtf(data, scans)


_READERS: dict[str, Callable[[bytes, Limits, Scans], Read]] = {
    "txt": _text, "md": _markdown, "docx": _docx, "odt": _odt, "ofd": _ofd, "xlsx": _xlsx, "xls": _old_sheet, "xlsb": _old_sheet, "ods": _old_sheet, "csv": _csv,
    "pdf": _pdf, "jpeg": _scan, "png": _scan, "gif": _scan, "tiff": _scan, "bmp": _scan, "html": _html, "mhtml": _mhtml, "doc": _doc, "rtf": _rtf,
}  # fmt: skip
