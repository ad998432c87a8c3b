"""Looking after a store that need not be open: examine and mend it, put a backup back."""

from datetime import UTC, datetime
from pathlib import Path

from db import maintenance
from db.engine import place
from db.errors import StoreError
from db.maintenance import Checkup

__all__ = ["Checkup", "doctor", "restore"]


def doctor(url: str | Path, *, mend: bool = True) -> Checkup:
    """Examine a store file; with `mend` rebuild its indexes, free its unused space and fold its log in.

    StoreError `store.server` for a store on a database server, and those of opening a store that is no store.
    """
    return maintenance.check(_file(url), mend=mend)


def restore(copy: Path, url: str | Path, *, now: datetime) -> Path | None:
    """Put a backup back as the store; gives the file in which the store that was there is kept, None if none was."""
    return maintenance.restore(copy, _file(url), now=now.astimezone(UTC).strftime("%Y%m%d%H%M%S"))


def _file(url: str | Path) -> Path:
    path = place(url)
    if path is None:
        raise StoreError("store.server", {"path": "PostgreSQL"})
    return path
