"""A paper as Markdown. Text of documents is escaped: it reads as it was, in any CommonMark reader."""

import re
from collections.abc import Iterable, Iterator

from tracker.wording.terminal import on_paper

from .blocks import (
    Addressee,
    Annex,
    AnnexNote,
    Block,
    Heading,
    Line,
    Paragraph,
    Remark,
    Signature,
    Slip,
    Table,
    Title,
    heading_number,
)

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~#&$@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_LINE_START = re.compile(r"^([+\-=])(?=[\s+\-=]|$)|^(\d{1,9})([.)])(?=\s|$)")


def escaped(text: str) -> str:
    """`text` on one line, with everything that Markdown or HTML would obey escaped, and control characters shown as �."""
    line = " ".join(on_paper(text).split())
    line = _SPECIAL.sub(lambda found: f"\\{found[0]}", line)
    return _LINE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line)


def render(blocks: Iterable[Block], *, chinese: bool) -> Iterator[str]:
    """The paper in pieces, each ending with a line feed."""
    for block in blocks:
        yield from _block(block, chinese)


def _block(block: Block, chinese: bool) -> Iterator[str]:
    match block:
        case Title():
            yield f"# {escaped(block.text)}\n\n"
        case Heading(level=level, number=number, text=text):
            yield f"{'#' * (level + 1)} {escaped(heading_number(level, number, chinese=chinese) + text)}\n\n"
        case Addressee(text=text) | AnnexNote(text=text) | Remark(text=text):
            yield f"{escaped(text)}\n\n"
        case Paragraph(parts=parts):
            between = "" if chinese else " "
            yield escaped(between.join(label + text for label, text in parts)) + "\n\n"
        case Line(number=number, text=text):
            yield f"{escaped(heading_number(3, number, chinese=chinese) + text)}\n\n"
        case Table():
            yield from _table(block)
        case Signature(name=name, day=day):
            for line in (name, day):
                if line:
                    yield f"{escaped(line)}\n\n"
        case Annex(label=label, title=title, table=table):
            if label:
                yield f"{escaped(label)}\n\n"
            yield f"# {escaped(title)}\n\n"
            yield from _table(table)
        case Slip():
            yield from _slip(block)


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"{escaped(table.caption)}\n\n"
    yield _row(table.head)
    yield (
        "|"
        + "|".join(" :-: " if place in table.centred else " --- " for place in range(len(table.head)))
        + "|\n"
    )
    for row in table.rows:
        yield _row(row)
    yield "\n"


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(escaped(cell) for cell in cells) + " |\n"


def _slip(slip: Slip) -> Iterator[str]:
    yield f"# {escaped(slip.title)}\n\n{escaped(slip.number)}\n\n| | |\n| --- | --- |\n"
    for label, text, _ in slip.rows:
        yield _row((label, text))
    yield f"\n{escaped(slip.foot)}\n\n---\n\n"
