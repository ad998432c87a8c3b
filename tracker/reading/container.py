"""Files that hold files: `.zip` archives and `.eml` messages with attachments, unpacked member by member."""

import email
import email.policy
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage, Message, MIMEPart

from ..domain.problem import Problem
from ..domain.vocabulary import Severity
from .limits import Limits, RefusedError
from .package import member, open_package


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a container: its bytes, or the problem that keeps it out while the others go on."""

    name: str
    data: bytes | None
    problem: Problem | None = None


def members(data: bytes, kind: str, limits: Limits, first: int = 0) -> Iterator[Member]:
    """The files in a container of kind `zip` or `eml`, from the one at place `first`. Nothing is written to disk.

    Raises `RefusedError` where the container itself cannot be opened.
    """
    return _zip_members(data, limits, first) if kind == "zip" else _message_members(data, limits, first)


def _zip_members(data: bytes, limits: Limits, first: int) -> Iterator[Member]:
    with open_package(data) as package:
        inside = [(_name(info), info) for info in package.infolist() if not info.is_dir()]
        listed = [(name, info) for name, info in inside if not _clutter(name)]
        if len(listed) > limits.members:
            raise RefusedError("zip.too_many_members", members=str(len(listed)))
        # What was unpacked before counts by the size it says; what it really has was bounded by the same.
        left = limits.unpacked_bytes - sum(info.file_size for _, info in listed[:first])
        for name, info in listed[first:]:
            try:
                if info.flag_bits & 1:
                    raise RefusedError("file.password")
                most = min(left, limits.file_bytes)
                content = member(package, info, most + 1) if info.file_size <= most else b""
                if info.file_size > most or len(content) > most:
                    raise RefusedError("zip.too_large")
            except RefusedError as refusal:
                yield Member(name, None, Problem(refusal.code, Severity.REFUSED, None, refusal.details))
                continue
            left -= len(content)
            yield Member(name, content)


def _clutter(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rsplit("/", 1)[-1].startswith(".")


def _name(info: zipfile.ZipInfo) -> str:
    """Archives made on Chinese Windows carry GBK names without saying so; zipfile reads them as cp437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename


def _message_members(data: bytes, limits: Limits, first: int) -> Iterator[Member]:
    """The message's own words first, as `正文.txt` or `正文.html`, when there are any; then its attachments."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts: list[tuple[str, EmailMessage | MIMEPart]] = []
    body = message.get_body(preferencelist=("plain", "html"))
    if body is not None:
        payload = body.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            parts.append(("正文.html" if body.get_content_subtype() == "html" else "正文.txt", body))
    parts += [(part.get_filename() or "附件", part) for part in message.iter_attachments()]
    if len(parts) > limits.members:
        raise RefusedError("zip.too_many_members", members=str(len(parts)))
    for name, part in parts[first:]:
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield Member(name, payload)
        else:  # a message within the message, or parts that are none of a file
            inner = part.get_payload()
            if isinstance(inner, list) and len(inner) == 1 and isinstance(inner[0], Message):
                yield Member(name if name.lower().endswith(".eml") else f"{name}.eml", inner[0].as_bytes())
