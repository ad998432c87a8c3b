"""Looking after a store that need not be open: examine and mend it, put a backup back."""

from datetime import UTC, datetime
from pathlib import Path

from db import maintenance, restoring, server_maintenance
from db.engine import place
from db.errors import StoreError
from db.maintenance import Checkup

__all__ = ["Checkup", "doctor", "restore"]


def doctor(url: str | Path, *, mend: bool = True) -> Checkup:
    """Examine a store; with `mend` rebuild its indexes, free its unused space and fold its log in.

    StoreError as in opening it, for one that is no store.
    """
    path = place(url)
    if path is None:
        return server_maintenance.check(str(url), mend=mend)
    return maintenance.check(path, mend=mend)


def restore(copy: Path, url: str | Path, *, now: datetime) -> Path | None:
    """Put a backup back as the store; gives the file in which the store that was there is kept, None if none was.

    StoreError `store.server` for a store on a database server, which has tools of its own.
    """
    path = place(url)
    if path is None:
        raise StoreError("store.server", {"path": "PostgreSQL"})
    return restoring.restore(copy, path, now=now.astimezone(UTC).strftime("%Y%m%d%H%M%S"))
