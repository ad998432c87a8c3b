"""A program that restores a backup and dies at its N-th touch of the file system, for every N: `python crashing.py FOLDER`.

FOLDER holds `old` (or none) and `copy.db`; each time they are copied to a folder of their own. Prints one JSON line
for each N: what a later opening found, what the next restore made of it, what files are left.
"""

import json
import os
import shutil
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from db.errors import StoreError
from tracker.domain.policy import Policy
from tracker.service.maintenance import restore
from tracker.service.workspace import Workspace

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
EVENTS = {"open", "os.rename", "os.remove", "os.chmod", "os.link", "os.truncate", "sqlite3.connect"}


def dying(at: int, folder: Path) -> int:
    """Restore in a process that dies at its `at`-th event; its exit code, 9 if it died."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    seen = 0

    def look(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event in EVENTS and str(folder) in str(arguments):
            seen += 1
            if seen > at:
                os._exit(9)

    sys.addaudithook(look)
    restore(folder / "copy.db", folder / "store.db", now=NOW)
    os._exit(0)


def found(path: Path) -> str:
    """What opening the store, as an import would, comes to: how many documents, or why not."""
    try:
        with Workspace.open(path, policy=Policy()) as workspace:
            return str(len(workspace.documents()))
    except StoreError as error:
        return error.code


def main() -> None:
    """Die, look, restore again, until a restore comes to its end."""
    given = Path(sys.argv[1])
    for at in count():
        folder = given / f"try{at}"
        folder.mkdir()
        for path in given.glob("*.db*"):
            shutil.copy(path, folder / path.name)
        code = dying(at, folder)
        after = found(folder / "store.db")
        restore(folder / "copy.db", folder / "store.db", now=NOW.replace(hour=9))
        again = found(folder / "store.db")
        left = sorted(path.name for path in folder.iterdir() if path.name.startswith("."))
        modes = sorted({oct(path.stat().st_mode & 0o777) for path in folder.glob("store.db*")})
        print(
            json.dumps({"after": after, "again": again, "left": left, "code": code, "modes": modes}),
            flush=True,
        )
        shutil.rmtree(folder)
        if code == 0:
            return


if __name__ == "__main__":
    main()
