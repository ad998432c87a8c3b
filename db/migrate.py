"""Bringing an older store to the newest version, in one transaction: it succeeds whole or leaves the store as it was."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy.exc import DatabaseError

from .engine import Store
from .errors import StoreError

MIGRATIONS = Path(__file__).with_name("migrations")


def upgrade(store: Store, revision: str = "head") -> None:
    """Run the migrations the store lacks. StoreError `store.migration_failed`."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["store"] = store
    try:
        command.upgrade(config, revision)
    except (CommandError, DatabaseError) as error:
        raise StoreError("store.migration_failed", {"path": store.place, "reason": str(error)}) from error
