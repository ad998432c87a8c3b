"""How much: the targets of a promise and the measures of a report, read from the numbers of a clause."""

from collections.abc import Sequence
from typing import Final

from tracker.domain.promise import Measure, Target
from tracker.domain.vocabulary import Op
from tracker.extraction.time.expressions import TimeExpression

from .metrics import metric_of
from .not_targets import why_no_target
from .operators import read_operator
from .passage import Passage
from .quantities import Quantity, Unread, holds_numbers

# Rules that look for what a promise commits to; a report of what was done states sizes and sets as results.
_PROMISE_ONLY: Final = frozenset(
    {
        "not_target.so_far",
        "not_target.only_described",
        "not_target.background_set",
        "not_target.project_size",
        "not_target.restating",
    }
)


def read_targets(
    text: str,
    start: int,
    end: int,
    *,
    times: Sequence[TimeExpression] | None = None,
    carried: Target | None = None,
) -> tuple[Target, ...]:
    """The targets of `text[start:end]`, in order; spans are those of `text`.

    `carried` is the target before, whose metric a number takes that names none of its own (…，增长10%; …，总数超过900张).
    `times` are time expressions already found there (of the whole text, or of the clause); None has them found again.
    """
    if not holds_numbers(text, start, end):
        return ()
    passage = Passage.read(text, start, end, times)
    chosen = _once(
        [quantity for quantity in passage.quantities if why_no_target(passage, quantity) is None], passage
    )
    targets: list[Target] = []
    for quantity in chosen:
        reading = read_operator(passage, quantity)
        before = targets[-1] if targets else carried
        metric = metric_of(
            passage, quantity, chosen, before.metric if before else "", before.unit if before else ""
        )
        targets.append(
            Target(
                quantity.span.of(text),
                reading.op,
                quantity.value,
                quantity.unit,
                metric,
                reading.change,
                quantity.form == "redacted",
                f"{quantity.rule} {reading.rule}",
                quantity.span,
            )
        )
    return tuple(targets)


def why_passed_over(
    text: str, start: int, end: int, *, times: Sequence[TimeExpression] | None = None
) -> tuple[str, ...]:
    """For each number of `text[start:end]` that is no target, the id of the rule that says so, in order."""
    passage = Passage.read(text, start, end, times)
    reasons = [(unread.span.start, unread.rule) for unread in passage.unread if not _in_time(passage, unread)]
    for quantity in passage.quantities:
        reason = why_no_target(passage, quantity)
        if reason is not None and reason != "not_target.time":  # a time explains its own numbers
            reasons.append((quantity.span.start, reason))
    return tuple(reason for _, reason in sorted(reasons))


def why_unread(text: str, start: int, end: int) -> tuple[str, ...]:
    """The rules by which numbers of `text[start:end]` are not read, because part of them would be lost."""
    passage = Passage.read(text, start, end)
    return tuple(unread.rule for unread in passage.unread if not _in_time(passage, unread))


def _in_time(passage: Passage, unread: Unread) -> bool:
    return bool(passage.times_between(unread.span.start, unread.span.end))


def read_measures(
    text: str, start: int, end: int, *, times: Sequence[TimeExpression] | None = None
) -> tuple[Measure, ...]:
    """The numbers of a past statement as reported values; redacted ones are left out, they report nothing."""
    if not holds_numbers(text, start, end):
        return ()
    passage = Passage.read(text, start, end, times)
    chosen = [
        quantity
        for quantity in passage.quantities
        if quantity.value is not None and why_no_target(passage, quantity, skip=_PROMISE_ONLY) is None
    ]
    measures: list[Measure] = []
    for quantity in chosen:
        if quantity.value is None:
            continue
        reading = read_operator(passage, quantity)
        before = measures[-1] if measures else None
        metric = metric_of(
            passage, quantity, chosen, before.metric if before else "", before.unit if before else ""
        )
        bound = _bound(quantity, reading.op)
        raw = quantity.span.of(text)
        measures.append(
            Measure(raw, quantity.value, quantity.unit, metric, reading.change, bound, quantity.span)
        )
    return tuple(measures)


def _once(chosen: Sequence[Quantity], passage: Passage) -> list[Quantity]:
    """所有事项全部一网申办 says "all" once: 全部 adds nothing after 所有 in the same phrase."""
    kept: list[Quantity] = []
    stated = False
    end = passage.start
    for quantity in chosen:
        if any(sign in passage.text[end : quantity.span.start] for sign in "，。；\n"):
            stated = False
        end = quantity.span.end
        words = quantity.span.of(passage.text)
        if not (stated and words == "全部"):
            kept.append(quantity)
        stated = stated or words == "所有"
    return kept


def _bound(quantity: Quantity, op: Op) -> Op:
    """A number reported as reached is exact unless words beside it say more, less or about."""
    if quantity.form in ("all", "none"):
        return Op.SET
    if quantity.more:
        return Op.AT_LEAST
    return op if quantity.over or quantity.under else Op.SET
