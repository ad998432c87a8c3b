"""The Textual app. Its two doors import it only when they are opened."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.domain.policy import Policy

__all__ = ["run_dashboard", "serve_dashboard"]


def run_dashboard(
    url: str | Path,
    *,
    as_of: date,
    lang: str,
    person: str | None = None,
    policy: "Policy | None" = None,
    state_path: Path | None = None,
) -> None:
    """Open the dashboard on a store and stay until the person leaves it.

    `lang` is `zh` or `en`. `person` is the name marks are made under; None takes the one kept from earlier sessions.
    `state_path` is the file for what is kept between sessions, None for the one in the user's state folder.
    Raises StoreError when the store cannot be used.
    """
    from .run import open_app

    with open_app(url, as_of=as_of, lang=lang, person=person, policy=policy, state_path=state_path) as app:
        app.run()


def serve_dashboard(
    url: str | Path,
    *,
    as_of: date | None = None,
    lang: str = "zh",
    person: str | None = None,
    host: str = "127.0.0.1",
    port: int = 8000,
    read_only: bool = False,
    folders: tuple[Path, ...] = (),
    sessions: int | None = None,
) -> None:
    """Show the same dashboard in a browser until interrupted; on this machine alone unless `host` says otherwise.

    Whoever opens a page may mark (not with `read_only`), import from and write to `folders` and nowhere else; at most
    `sessions` pages are open at a time.
    """
    from .serve import SESSIONS, DeskServer, Served

    served = Served(str(url), lang, as_of, person, read_only, folders, sessions or SESSIONS)
    DeskServer(served, host, port).serve()
