"""Triggers: what is written once is never changed."""

from collections.abc import Sequence

from sqlalchemy.engine import Connection

APPEND_ONLY = ("action", "event", "mark", "evidence_mark", "correction", "unit", "notice", "claim")
"""Tables whose rows are never changed or removed."""


def protect(connection: Connection, tables: Sequence[str]) -> None:
    """Keep `tables` append-only, whoever writes."""
    if connection.dialect.name == "sqlite":
        for table in tables:
            for act in ("UPDATE", "DELETE"):
                connection.exec_driver_sql(
                    f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table}"
                    f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                )
        return
    connection.exec_driver_sql(
        "CREATE OR REPLACE FUNCTION tracker_append_only() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'append-only'; END $$"
    )
    for table in tables:
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION tracker_append_only()"
        )
