"""Where a user's store and the program's own files are, by the habits of the operating system."""

from pathlib import Path

from platformdirs import user_data_path, user_state_path

from db.errors import StoreError
from tracker.files.private import make_folder

_NAME = "tracker"


def data_folder() -> Path:
    """The folder for the user's store."""
    return user_data_path(_NAME, appauthor=False)


def state_folder() -> Path:
    """The folder for logs."""
    return user_state_path(_NAME, appauthor=False)


def default_store() -> Path:
    """The store that is used when none is named; its folder is made, for the user alone. StoreError where it cannot be."""
    folder = data_folder()
    try:
        make_folder(folder)
    except OSError as error:
        raise StoreError("store.permission", {"path": str(folder), "reason": str(error)}) from error
    return folder / "tracker.db"
