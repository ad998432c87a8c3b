"""What the dashboard keeps between sessions: place, filters, views, columns, theme, drafts. One JSON file a user."""

import contextlib
import json
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from tracker.files.parts import part_beside, publish
from tracker.files.private import PRIVATE, make_folder
from tracker.service.places import state_folder

from .views import View

SEEN_KEPT = 50
"""Stores whose last place is remembered; the least recently used go first."""


@dataclass(slots=True)
class Place:
    """Where a person was in one store: screen, question, row, and the figures they last saw."""

    screen: str = "overview"
    query: dict[str, Any] = field(default_factory=dict)
    item: str = ""
    figures: dict[str, int] = field(default_factory=dict)
    visited: str = ""
    drafts: dict[str, str] = field(default_factory=dict)
    views: tuple[View, ...] | None = None


@dataclass(slots=True)
class State:
    """Everything kept. What a file does not say, or says wrongly, is as in a first session."""

    person: str = ""
    theme: str = ""
    language: str = ""
    preset: str = ""
    detail: bool = True
    columns: tuple[str, ...] = ()
    views: tuple[View, ...] | None = None
    places: dict[str, Place] = field(default_factory=dict)

    def place(self, store: str) -> Place:
        """The place in one store, made on the first visit."""
        found = self.places.pop(store, None) or Place()
        self.places[store] = found
        for old in list(self.places)[:-SEEN_KEPT]:
            del self.places[old]
        return found


def default_path() -> Path:
    """The file in the user's folder for what programs remember."""
    return state_folder() / "dashboard.json"


def browser_path() -> Path:
    """The same for dashboards in a browser, which others than the server's user sit at."""
    return state_folder() / "browser.json"


def load(path: Path) -> State:
    """Read the state; a first session where there is none or it is unreadable (the old file is kept beside it)."""
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return State()
    except (OSError, ValueError):
        with contextlib.suppress(OSError):
            path.replace(path.with_suffix(".unreadable.json"))
        return State()
    return _state(written) if isinstance(written, dict) else State()


def save(state: State, path: Path) -> None:
    """Write the state in one step, so that a crash leaves the old or the new one. Raises OSError."""
    make_folder(path.parent)
    written = asdict(state)
    with part_beside(path) as fresh:
        fresh.write_text(json.dumps(written, ensure_ascii=False, indent=1), encoding="utf-8")
        publish(fresh, path, mode=PRIVATE, replace=True)


def _state(written: dict[str, Any]) -> State:
    state = State()
    for name in ("person", "theme", "language", "preset"):
        if isinstance(written.get(name), str):
            setattr(state, name, written[name])
    if isinstance(written.get("detail"), bool):
        state.detail = written["detail"]
    state.columns = _strings(written.get("columns"))
    state.views = _views(written)
    places = written.get("places")
    if isinstance(places, dict):
        state.places = {name: _place(item) for name, item in places.items() if isinstance(item, dict)}
    return state


def _strings(written: object) -> tuple[str, ...]:
    return tuple(item for item in written if isinstance(item, str)) if isinstance(written, list) else ()


def _views(written: dict[str, Any]) -> tuple[View, ...] | None:
    listed = written.get("views")
    if not isinstance(listed, list):
        return None
    return tuple(view for item in listed if (view := _view(item)) is not None)


def _view(written: object) -> View | None:
    if not isinstance(written, dict) or not isinstance(written.get("name"), str):
        return None
    query, within = written.get("query"), written.get("due_within")
    return View(
        written["name"],
        query if isinstance(query, dict) else {},
        _strings(written.get("columns")),
        within if isinstance(within, int) else None,
        key if isinstance(key := written.get("key"), str) else "",
    )


def _place(written: dict[str, Any]) -> Place:
    place = Place()
    for name in ("screen", "item", "visited"):
        if isinstance(written.get(name), str):
            setattr(place, name, written[name])
    if isinstance(written.get("query"), dict):
        place.query = written["query"]
    if isinstance(written.get("figures"), dict):
        place.figures = {k: v for k, v in written["figures"].items() if isinstance(v, int)}
    if isinstance(written.get("drafts"), dict):
        place.drafts = {k: v for k, v in written["drafts"].items() if isinstance(v, str)}
    place.views = _views(written)
    return place


def visited_on(place: Place) -> date | None:
    """The day of the last visit, None on the first."""
    try:
        return date.fromisoformat(place.visited)
    except ValueError:
        return None
