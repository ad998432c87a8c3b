"""Opens the store for a command and turns what can be wrong with it into a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from .exits import CommandError, Exit

if TYPE_CHECKING:
    from tracker.domain.policy import Policy
    from tracker.service.workspace import Workspace


_ASKED_WRONG = (
    "store.unknown_",
    "store.nothing_to_",
    "store.exists",
    "store.same_file",
    "store.is_input",
    "item.",
    "claim.",
    "unit.",
    "duties.",
    "target.",
    "queue.",
)
"""Errors of the store that come from what was asked of it, not from the store."""


def address(db: str | None) -> str | Path:
    """Where the store is: a URL as given, else a file; by default one in the user's data directory."""
    if db:
        return db if "://" in db else Path(db)
    from tracker.service.places import default_store

    return default_store()


def require_server(db: str | None) -> None:
    """CommandError (exit 2) for a store in a file, which has no queue; before anything is opened or made."""
    place = address(db)
    if isinstance(place, Path) or place.startswith("sqlite"):
        raise CommandError(Exit.USAGE, "queue.needs_server", {"path": str(place)})


@contextmanager
def opened(db: str | None, *, create: bool = False, policy: str | None = None) -> Iterator["Workspace"]:
    """The workspace of a command. CommandError (exit 3) whenever the store cannot be used, also in the middle."""
    from tracker.service.workspace import Workspace

    with explained(), Workspace.open(address(db), policy=policy_of(policy), create=create) as workspace:
        yield workspace


@contextmanager
def explained() -> Iterator[None]:
    """Turns a StoreError of the block into a sentence."""
    from tracker.service.workspace import StoreError

    try:
        yield
    except StoreError as error:
        asked = error.code.startswith(_ASKED_WRONG)
        raise CommandError(Exit.USAGE if asked else Exit.STORE, error.code, dict(error.details)) from error


def person_of(by: str) -> str:
    """The person who acts: as given, else the user's name on this machine."""
    from getpass import getuser

    return by.strip() or getuser()


def today() -> date:
    """The day on this machine's calendar."""
    return datetime.now().astimezone().date()


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def policy_of(path: str | None) -> "Policy | None":
    """The user's own policy over the default; None where none is given. CommandError (exit 2) for a wrong one."""
    if path is None:
        return None
    from tracker.judging.policy import PolicyError, load_policy

    try:
        return load_policy(Path(path))
    except PolicyError as error:
        raise CommandError(Exit.USAGE, f"policy.{error.code}", {"path": path, **error.details}) from error
    except OSError as error:
        raise CommandError(
            Exit.USAGE, "policy.unreadable", {"path": path, "reason": error.strerror or ""}
        ) from error
