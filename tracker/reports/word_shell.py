"""The Word file around the text: page, styles, page numbers, the office's own template. The only user of python-docx.

The text itself is streamed into the saved package by `word`: ten thousand items as python-docx objects would need
hundreds of megabytes.
"""

import copy
import re
import secrets
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm

from . import layout
from .request import InReader, ReportError

DOCUMENT_PART = "word/document.xml"
_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_PROPERTY = 255  # characters a core property may have
_BODY_NAMES = ("正文", "body")
_UNREADABLE = (
    TypeError,
    BadZipFile,
    PackageNotFoundError,
    zlib.error,
    KeyError,
    IndexError,
    AttributeError,
    ValueError,
    RuntimeError,
    OSError,
    SyntaxError,
)
"""What python-docx, lxml and zipfile raise for a package that is broken in one way or another."""


@dataclass(frozen=True, slots=True)
class Shell:
    """A saved package without its text: `head + text + tail + section + end` is its main part.

    `portrait` and `landscape` are section properties as XML; `styles` maps names to style ids; `used` names the
    placeholders of the template that were filled in, which the text then leaves out; `bare` says that nothing of a
    template stands before or behind the text.
    """

    parts: tuple[tuple[str, bytes], ...]
    head: str
    tail: str
    portrait: str
    landscape: str
    end: str
    styles: Mapping[str, str]
    used: frozenset[str]
    bare: bool


Parts = tuple[tuple[tuple[str, bytes], ...], str, str, str, str, str, dict[str, str], tuple[str, ...], bool]
"""The fields of a `Shell` as they come from a reader process."""


def make_shell(
    values: Mapping[str, str], title: str, author: str, day: date, *, numbered: bool = True
) -> Shell:
    """The package for one paper, without a template. `numbered` puts page numbers."""
    document = docx.Document()
    _leave_the_maker_behind(document)
    _set_page(document.sections[0])
    if numbered:
        _number_pages(document)
    return _finish(document, values, title, author, day)


def shell_of(
    template: Path | None,
    in_reader: InReader | None,
    values: Mapping[str, str],
    title: str,
    author: str,
    day: date,
    *,
    numbered: bool = True,
) -> Shell:
    """The package for one paper, in the office's own template where one is given. `values` fill `{{name}}` in it;
    `{{正文}}` (or `{{body}}`) is where the text goes, without it the text follows what the template holds.

    Raises `ReportError` with `template.not_found` or `template.unreadable`; ValueError for a template without a reader.
    """
    if template is None:
        return make_shell(values, title, author, day, numbered=numbered)
    if in_reader is None:
        raise ValueError("a template is opened by a reader")
    if not template.is_file():
        raise ReportError("template.not_found", (("path", str(template)),))
    parts = in_reader(template, Parts | None, filled, dict(values), title, author, day)
    if parts is None:
        raise ReportError("template.unreadable", (("path", str(template)),))
    package, head, tail, portrait, landscape, end, styles, used, bare = parts
    return Shell(package, head, tail, portrait, landscape, end, styles, frozenset(used), bare)


def filled(data: bytes, values: Mapping[str, str], title: str, author: str, day: date) -> Parts | None:
    """The fields of the shell that a template makes; None for what is no template. Work for a reader: it opens a foreign file."""
    try:
        shell = _finish(docx.Document(BytesIO(data)), values, title, author, day)
    except _UNREADABLE:
        return None
    return (
        shell.parts,
        shell.head,
        shell.tail,
        shell.portrait,
        shell.landscape,
        shell.end,
        dict(shell.styles),
        tuple(shell.used),
        shell.bare,
    )


def _finish(document: Document, values: Mapping[str, str], title: str, author: str, day: date) -> Shell:
    styles = _add_styles(document)
    _name_fallbacks(document)
    used = _fill(document, values)
    properties = document.core_properties
    moment = datetime.combine(day, time(), UTC)
    properties.title = title[:_PROPERTY]
    properties.author = properties.last_modified_by = author[:_PROPERTY]
    properties.comments = properties.keywords = properties.subject = ""
    properties.created = properties.modified = moment
    properties.revision = 1
    return _split(document, styles, used)


