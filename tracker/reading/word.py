"""Word documents (`.docx`): every paragraph and table row in order, insertions kept, deletions left out."""

import io
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import XMLSyntaxError

from .limits import RefusedError
from .result import Read

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Text of these is not part of the document as it reads: deleted and moved-away runs, field codes, the copy of a text
# box for old readers.
_LEFT_OUT = frozenset({_W + "del", _W + "moveFrom", _W + "instrText", _W + "delText", _MC + "Fallback"})


def read_docx(data: bytes) -> Read:
    """Text (one paragraph or table row a line, cells parted by a tab) and core properties.

    Raises `RefusedError("docx.broken")` for a file Word itself could not open.
    """
    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(_blocks(document.element.body))
        core = document.core_properties
        properties = {"title": core.title, "author": core.author, "subject": core.subject}
    # python-docx trusts the package to be whole and raises what it stumbles over.
    except (
        PackageNotFoundError,
        BadZipFile,
        ZlibError,
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
        OSError,
        XMLSyntaxError,
    ) as error:
        raise RefusedError("docx.broken", reason=str(error)[:200]) from error
    return Read(text + "\n", tuple((name, value) for name, value in properties.items() if value))


def _blocks(parent: Any) -> Iterator[str]:
    for child in parent:
        if child.tag == _W + "p":
            yield _paragraph(child)
        elif child.tag == _W + "tbl":
            yield from _rows(child)
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "customXml", _W + "ins"):
            yield from _blocks(child)


def _rows(table: Any) -> Iterator[str]:
    for row in table.iter(_W + "tr"):
        if next(row.iterancestors(_W + "tbl"), None) is not table:
            continue
        cells = []
        for cell in row.iterchildren(_W + "tc"):
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            continued = merge is not None and merge.get(_W + "val") != "restart"
            cells.append(
                ""
                if continued
                else " ".join(part for part in _blocks(cell) if part.strip()).replace("\n", " ")
            )
        yield "\t".join(cells)


def _paragraph(paragraph: Any) -> str:
    parts: list[str] = []
    _runs(paragraph, parts)
    return "".join(parts)


def _runs(node: Any, parts: list[str]) -> None:
    for child in node:
        tag = child.tag
        if tag in _LEFT_OUT:
            continue
        if tag == _W + "t":
            parts.append(child.text or "")
        elif tag in (_W + "tab", _W + "ptab"):
            parts.append("\t")
        elif tag in (_W + "br", _W + "cr"):
            parts.append("\n")
        elif tag == _W + "noBreakHyphen":
            parts.append("-")
        elif tag == _W + "txbxContent":
            parts.append("\n" + "\n".join(_blocks(child)) + "\n")
        elif isinstance(tag, str) and tag not in (_W + "pPr", _W + "rPr", _W + "tabs"):
            _runs(child, parts)
