"""Cells of a sheet that somebody filled in, as they stand: what they mean is for others to say."""

from dataclasses import dataclass
from datetime import date

Cell = str | int | float | bool | date | None
"""What stands in a cell; None where it is empty. Numbers that no machine word holds are text."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The wanted cells of a row, in the order they were asked for. `number` is the sheet's own, from 1; `formulas` names,
    by position, those that hold a formula and no value."""

    number: int
    cells: tuple[Cell, ...]
    formulas: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """The wanted columns of the first sheet that has them all; rows without any of them are left out."""

    rows: tuple[SheetRow, ...]
