"""Looking after a store on a database server: is it sound, mend its indexes. Copies are made with the server's own tools."""

import sqlalchemy as sa

from .engine import Store
from .maintenance import COUNTED, PACKED, PACKED_UNSOUND, UNSOUND, Checkup
from .schema import HEAD, open_store
from .tables import METADATA
from .trouble import explained


def check(url: str, *, mend: bool = False) -> Checkup:
    """Examine the store at a PostgreSQL URL, and rebuild its indexes and free its unused space with `mend`.

    An older store is upgraded, as by any opening. StoreError when it cannot be reached or holds no store.
    """
    store = open_store(url, create=False)
    try:
        before = _size(store)
        mended = _mend(store) if mend else ()
        with store.read() as connection:
            broken = (
                (name, connection.scalar(sa.text(query)))
                for name, query in (UNSOUND | PACKED_UNSOUND).items()
            )
            faults = tuple(f"{name}: {count}" for name, count in broken if count)
            counts = tuple(
                (
                    name,
                    sum(
                        int(connection.scalar(sa.text(query)) or 0)
                        for query in (f"SELECT count(*) FROM {name}", PACKED.get(name, "SELECT 0"))
                    ),
                )
                for name in COUNTED
            )
        return Checkup(store.place, HEAD, True, counts, faults, mended, before, _size(store))
    finally:
        store.close()


def _mend(store: Store) -> tuple[str, ...]:
    # Neither command may run inside a transaction; others go on reading and writing meanwhile.
    with (
        explained(store.place),
        store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection,
    ):
        for table in METADATA.sorted_tables:
            connection.exec_driver_sql(f'REINDEX TABLE CONCURRENTLY "{table.name}"')
            connection.exec_driver_sql(f'VACUUM (ANALYZE) "{table.name}"')
    return ("reindex", "vacuum")


def _size(store: Store) -> int:
    with store.read() as connection:
        return int(connection.scalar(sa.text("SELECT pg_database_size(current_database())")) or 0)
