"""Small helpers of every store function: queries in portions, inserts that give keys."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

PORTION = 900
"""Values in one IN list: older SQLite libraries take no more than 999 parameters."""


def portions(values: Iterable[Any]) -> Iterator[list[Any]]:
    """The values, without repetition, in lists that fit into one statement."""
    unique = list(dict.fromkeys(values))
    for start in range(0, len(unique), PORTION):
        yield unique[start : start + PORTION]


def rows_in(
    connection: Connection, query: sa.Select[Any], column: sa.ColumnElement[Any], wanted: Iterable[Any]
) -> Iterator[sa.RowMapping]:
    """The rows of `query` whose `column` is among `wanted`, in as many statements as needed; ordered within each."""
    for portion in portions(wanted):
        yield from connection.execute(query.where(among(connection, column, portion))).mappings().all()


def among(
    connection: Connection, column: sa.ColumnElement[Any], wanted: Sequence[Any]
) -> sa.ColumnElement[bool]:
    """Whether a column is one of some values. A server takes them as one array: the same statement for any number of them."""
    if connection.dialect.name != "postgresql":
        return column.in_(wanted)
    # An array of a length would cut silently what is too long.
    kind = sa.String() if isinstance(column.type, sa.String) else column.type
    return column == sa.any_(sa.literal(list(wanted), sa.ARRAY(kind)))


def insert_one(connection: Connection, into: sa.Table, columns: Mapping[str, Any]) -> int:
    """Insert a row and give its key."""
    result = connection.execute(sa.insert(into).values(**columns))
    key = result.inserted_primary_key
    assert key is not None  # every table this is used for has an integer key
    return int(key[0])


def insert_many(connection: Connection, into: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows with one statement. All have the columns of the first, and no others have a default that is Python's."""
    if not rows:
        return
    names = tuple(rows[0])
    statement, processors = _insertion(into, names, connection.dialect)
    values = [
        [row[name] for row in rows] if process is None else [process(row[name]) for row in rows]
        for name, process in zip(names, processors, strict=True)
    ]
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(statement, tuple(values))
    else:
        connection.exec_driver_sql(statement, list(zip(*values, strict=True)))


@lru_cache(maxsize=256)
def _insertion(
    into: sa.Table, names: tuple[str, ...], dialect: sa.Dialect
) -> tuple[str, tuple[Callable[[Any], Any] | None, ...]]:
    """The statement that inserts rows of some columns, and by column what makes a value one of the driver's.

    A server takes the rows as one array a column: a statement a row costs it, and us, several times as much.
    """
    kinds = [into.c[name].type for name in names]
    processors = tuple(kind.dialect_impl(dialect).bind_processor(dialect) for kind in kinds)
    quoted = ", ".join(map(dialect.identifier_preparer.quote, names))
    target = f"INSERT INTO {dialect.identifier_preparer.format_table(into)} ({quoted})"
    if dialect.name != "postgresql":
        return f"{target} VALUES ({', '.join('?' * len(names))})", processors
    # A cast to a length would cut silently what is too long; the column itself refuses it.
    casts = ["VARCHAR" if isinstance(kind, sa.String) else kind.compile(dialect) for kind in kinds]
    arrays = ", ".join(f"%s::{cast}[]" for cast in casts)
    return f"{target} SELECT * FROM unnest({arrays})", processors


def insert_keys(connection: Connection, into: sa.Table, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Insert rows and give their keys, in the order of the rows.

    Keys are counted up from the largest one there is: the caller holds the only write transaction.
    """
    if not rows:
        return []
    first = int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(into.c.id), 0))).scalar_one()) + 1
    keys = list(range(first, first + len(rows)))
    insert_many(connection, into, [{"id": key, **row} for key, row in zip(keys, rows, strict=True)])
    if connection.dialect.name == "postgresql":
        connection.execute(
            sa.text("SELECT setval(pg_get_serial_sequence(:t, 'id'), :n)"), {"t": into.name, "n": keys[-1]}
        )
    return keys
