"""Writes `db/columns.py`: the columns of the tables as queries need them (`python -m db.tables`).

Queries need names, types and keys of columns only. Loading the classes for them would take most of the time that a
command needs to start: SQLModel brings an object mapper and a validation library with it.
"""

from pathlib import Path

import sqlalchemy as sa
from sqlmodel import AutoString

from db.column_types import Moment

from . import METADATA

MODULE = Path(__file__).parents[1] / "columns.py"

_HEAD = '''"""The columns of every table, for queries. Written from the classes in `db.tables` by `python -m db.tables`."""

import sqlalchemy as sa

from tracker.domain.vocabulary import (
{vocabularies})

from .column_types import Moment, one_of

_PLACE = sa.MetaData()
'''


def render() -> str:
    """The whole module."""
    tables = sorted(METADATA.tables.values(), key=lambda table: table.name)
    enums = {
        column.type.enum_class.__name__
        for table in tables
        for column in table.columns
        if isinstance(column.type, sa.Enum) and column.type.enum_class is not None
    }
    return _HEAD.format(vocabularies="".join(f"    {name},\n" for name in sorted(enums))) + "".join(
        map(_table, tables)
    )


def _table(table: sa.Table) -> str:
    lines = "".join(f"    {_column(column)},\n" for column in table.columns)
    return f'\n{table.name} = sa.Table(\n    "{table.name}",\n    _PLACE,\n{lines})\n'


def _column(column: sa.Column[object]) -> str:
    parts = [f'"{column.name}"', _type(column.type)]
    if column.primary_key:
        parts.append("primary_key=True")
    if isinstance(column.default, sa.ColumnDefault) and column.default.is_scalar:
        parts.append(f"default={column.default.arg!r}")
    return f"sa.Column({', '.join(parts)})"


def _type(kind: sa.types.TypeEngine[object]) -> str:
    if isinstance(kind, sa.Enum):
        assert kind.enum_class is not None
        return f"one_of({kind.enum_class.__name__})"
    if isinstance(kind, Moment):
        return "Moment()"
    if isinstance(kind, AutoString):
        return "sa.String()"
    for known in (sa.Text, sa.Boolean, sa.Integer, sa.Float, sa.Date, sa.JSON, sa.LargeBinary):
        if isinstance(kind, known):
            return f"sa.{known.__name__}()"
    raise TypeError(f"no way to write {kind!r}")


if __name__ == "__main__":
    MODULE.write_text(render(), encoding="utf-8")
