"""Word documents (`.docx`): every paragraph and table in order, insertions kept, deletions left out."""

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
from .typesetting import Box, Typesetter

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Text of these is not part of the document as it reads: deleted and moved-away runs, field codes, the copy of a text
# box for old readers.
_LEFT_OUT = frozenset({_W + "del", _W + "moveFrom", _W + "instrText", _W + "delText", _MC + "Fallback"})


_WIDEST = 200
"""Columns; a wider cell is a fault of the file."""


def read_docx(data: bytes) -> Read:
    """Text (one paragraph or table row a line, cells parted by a tab), core properties, and the cells of its tables.

    Raises `RefusedError("docx.broken")` for a file Word itself could not open.
    """
    try:
        document = docx.Document(io.BytesIO(data))
        page = Typesetter()
        for block in _blocks(document.element.body):
            if isinstance(block, str):
                page.line(block)
            else:
                page.table(_rows(block), _head_rows(block))
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
    found = tuple((name, value) for name, value in properties.items() if value)
    return Read(page.text, found, form=page.form)


def _blocks(parent: Any) -> Iterator[Any]:
    """The words of each paragraph, and the tables as they are, in order."""
    for child in parent:
        if child.tag == _W + "p":
            yield _paragraph(child)
        elif child.tag == _W + "tbl":
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "customXml", _W + "ins"):
            yield from _blocks(child)


def _rows(table: Any) -> list[list[Box]]:
    """The cells of a table; one that is merged downwards stands in its first row and covers the rows below."""
    rows: list[list[Box]] = []
    open_: dict[int, tuple[int, int]] = {}  # column → row and place of the cell that may go on
    for row in table.iter(_W + "tr"):
        if next(row.iterancestors(_W + "tbl"), None) is not table:
            continue
        boxes: list[Box] = []
        column = _number(row, "trPr/gridBefore", 0)
        for cell in row.iter(_W + "tc"):
            if next(cell.iterancestors(_W + "tr"), None) is not row:
                continue
            wide = max(1, _number(cell, "tcPr/gridSpan", 1))
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            above = open_.get(column)
            if merge is not None and merge.get(_W + "val") != "restart" and above is not None:
                box = rows[above[0]][above[1]]
                rows[above[0]][above[1]] = Box(box.words, box.column, len(rows) - above[0] + 1, box.columns)
            else:
                open_.pop(column, None)
                if merge is not None:
                    open_[column] = (len(rows), len(boxes))
                boxes.append(Box(_cell_words(cell), column, 1, wide))
            column += wide
        rows.append(boxes)
    return rows


def _number(node: Any, path: str, default: int) -> int:
    found = node.find("/".join(_W + step for step in path.split("/")))
    value = found.get(_W + "val", "") if found is not None else ""
    return min(int(value), _WIDEST) if value.isdigit() else default


def _head_rows(table: Any) -> int:
    """How many of the first rows are marked to be repeated on every page."""
    count = 0
    for row in table.iterchildren(_W + "tr"):
        if row.find(f"{_W}trPr/{_W}tblHeader") is None:
            break
        count += 1
    return count


def _cell_words(cell: Any) -> str:
    """The paragraphs of a cell on one line; a table inside it gives its cells the same way."""
    parts = []
    for block in _blocks(cell):
        if isinstance(block, str):
            parts.append(block)
        else:
            parts.extend(box.words for row in _rows(block) for box in row)
    return " ".join(part for part in parts if part.strip())


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
            parts.append("\n" + "\n".join(_boxed(child)) + "\n")
        elif isinstance(tag, str) and tag not in (_W + "pPr", _W + "rPr", _W + "tabs"):
            _runs(child, parts)


def _boxed(content: Any) -> Iterator[str]:
    """The lines of a text box."""
    for block in _blocks(content):
        if isinstance(block, str):
            yield block
        else:
            yield from ("\t".join(box.words for box in row) for row in _rows(block))
