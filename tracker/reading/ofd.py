"""OFD (GB/T 33190): the fixed-layout format of Chinese offices, a zip of XML pages with placed characters."""

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from .limits import RefusedError
from .package import member, open_package
from .pages import typeset
from .placed import Glyph, Page
from .result import Read
from .xml import local, parse

_NUMBER = frozenset("0123456789.,%")


def read_ofd(data: bytes) -> Read:
    """Text and properties of the first document. Raises `RefusedError`, `ofd.no_text` when its pages hold pictures only."""
    with open_package(data) as package:
        entry = parse(member(package, "OFD.xml"))
        properties = tuple(
            (key, found.text)
            for name, key in (("Title", "title"), ("Author", "author"), ("CreationDate", "created"))
            if (found := next(entry.iter(f"{{*}}{name}"), None)) is not None and found.text
        )
        root = next(entry.iter("{*}DocRoot"), None)
        if root is None or not root.text:
            raise RefusedError("ofd.broken", reason="DocRoot")
        path = root.text.strip().lstrip("/")
        folder = posixpath.dirname(path)
        document = parse(member(package, path))
        pages = []
        for page in document.iter("{*}Page"):
            location = page.get("BaseLoc")
            if location is not None:
                pages.append(Page(tuple(_page(package, _join(folder, location)))))
    if not any(page.glyphs for page in pages):
        raise RefusedError("ofd.no_text")
    document = typeset(pages)
    return Read(document.text, properties, form=document.form)


def _join(folder: str, location: str) -> str:
    return posixpath.normpath(
        location.lstrip("/") if location.startswith("/") else posixpath.join(folder, location)
    )


def _page(package: zipfile.ZipFile, path: str) -> Iterator[Glyph]:
    for item in parse(member(package, path)).iter("{*}TextObject"):
        box = _numbers(item.get("Boundary"))
        size = next(iter(_numbers(item.get("Size"))), 0.0)
        if len(box) < 4 or size <= 0:
            continue
        scale = _numbers(item.get("CTM"))
        across = scale[0] if len(scale) == 6 and scale[0] > 0 else 1.0
        down = scale[3] if len(scale) == 6 and scale[3] > 0 else 1.0
        x = y = 0.0
        for code in item:
            if local(code) != "TextCode":
                continue
            # A text code without its own X or Y goes on where the one before began (GB/T 33190 11.3).
            x = next(iter(_numbers(code.get("X"))), x)
            y = next(iter(_numbers(code.get("Y"))), y)
            yield from _codes(code, box[0] + x * across, box[1] + y * down, size, (across, down))


def _codes(code: Any, x: float, y: float, size: float, scale: tuple[float, float]) -> Iterator[Glyph]:
    """The characters of one text code. Digits beside each other are one number, however wide they are set."""
    across, down = scale
    steps = _deltas(code.get("DeltaX"))
    drops = _deltas(code.get("DeltaY"))
    text = code.text or ""
    for index, character in enumerate(text):
        step = (steps[index] if index < len(steps) else (0.0 if drops else size)) * across
        if character.isprintable() and not character.isspace():
            wide = size * across * (0.5 if character.isascii() else 1.0)
            if (
                character in _NUMBER
                and text[index + 1 : index + 2] in _NUMBER
                and step <= 1.2 * size * across
            ):
                wide = max(wide, step)
            yield Glyph(character, x, x + wide, y, size * down)
        x += step
        y += (drops[index] if index < len(drops) else 0.0) * down


def _deltas(value: str | None) -> list[float]:
    """`"5 5 g 3 2.5"` is 5, 5, then three times 2.5."""
    deltas: list[float] = []
    words = (value or "").split()
    at = 0
    while at < len(words) and len(deltas) < 100_000:
        if words[at] == "g" and at + 2 < len(words):
            times, step = _numbers(words[at + 1]), _numbers(words[at + 2])
            if times and step:
                deltas.extend([step[0]] * min(int(times[0]), 10_000))
            at += 3
        else:
            deltas.extend(_numbers(words[at]) or [0.0])
            at += 1
    return deltas


def _numbers(value: str | None) -> list[float]:
    numbers = []
    for word in (value or "").split():
        try:
            numbers.append(float(word))
        except ValueError:
            return []
    return numbers
