"""Pages set straight: how far the lines of a picture lean, and the picture turned back."""

import numpy as np
from PIL import Image

from .recogniser import Picture

_SIDE = 700  # pixels the picture is made smaller to before its lines are looked at
_MOST = 8.0  # degrees; a page lies askew in a scanner by less
_WORTH = 0.15  # degrees below which a page is left as it is


def straightened(picture: Picture) -> Picture:
    """The picture turned so that its lines are level, or upright where they run down the page."""
    lean = _lean(picture)
    if abs(lean) < _WORTH:
        return picture
    turned = Image.fromarray(picture).rotate(lean, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return np.asarray(turned)


def turned(picture: Picture, quarters: int) -> Picture:
    """The picture turned by quarters of a circle against the clock."""
    return np.ascontiguousarray(np.rot90(picture, quarters))


def smaller(picture: Picture, factor: float) -> Picture:
    """The picture with fewer pixels."""
    image = Image.fromarray(picture)
    size = (max(1, int(image.width * factor)), max(1, int(image.height * factor)))
    return np.asarray(image.resize(size, Image.Resampling.LANCZOS))


def _lean(picture: Picture) -> float:
    """Degrees by which the picture must be turned against the clock.

    Lines are level when the darkness of the rows (or columns) of the picture differs most from one to the next.
    """
    image = Image.fromarray(picture)
    image.thumbnail((_SIDE, _SIDE), Image.Resampling.BILINEAR)
    ink = Image.fromarray(np.asarray(255 - np.asarray(image), dtype=np.uint8))
    best = 0.0
    for step, reach in ((1.0, _MOST), (0.25, 1.0), (0.05, 0.25)):
        angles = best + np.arange(-reach, reach + step / 2, step)
        best = float(max(angles, key=lambda angle: (_contrast(ink, float(angle)), -abs(angle))))
    return best


def _contrast(ink: Image.Image, angle: float) -> float:
    dark = np.asarray(ink.rotate(angle, Image.Resampling.BILINEAR), dtype=np.float64)
    high, wide = dark.shape
    inner = dark[high // 10 : -high // 10, wide // 10 : -wide // 10]
    return max(float(np.square(np.diff(inner.sum(axis=axis))).sum()) for axis in (0, 1))
