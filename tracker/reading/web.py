"""Web pages (`.html`, `.mhtml`): the main text without navigation, with publication date, document number and source."""

import email
import email.policy
import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .encoding import decode
from .limits import RefusedError
from .result import Properties, Read
from .typesetting import Box, Typesetter, spread

# Containers that Chinese government portals put the article in, from the commonest publishing systems.
_MAIN = (
    "#UCAP-CONTENT", ".TRS_Editor", ".trs_editor_view", ".pages_content", "#zoom", "#Zoom", "#zoomcon", ".article-content",
    ".article_content", ".view.TRS_UEDITOR", ".TRS_UEDITOR", "#content_body", ".content_body", ".news_content", "#mainText",
    ".main-text", "#article", "article", "[itemprop=articleBody]", ".content", "#content", "main",
)  # fmt: skip
_FURNITURE = "script,style,noscript,nav,header,footer,aside,form,iframe,button,select,svg,template,.nav,.breadcrumb,.footer,.header,.share"
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "center",
        "main",
        "table",
        "tbody",
        "thead",
        "tr",
        "hr",
        "address",
        "figure",
    ]
)
_PUBLISHED = re.compile(
    r"(?:发布|发文|成文|印发|公开)(?:时间|日期)[：:\s]{0,4}(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})"
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_TABLE = frozenset({"table", "tbody", "thead", "tfoot", "tr", "colgroup", "ul", "ol", "dl"})
_PARAGRAPHS = 8
_ARTICLE = 1500
"""A cell with more paragraphs and more characters than this is an article that a table places on the page."""
_MOST_SPANNED = 500
_TAG = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"  # nothing in a comment, a script or a text field is a tag
    r"|<(?:(script|style|textarea|title|xmp|noframes|iframe|noembed)\b).*?(?:</\1|\Z)"
    r"|<(/?)([a-z][a-z0-9]*)(?:=\s*\"[^\"]*\"|=\s*'[^']*'|[^>])*+",
    re.IGNORECASE | re.DOTALL,
)
"""A comment, a text that is no markup, or a tag with its attributes (WHATWG HTML §13.2.5)."""
_NESTING = frozenset(
    [
        "a",
        "address",
        "article",
        "aside",
        "b",
        "big",
        "blockquote",
        "center",
        "code",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "em",
        "fieldset",
        "figcaption",
        "figure",
        "font",
        "footer",
        "form",
        "header",
        "hgroup",
        "i",
        "listing",
        "main",
        "menu",
        "nav",
        "nobr",
        "ol",
        "optgroup",
        "pre",
        "rb",
        "rp",
        "rt",
        "rtc",
        "s",
        "search",
        "section",
        "small",
        "span",
        "strike",
        "strong",
        "summary",
        "table",
        "tt",
        "u",
        "ul",
    ]
)
"""Tags that HTML wants closed, so that unclosed ones nest; <p>, <li> or <td> do not."""
_DEEPEST = 1000
_SHORT_TITLE = 6  # characters; a shorter heading is the portal's
_ENOUGH = 200  # characters a container must hold to be taken for the article


def read_html(data: bytes) -> Read:
    """Text (one block or table row a line), properties `title`, `published`, `source`, `author`, and the cells of its tables."""
    source = _decoded(data)
    _check_depth(source)
    tree = LexborHTMLParser(source)
    properties = _properties(tree)
    for node in tree.css(_FURNITURE):
        node.decompose()
    body = tree.body
    if body is None:
        raise RefusedError("html.empty")
    main = next(
        (node for selector in _MAIN for node in tree.css(selector) if len(node.text(strip=True)) >= _ENOUGH),
        body,
    )
    page = Typesetter()
    for block in _walk(main):
        if isinstance(block, str):
            words = _squeeze(block)
            if words:
                page.line(words)
        else:
            page.table(block)
    return Read(page.text, properties, form=page.form)


