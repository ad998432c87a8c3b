"""PDF: the text layer through PDFium, in reading order. Scans are recognised and refused; nothing is guessed from pictures."""

import ctypes
import math
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .limits import Limits, RefusedError
from .pages import Glyph, Page, text_of
from .result import Read
from .ruled import Rule, joined

# Some writers print the bytes of a title in a local encoding as hexadecimal digits.
_THIN = 3.0  # points; a longer path no thicker than this is a drawn line
_RAW_BYTES = re.compile(r"^<[0-9A-Fa-f]+>$")


def read_pdf(data: bytes, limits: Limits) -> Read:
    """Text and properties. Raises `RefusedError`: `pdf.no_text_layer`, `file.password`, `pdf.broken`."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise RefusedError("file.password") from error
        raise RefusedError("pdf.broken", reason=str(error)[:200]) from error
    try:
        pages, count = [], 0
        for number in range(len(document)):
            glyphs = list(_glyphs(document, number))
            count += len(glyphs)
            if count > limits.characters:
                raise RefusedError("text.too_long", characters=str(count))
            pages.append(Page(glyphs, joined(_rules(document, number))))
        if not count:
            raise RefusedError("pdf.no_text_layer", pages=str(len(document)))
        metadata = document.get_metadata_dict(skip_empty=True)
    except pdfium.PdfiumError as error:
        raise RefusedError("pdf.broken", reason=str(error)[:200]) from error
    finally:
        document.close()
    properties = tuple(
        (key.lower(), value)
        for key, value in metadata.items()
        if key in ("Title", "Author", "Subject") and not _RAW_BYTES.match(value)
    )
    return Read(text_of(pages), properties)


def _glyphs(document: pdfium.PdfDocument, number: int) -> Iterator[Glyph]:
    page = document[number]
    try:
        height = page.get_height()
        text = page.get_textpage()
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        origin_x, origin_y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
        for index in range(raw.FPDFText_CountChars(text)):
            character = chr(raw.FPDFText_GetUnicode(text, index))
            if not character.isprintable() or character.isspace():
                continue
            raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
            raw.FPDFText_GetCharOrigin(text, index, origin_x, origin_y)
            raw.FPDFText_GetMatrix(text, index, matrix)
            # The nominal size times the text matrix: many writers set size 1 and scale.
            size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d) or (
                top.value - bottom.value
            )
            # The base line, not the box, so that commas and dashes stay on their line.
            yield Glyph(
                character, origin_x.value, max(right.value, origin_x.value), height - origin_y.value, size
            )
    finally:
        page.close()


def _rules(document: pdfium.PdfDocument, number: int) -> Iterator[Rule]:
    page = document[number]
    try:
        height = page.get_height()
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
            left, bottom, right, top = item.get_bounds()
            if min(right - left, top - bottom) <= _THIN < max(right - left, top - bottom):
                yield Rule(left, right, height - top, height - bottom)
    finally:
        page.close()
