"""XML from inside documents, parsed without entities, without network, and with bounds."""

import io
import zipfile
import zlib
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


def member(package: zipfile.ZipFile, name: str) -> bytes:
    """One member's bytes; `RefusedError("zip.broken")` when it is missing or damaged."""
    try:
        return package.read(name)
    except (
        KeyError,
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise RefusedError("zip.broken", reason=str(error)[:200]) from error


def open_package(data: bytes) -> zipfile.ZipFile:
    """A zip archive. Raises `RefusedError("zip.broken")`."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError) as error:
        raise RefusedError("zip.broken", reason=str(error)[:200]) from error


def local(element: Any) -> str:
    """An element's name without its namespace; "" for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
