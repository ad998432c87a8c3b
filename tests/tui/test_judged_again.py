"""The dashboard brings a store of one's own up to date with the program that opens it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from .session import Dashboard


async def test_an_older_programs_findings_are_made_anew(dashboard: Dashboard, store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE pair SET policy = 'another'")
    async with dashboard(place="overview") as session:
        await session.until(lambda: "重新对照完毕" in session.told())
        await session.rest()
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("SELECT count(*) FROM pair WHERE policy = 'another'").fetchone() == (0,)


async def test_a_store_of_this_program_is_left_alone(dashboard: Dashboard) -> None:
    async with dashboard(place="overview") as session:
        await session.rest()
        assert "对照" not in session.told()