def _leave_the_maker_behind(document: Document) -> None:
    """Drop what python-docx's own template brings along: a picture of an empty page, and the layout of Word 2010."""
    relations = document.part.package.rels
    for id, relation in list(relations.items()):
        if relation.reltype.endswith("/thumbnail"):
            del relations[id]
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _set_page(section: Section) -> None:
    section.page_width, section.page_height = Mm(layout.PAGE_WIDTH), Mm(layout.PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(layout.TOP), Mm(layout.BOTTOM)
    section.left_margin, section.right_margin = Mm(layout.LEFT), Mm(layout.RIGHT)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(
        layout.BOTTOM - layout.PAGE_NUMBER_BELOW - 5
    )  # 5 mm: the number's own height
    properties = section._sectPr
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)
    # linesAndChars would set the pitch as well, but LibreOffice then renders 14 characters a line.
    properties.append(
        parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{layout.LINE_TWIPS}"/>')
    )


def _number_pages(document: Document) -> None:
    """`— 1 —`, 4号 half-width 宋体: odd pages right, even pages left, one character in (§7.5)."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]._p
        for child in list(paragraph):
            paragraph.remove(child)
        fonts = f'<w:rFonts w:ascii="{layout.SONG}" w:hAnsi="{layout.SONG}" w:eastAsia="{layout.SONG}"/>'
        look = f'<w:rPr>{fonts}<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>'
        field = "".join(
            f"<w:r>{look}{inner}</w:r>"
            for inner in (
                '<w:t xml:space="preserve">— </w:t>',
                '<w:fldChar w:fldCharType="begin"/>',
                '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
                '<w:fldChar w:fldCharType="separate"/>',
                "<w:t>1</w:t>",
                '<w:fldChar w:fldCharType="end"/>',
                '<w:t xml:space="preserve"> —</w:t>',
            )
        )
        shape = f'<w:pPr><w:ind w:{side}="280" w:{side}Chars="100"/><w:jc w:val="{side}"/></w:pPr>'
        made = parse_xml(f"<w:p {nsdecls('w')}>{shape}{field}</w:p>")
        for child in list(made):
            paragraph.append(child)


def _add_styles(document: Document) -> dict[str, str]:
    """Every style of the layout that the template does not define itself. A template's own style of that name rules."""
    found = {style.name: style.style_id for style in document.styles if style.name}
    for style in layout.STYLES:
        if style.name not in found:
            document.styles.element.append(parse_xml(_style_xml(style)))
            found[style.name] = style.name
    return {style.name: found[style.name] for style in layout.STYLES}


def _name_fallbacks(document: Document) -> None:
    """Write into the font table what stands in for a named font, in order (ECMA-376 §17.8.3.1: names parted by commas)."""
    relation = next((one for one in document.part.rels.values() if one.reltype.endswith("/fontTable")), None)
    if relation is None or relation.is_external:
        return  # an office's template without a font table keeps its own rules
    part = relation.target_part
    table = parse_xml(part.blob)
    known = {font.get(qn("w:name")) for font in table}
    for name, instead in layout.FALLBACKS.items():
        if name not in known:
            table.append(
                parse_xml(
                    f'<w:font {nsdecls("w")} w:name="{name}"><w:altName w:val="{",".join(instead)}"/>'
                    '<w:charset w:val="86"/></w:font>'
                )
            )
    part._blob = serialize_part_xml(table)


