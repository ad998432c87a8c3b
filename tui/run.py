"""Puts an app together: the store, the person's state, the language, the day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from tracker.domain.ledger import LedgerQuery
from tracker.domain.policy import Policy
from tracker.service.workspace import Workspace
from tracker.wording.language import Language
from tracker.wording.words import Words

from . import state as kept
from .app import TrackerApp
from .desk import Desk
from .reach import Reach
from .views import query_from_dict


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
) -> Iterator[TrackerApp]:
    """An app on an open store; the store is closed afterwards. See `tui.run_dashboard`."""
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
        yield TrackerApp(desk, path)
