"""What a document is made of, each part with its place in the text: paragraphs, labels, tables with their columns and rows."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from tracker.domain.text import Span


class Role(StrEnum):
    """What a column of a table says of its rows, or a label of the item it stands at. Named as in the lexicon (`column.…`)."""

    NUMBER = "number"
    CATEGORY = "category"
    TASK = "task"
    MEASURE = "measure"  # 措施, 内容: what is done, in sentences
    TARGET = "target"
    INDICATOR = "indicator"
    BASE = "base"  # the value it starts from
    MEASURE_UNIT = "measure_unit"
    KIND = "kind"  # 约束性, 预期性
    LEAD = "lead"
    SUPPORT = "support"
    LEADER = "leader"
    DEADLINE = "deadline"
    STAGE = "stage"
    PROGRESS = "progress"
    PROBLEM = "problem"
    NEXT = "next"
    MONEY = "money"
    REMARK = "remark"
    OTHER = "other"


PROMISING = frozenset({Role.TASK, Role.MEASURE, Role.TARGET, Role.INDICATOR})
"""Columns in which a row's promise may stand."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its head: `head` is the place of its words, `title` these without blanks and brackets, `unit` what its brackets hold.

    `year` is the year the head names, None where it names none; `until` the last year that its neighbours aim at, where it names none
    itself (年均, 累计). `is_sentences` says that its cells are sentences rather than names.
    """

    role: Role
    head: Span
    title: str
    unit: str = ""
    year: int | None = None
    is_sentences: bool = False
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One cell of a row, or what stands behind a label. `is_own` is False where it is merged with the row above."""

    role: Role
    span: Span
    column: Column | None = None
    is_own: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """What belongs to one task: a row of a table, or an item of a list with its labels. Fields without words are left out.

    `categories` are the headings inside the table that it stands under, outermost first.
    """

    span: Span
    fields: tuple[Field, ...]
    categories: tuple[Span, ...] = ()

    def of(self, *roles: Role) -> Iterator[Field]:
        """Its fields of these roles, in order."""
        return (item for item in self.fields if item.role in roles)

    def first(self, role: Role) -> Field | None:
        """Its first field of this role."""
        return next(self.of(role), None)


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose columns are known. `span` runs from its head to its last row; titles and notes around it are outside."""

    span: Span
    columns: tuple[Column, ...]
    rows: tuple[Record, ...]

    def has(self, role: Role) -> bool:
        """Whether one of its columns has this role."""
        return any(column.role is role for column in self.columns)

    def row_at(self, place: int) -> Record | None:
        """The row that stands at a place; None for its head and its headings."""
        index = bisect_right(self.rows, place, key=lambda row: row.span.start) - 1
        return self.rows[index] if index >= 0 and place < self.rows[index].span.end else None

    @property
    def is_report(self) -> bool:
        """Whether it says of any of its rows what came of it."""
        return any(item.role is Role.PROGRESS for row in self.rows for item in row.fields)


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a text, in order, and the places of those that were not understood."""

    tables: tuple[Table, ...] = ()
    unread: tuple[Span, ...] = ()
    rows: frozenset[int] = field(default=frozenset())
    """Where the lines begin that are rows of a table, understood or not."""
