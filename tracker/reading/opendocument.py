"""OpenDocument text (`.odt`): paragraphs, headings and table rows in order, tracked deletions left out."""

from collections.abc import Iterator
from typing import Any

from .package import member, open_package
from .result import Read
from .xml import local, parse

_LEFT_OUT = frozenset(
    {"tracked-changes", "annotation", "note-citation", "change", "change-start", "change-end", "ruby-text"}
)

_ROW_GROUPS = frozenset({"table-rows", "table-row-group", "table-header-rows"})


def read_odt(data: bytes) -> Read:
    """Text (one paragraph or table row a line) and properties. Raises `RefusedError` for a broken package."""
    with open_package(data) as package:
        content = parse(member(package, "content.xml"))
        names = set(package.namelist())
        meta = parse(member(package, "meta.xml")) if "meta.xml" in names else None
    lines = [line for body in content.iter("{*}body") for line in _blocks(body)]
    properties = []
    if meta is not None:
        for name, key in (("title", "title"), ("initial-creator", "author"), ("subject", "subject")):
            found = next(meta.iter(f"{{*}}{name}"), None)
            if found is not None and found.text:
                properties.append((key, found.text))
    return Read("\n".join(lines) + "\n", tuple(properties))


def _blocks(node: Any) -> Iterator[str]:
    for child in node:
        name = local(child)
        if name in ("p", "h"):
            yield _inline(child)
        elif name == "table":
            yield from _rows(child)
        elif name not in _LEFT_OUT:
            yield from _blocks(child)


def _rows(table: Any) -> Iterator[str]:
    """The rows of this table alone: a table inside a cell is part of that cell's words."""
    for child in table:
        name = local(child)
        if name in _ROW_GROUPS:
            yield from _rows(child)
        elif name == "table-row":
            cells = ["" if local(cell) == "covered-table-cell" else " ".join(_blocks(cell)) for cell in child]
            yield "\t".join(" ".join(cell.split()) for cell in cells)


def _inline(node: Any) -> str:
    parts = [node.text or ""]
    for child in node:
        name = local(child)
        if name == "s":
            count = next((value for key, value in child.attrib.items() if key.endswith("}c")), "1")
            parts.append(" " * min(int(count) if count.isdigit() else 1, 100))
        elif name == "tab":
            parts.append("\t")
        elif name == "line-break":
            parts.append("\n")
        elif name not in _LEFT_OUT and name:
            parts.append(_inline(child))
        parts.append(child.tail or "")
    return "".join(parts)
