"""Tables without drawn lines: words that stand in columns over several lines, a wrapped cell put together again."""

from collections.abc import Sequence
from itertools import pairwise

from .placed import Line, Segment
from .typesetting import Box

_LEAST_COLUMNS = 3
_LEAST_ROWS = 2
_ROW_GAP = 1.25
"""How much farther than the lines of a cell the lines of two rows are apart, where the writer sets rows apart."""

Extent = tuple[float, float]


def tables(lines: Sequence[Line]) -> list[Line]:
    """The same lines with each table put into one, whose boxes are its rows; words elsewhere stay lines."""
    result: list[Line] = []
    at = 0
    while at < len(lines):
        end, columns = _run(lines, at)
        rows = _rows(lines[at:end]) if len(columns) >= _LEAST_COLUMNS else []
        if len(rows) >= _LEAST_ROWS and sum(len(row[0].segments) > 1 for row in rows) >= _LEAST_ROWS:
            result.append(_table(rows, columns))
            at = end
        else:
            result.append(lines[at])
            at += 1
    return result


def _run(lines: Sequence[Line], at: int) -> tuple[int, list[Extent]]:
    """How far the lines from this one on keep to the same columns, and these columns from left to right."""
    first = lines[at]
    if first.boxes or len(first.segments) < 2:
        return at + 1, []
    columns: list[Extent] = [(segment.left, segment.right) for segment in first.segments]
    end = at + 1
    while end < len(lines):
        line = lines[end]
        if line.boxes or line.column != first.column or line.bottom - lines[end - 1].bottom > 4 * line.size:
            break
        grown = _grown(columns, line.segments)
        if grown is None:
            break
        columns = grown
        end += 1
    return end, columns


def _grown(columns: Sequence[Extent], segments: Sequence[Segment]) -> list[Extent] | None:
    """The columns with room for these words; None when they stand across several."""
    grown = list(columns)
    for segment in segments:
        met = [n for n, (left, right) in enumerate(grown) if segment.left < right and left < segment.right]
        if len(met) > 1:
            return None
        if met:
            left, right = grown[met[0]]
            grown[met[0]] = (min(left, segment.left), max(right, segment.right))
        elif len(segments) > 1:
            grown.append((segment.left, segment.right))
        else:
            return None
    grown.sort()
    return grown if all(one[1] <= other[0] for one, other in pairwise(grown)) else None


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in rows: set apart by wider gaps, or else begun by words in the first column."""
    if len(lines) < 2:
        return [list(lines)]
    gaps = [after.bottom - before.bottom for before, after in pairwise(lines)]
    close = min(gaps)
    first = min(line.left for line in lines)
    by_gap = max(gaps) > _ROW_GAP * close and all(len(line.segments) > 1 for line in lines[:1])
    rows = [[lines[0]]]
    for gap, line in zip(gaps, lines[1:], strict=True):
        begins = gap > _ROW_GAP * close if by_gap else line.left <= first + 1.5 * line.size
        if begins:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _table(rows: Sequence[Sequence[Line]], columns: Sequence[Extent]) -> Line:
    boxes = []
    for row in rows:
        cells: dict[int, tuple[str, tuple[int, ...]]] = {}
        for line in row:
            for segment in line.segments:
                column = next(n for n, (left, right) in enumerate(columns) if left <= segment.left <= right)
                words, doubts = cells.get(column, ("", ()))
                doubts += tuple(len(words) + place for place in segment.doubts)
                cells[column] = (words + segment.text, doubts)
        boxes.append(tuple(Box(words, n, doubts=doubts) for n, (words, doubts) in sorted(cells.items())))
    last = rows[-1][-1]
    segments = (Segment("", columns[0][0], columns[-1][1]),)
    return Line(segments, last.bottom, last.size, last.scanned, tuple(boxes), rows[0][0].top, last.column)
