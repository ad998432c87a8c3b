"""Puts an app together: the store, the person's state, the language, the day."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from tracker.domain.ledger import LedgerQuery
from tracker.domain.policy import Policy
from tracker.service.workspace import StoreError, Workspace
from tracker.wording.language import Language
from tracker.wording.words import Words

from . import state as kept
from .desk import Desk
from .reach import Reach
from .views import query_from_dict

if TYPE_CHECKING:
    from .app import TrackerApp

SWITCH = 0.0005
"""Seconds a thread that reads the store may go on while the one that draws waits for its turn. A key takes some twenty
turns to be painted: at Python's own five thousandths of a second it would be seen to lag.
"""


@contextmanager
def open_app(
    url: str | Path,
    *,
    as_of: date,
    lang: str,
    person: str | None = None,
    policy: Policy | None = None,
    state_path: Path | None = None,
    read_only: bool = False,
    reach: Reach | None = None,
) -> "Iterator[TrackerApp]":
    """An app on an open store; the store is closed afterwards. See `tui.run_dashboard`.

    The beginning of the ledger is read while the app is put together: it is there for the first paint.
    """
    sys.setswitchinterval(SWITCH)
    path = state_path if state_path is not None else kept.default_path()
    state = kept.load(path)
    if person:
        state.person = person
    with Workspace.open(url, policy=policy, read_only=read_only) as workspace:
        if state.preset and any(preset.name == state.preset for preset in workspace.policy.lights):
            workspace.light_preset = state.preset
        place = state.place(workspace.place)
        language = Language(state.language) if state.language in set(Language) else Language(lang)
        desk = Desk(
            workspace=workspace,
            words=Words(language),
            as_of=as_of,
            state=state,
            place=place,
            query=query_from_dict(place.query, as_of) if place.query else LedgerQuery(as_of=as_of),
            columns=state.columns,
            previous=dict(place.figures),
            previous_day=kept.visited_on(place),
            reach=reach or Reach(),
        )
        reading = Thread(target=_read_ledger, args=(workspace, desk.query))
        reading.start()
        try:
            from .app import TrackerApp

            yield TrackerApp(desk, path)
        finally:
            reading.join()


def _read_ledger(workspace: Workspace, query: LedgerQuery) -> None:
    """Have the beginning of the ledger at hand; a store that cannot be read is recognised by whoever asks it next."""
    with suppress(StoreError):
        workspace.beginning(query)
