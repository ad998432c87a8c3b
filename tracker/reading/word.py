"""Word documents (`.docx`): every paragraph and table in order, automatic numbers counted, deletions and hidden text left out."""

import io
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import XMLSyntaxError

from ..domain.problem import Problem
from ..domain.vocabulary import Severity
from .limits import RefusedError
from .pages import typeset
from .result import Read
from .scanning import Scans
from .typesetting import Box, Typesetter
from .word_numbers import Numbering
from .word_paragraph import Paragraph, Paragraphs
from .word_pictures import page_pictures, picture_of
from .word_styles import Styles

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WIDEST = 200
"""Columns; a wider cell is a fault of the file."""

# python-docx trusts the package to be whole and raises what it stumbles over.
_STUMBLES = (
    PackageNotFoundError, BadZipFile, ZlibError, KeyError, ValueError, AttributeError, TypeError, OSError, XMLSyntaxError,
)  # fmt: skip


def read_docx(data: bytes, scans: Scans) -> Read:
    """Text (one paragraph or table row a line, cells parted by a tab), core properties, and the form of the text.

    Pictures that are pages by themselves are asked for by their number. Raises `RefusedError("docx.broken")` for a file
    Word itself could not open.
    """
    try:
        document = docx.Document(io.BytesIO(data))
        writer = _Writer(document, scans)
        writer.write(document.element.body)
        core = document.core_properties
        properties = {"title": core.title, "author": core.author, "subject": core.subject}
    except _STUMBLES as error:
        raise RefusedError("docx.broken", reason=str(error)[:200]) from error
    found = tuple((name, value) for name, value in properties.items() if value)
    return Read(writer.page.text, found, writer.problems, writer.page.form)


def picture(data: bytes, number: int) -> bytes:
    """The bytes of the picture with this number among those that are pages by themselves."""
    try:
        return picture_of(docx.Document(io.BytesIO(data)), number)
    except _STUMBLES as error:
        raise RefusedError("docx.broken", reason=str(error)[:200]) from error


def _related(document: Any, kind: str) -> Any | None:
    try:
        return document.part.part_related_by(kind).element
    except KeyError:
        return None


class _Writer:
    """One document on its way to text."""

    def __init__(self, document: Any, scans: Scans) -> None:
        self.page = Typesetter()
        self._scans = scans
        self._pictures = list(page_pictures(document))
        numbering = Numbering(_related(document, RELATIONSHIP_TYPE.NUMBERING))
        self._paragraphs = Paragraphs(Styles(_related(document, RELATIONSHIP_TYPE.STYLES)), numbering)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was left out of the text, counted."""
        counts = (
            ("docx.hidden", self._paragraphs.hidden),
            ("docx.struck", self._paragraphs.struck),
        )
        return tuple(
            Problem(code, Severity.WARNING, None, (("count", str(count)),)) for code, count in counts if count
        )

    def write(self, parent: Any) -> None:
        """Everything inside a node, in order."""
        for block in _blocks(parent):
            if block.tag == _W + "tbl":
                self.page.table(self._rows(block), _head_rows(block))
            else:
                self._write(self._paragraphs.read(block), block)

    def _write(self, paragraph: Paragraph, node: Any) -> None:
        if node in self._pictures:
            typeset([self._scans.page(self._pictures.index(node))], self.page)
        else:
            self.page.paragraph(
                paragraph.text,
                heading=paragraph.heading,
                list_level=paragraph.list_level,
                number=paragraph.number,
            )
        for content in paragraph.boxes:
            self._write_box(content)

    def _write_box(self, content: Any) -> None:
        """The lines of a text box, after the paragraph it hangs on."""
        for block in _blocks(content):
            if block.tag == _W + "tbl":
                self.page.table(self._rows(block), _head_rows(block))
                continue
            paragraph = self._paragraphs.read(block)
            self.page.paragraph(paragraph.text, number=paragraph.number, boxed=True)
            for inner in paragraph.boxes:
                self._write_box(inner)

    def _rows(self, table: Any) -> list[list[Box]]:
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
                    rows[above[0]][above[1]] = Box(
                        box.words, box.column, len(rows) - above[0] + 1, box.columns
                    )
                else:
                    open_.pop(column, None)
                    if merge is not None:
                        open_[column] = (len(rows), len(boxes))
                    boxes.append(Box(self._cell_words(cell), column, 1, wide))
                column += wide
            rows.append(boxes)
        return rows

    def _cell_words(self, cell: Any) -> str:
        """The paragraphs of a cell on one line; a table inside it gives its cells the same way."""
        parts: list[str] = []
        for block in _blocks(cell):
            if block.tag == _W + "tbl":
                parts.extend(box.words for row in self._rows(block) for box in row)
            else:
                parts.append(self._paragraphs.read(block).text)
        return " ".join(part for part in parts if part.strip())


def _blocks(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables of a node, in order."""
    for child in parent:
        if child.tag in (_W + "p", _W + "tbl"):
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "customXml", _W + "ins"):
            yield from _blocks(child)


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
