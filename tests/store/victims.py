"""Programs that tests run in processes of their own, kill, and let meet on one store: `python victims.py WORK STORE …`.

Each writes a line to standard output after every act that it was reported is done.
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[2]))

from db.engine import connect
from db.migrate import upgrade
from tracker.domain.correction import Changes
from tracker.domain.ledger import LedgerQuery
from tracker.domain.policy import Policy
from tracker.domain.vocabulary import MarkKind
from tracker.service.people.office import NewItem
from tracker.service.workspace import Workspace

QUERY = LedgerQuery(date(2026, 3, 1), grades=())


def _now() -> datetime:
    return datetime.now(UTC)


def _say(word: str) -> None:
    print(word, flush=True)


def importing(url: str, folder: str) -> None:
    """Import a folder once."""
    with Workspace.open(url, policy=Policy()) as workspace:
        _say("open")
        workspace.ingest(
            [Path(folder)],
            jobs=2,
            now=_now(),
            on_progress=lambda step: (
                _say(f"{step.stage} {step.current}") if step.stage == "reading" else None
            ),
        )
        _say("done")


def correcting(url: str, by: str) -> None:
    """Set one item after the other right, add items and hand them out, until stopped."""
    with Workspace.open(url, policy=Policy()) as workspace:
        _say("open")
        number = 0
        while True:
            for id in workspace.ledger(QUERY).ids[:20]:
                unit = f"{by}局{number}"
                workspace.office.assign({id: Changes(lead=unit)}, by=by, now=_now())
                _say(f"assigned {id} {unit}")
                made = workspace.office.add(
                    NewItem(f"落实批示，完成{number + 1}家企业走访"), by=by, now=_now()
                )
                _say(f"added {made}")
                number += 1


def marking(url: str, by: str) -> None:
    """Mark one item after the other, each with a note of its own, until stopped."""
    with Workspace.open(url, policy=Policy()) as workspace:
        _say("open")
        number = 0
        while True:
            for id in workspace.ledger(QUERY).ids[:50]:
                note = f"{by} {number}"
                if workspace.mark([id], MarkKind.NOTE, by=by, now=_now(), note=note).marked:
                    _say(f"{id} {note}")
                number += 1
            if not number:
                time.sleep(0.05)


def judging(url: str) -> None:
    """Judge everything, again and again, under policies that differ."""
    with Workspace.open(url, policy=Policy()) as workspace:
        _say("open")
        while True:
            with workspace._store.write() as connection:
                connection.exec_driver_sql("UPDATE pair SET policy = 'another'")
            workspace.rejudge(now=_now())
            _say("judged")


def reading(url: str) -> None:
    """Look at the whole ledger, again and again."""
    with Workspace.open(url, policy=Policy()) as workspace:
        _say("open")
        while True:
            view = workspace.ledger(QUERY)
            entries = view.page(0, 50)
            workspace.overview(QUERY)
            if entries:
                workspace.entry(entries[0].id, QUERY.as_of)
            _say(str(len(view)))


def looking(url: str, state: str) -> None:
    """Keep the dashboard open and walk through the ledger; the milliseconds until each key is painted."""
    import asyncio

    from textual.events import Key

    from tui.app import TrackerApp
    from tui.run import open_app
    from tui.widgets.virtual_table import VirtualTable

    painted = [0.0]
    display = TrackerApp._display

    def timed(app: TrackerApp, *arguments: Any) -> None:
        display(app, *arguments)
        painted[0] = time.perf_counter()

    async def walk() -> None:
        with open_app(url, as_of=QUERY.as_of, lang="zh", person="赵", state_path=Path(state)) as app:
            app.desk.place.screen = "ledger"
            async with app.run_test(size=(120, 40)) as pilot:
                while not app.screen.query(VirtualTable) or len(app.screen.query_one(VirtualTable)) < 3:
                    await pilot.pause()
                table = app.screen.query_one(VirtualTable)
                _say("open")
                while True:
                    for key in ("down", "down", "pagedown", "up", "home"):
                        before, begun = table.cursor, time.perf_counter()
                        app.post_message(Key(key, None))
                        while table.cursor == before:
                            await asyncio.sleep(0)
                        moved = time.perf_counter()
                        while painted[0] < moved:
                            await asyncio.sleep(0.001)
                        _say(f"{(painted[0] - begun) * 1000:.1f}")
                        await asyncio.sleep(0.1)

    with patch.object(TrackerApp, "_display", timed):
        asyncio.run(walk())


def migrating(url: str) -> None:
    """Bring a store to the newest version."""
    store = connect(url)
    _say("open")
    upgrade(store)
    store.close()
    _say("done")


WAYS: dict[str, Callable[..., None]] = {
    "import": importing,
    "correct": correcting,
    "mark": marking,
    "judge": judging,
    "read": reading,
    "look": looking,
    "migrate": migrating,
}

if __name__ == "__main__":
    WAYS[sys.argv[1]](*sys.argv[2:])
