"""The dashboard on 100, 10,000 and 100,000 commitments: first paint, from key to painted change, memory."""

import asyncio
import tempfile
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any
from unittest.mock import patch

from .measure import measure
from .table import show

COUNTS = (100, 10_000, 100_000)
SIZE = (140, 45)
DAY = date(2026, 3, 1)
DOWNS, PAGES = 80, 40


def make(path: str, commitments: int) -> None:
    """A store of made-up commitments, through the real filing."""
    from db.schema import open_store
    from tests.store.made_up import fill

    store = open_store(Path(path))
    fill(store, commitments)
    store.close()


def visit(path: str) -> dict[str, float]:
    """Open the dashboard, press keys, and tell the times in milliseconds."""
    return asyncio.run(_visit(path))


async def _visit(path: str) -> dict[str, float]:
    start = perf_counter()
    from tui.app import TrackerApp
    from tui.run import open_app
    from tui.widgets.virtual_table import VirtualTable

    painted: list[float] = []
    display = TrackerApp._display

    def timed(app: TrackerApp, *arguments: Any) -> None:
        display(app, *arguments)
        painted.append(perf_counter())

    with (
        patch.object(TrackerApp, "_display", timed),
        tempfile.TemporaryDirectory() as folder,
        # To be looked at only: made-up findings would be judged again meanwhile.
        open_app(
            path, as_of=DAY, lang="zh", person="-", state_path=Path(folder) / "state.json", read_only=True
        ) as app,
    ):
        app.desk.place.screen = "ledger"
        async with app.run_test(size=SIZE) as pilot:
            first = painted[0] - start
            while not app.screen.query("#table") or not len(app.screen.query_one("#table", VirtualTable)):
                await asyncio.sleep(0.002)
            await pilot.pause()
            rows = painted[-1] - start
            await pilot.pause(1)
            downs = [await _press(app, "down", painted) for _ in range(min(DOWNS, 80))]
            await pilot.press("home")
            pages = [
                await _press(app, "pagedown" if turn % 2 == 0 else "pageup", painted) for turn in range(PAGES)
            ]
            search = await _search(app, painted)
    return {
        "first": first * 1000,
        "rows": rows * 1000,
        "down": median(downs),
        "down95": quantiles(downs, n=20)[-1],
        "page": median(pages),
        "page95": quantiles(pages, n=20)[-1],
        "search": search,
    }


async def _press(app: Any, key: str, painted: list[float]) -> float:
    """Milliseconds from a key to the paint that shows the cursor elsewhere."""
    from textual.events import Key

    table = app.screen.query_one("#table")
    before = table.cursor
    start = perf_counter()
    app.post_message(Key(key, None))
    while table.cursor == before:
        await asyncio.sleep(0)
    moved = perf_counter()
    while painted[-1] < moved:
        await asyncio.sleep(0)
    taken = (painted[-1] - start) * 1000
    await asyncio.sleep(0.03)
    return taken


async def _search(app: Any, painted: list[float]) -> float:
    """Milliseconds from the last letter of a search to the painted answer, its own pause included."""
    table = app.screen.query_one("#table")
    app.screen.action_search()
    before = len(table)
    start = perf_counter()
    app.screen.query_one("#search").value = "社区公园"
    while len(table) == before:
        await asyncio.sleep(0.001)
    found = perf_counter()
    while painted[-1] < found:
        await asyncio.sleep(0.001)
    return (painted[-1] - start) * 1000


def main() -> None:
    """Print the table."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for count in COUNTS:
            path = str(Path(folder) / f"{count}.db")
            measure(make, path, count)
            visited = measure(visit, path)
            times: dict[str, float] = visited.result
            rows.append(
                [f"{count:,}", *(f"{taken:.0f} ms" for taken in times.values()), f"{visited.peak:.0f} MB"]
            )
    heads = [
        "commitments",
        "first paint",
        "rows",
        "↓ median",
        "↓ p95",
        "page median",
        "page p95",
        "search",
        "peak",
    ]
    show("Dashboard: imports to paint, key to paint", heads, rows)


if __name__ == "__main__":
    main()
