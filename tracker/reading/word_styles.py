"""What Word's styles say of paragraphs and runs: hidden, struck through, a heading, part of a list."""

from collections.abc import Iterator
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST = 20  # styles based on one another


class Styles:
    """The styles of one document by their id."""

    def __init__(self, root: Any | None) -> None:
        nodes = root.iter(_W + "style") if root is not None else ()
        self._styles = {node.get(_W + "styleId", ""): node for node in nodes}

    def switched(self, run: Any, names: tuple[str, ...]) -> bool:
        """Whether a run has one of these properties, by itself or by its style."""
        properties = run.find(_W + "rPr")
        if properties is None:
            return False
        for name in names:
            found = properties.find(_W + name)
            if found is not None:
                if found.get(_W + "val", "1") not in _OFF:
                    return True
                continue
            style = properties.find(_W + "rStyle")
            for node in self._chain(style.get(_W + "val", "")) if style is not None else ():
                inherited = node.find(f"{_W}rPr/{_W}{name}")
                if inherited is not None:
                    if inherited.get(_W + "val", "1") not in _OFF:
                        return True
                    break
        return False

    def heading(self, paragraph: Any) -> int | None:
        """A heading's level from 1, by the outline level of the paragraph or of its style."""
        for properties in self._of_paragraph(paragraph):
            found = properties.find(_W + "outlineLvl")
            if found is not None:
                value = found.get(_W + "val", "")
                return int(value) + 1 if value in "012345678" and value else None
        return None

    def numbered(self, paragraph: Any) -> tuple[str, int] | None:
        """The id of the list that a paragraph belongs to, and its level from 0."""
        level: int | None = None
        for properties in self._of_paragraph(paragraph):
            found = properties.find(_W + "numPr")
            if found is None:
                continue
            place, list_id = found.find(_W + "ilvl"), found.find(_W + "numId")
            if level is None and place is not None and place.get(_W + "val", "").isdigit():
                level = int(place.get(_W + "val"))
            if list_id is not None:
                id = list_id.get(_W + "val", "0")
                return None if id == "0" else (id, level or 0)
        return None

    def _of_paragraph(self, paragraph: Any) -> Iterator[Any]:
        """The properties of a paragraph, then those of its styles."""
        own = paragraph.find(_W + "pPr")
        if own is None:
            return
        yield own
        style = own.find(_W + "pStyle")
        if style is not None:
            for node in self._chain(style.get(_W + "val", "")):
                properties = node.find(_W + "pPr")
                if properties is not None:
                    yield properties

    def _chain(self, id: str) -> Iterator[Any]:
        for _ in range(_DEEPEST):
            node = self._styles.get(id)
            if node is None:
                return
            yield node
            base = node.find(_W + "basedOn")
            id = base.get(_W + "val", "") if base is not None else ""
