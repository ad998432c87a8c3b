"""`python -m tui STORE`: one dashboard, as the browser server starts it."""

import argparse
from datetime import date, datetime

from . import run_dashboard


def main() -> None:
    """Read the arguments and open the dashboard."""
    parser = argparse.ArgumentParser(prog="python -m tui")
    parser.add_argument("store")
    parser.add_argument("--as-of", type=date.fromisoformat, default=None)
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("--person", default=None)
    given = parser.parse_args()
    as_of = given.as_of or datetime.now().astimezone().date()
    run_dashboard(given.store, as_of=as_of, lang=given.lang, person=given.person)


if __name__ == "__main__":
    main()
