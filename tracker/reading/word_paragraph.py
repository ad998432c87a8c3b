"""The words of one Word paragraph as it reads: its number before it, what is deleted, hidden or struck through left out."""

import re
from dataclasses import dataclass
from typing import Any

from .word_numbers import Numbering
from .word_styles import Styles

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Text of these is not part of the document as it reads: deleted and moved-away runs, field codes, the copy of a text
# box for old readers.
_LEFT_OUT = frozenset({_W + "del", _W + "moveFrom", _W + "instrText", _W + "delText", _MC + "Fallback"})
_SOFT = "\v"
_ENDED = "。！？；：!?;:"
_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部篇条]"
    r"|\d{1,3}[.．、](?!\d)|[①-⑳]|附件)"
)
_TITLE_LENGTH = 30
"""Characters a heading on a line of its own has at most."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's words with the label it shows, and the contents of text boxes that hang on it."""

    text: str
    heading: int | None = None
    list_level: int | None = None
    number: str | None = None
    boxes: tuple[Any, ...] = ()


class Paragraphs:
    """Reads the paragraphs of one document in order; counts the stretches of text that were left out."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self.hidden = 0
        self.struck = 0

    def read(self, node: Any) -> Paragraph:
        """The words of a paragraph."""
        parts: list[str] = []
        boxes: list[Any] = []
        self._runs(node, parts, boxes)
        text = _soft_breaks("".join(parts))
        level = number = None
        place = self._styles.numbered(node)
        if place is not None and (text.strip() or not boxes):
            label = self._numbering.label(*place)
            if label is not None:
                level = label.level
                if label.text and text.strip():
                    number = label.text
                    blank = " " if number[-1].isalnum() and text[:1].isalnum() else ""
                    text = number + blank + text.lstrip()
        return Paragraph(text, self._styles.heading(node), level, number, tuple(boxes))

    def _runs(self, node: Any, parts: list[str], boxes: list[Any]) -> None:
        for child in node:
            tag = child.tag
            if tag in _LEFT_OUT or not isinstance(tag, str):
                continue
            if tag == _W + "r" and self._left_out(child):
                continue
            if tag == _W + "t":
                parts.append(child.text or "")
            elif tag in (_W + "tab", _W + "ptab"):
                parts.append("\t")
            elif tag in (_W + "br", _W + "cr"):
                hard = child.get(_W + "type") in ("page", "column")
                parts.append("\n" if hard else _SOFT)
            elif tag == _W + "noBreakHyphen":
                parts.append("-")
            elif tag == _W + "txbxContent":
                boxes.append(child)
            elif tag not in (_W + "pPr", _W + "rPr", _W + "tabs"):
                self._runs(child, parts, boxes)

    def _left_out(self, run: Any) -> bool:
        if not any(text.text and text.text.strip() for text in run.iter(_W + "t")):
            return False
        if self._styles.switched(run, ("vanish", "specVanish")):
            self.hidden += 1
            return True
        if self._styles.switched(run, ("strike", "dstrike")):
            self.struck += 1
            return True
        return False


def _soft_breaks(text: str) -> str:
    """A line break inside a paragraph stays one where a sentence ends, an item begins or a heading stands before it.

    Elsewhere it only fits the words to the line, and they are put together.
    """
    if _SOFT not in text:
        return text
    joined = ""
    for piece in text.split(_SOFT):
        before = joined.rstrip()
        line = before.rsplit("\n", 1)[-1]
        heading = bool(_ITEM.match(line)) and len(line) <= _TITLE_LENGTH and not re.search("[，,。；]", line)
        if not before or not piece.strip():
            joined += piece
        elif before[-1] in _ENDED or (heading and not piece.lstrip()[:1].isdigit()) or _ITEM.match(piece):
            joined = f"{before}\n{piece}"
        else:
            joined = before + piece.lstrip()
    return joined
