"""The office's list of units: put one on it, change it, take it off."""

from dataclasses import replace
from datetime import datetime

from db import office, people
from db.engine import Connection, Store
from db.errors import StoreError
from tracker.domain.unit_list import Unit
from tracker.service.filing.text_sanitizing import sanitized


def set_unit(store: Store, unit: Unit, *, by: str, now: datetime, listed: bool = True) -> None:
    """Put a unit on the list as it is now, or take it off. StoreError `unit.no_name`, `unit.taken` where one of its
    names is another unit's.
    """
    by = sanitized(by)[0]
    name = sanitized(unit.name)[0].strip()
    others = tuple(dict.fromkeys(sanitized(other)[0].strip() for other in unit.other_names))
    unit = replace(unit, name=name, other_names=tuple(other for other in others if other and other != name))
    if not name:
        raise StoreError("unit.no_name", {})
    with store.write() as connection:
        for other in office.listed_units(connection).units:
            shared = {name, *unit.other_names} & {other.name, *other.other_names}
            if listed and other.name != name and shared:
                raise StoreError("unit.taken", {"name": sorted(shared)[0], "unit": other.name})
        action = people.record(connection, "units", by=by, at=now, details={"name": name, "listed": listed})
        office.set_unit(connection, action, unit, listed=listed)
        people.note(connection, action, "unit.set", details={"name": name, "listed": listed})


def reverse(
    connection: Connection, action: int, undone: int, way: str, by: str, now: datetime
) -> tuple[str, ...]:
    """Put the units an act set back as they were before it."""
    for unit, listed in office.units_before(connection, undone):
        office.set_unit(connection, action, unit, listed=listed)
        people.note(connection, action, f"unit.{way}", details={"name": unit.name, "listed": listed})
    return ()
