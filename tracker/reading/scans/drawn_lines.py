"""The lines drawn in a picture of a page: what rules its tables."""

from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np

from ..ruled import Rule
from .recogniser import Picture

Flags: TypeAlias = np.ndarray[Any, np.dtype[np.bool_]]

_SHORTEST = 2.0  # heights of a character; none of its strokes is as long
_THICKEST = 0.35  # heights of a character; what is thicker is no line
_DARK = 0.92  # share of a line's length that is dark: noise breaks it


def drawn_lines(picture: Picture, dots: float, size: float) -> tuple[Rule, ...]:
    """The straight level and upright lines in a picture with `dots` pixels an inch; lengths are in points.

    `size` is the height of its characters in pixels.
    """
    dark = picture < _threshold(picture)
    unit = 72 / dots
    level = [
        Rule(left * unit, right * unit, top * unit, bottom * unit)
        for left, right, top, bottom in _lines(dark, size)
    ]
    upright = [
        Rule(top * unit, bottom * unit, left * unit, right * unit)
        for left, right, top, bottom in _lines(dark.T, size)
    ]
    return (*level, *upright)


def _threshold(picture: Picture) -> float:
    """Halfway between paper and ink."""
    paper, ink = float(np.percentile(picture, 90)), float(np.percentile(picture, 1))
    return (paper + ink) / 2


def _lines(dark: Flags, size: float) -> Iterator[tuple[int, ...]]:
    """Left, right, top and bottom of each level line, in pixels."""
    length = max(int(_SHORTEST * size), 20)
    if dark.shape[1] <= length:
        return
    # A line that is not quite level steps from one row to the next.
    thick = dark.copy()
    thick[1:] |= dark[:-1]
    thick[:-1] |= dark[1:]
    sums = np.cumsum(thick, axis=1, dtype=np.int32)
    sums = np.pad(sums, ((0, 0), (1, 0)))
    starts: Flags = np.asarray((sums[:, length:] - sums[:, :-length]) >= _DARK * length)
    rows: Flags = np.asarray(starts.any(axis=1))
    high = len(rows)
    top = 0
    while top < high:
        if not rows[top]:
            top += 1
            continue
        bottom = top
        while bottom + 1 < high and rows[bottom + 1]:
            bottom += 1
        # Thicker by the pixel above and below.
        if bottom - top - 1 <= max(_THICKEST * size, 3):
            middle: Flags = np.asarray(starts[top : bottom + 1].any(axis=0))
            for left, right in _runs(middle):
                yield left, right + length, top + 1, max(bottom, top + 1)
        top = bottom + 1


def _runs(flags: Flags) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        yield int(left), int(right) - 1
