"""Bounds on zipped formats, checked before anything is unpacked."""

from .limits import Limits, RefusedError
from .xml import open_package


def check_package(data: bytes, limits: Limits) -> None:
    """Raise `RefusedError` for a zip that is broken, locked, or would unpack to more than `limits` allow."""
    with open_package(data) as package:
        members = package.infolist()
    if len(members) > limits.members:
        raise RefusedError("zip.too_many_members", members=str(len(members)))
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise RefusedError("zip.too_large")
    if any(member.flag_bits & 1 for member in members):
        raise RefusedError("file.password")
