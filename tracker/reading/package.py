"""Zipped formats: bounds checked before anything is unpacked, and damage reported as a refusal."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from .limits import Limits, RefusedError

# What zipfile raises for archives that are cut short, overwritten or made to mislead.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    RuntimeError,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
)


@contextmanager
def _whole() -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise RefusedError("zip.broken", reason=str(error)[:200]) from error


def open_package(data: bytes) -> zipfile.ZipFile:
    """A zip archive. Raises `RefusedError("zip.broken")`."""
    with _whole():
        return zipfile.ZipFile(io.BytesIO(data))


def member(package: zipfile.ZipFile, name: str | zipfile.ZipInfo, most: int = -1) -> bytes:
    """At most `most` bytes (-1: all) of one member; `RefusedError("zip.broken")` when it is missing or damaged."""
    with _whole(), package.open(name) as file:
        return file.read(most)


def check_package(data: bytes, limits: Limits) -> None:
    """Raise `RefusedError` for a zip that is broken, locked, or would unpack to more than `limits` allow."""
    with open_package(data) as package:
        members = package.infolist()
    if len(members) > limits.members:
        raise RefusedError("zip.too_many_members", members=str(len(members)))
    if sum(item.file_size for item in members) > limits.unpacked_bytes:
        raise RefusedError("zip.too_large")
    if any(item.flag_bits & 1 for item in members):
        raise RefusedError("file.password")
