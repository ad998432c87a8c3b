"""Ruled tables on a page: the cells between drawn lines, row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line drawn on a page: a box that is thin one way. `top` is nearer the head of the page than `bottom`."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it runs across the page rather than down."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its height on the page and the left and right ends of its cells."""

    top: float
    bottom: float
    cells: tuple[tuple[float, float], ...]


def rows(rules: Sequence[Rule], *, near: float = 2.0, most: int = 4000) -> tuple[Row, ...]:
    """The table rows that the rules enclose, top to bottom; empty for pages with more than `most` lines (drawings).

    Lines belong to one height when they are within `near` units. A row counts only where at least two cells stand
    between upright lines that run through its whole height.
    """
    if len(rules) > most:
        return ()
    level = [rule for rule in rules if rule.level]
    upright = [rule for rule in rules if not rule.level]
    heights: list[float] = []
    for rule in sorted(level, key=lambda r: r.top):
        if not heights or rule.top - heights[-1] > near:
            heights.append(rule.top)
    found = []
    for top, bottom in pairwise(heights):
        edges: list[float] = []
        for rule in sorted(upright, key=lambda r: r.left):
            through = rule.top <= top + 2 * near and rule.bottom >= bottom - 2 * near
            if through and (not edges or rule.left - edges[-1] > near):
                edges.append(rule.left)
        if len(edges) >= 3:
            found.append(Row(top, bottom, tuple(pairwise(edges))))
    return tuple(found)


def joined(rules: Iterator[Rule], *, near: float = 1.5) -> tuple[Rule, ...]:
    """Rules with the pieces of one upright line, drawn cell by cell, put together."""
    kept: list[Rule] = []
    upright: dict[int, list[Rule]] = {}
    for rule in rules:
        if rule.level:
            kept.append(rule)
        else:
            upright.setdefault(round(rule.left / near), []).append(rule)
    for pieces in upright.values():
        pieces.sort(key=lambda r: r.top)
        current = pieces[0]
        for piece in pieces[1:]:
            if piece.top <= current.bottom + 2 * near:
                current = Rule(current.left, current.right, current.top, max(current.bottom, piece.bottom))
            else:
                kept.append(current)
                current = piece
        kept.append(current)
    return tuple(kept)
