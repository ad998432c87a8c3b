"""Files that hold files: `.zip` archives and `.eml` messages with attachments."""

import email
import email.policy
import zipfile
from collections.abc import Iterator

from .limits import Limits, RefusedError
from .package import member, open_package


def zip_members(data: bytes, limits: Limits) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every file in an archive whose bounds were checked before. Nothing is written to disk."""
    left = limits.unpacked_bytes
    with open_package(data) as package:
        for info in package.infolist():
            name = _name(info)
            if info.is_dir() or name.startswith("__MACOSX/") or name.rsplit("/", 1)[-1].startswith("."):
                continue
            content = member(package, info, left + 1)
            left -= len(content)
            if left < 0:
                raise RefusedError("zip.too_large")
            yield name, content


def _name(info: zipfile.ZipInfo) -> str:
    """Archives made on Chinese Windows carry GBK names without saying so; zipfile reads them as cp437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename


def message_members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The attachments of a message; its own words come first, as `正文.txt` or `正文.html`, when there are any."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is not None:
        payload = body.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            yield ("正文.html" if body.get_content_subtype() == "html" else "正文.txt"), payload
    for part in message.iter_attachments():
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield part.get_filename() or "附件", payload
