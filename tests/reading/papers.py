"""Draws pages of an office's papers and makes scans of them, as a scanner, a fax or a hurried hand would."""

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pylopdf_fonts_zh_cn
from PIL import Image, ImageDraw, ImageFont

DOTS = 200
WIDTH, HEIGHT = 1654, 2339  # A4
MARGIN = 180
FONT = Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSerifSC-Regular.otf"
LINE = 62
SIZE = 33  # 小四


def text_page(paragraphs: Sequence[str], *, columns: int = 1, height: int = HEIGHT) -> Image.Image:
    """A page of prose: a title in the middle, then paragraphs indented by two characters."""
    page = Image.new("L", (WIDTH, height), 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(FONT), SIZE)
    gap = 70
    wide = (WIDTH - 2 * MARGIN - gap * (columns - 1)) // columns
    y = MARGIN
    draw.text((WIDTH / 2, y), paragraphs[0], 0, ImageFont.truetype(str(FONT), 46), anchor="ma")
    top = y = y + 2 * LINE
    x = MARGIN
    lines = [line for paragraph in paragraphs[1:] for line in wrapped("　　" + paragraph, wide // SIZE)]
    share = -(-len(lines) // columns)
    for place, line in enumerate(lines):
        if place and place % share == 0:
            x, y = x + wide + gap, top
        draw.text((x, y), line, 0, font)
        y += LINE
    return page


def wrapped(text: str, most: int) -> list[str]:
    """Lines of a width in characters, digits taking half of one; no closing mark at the head of a line."""
    lines, line, width = [], "", 0.0
    for place, sign in enumerate(text):
        width += 0.6 if sign.isascii() else 1.0
        line += sign
        after = text[place + 1 : place + 2]
        number = sign.isascii() and after.isascii() and after
        if width + 1 > most and after not in "，。；、：" and not number:
            lines.append(line)
            line, width = "", 0.0
    return [*lines, line] if line else lines


def table_page(
    title: str,
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    *,
    ruled: bool = True,
    height: int = HEIGHT,
) -> Image.Image:
    """A page with a title and a table; widths are in characters."""
    page = Image.new("L", (WIDTH, height), 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(FONT), SIZE)
    draw.text((WIDTH / 2, MARGIN), title, 0, ImageFont.truetype(str(FONT), 46), anchor="ma")
    y = MARGIN + 2 * LINE
    edges = [MARGIN]
    for width in widths:
        edges.append(edges[-1] + width * SIZE + 24)
    for row in rows:
        cells = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
        high = max(map(len, cells)) * 50 + 24
        for left, lines in zip(edges, cells, strict=False):
            for place, line in enumerate(lines):
                draw.text((left + 12, y + 12 + place * 50), line, 0, font)
        if ruled:
            draw.line((edges[0], y, edges[-1], y), 0, 3)
            for edge in edges:
                draw.line((edge, y, edge, y + high), 0, 3)
        y += high
    if ruled:
        draw.line((edges[0], y, edges[-1], y), 0, 3)
    return page


def skewed(page: Image.Image, degrees: float) -> Image.Image:
    """Laid askew on the glass."""
    return page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)


def noisy(page: Image.Image, *, sigma: float = 22, seed: int = 1) -> Image.Image:
    """Pale, on grey paper, with grain."""
    grain = np.random.default_rng(seed).normal(0, sigma, (page.height, page.width))
    return Image.fromarray(
        np.clip(np.asarray(page, dtype=float) * 0.75 + 40 + grain, 0, 255).astype(np.uint8)
    )


def as_jpeg(page: Image.Image, quality: int = 35) -> bytes:
    """The bytes of a strongly packed JPEG."""
    buffer = io.BytesIO()
    page.save(buffer, "JPEG", quality=quality, dpi=(DOTS, DOTS))
    return buffer.getvalue()


def as_png(page: Image.Image) -> bytes:
    """The bytes of a PNG without any word on its dots an inch."""
    buffer = io.BytesIO()
    page.save(buffer, "PNG")
    return buffer.getvalue()


def as_file(pages: Sequence[Image.Image], format: str) -> bytes:
    """Several pages in one `TIFF` or `PDF`."""
    buffer = io.BytesIO()
    pages[0].save(buffer, format, save_all=True, append_images=list(pages[1:]), resolution=DOTS)
    return buffer.getvalue()
