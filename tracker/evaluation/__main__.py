"""`python -m tracker.evaluation`: scores on the samples' gold, and on the shared gold where it is present."""

import argparse
import os
import sys
from pathlib import Path

from tracker.wording.terminal import clean

from .baseline import compare, keep
from .gold import GoldSet, load_gold
from .run import evaluate
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


def main(arguments: list[str]) -> int:
    """Print the scores; exit 1 when something was lost against a baseline."""
    parser = argparse.ArgumentParser(prog="python -m tracker.evaluation", description=__doc__)
    parser.add_argument("--keep", action="store_true", help="make these results the baseline")
    parser.add_argument("--all", action="store_true", help="name every item gained and lost")
    parser.add_argument("--only", choices=["samples", "shared"], help="only this gold set")
    asked = parser.parse_args(arguments)
    worse = False
    for gold, baseline in gold_sets(_PROJECT):
        if asked.only not in (None, gold.name):
            continue
        scores = evaluate(gold)
        print(f"\n{gold.name}: {len(gold.documents)} documents, {len(gold.pairs)} pairs")
        for line in lines(scores):
            print(clean(line))
        difference = compare(scores, baseline)
        if difference is not None:
            worse = worse or bool(difference.lost or difference.new_spurious)
            for line in difference_lines(difference, every=asked.all):
                print(clean(line))
        if asked.keep or difference is None:
            baseline.parent.mkdir(parents=True, exist_ok=True)
            keep(scores, baseline)
            print(f"baseline kept in {baseline.relative_to(_PROJECT)}")
    return 1 if worse and not asked.keep else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
