"""PDF: the text layer through PDFium, in reading order; pages that are pictures are asked for by their numbers."""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .limits import Limits, RefusedError
from .pages import typeset
from .placed import Glyph, Page
from .result import Read
from .ruled import Rule, joined
from .scanning import Scans

if TYPE_CHECKING:
    from .scans.recogniser import Picture

_FEW = 30  # characters of a page number or a stamp beside a picture of the page
_FILLED = 0.4  # share of a page that is covered by pictures when it is a scan
_DOTS = 200.0
_LONGEST = 5000  # pixels
# Some writers print the bytes of a title in a local encoding as hexadecimal digits.
_THIN = 3.0  # points; a longer path no thicker than this is a drawn line
_RAW_BYTES = re.compile(r"^<[0-9A-Fa-f]+>$")


def read_pdf(data: bytes, limits: Limits, scans: Scans) -> Read:
    """Text and properties. Raises `RefusedError`: `pdf.no_text_layer`, `file.password`, `pdf.broken`."""
    document = _opened(data)
    try:
        pages, count = [], 0
        for number in range(len(document)):
            glyphs = tuple(_glyphs(document, number))
            count += len(glyphs)
            if count > limits.characters:
                raise RefusedError("text.too_long", characters=str(count))
            seen = _seen(document, number)
            if len(glyphs) < _FEW and seen.picture:
                pages.append(scans.page(number))
            else:
                pages.append(Page(glyphs, joined(_rules(document, number)), scanned=seen.layer))
        if not count and not scans.wanted and not scans.used:
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
    text = typeset(pages)
    return Read(text.text, properties, form=text.form)


def page_picture(data: bytes, number: int) -> "tuple[Picture, float]":
    """A page as it is seen, and its dots an inch."""
    document = _opened(data)
    try:
        page = document[number]
        scale = min(_DOTS / 72, _LONGEST / max(page.get_width(), page.get_height(), 1.0))
        bitmap = page.render(scale=scale, grayscale=True)
        picture = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].copy()
        return picture, scale * 72
    except pdfium.PdfiumError as error:
        raise RefusedError("pdf.broken", reason=str(error)[:200]) from error
    finally:
        document.close()


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise RefusedError("file.password") from error
        raise RefusedError("pdf.broken", reason=str(error)[:200]) from error


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a page shows: whether a picture fills it, and whether its text is an invisible layer over one."""

    picture: bool
    layer: bool


def _seen(document: pdfium.PdfDocument, number: int) -> _Seen:
    page = document[number]
    try:
        whole = page.get_width() * page.get_height()
        covered = 0.0
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
            left, bottom, right, top = item.get_bounds()
            covered += abs(right - left) * abs(top - bottom)
        picture = covered >= _FILLED * whole
        layer = picture and any(
            raw.FPDFTextObj_GetTextRenderMode(item.raw) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
            for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=4)
        )
        return _Seen(picture, layer)
    finally:
        page.close()


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
