"""Runs migrations on a store in one write transaction, foreign keys checked before it is committed."""

from alembic import context
from alembic.util import CommandError

from db.engine import Connection, Store
from db.tables import METADATA
from db.trouble import explained


def run(store: Store) -> None:
    """Run what the caller asked for."""
    if not store.is_sqlite:
        with store.write() as connection:
            _migrate(connection)
        return
    with explained(store.place), store.engine.connect().execution_options(writes=True) as connection:
        # Tables are rebuilt under their references; the switch does nothing once a transaction is open.
        connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                _migrate(connection)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                if broken:
                    raise CommandError(f"{len(broken)} broken references after migration")
        finally:
            connection.invalidate()


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=True,
        transaction_per_migration=False,
    )
    context.run_migrations()


run(context.config.attributes["store"])
