"""`python -m tracker.evaluation.fit_relevance`: fits the card by which all the signs of a clause together say that it speaks
of a promise (`relevance` in matching/scorecard.toml), and shows how far it holds on pairs that it was not fitted on.

A clause that decides a judged promise is a yes, every clause looked at for a promise of which the report is silent a no.
Those beside a deciding one are left out: some of them speak of the matter as well. What a relation makes silent (a stock for
a year's count) is not weighed at all. The samples are left out: we wrote their reports ourselves, to be easy to follow.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from tracker.domain.policy import Policy
from tracker.domain.vocabulary import Outcome

from .__main__ import gold_sets, judged_sets
from .gold import GoldSet
from .judged import JudgedItem, JudgedPair, looked_clauses
from .logistic import Row, fit, left_out

SIGNS = (
    *("words", "back", "piece", "part", "named", "naming", "naming_back", "head", "names", "objects"),
    *("same_act", "act_not_reported", "years", "counted", "number", "counts_alike", "other_thing"),
)
"""What is weighed. `nearest` (no other clause is as near in words) and `common` (how many telling words both have) came
out at nothing beside these."""
RIDGE = 8.0
"""How strongly weights are held back. Of 2, 8 and 20 the one that ranked left out pairs best."""
_PROJECT = Path(__file__).resolve().parents[2]


def rows_of(pairs: Iterable[JudgedPair], policy: Policy) -> tuple[list[Row], dict[str, list[int]]]:
    """The clauses to fit on, and by promise the places of its clauses among them."""
    rows: list[Row] = []
    of_item: dict[str, list[int]] = defaultdict(list)
    for pair in pairs:
        for item, clause, decides in looked_clauses(pair, policy):
            if clause.relevance and (decides or item.outcome is Outcome.SILENT):
                of_item[item.id].append(len(rows))
                rows.append(Row(dict(clause.parts), decides, pair.name))
    return rows, of_item


def as_judged(gold: GoldSet) -> tuple[JudgedPair, ...]:
    """The pairs of a gold set, whose outcomes are those of its documents' commitments, as judged promises."""
    spans = {(doc.path, one.id): one.span for doc in gold.documents for one in doc.commitments}
    return tuple(
        JudgedPair(
            pair.plan.stem,
            pair.plan,
            pair.report,
            None,
            tuple(
                JudgedItem(
                    f"{pair.plan.stem}#{one.commitment}",
                    spans[pair.plan, one.commitment],
                    one.outcome,
                    one.evidence,
                )
                for one in pair.outcomes
            ),
        )
        for pair in gold.pairs
        if pair.plan != pair.report
    )


def main(arguments: Sequence[str]) -> int:
    """Print the weights, and what each threshold would find on pairs left out; exit 1 where nothing was judged."""
    parser = argparse.ArgumentParser(prog="python -m tracker.evaluation.fit_relevance", description=__doc__)
    parser.parse_args(arguments)
    judged = [pair for name, pairs, _ in judged_sets(_PROJECT) if name == "judged" for pair in pairs]
    older = [pair for gold, _ in gold_sets(_PROJECT) if gold.name != "samples" for pair in as_judged(gold)]
    rows, of_item = rows_of([*judged, *older], Policy())
    if not rows:
        print("no judged promises on this machine", file=sys.stderr)
        return 1
    print(f"{len(rows)} clauses of {len(of_item)} promises in {len({row.group for row in rows})} pairs")
    for name, weight in fit(rows, SIGNS, RIDGE).items():
        print(f"{name} = {weight:.2f}")
    certain = left_out(rows, SIGNS, RIDGE)
    best = [
        (max(certain[at] for at in places), any(rows[at].yes for at in places)) for places in of_item.values()
    ]
    for least in (0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        found = sum(yes for most, yes in best if most >= least)
        wrong = sum(not yes for most, yes in best if most >= least)
        print(
            f"from {least:.2f}: {found} of {sum(yes for _, yes in best)} spoken of, {wrong} of those silent"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
