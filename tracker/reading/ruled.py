"""Ruled tables on a page: the cells between drawn lines, with those that cover several rows or columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


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
class Area:
    """A cell between rules: its first row and column, how many of each it covers, and its place on the page."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Ruling:
    """The cells of one ruled table, by row and column, and its place on the page."""

    areas: tuple[Area, ...]
    left: float
    right: float
    top: float
    bottom: float


def rulings(rules: Sequence[Rule], *, near: float = 2.0, most: int = 4000) -> tuple[Ruling, ...]:
    """The tables that the rules enclose, top to bottom; empty for pages with more than `most` lines (drawings).

    Lines meet, or belong to one height, when they are within `near` units. A table has at least two cells beside each
    other.
    """
    if len(rules) > most:
        return ()
    found = []
    for group in _touching(rules, near):
        ruling = _ruling(group, near)
        if ruling is not None:
            found.append(ruling)
    return tuple(sorted(found, key=lambda table: (table.top, table.left)))


def _touching(rules: Sequence[Rule], near: float) -> list[list[Rule]]:
    """Rules in groups whose members hang together."""
    groups: list[tuple[Rule, list[Rule]]] = []  # the box around a group, and the group
    for rule in sorted(rules, key=lambda r: (r.top, r.left)):
        box, members = rule, [rule]
        rest = []
        for other, held in groups:
            if _meet(box, other, near):
                box = Rule(
                    min(box.left, other.left),
                    max(box.right, other.right),
                    min(box.top, other.top),
                    max(box.bottom, other.bottom),
                )
                members = held + members
            else:
                rest.append((other, held))
        groups = [*rest, (box, members)]
    return [members for _, members in groups]


def _meet(one: Rule, other: Rule, near: float) -> bool:
    return (
        one.left <= other.right + near
        and other.left <= one.right + near
        and one.top <= other.bottom + near
        and other.top <= one.bottom + near
    )


def _ruling(rules: Sequence[Rule], near: float) -> Ruling | None:
    level = [rule for rule in rules if rule.level]
    upright = [rule for rule in rules if not rule.level]
    heights = _places([(rule.top + rule.bottom) / 2 for rule in level], near)
    edges = _places([(rule.left + rule.right) / 2 for rule in upright], near)
    if len(heights) < 2 or len(edges) < 3:
        return None

    def under(row: int, column: int) -> bool:
        """Whether a line runs under this place of the grid."""
        middle, height = (edges[column] + edges[column + 1]) / 2, heights[row + 1]
        return any(
            r.left <= middle <= r.right and abs((r.top + r.bottom) / 2 - height) <= near for r in level
        )

    def beside(row: int, column: int) -> bool:
        """Whether a line runs down on the right of this place."""
        middle, edge = (heights[row] + heights[row + 1]) / 2, edges[column + 1]
        return any(
            r.top <= middle <= r.bottom and abs((r.left + r.right) / 2 - edge) <= near for r in upright
        )

    taken: set[tuple[int, int]] = set()
    areas = []
    last_row, last_column = len(heights) - 2, len(edges) - 2
    for row in range(last_row + 1):
        for column in range(last_column + 1):
            if (row, column) in taken:
                continue
            right, below = column, row
            while right < last_column and (row, right + 1) not in taken and not beside(row, right):
                right += 1
            while below < last_row and not any(under(below, place) for place in range(column, right + 1)):
                below += 1
            taken.update((r, c) for r in range(row, below + 1) for c in range(column, right + 1))
            areas.append(
                Area(
                    row, column, below - row + 1, right - column + 1,
                    edges[column], edges[right + 1], heights[row], heights[below + 1],
                )
            )  # fmt: skip
    if len({area.row for area in areas}) == len(areas):  # nothing beside anything
        return None
    return Ruling(tuple(areas), edges[0], edges[-1], heights[0], heights[-1])


def _places(values: Sequence[float], near: float) -> list[float]:
    """The different values, those within `near` of each other taken for one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > near:
            places.append(value)
    return places


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
