"""The funnel of judged promises as lines of text: where answers are lost, by rule and by relation."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from tracker.domain.vocabulary import Outcome
from tracker.wording.width import pad

from .judged import Passage
from .scoring import Scores


def scores_of(passages: Sequence[Passage]) -> Scores:
    """What was right about each promise, for comparing with results that were kept."""
    scores = Scores()
    for one in passages:
        reached = (
            ("found", one.found),
            ("clause read", one.read),
            ("candidate", one.candidate),
            ("first", one.first),
            ("outcome", one.right),
        )
        scores.items[one.item.id] = {name for name, yes in reached if yes}
    return scores


def funnel_lines(passages: Sequence[Passage]) -> Iterator[str]:
    """Outcomes over all, the steps of those with evidence, and both by rule and by relation."""
    if not passages:
        return
    sure = [one for one in passages if one.item.sure]
    met = [one for one in passages if one.item.outcome is Outcome.MET]
    false = sum(one.outcome is Outcome.MET and not one.right for one in passages)
    yield f"{pad('outcome', 44)} {_share(passages, _right)}"
    yield f"    {pad('calls marked sure', 40)} {_share(sure, _right)}"
    yield f"    {pad('kept, called kept', 40)} {_share(met, _right)}"
    yield f"    {pad('called kept, is not', 40)} {false}/{len(passages)}"
    shown = [one for one in passages if one.item.evidence]
    for name, reached in _STEPS:
        yield f"    {pad(name, 40)} {_share(shown, reached)}"
    yield from _by("rule", passages, lambda one: f"{one.rule} ({one.outcome.value})")
    yield from _by("relation", passages, lambda one: one.relation or "–")


def _right(one: Passage) -> bool:
    return one.right


_STEPS: tuple[tuple[str, Callable[[Passage], bool]], ...] = (
    ("promise found", lambda one: one.found),
    ("clause read", lambda one: one.read),
    ("candidate", lambda one: one.candidate),
    ("first", lambda one: one.first),
    ("first and decided rightly", lambda one: one.first and one.right),
)


def _by(title: str, passages: Sequence[Passage], key: Callable[[Passage], str]) -> Iterator[str]:
    groups: dict[str, list[Passage]] = defaultdict(list)
    for one in passages:
        groups[key(one)].append(one)
    yield f"by {title}"
    for name, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        wanted = Counter(one.item.outcome.value for one in group if not one.right)
        missed = ", ".join(f"{count} {outcome}" for outcome, count in sorted(wanted.items()))
        yield f"    {pad(name, 40)} {_share(group, _right)}{f'   should be {missed}' if missed else ''}"


def _share(passages: Sequence[Passage], reached: Callable[[Passage], bool]) -> str:
    count = sum(reached(one) for one in passages)
    return f"{count / len(passages):.3f} ({count}/{len(passages)})" if passages else "–"
