"""Small helpers of every store function: queries in portions, inserts that give keys."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
        yield from connection.execute(query.where(column.in_(portion))).mappings().all()


def insert_one(connection: Connection, into: sa.Table, columns: Mapping[str, Any]) -> int:
    """Insert a row and give its key."""
    result = connection.execute(sa.insert(into).values(**columns))
    key = result.inserted_primary_key
    assert key is not None  # every table this is used for has an integer key
    return int(key[0])


def insert_many(connection: Connection, into: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows with one prepared statement."""
    if rows:
        connection.execute(sa.insert(into), [dict(row) for row in rows])


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