def read_mhtml(data: bytes) -> Read:
    """A saved page: its first HTML part."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return read_html(payload)
    raise RefusedError("mhtml.no_page")


def _check_depth(page: str) -> None:
    """Refuse pages nested so deep that parsing them would take time that grows with the square of the depth.

    A closing tag counts only against an open one of its own name: others close nothing.
    """
    held: Counter[str] = Counter()
    depth = 0
    for found in _TAG.finditer(page):
        name = (found[3] or "").lower()
        if name not in _NESTING:
            continue
        if not found[2]:
            held[name] += 1
            depth += 1
        elif held[name]:
            held[name] -= 1
            depth -= 1
        if depth > _DEEPEST:
            raise RefusedError("html.too_deep", depth=str(depth))


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared is not None:
        name = declared[1].decode("ascii").lower()
        try:
            return data.decode("gb18030" if name.startswith("gb") else name)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data)[0]


def _properties(tree: LexborHTMLParser) -> Properties:
    named = {}
    for node in tree.css("meta[name]"):
        attributes = node.attributes
        named[(attributes.get("name") or "").lower()] = (attributes.get("content") or "").strip()
    heading = tree.css_first("title")
    found = {
        "title": named.get("articletitle")
        or _headline(tree)
        or (heading.text(strip=True) if heading is not None else ""),
        "published": named.get("pubdate") or named.get("publishdate") or "",
        "source": named.get("contentsource") or "",
        "author": named.get("author") or "",
    }
    if not found["published"] and tree.body is not None:
        stated = _PUBLISHED.search(tree.body.text()[:20_000])
        if stated is not None:
            found["published"] = f"{int(stated[1]):04d}-{int(stated[2]):02d}-{int(stated[3]):02d}"
    return tuple((key, value) for key, value in found.items() if value)


def _headline(tree: LexborHTMLParser) -> str:
    """The page's own heading, where there is one and no more; `<title>` often carries the portal's name with it."""
    found = [words for node in tree.css("h1")[:3] if (words := " ".join(node.text().split()))]
    return found[0] if len(found) == 1 and len(found[0]) >= _SHORT_TITLE else ""


def _walk(main: LexborNode) -> Iterator[str | list[list[Box]]]:
    """The lines and the tables, in order; depth-first without recursion: pages nested a million tags deep must not end the program."""
    line: list[str] = []
    stack: list[tuple[LexborNode | None, bool]] = [(main.child, False)]
    while stack:
        current, ends_line = stack.pop()
        if current is None:
            if ends_line:
                yield "".join(line)
                line = []
            continue
        stack.append((current.next, ends_line))
        tag = current.tag
        if tag == "-text":
            words = (current.text_content or "").replace("\t", " ")
            if words.strip() or (current.parent is not None and current.parent.tag not in _TABLE):
                line.append(words)
        elif tag == "table" and not _is_layout(current):
            yield "".join(line)
            line = []
            yield _boxes(current)
        elif tag == "br" or tag in _BLOCKS or tag in ("td", "th"):
            yield "".join(line)
            line = []
            if tag != "br":
                stack.append((current.child, True))
        elif current.child is not None:
            stack.append((current.child, False))
    yield "".join(line)


def _is_layout(table: LexborNode) -> bool:
    """A table that only places parts of the page: it holds another table, has one column, or a cell like an article."""
    if table.css("table table"):
        return True
    widest = 0
    for row in table.css("tr"):
        cells = [node for node in row.iter() if node.tag in ("td", "th")]
        widest = max(widest, len(cells))
        if any(
            len(cell.css("p, div, br")) > _PARAGRAPHS and len(cell.text(deep=True)) > _ARTICLE
            for cell in cells
        ):
            return True
    return widest < 2


def _boxes(table: LexborNode) -> list[list[Box]]:
    rows = []
    for row in table.css("tr"):
        cells = [node for node in row.iter() if node.tag in ("td", "th")]
        rows.append(
            [(_cell_words(cell), _span_of(cell, "rowspan"), _span_of(cell, "colspan")) for cell in cells]
        )
    return list(spread(rows))


def _cell_words(cell: LexborNode) -> str:
    """All of a cell's words on one line; its paragraphs are parted by a blank."""
    parts: list[str] = []
    for node in cell.traverse(include_text=True):
        if node.tag == "-text":
            parts.append((node.text_content or "").replace("\t", " "))
        elif node.tag == "br" or node.tag in _BLOCKS:
            parts.append(" \x1f ")
    return " ".join(part for part in (_squeeze(part) for part in "".join(parts).split("\x1f")) if part)


def _span_of(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "").strip()
    return min(max(int(value), 1), _MOST_SPANNED) if value.isascii() and value.isdigit() else 1


def _squeeze(text: str) -> str:
    """White space as a browser shows it; a line break in the source between Chinese characters is none at all."""
    text = re.sub(r"(?<=[^\x00-\x7f])[ \t\r]*\n\s*(?=[^\x00-\x7f])", "", text)
    return re.sub(r"[ \r\n\f\v]+", " ", text).replace("\xa0", " ").strip(" \n")
