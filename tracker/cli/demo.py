"""`make demo`: reads the samples and opens the dashboard on them; without a terminal it prints the ledger instead."""

import os
import sys
from datetime import date
from pathlib import Path

from tracker.domain.vocabulary import Status
from tracker.wording import Both, Words, choose_language

from .exits import Exit
from .main import run

_SAMPLES = Path(__file__).resolve().parents[2] / "samples"
_ENDINGS = (".txt", ".docx", ".md")
_AS_OF = "2023-06-30"
"""A day on which the samples, which run from 2021 to 2023, hold every status."""

_FOUND = Both("\n虚构的云麓县，截至{day}：{counts}", "\nThe made-up county on {day}: {counts}")
_HOW = Both(
    "\n打开看板：tracker dashboard --db {db} --as-of {day}\n写逾期通报：tracker report overdue --db {db} --as-of {day} --output 逾期通报.docx",
    "\nOpen the dashboard: tracker dashboard --db {db} --as-of {day}\n"
    "Write the bulletin: tracker report overdue --db {db} --as-of {day} --output overdue.docx",
)
_NONE = Both("samples/ 里没有文件", "there is nothing in samples/")


def main(arguments: list[str]) -> int:
    """Run the demo on the store named after `--db`."""
    from tracker.domain.ledger import LedgerQuery
    from tracker.service.workspace import Workspace

    words = Words(choose_language(None, os.environ))
    db = arguments[arguments.index("--db") + 1] if "--db" in arguments else "demo.db"
    paths = sorted(
        str(path) for path in _SAMPLES.glob("*") if path.suffix in _ENDINGS and path.stem != "README"
    )
    if not paths:
        print(words.say(_NONE), file=sys.stderr)
        return Exit.USAGE
    ended = run(["ingest", *paths, "--db", db])
    if ended not in (Exit.DONE, Exit.REFUSED):
        return ended
    with Workspace.open(Path(db)) as workspace:
        overview = workspace.overview(LedgerQuery(as_of=date.fromisoformat(_AS_OF)))
    counts = dict(overview.by_status)
    counted = " · ".join(f"{words.label(status)} {counts.get(status, 0)}" for status in Status)
    print(words.say(_FOUND, day=_AS_OF, counts=counted), flush=True)
    if sys.stdin.isatty() and sys.stdout.isatty():
        return run(["dashboard", "--db", db, "--as-of", _AS_OF])
    ended = run(["list", "--db", db, "--as-of", _AS_OF])
    print(words.say(_HOW, db=db, day=_AS_OF))
    return ended


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
