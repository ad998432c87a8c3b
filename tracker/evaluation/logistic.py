"""Logistic regression with a ridge, by Newton's method, in the standard library: some twenty signs, some thousand rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

START = "start"
"""The weight that every row has; the ridge does not pull at it."""
_STEPS = 25
_STILL = 1e-6
"""No weight moves by more than this: the fit has settled."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one case (sign → value) and what came of it. `group` names the cases that are left out together."""

    signs: Mapping[str, float]
    yes: bool
    group: str


def fit(rows: Sequence[Row], names: Sequence[str], ridge: float) -> dict[str, float]:
    """The weight of each of `names`, and `start`. Raises ValueError without rows."""
    if not rows:
        raise ValueError("nothing to fit on")
    columns = [START, *names]
    table = [[1.0, *(row.signs.get(name, 0.0) for name in names)] for row in rows]
    found = [0.0] * len(columns)
    for _ in range(_STEPS):
        slope = [ridge * weight if at else 0.0 for at, weight in enumerate(found)]
        curve = [[0.0] * len(columns) for _ in columns]
        for at in range(1, len(columns)):
            curve[at][at] = ridge
        for row, values in zip(rows, table, strict=True):
            share = _share(found, values)
            bend = share * (1.0 - share)
            reported = [(at, value) for at, value in enumerate(values) if value]
            for at, value in reported:
                slope[at] += (share - row.yes) * value
                line, part = curve[at], bend * value
                for other, beside in reported:
                    line[other] += part * beside
        step = _solved(curve, slope)
        found = [weight - move for weight, move in zip(found, step, strict=True)]
        if max(map(abs, step)) < _STILL:
            break
    return dict(zip(columns, found, strict=True))


def certainty(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    """0–1 for a row of these signs."""
    names = [name for name in weights if name != START]
    return _share(
        [weights[START], *(weights[name] for name in names)], [1.0, *(signs.get(n, 0.0) for n in names)]
    )


def left_out(rows: Sequence[Row], names: Sequence[str], ridge: float) -> list[float]:
    """The certainty of each row, by weights fitted on the rows of all other groups."""
    by_group = {
        group: fit([row for row in rows if row.group != group], names, ridge)
        for group in {row.group for row in rows}
    }
    return [certainty(by_group[row.group], row.signs) for row in rows]


def _share(weights: Sequence[float], values: Sequence[float]) -> float:
    total = sum([weight * value for weight, value in zip(weights, values, strict=True) if value])
    return 1.0 / (1.0 + exp(-max(-40.0, min(40.0, total))))


def _solved(lines: list[list[float]], right: Sequence[float]) -> list[float]:
    """The solution of linear equations, by elimination with the largest pivot. Raises ValueError where there is none."""
    table = [[*line, value] for line, value in zip(lines, right, strict=True)]
    size = len(table)
    for at in range(size):
        pivot = max(range(at, size), key=lambda line: abs(table[line][at]))
        table[at], table[pivot] = table[pivot], table[at]
        if not table[at][at]:
            raise ValueError("the signs say the same of every row")
        for line in range(at + 1, size):
            times = table[line][at] / table[at][at]
            if times:
                table[line] = [own - times * above for own, above in zip(table[line], table[at], strict=True)]
    found = [0.0] * size
    for at in reversed(range(size)):
        known = sum([table[at][other] * found[other] for other in range(at + 1, size)])
        found[at] = (table[at][size] - known) / table[at][at]
    return found
