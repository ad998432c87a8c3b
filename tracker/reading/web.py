"""Web pages (`.html`, `.mhtml`): the main text without navigation, with publication date, document number and source."""

import email
import email.policy
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .encoding import decode
from .limits import RefusedError
from .result import Properties, Read

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
_CELL = "\x1f"  # stands before every cell until white space is squeezed
# Tags that HTML wants closed; unclosed <p>, <li> or <td> do not nest.
_NESTING = re.compile(
    r"<(/?)(?:div|span|font|table|ul|ol|section|article|blockquote|b|i|em|strong|a|center)\b", re.IGNORECASE
)
_DEEPEST = 1000
_ENOUGH = 200  # characters a container must hold to be taken for the article


def read_html(data: bytes) -> Read:
    """Text (one block or table row a line) and properties `title`, `published`, `source`, `author`."""
    page = _decoded(data)
    _check_depth(page)
    tree = LexborHTMLParser(page)
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
    lines: list[str] = []
    _walk(main, lines)
    text = "\n".join(line for line in (_squeeze(line) for line in lines) if line)
    return Read(text + "\n", properties)


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
    """Refuse pages nested so deep that walking them would take time that grows with the square of the depth."""
    depth = 0
    for found in _NESTING.finditer(page):
        depth += -1 if found[1] else 1
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
        "title": named.get("articletitle") or (heading.text(strip=True) if heading is not None else ""),
        "published": named.get("pubdate") or named.get("publishdate") or "",
        "source": named.get("contentsource") or "",
        "author": named.get("author") or "",
    }
    if not found["published"] and tree.body is not None:
        stated = _PUBLISHED.search(tree.body.text()[:20_000])
        if stated is not None:
            found["published"] = f"{int(stated[1]):04d}-{int(stated[2]):02d}-{int(stated[3]):02d}"
    return tuple((key, value) for key, value in found.items() if value)


def _walk(node: LexborNode, lines: list[str]) -> None:
    """Depth-first without recursion: pages nested a million tags deep must not end the program."""
    lines.append("")
    stack: list[tuple[LexborNode | None, str]] = [(node.child, "")]
    while stack:
        current, closing = stack.pop()
        if current is None:
            if closing:
                lines.append("")
            continue
        stack.append((current.next, closing))
        tag = current.tag
        if tag == "-text":
            words = (current.text_content or "").replace("\t", " ")
            if words.strip() or (current.parent is not None and current.parent.tag not in _TABLE):
                lines[-1] += words
        elif tag == "br":
            lines.append("")
        elif tag in ("td", "th"):
            if _is_layout(current):
                lines.append("")
                stack.append((current.child, "end"))
            else:
                lines[-1] += _CELL + _squeeze(current.text(deep=True).replace("\t", " "))
        elif tag in _BLOCKS:
            lines.append("")
            stack.append((current.child, "end"))
        elif current.child is not None:
            stack.append((current.child, ""))


def _is_layout(cell: LexborNode) -> bool:
    """A cell that holds the article rather than a value."""
    return len(cell.css("p, div, table")) > 2 or len(cell.text(deep=True)) > 400


def _squeeze(text: str) -> str:
    """White space as a browser shows it; a line break in the source between Chinese characters is none at all."""
    text = re.sub(r"(?<=[^\x00-\x7f])[ \t\r]*\n\s*(?=[^\x00-\x7f])", "", text)
    text = re.sub(r"\s*\x1f\s*", _CELL, text)
    return (
        re.sub(r"[ \r\n\f\v]+", " ", text)
        .replace("\xa0", " ")
        .strip(" \n")
        .removeprefix(_CELL)
        .replace(_CELL, "\t")
    )
