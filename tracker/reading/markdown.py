"""Markdown: its tables become tables; everything else stays as written, its front matter too."""

import re

from .result import Read
from .typesetting import Box, Typesetter

_RULE = re.compile(r"^\s{0,3}\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?\s*$")


def read_markdown(text: str) -> Read:
    """The text of a Markdown file and the cells of its tables."""
    page = Typesetter()
    lines = text.removesuffix("\n").split("\n")
    at = 0
    while at < len(lines):
        end = _table_end(lines, at)
        if end > at:
            cells = [_cells(line) for number, line in enumerate(lines[at:end]) if number != 1]
            page.table([[Box(words, place) for place, words in enumerate(row) if words] for row in cells], 1)
            at = end
        else:
            page.line(lines[at])
            at += 1
    return Read(page.text, form=page.form)


def _table_end(lines: list[str], at: int) -> int:
    """The line after the table that begins here; `at` itself when none does."""
    if (
        at + 1 >= len(lines)
        or "|" not in lines[at]
        or "|" not in lines[at + 1]
        or not _RULE.match(lines[at + 1])
    ):
        return at
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    return end


def _cells(line: str) -> list[str]:
    inside = line.strip().removeprefix("|")
    inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
    cells = re.split(r"(?<!\\)\|", inside)
    return [" ".join(cell.strip("* ").replace("\\|", "|").replace("<br>", " ").split()) for cell in cells]
