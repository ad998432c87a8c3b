"""Mends exported screenshots: wide characters take two cells, and nothing is fetched from outside."""

import html
import re
from itertools import groupby

from rich.cells import cell_len

CELL = 12.2
"""Width of a cell in Rich's SVG export: its 20-pixel font times 0.61."""

WIDE = 24
"""Size of wide characters, which fill two cells of 24.4 pixels: at the 20 pixels of the narrow ones, a fifth of every cell
would be a gap, and figures would stand apart from the characters beside them.
"""

FONTS = 'Menlo,Consolas,"DejaVu Sans Mono","Noto Sans Mono CJK SC","PingFang SC","Microsoft YaHei",monospace'

_TEXT = re.compile(
    r'<text class="([^"]*)" x="([0-9.]+)" y="([0-9.]+)" textLength="[0-9.]+" ([^<>]*)>([^<]*)</text>'
)
_FONT_FACE = re.compile(r"@font-face\s*\{[^{}]*\}")


def mended(svg: str) -> str:
    """An SVG of Rich with every run at its cell, and with fonts of the reader's machine.

    Rich gives the length of a run in characters, which squeezes Chinese to half its width, and links a font on the
    web. Here narrow and wide characters become runs of their own, each as long as its cells.
    """
    svg = _FONT_FACE.sub("", svg)
    svg = re.sub(r"font-family:\s*Fira Code, monospace", f"font-family: {FONTS}", svg)
    return _TEXT.sub(_runs, svg)


def _runs(found: re.Match[str]) -> str:
    style, x, y, rest, escaped = found.groups()
    at = float(x)
    runs: list[str] = []
    for width, characters in groupby(html.unescape(escaped), key=cell_len):
        text = "".join(characters)
        start, length = at, width * len(text) * CELL
        at += length
        if word := text.strip():  # viewers differ in how wide the blank at an end of a run is
            start += (len(text) - len(text.lstrip())) * width * CELL
            length = len(word) * width * CELL
            shown = html.escape(word, quote=False).replace(" ", "&#160;")
            # Rich cuts every run to its line, a pixel lower than a wide character begins.
            look = f'font-size="{WIDE}"' if width == 2 else rest
            runs.append(
                f'<text class="{style}" x="{start:.1f}" y="{y}" textLength="{length:.1f}" {look}>{shown}</text>'
            )
    return "".join(runs)
