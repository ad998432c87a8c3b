"""Pictures in a Word document that are pages by themselves: a paragraph that holds nothing but one of a page's size."""

from collections.abc import Iterator
from typing import Any

from .limits import RefusedError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_CM = 360_000  # in the units of Word's drawings
_LEAST = (12 * _CM, 8 * _CM)
"""Width and height a picture of a page, or of most of one, has at least; logos, seals and small photos have less."""


def page_pictures(document: Any) -> Iterator[Any]:
    """The paragraphs of the body that hold such a picture and no words, in order."""
    for paragraph in document.element.body.iter(_W + "p"):
        if _blip(paragraph) is not None and not any((t.text or "").strip() for t in paragraph.iter(_W + "t")):
            yield paragraph


def picture_of(document: Any, number: int) -> bytes:
    """The bytes of the picture in the paragraph with this number."""
    for place, paragraph in enumerate(page_pictures(document)):
        if place == number:
            return bytes(document.part.related_parts[_blip(paragraph)].blob)
    raise RefusedError("docx.broken", reason="picture")


def _blip(paragraph: Any) -> str | None:
    """What the picture of a page's size in a paragraph refers to."""
    for drawing in paragraph.iter(_W + "drawing"):
        extent = next(drawing.iter(_WP + "extent"), None)
        blip = next(drawing.iter(_A + "blip"), None)
        if extent is None or blip is None or not blip.get(_EMBED):
            continue
        wide, high = extent.get("cx", "0"), extent.get("cy", "0")
        if wide.isdigit() and high.isdigit() and int(wide) >= _LEAST[0] and int(high) >= _LEAST[1]:
            return str(blip.get(_EMBED))
    return None
