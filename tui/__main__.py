"""`python -m tui`: one dashboard, as the browser server starts it.

The store comes in the environment (`TRACKER_DB`), for a command line can be read by every user of the machine.
"""

import argparse
import os
from datetime import date, datetime
from pathlib import Path

from tracker.service.processes.bounds import die_with, limit

from .reach import Reach


def main() -> None:
    """Read the arguments and open the dashboard."""
    parser = argparse.ArgumentParser(prog="python -m tui")
    parser.add_argument("--parent", type=int, required=True)
    parser.add_argument("--memory", type=int, required=True)
    parser.add_argument("--as-of", type=date.fromisoformat, default=None)
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("--person", default=None)
    parser.add_argument("--read-only", action="store_true")
    parser.add_argument("--folder", type=Path, action="append", default=[])
    given = parser.parse_args()
    die_with(given.parent)
    limit(given.memory)
    from .run import open_app
    from .state import browser_path

    with open_app(
        os.environ["TRACKER_DB"],
        as_of=given.as_of or datetime.now().astimezone().date(),
        lang=given.lang,
        person=given.person,
        state_path=browser_path(),
        read_only=given.read_only,
        reach=Reach(tuple(given.folder)),
    ) as app:
        if given.person is None:
            app.desk.state.person = ""  # whoever sits there says who they are
        app.run()


if __name__ == "__main__":
    main()
