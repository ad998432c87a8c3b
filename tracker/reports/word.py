"""A paper as a Word file: blocks streamed as WordprocessingML into the package that `word_shell` makes."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tracker.wording.terminal import on_paper

from . import layout
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
from .fitting import SLIP_LABEL, SLIP_ROW, broken_title, slip_fit
from .word_shell import DOCUMENT_PART, Shell

# What XML 1.0 does not allow, and the characters that turn the reading order.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_KEEP = "<w:keepNext/><w:keepLines/>"
_KEPT = 10 * layout.CHARACTERS
"""Characters of a last paragraph that moves to the next page whole with the signature: a longer one would leave a page empty."""
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def save(shell: Shell, blocks: Iterable[Block], path: Path, *, chinese: bool) -> None:
    """Write the package with `blocks` as its text; the same blocks give the same bytes."""
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, data in shell.parts:
            package.writestr(_member(name), data)
        with package.open(_member(DOCUMENT_PART), "w", force_zip64=True) as stream:
            stream.write(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
            for piece in _Body(shell, chinese).document(blocks):
                stream.write(piece.encode("utf-8"))


def _member(name: str) -> ZipInfo:
    info = ZipInfo(name, _EPOCH)
    info.compress_type = ZIP_DEFLATED
    return info


def plain_text(text: str) -> str:
    """Text that XML can hold: what it cannot becomes U+FFFD; tabs and line ends become spaces."""
    shown = on_paper(text)
    return " ".join(shown.splitlines()).replace("\t", " ")


def xml_text(text: str) -> str:
    """The same, escaped."""
    return escape(plain_text(text))


class _Body:
    """Turns blocks into XML, one string a block or a table row."""

    def __init__(self, shell: Shell, chinese: bool) -> None:
        self.shell = shell
        self.chinese = chinese
        self.slips = 0

    def document(self, blocks: Iterable[Block]) -> Iterator[str]:
        yield self.shell.head
        written = not self.shell.bare
        section = self.shell.portrait
        pending_tail = self.shell.tail
        for block, following in _with_next(blocks):
            if isinstance(block, Annex):
                if written:
                    yield pending_tail
                    pending_tail = ""
                    yield (
                        '<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
                        f"{section}</w:pPr></w:p>"
                    )
                section = self.shell.landscape
            written = True
            yield from self._block(block, last=isinstance(following, AnnexNote | Signature))
        yield pending_tail
        yield section
        yield self.shell.end

    def _block(self, block: Block, *, last: bool = False) -> Iterator[str]:
        """One block; `last` where only the annex note and the signature follow, which never stand alone on a page."""
        match block:
            case Title():
                if not self.shell.used & {"标题", "title"}:
                    yield self._title(block)
                    yield self._paragraph(layout.BODY, "")
            case Addressee(text=text):
                if not self.shell.used & {"主送", "recipients"}:
                    yield self._paragraph(layout.ADDRESSEE, text)
            case Heading(level=level, number=number, text=text):
                style = layout.HEADINGS[min(level, len(layout.HEADINGS)) - 1]
                yield self._paragraph(style, heading_number(level, number, chinese=self.chinese) + text)
            case Paragraph(parts=parts):
                short = sum(len(label) + len(text) for label, text in parts) <= _KEPT
                yield self._labelled(parts, shape=_KEEP if last and short else "")
            case Line(number=number, text=text):
                yield self._paragraph(layout.BODY, heading_number(3, number, chinese=self.chinese) + text)
            case Remark(text=text):
                yield self._paragraph(layout.REMARK, text)
            case AnnexNote(text=text):
                yield self._paragraph(layout.BODY, "", shape=_KEEP)
                yield self._paragraph(layout.BODY, text, shape=_KEEP)
            case Signature():
                yield from self._signature(block)
            case Table():
                if block.caption:
                    yield self._paragraph(layout.CAPTION, block.caption)
                yield from self._table(block, layout.TYPE_WIDTH, layout.CELL, layout.CELL_HEAD)
            case Annex(label=label, title=title, table=table):
                if label:
                    yield self._paragraph(layout.ANNEX_LABEL, label)
                yield self._paragraph(layout.ANNEX_TITLE, title)
                yield from self._table(table, layout.TYPE_HEIGHT, layout.LEDGER_CELL, layout.LEDGER_HEAD)
            case Slip():
                yield from self._slip(block)

    def _paragraph(self, style: layout.Style, text: str, *, shape: str = "") -> str:
        run = self._run(text) if text else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{self.shell.styles[style.name]}"/>{shape}</w:pPr>{run}</w:p>'

    def _labelled(self, parts: tuple[tuple[str, str], ...], *, shape: str = "") -> str:
        """Prose whose labels stand in 楷体, as run-in heads do; no bold in an official document."""
        look = f'<w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="{layout.KAITI}"/></w:rPr>'
        runs = ""
        for label, text in parts:
            if label:
                runs += f'<w:r>{look}<w:t xml:space="preserve">{xml_text(label)}</w:t></w:r>'
            runs += self._run(text if self.chinese else f"{text} ")
        style = self.shell.styles[layout.BODY.name]
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{shape}</w:pPr>{runs}</w:p>'

    def _run(self, text: str, look: str = "") -> str:
        # The hint makes Word set “ ” … — in the Chinese font, full width, instead of the Latin one.
        return f'<w:r><w:rPr>{_HINT}{look}</w:rPr><w:t xml:space="preserve">{xml_text(text)}</w:t></w:r>'

    def _title(self, title: Title) -> str:
        style = f'<w:pPr><w:pStyle w:val="{self.shell.styles[layout.TITLE.name]}"/></w:pPr>'
        # One character less than fits: some readers set a gap between Chinese and digits.
        line = layout.TYPE_WIDTH * layout.TWIPS_PER_MM / 20 / layout.TITLE.points - 1
        runs = "<w:r><w:br/></w:r>".join(self._run(part) for part in broken_title(title, line))
        return f"<w:p>{style}{runs}</w:p>"

    def _signature(self, signature: Signature) -> Iterator[str]:
        """The date four characters from the right edge, the name centred over it (§7.3.5.1, paper with a seal)."""
        yield self._paragraph(layout.BODY, "", shape=_KEEP)
        yield self._paragraph(layout.BODY, "", shape=_KEEP)
        name, day = signature.name, signature.day
        over = (layout.width_in_characters(name) - layout.width_in_characters(day)) / 2
        day_right = max(4.0, over)
        if name and not self.shell.used & {"署名", "signature"}:
            yield self._paragraph(layout.SIGNATURE, name, shape=_KEEP + _right(day_right - over))
        if not self.shell.used & {"日期", "date"}:
            yield self._paragraph(layout.SIGNATURE, day, shape=_right(day_right))

    def _table(self, table: Table, width: float, cell: layout.Style, head: layout.Style) -> Iterator[str]:
        whole = sum(table.widths)
        widths = [round(layout.twips(width) * part / whole) for part in table.widths]
        yield (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
            '<w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>'
            + "".join(f'<w:gridCol w:w="{part}"/>' for part in widths)
            + "</w:tblGrid>"
        )
        every = frozenset(range(len(widths)))
        yield self._row(table.head, widths, head, every, "<w:cantSplit/><w:tblHeader/>")
        for row in table.rows:
            yield self._row(row, widths, cell, table.centred, "<w:cantSplit/>")
        yield "</w:tbl>"
        yield (
            '<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>'
            "</w:pPr></w:p>"
        )

    def _row(
        self,
        cells: tuple[str, ...],
        widths: list[int],
        style: layout.Style,
        centred: frozenset[int],
        properties: str,
    ) -> str:
        made = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            + self._paragraph(style, text, shape='<w:jc w:val="center"/>' if place in centred else "")
            + "</w:tc>"
            for place, (text, width) in enumerate(zip(cells, widths, strict=True))
        )
        return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"

    def _slip(self, slip: Slip) -> Iterator[str]:
        title = self._paragraph(layout.TITLE, slip.title, shape="<w:pageBreakBefore/>" if self.slips else "")
        self.slips += 1
        yield title
        yield self._paragraph(layout.SIGNATURE, slip.number)
        points, answer = slip_fit(slip)
        look = f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'
        whole = layout.twips(layout.TYPE_WIDTH)
        widths = (round(whole * SLIP_LABEL), whole - round(whole * SLIP_LABEL))
        yield (
            f'<w:tbl><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
            + "".join(f'<w:gridCol w:w="{part}"/>' for part in widths)
            + "</w:tblGrid>"
        )
        for label, text, room in slip.rows:
            points_high = answer if room > 1 else SLIP_ROW
            height = f'<w:trHeight w:val="{round(points_high * 20)}" w:hRule="atLeast"/>'
            cells = ""
            for style, stated, width in (
                (layout.SLIP_HEAD, label, widths[0]),
                (layout.SLIP_CELL, text, widths[1]),
            ):
                lines = "<w:r><w:br/></w:r>".join(
                    self._run(line, look) for line in stated.split("\n") if line
                )
                shape = f'<w:pPr><w:pStyle w:val="{self.shell.styles[style.name]}"/></w:pPr>'
                cells += (
                    f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
                    f"<w:p>{shape}{lines}</w:p></w:tc>"
                )
            yield f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{cells}</w:tr>"
        yield "</w:tbl>"
        yield self._paragraph(layout.SIGNATURE, slip.foot, shape='<w:spacing w:before="120"/>')


def _with_next(blocks: Iterable[Block]) -> Iterator[tuple[Block, Block | None]]:
    """Each block with the one that follows it."""
    before: Block | None = None
    for block in blocks:
        if before is not None:
            yield before, block
        before = block
    if before is not None:
        yield before, None


def _right(characters: float) -> str:
    return f'<w:ind w:right="{round(characters * layout.BODY_POINTS * 20)}" w:rightChars="{round(characters * 100)}"/>'
