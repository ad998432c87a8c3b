"""`python -m tracker.evaluation`: scores on the samples' gold, and on the shared gold where it is present."""

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from tracker.domain.policy import Policy
from tracker.service.workspace import Workspace
from tracker.wording.terminal import clean

from .baseline import compare, keep
from .corrections import cases
from .funnel import funnel_lines, scores_of
from .gold import GoldSet, load_gold
from .judged import JudgedPair, follow_pair, load_judged
from .pace import lines as pace_lines
from .run import evaluate
from .scoring import Scores
from .table import difference_lines, lines

_PROJECT = Path(__file__).resolve().parents[2]


def gold_sets(project: Path) -> list[tuple[GoldSet, Path]]:
    """The gold sets on this machine, each with the place of its baseline.

    The samples' baseline is committed with the tests; the shared one (`$TRACKER_SHARED`, or the folder `shared` beside the
    project) stays on this machine.
    """
    samples = project / "samples"
    sets = [
        (
            load_gold("samples", (samples / "gold").glob("*.json"), samples),
            project / "tests" / "evaluation" / "baseline.json",
        )
    ]
    shared = Path(os.environ.get("TRACKER_SHARED") or project.parent / "shared")
    if (shared / "gold").is_dir():
        gold = load_gold("shared", (shared / "gold").glob("*.json"), shared / "corpus" / "texts")
        sets.append((gold, project / ".evaluation" / "shared.json"))
    return sets


def judged_sets(project: Path) -> list[tuple[str, tuple[JudgedPair, ...], Path | None]]:
    """The promises judged by careful reading that are on this machine: those that may be read, with the place of their
    baseline, and those of which only figures may be seen."""
    shared = Path(os.environ.get("TRACKER_SHARED") or project.parent / "shared")
    judged = shared / "gold" / "judged"
    if not judged.is_dir():
        return []
    return [
        (
            "judged",
            load_judged(judged.glob("*.json"), shared / "corpus"),
            project / ".evaluation" / "judged.json",
        ),
        ("unread", load_judged((judged / "unread").glob("*.json"), shared / "corpus"), None),
    ]


def _print_difference(scores: Scores, baseline: Path, *, every: bool, keeping: bool) -> bool:
    """What changed against the baseline; whether anything was lost."""
    difference = compare(scores, baseline)
    worse = False
    if difference is not None:
        worse = bool(difference.lost or difference.new_spurious)
        for line in difference_lines(difference, every=every):
            print(clean(line))
    if keeping or difference is None:
        baseline.parent.mkdir(parents=True, exist_ok=True)
        keep(scores, baseline)
        print(f"baseline kept in {baseline.relative_to(_PROJECT)}")
    return worse


def main(arguments: list[str]) -> int:
    """Print the scores; exit 1 when something was lost against a baseline."""
    parser = argparse.ArgumentParser(prog="python -m tracker.evaluation", description=__doc__)
    parser.add_argument("--keep", action="store_true", help="make these results the baseline")
    parser.add_argument("--all", action="store_true", help="name every item gained and lost")
    parser.add_argument("--only", choices=["samples", "shared", "judged"], help="only this gold set")
    parser.add_argument(
        "--corrections", metavar="DB", help="list a store's corrections as cases, a line each"
    )
    parser.add_argument(
        "--pace",
        metavar="DB",
        help="how early signs of a store's pending items distinguished later misses from keeps",
    )
    parser.add_argument("--with-text", action="store_true", help="with the words of the documents")
    asked = parser.parse_args(arguments)
    if asked.corrections:
        _list_corrections(asked.corrections, with_text=asked.with_text)
        return 0
    if asked.pace:
        _print_pace(asked.pace)
        return 0
    worse = False
    for gold, baseline in gold_sets(_PROJECT):
        if asked.only not in (None, gold.name):
            continue
        scores = evaluate(gold)
        print(f"\n{gold.name}: {len(gold.documents)} documents, {len(gold.pairs)} pairs")
        for line in lines(scores):
            print(clean(line))
        worse |= _print_difference(scores, baseline, every=asked.all, keeping=asked.keep)
    if asked.only in (None, "judged"):
        policy = Policy()
        for name, pairs, place in judged_sets(_PROJECT):
            passages = [one for pair in pairs for one in follow_pair(pair, policy)]
            print(f"\n{name}: {len(pairs)} pairs, {len(passages)} promises")
            for line in funnel_lines(passages):
                print(clean(line))
            if place is not None:
                worse |= _print_difference(scores_of(passages), place, every=asked.all, keeping=asked.keep)
    return 1 if worse and not asked.keep else 0


def _list_corrections(db: str, *, with_text: bool) -> None:
    place = db if "://" in db else Path(db)
    with Workspace.open(place, create=False) as workspace:
        for case in cases(workspace, datetime.now(UTC).date(), with_text=with_text):
            print(clean(json.dumps(case, ensure_ascii=False)))


def _print_pace(db: str) -> None:
    today = datetime.now(UTC).date()
    place = db if "://" in db else Path(db)
    with Workspace.open(place, create=False, read_only=True) as workspace:
        for line in pace_lines(workspace, range(2000, today.year + 1), today):
            print(clean(line))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
