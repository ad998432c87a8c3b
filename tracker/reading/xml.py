"""XML from inside documents, parsed without entities, without network, and with bounds."""

from typing import Any

from lxml import etree

from .limits import RefusedError


def parse(data: bytes) -> Any:
    """The root element. Raises `RefusedError("xml.broken")`; entities stay unresolved and huge trees are refused by lxml."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError("xml.broken", reason=str(error)[:200]) from error
    if root.getroottree().docinfo.doctype:
        raise RefusedError("xml.doctype")
    return root


def local(element: Any) -> str:
    """An element's name without its namespace; "" for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
