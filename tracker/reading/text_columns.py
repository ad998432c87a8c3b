"""Text set in two columns: the lines of the left one first."""

from collections.abc import Sequence
from dataclasses import replace

from .placed import Line, Segment

_LEAST_LINES = 5  # lines beside each other that make columns of text
_FULL, _FULL_ALIKE = 0.6, 0.35
"""Share of the lines of a column that run to its right edge: words of a text do, cells of a table do not. Columns of one
width are most often text."""


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page as they are read: where a gap runs down between two columns of full lines, left before right."""
    for middle in _gutters(lines):
        run = _longest_run([_apart(line, middle) for line in lines])
        if run is None:
            continue
        first, last = run
        left, right = _sides(lines[first : last + 1], middle)
        if min(len(left), len(right)) < _LEAST_LINES:
            continue
        wide, other = _width(left), _width(right)
        least = _FULL_ALIKE if 0.85 * wide < other < wide / 0.85 else _FULL
        if min(_full(left), _full(right)) >= least:
            columns = [replace(line, column=1) for line in left] + [replace(line, column=2) for line in right]
            return [*lines[:first], *columns, *lines[last + 1 :]]
    return list(lines)


def _gutters(lines: Sequence[Line]) -> list[float]:
    """Places in the middle half of the page just before which gaps inside lines end, the commonest first."""
    if not lines:
        return []
    start, end = min(line.left for line in lines), max(line.right for line in lines)
    quarter = (end - start) / 4
    edges: dict[int, list[float]] = {}
    for line in lines:
        for segment in line.segments[1:]:
            if start + quarter < segment.left < end - quarter:
                edges.setdefault(round(segment.left / max(line.size, 0.01)), []).append(segment.left)
    groups = sorted(edges.values(), key=len, reverse=True)[:3]
    return [min(group) - 0.5 * lines[0].size for group in groups if len(group) >= _LEAST_LINES / 2]


def _apart(line: Line, middle: float) -> bool:
    """Whether no words of a line cross the gap."""
    return all(
        segment.right <= middle + 0.3 * line.size or segment.left >= middle - 0.3 * line.size
        for segment in line.segments
    )


def _longest_run(flags: Sequence[bool]) -> tuple[int, int] | None:
    best: tuple[int, int] | None = None
    start: int | None = None
    for place, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = place
        elif not flag and start is not None:
            if best is None or place - 1 - start > best[1] - best[0]:
                best = (start, place - 1)
            start = None
    return best


def _sides(lines: Sequence[Line], middle: float) -> tuple[list[Line], list[Line]]:
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        halves: tuple[list[Segment], list[Segment]] = ([], [])
        for segment in line.segments:
            halves[segment.left >= middle - 0.3 * line.size].append(segment)
        for side, half in zip(sides, halves, strict=True):
            if half:
                half[0] = replace(half[0], glue="")
                side.append(replace(line, segments=tuple(half)))
    return sides


def _width(lines: Sequence[Line]) -> float:
    return max(line.right for line in lines) - min(line.left for line in lines)


def _full(lines: Sequence[Line]) -> float:
    """The share of lines of unbroken words that run to the right edge."""
    edge = max(line.right for line in lines)
    return sum(line.right >= edge - 2.5 * line.size and len(line.segments) == 1 for line in lines) / len(
        lines
    )