def _style_xml(style: layout.Style) -> str:
    keep = "<w:keepNext/>" if style.keep_next else ""
    line = f'w:line="{style.line}" w:lineRule="exact"' if style.line else 'w:line="240" w:lineRule="auto"'
    indent = (
        f'<w:ind w:firstLine="{round(style.indent * style.points * 20)}" w:firstLineChars="{style.indent * 100}"/>'
        if style.indent
        else '<w:ind w:left="0" w:firstLine="0"/>'
    )
    # Only text of the body lies on the 22 lines; a grid would round titles and tables up to whole lines.
    snap = int(style.line == layout.LINE_TWIPS)
    outline = f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else ""
    size = round(style.points * 2)
    return f"""<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="{style.name}">
<w:name w:val="{style.name}"/><w:qFormat/>
<w:pPr>{keep}<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/>
<w:snapToGrid w:val="{snap}"/><w:spacing w:before="{style.before}" w:after="0" {line}/>{indent}<w:jc w:val="{style.align}"/>{outline}</w:pPr>
<w:rPr><w:rFonts w:ascii="{layout.LATIN}" w:hAnsi="{layout.LATIN}" w:eastAsia="{style.font}" w:cs="{layout.LATIN}"/>
<w:b w:val="0"/><w:color w:val="000000"/><w:spacing w:val="{style.spacing}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>
<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:style>"""


def _fill(document: Document, values: Mapping[str, str]) -> frozenset[str]:
    """Put `values` in place of `{{name}}` in the template's text, headers and footers."""
    used: set[str] = set()
    roots = [document.element.body]
    for section in document.sections:
        for part in (section.header, section.footer, section.even_page_footer, section.first_page_footer):
            if not part.is_linked_to_previous:
                roots.append(part._element)
    for root in roots:
        for paragraph in root.iter(qn("w:p")):
            runs = list(paragraph.iter(qn("w:t")))
            whole = "".join(run.text or "" for run in runs)
            names = {name for name in _PLACEHOLDER.findall(whole) if name in values}
            if not names:
                continue
            used |= names
            filled = _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), whole)
            # Word cuts a placeholder over several runs; the first one's look is that of the whole.
            for place, run in enumerate(runs):
                run.text = filled if place == 0 else ""
    return frozenset(used)


def _split(document: Document, styles: Mapping[str, str], used: frozenset[str]) -> Shell:
    body = document.element.body
    section = body.find(qn("w:sectPr"))
    if section is None:
        section = copy.deepcopy(document.sections[-1]._sectPr)
        body.append(section)
    token = f"text-{secrets.token_hex(8)}"
    mark = parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>{token}</w:t></w:r></w:p>")
    place = next((child for child in body if _is_body_placeholder(child)), None)
    if place is not None:
        body.replace(place, mark)
    else:
        section.addprevious(mark)
    bare = len(body) == 2
    portrait, landscape = _xml(section), _xml(_landscape(document, section))
    body.remove(section)
    body.append(parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>{token}-end</w:t></w:r></w:p>"))
    whole = _xml(document.element)
    head, middle, end = re.split(rf"<w:p(?: [^>]*)?><w:r><w:t>{token}(?:-end)?</w:t></w:r></w:p>", whole)
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as package:
        parts = tuple((name, package.read(name)) for name in package.namelist() if name != DOCUMENT_PART)
    return Shell(parts, head, middle, portrait, landscape, end, styles, used, bare)


def _is_body_placeholder(element: BaseOxmlElement) -> bool:
    if element.tag != qn("w:p"):
        return False
    text = "".join(run.text or "" for run in element.iter(qn("w:t")))
    found = _PLACEHOLDER.fullmatch(text.strip())
    return found is not None and found[1] in _BODY_NAMES


def _landscape(document: Document, portrait: BaseOxmlElement) -> BaseOxmlElement:
    """The same page turned by a quarter: its head lies at the binding edge (§7.4.4 on tables set sideways)."""
    made = copy.deepcopy(portrait)
    section = Section(made, document.part)
    width, height = section.page_width, section.page_height
    if width is None or height is None or width > height:
        return made
    top, right = section.top_margin, section.right_margin
    bottom, left = section.bottom_margin, section.left_margin
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = height, width
    section.top_margin, section.right_margin = left, top
    section.bottom_margin, section.left_margin = right, bottom
    section.footer_distance = Mm(layout.RIGHT - layout.PAGE_NUMBER_BELOW - 5)
    return made


def _xml(element: BaseOxmlElement) -> str:
    declared: bytes = serialize_part_xml(element)
    return declared.decode("utf-8").split("?>", 1)[1].lstrip()
