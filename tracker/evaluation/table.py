"""Scores as lines of text."""

from collections.abc import Iterator

from tracker.wording.width import pad

from .baseline import Difference
from .scoring import Scores, Share

_FIGURES = (
    "hard",
    "hard+milestone",
    "span IoU",
    "deadline",
    "explicit deadline",
    "targets",
    "op",
    "outcome",
    "status",
    "overdue",
    "first evidence",
    "false met",
    "false overdue",
)


def lines(scores: Scores) -> Iterator[str]:
    """Every figure over all items, then by slice, then the outcomes confused."""
    for figure in _FIGURES:
        slices = sorted(slice for name, slice in scores.shares if name == figure and slice != "all")
        if (figure, "all") in scores.shares:
            yield f"{pad(figure, 44)} {_shown(figure, scores.shares[figure, 'all'])}"
        for slice in slices:
            yield f"    {pad(slice, 40)} {_shown(figure, scores.shares[figure, slice])}"
    if scores.confusion:
        yield f"outcome macro-F1{' ' * 28} {macro_f1(scores):.3f}"
        for (wanted, got), count in sorted(scores.confusion.items()):
            if wanted != got:
                yield f"    {wanted} read as {got}: {count}"


def macro_f1(scores: Scores) -> float:
    """The mean F1 over the outcomes that occur."""
    values = []
    for label in sorted({wanted for wanted, _ in scores.confusion}):
        right = scores.confusion[label, label]
        wanted = sum(count for (one, _), count in scores.confusion.items() if one == label)
        given = sum(count for (_, one), count in scores.confusion.items() if one == label)
        values.append(2 * right / (wanted + given))
    return sum(values) / len(values) if values else 0.0


def f1(share: Share) -> float:
    """F1 of a share that knows its predictions."""
    return 2 * share.right / (share.gold + share.predicted) if share.gold + share.predicted else 0.0


def _shown(figure: str, share: Share) -> str:
    if figure == "span IoU":
        return f"{share.right / share.gold:.3f}" if share.gold else "–"
    if share.predicted:
        precision, recall = share.right / share.predicted, share.right / max(share.gold, 1)
        return (
            f"F1 {f1(share):.3f}  P {precision:.3f}  R {recall:.3f}  "
            f"({share.right} right, {share.predicted} read, {share.gold} in gold)"
        )
    return f"{share.right / share.gold:.3f}  ({share.right}/{share.gold})" if share.gold else "–"


def difference_lines(difference: Difference, *, every: bool) -> Iterator[str]:
    """How many were gained and lost, and which."""
    named = (
        ("gained", difference.gained),
        ("lost", difference.lost),
        ("newly read where there is no promise", difference.new_spurious),
        ("no longer read where there is no promise", difference.gone_spurious),
    )
    yield "against the baseline: " + ", ".join(f"{len(items)} {name}" for name, items in named)
    for name, items in named:
        for item in items if every else items[:20]:
            yield f"    {name}: {item}"
        if not every and len(items) > 20:
            yield f"    … and {len(items) - 20} more"
