"""Whole sets and zeroes (全覆盖, 全部, 零发生): promised, or only stated of a thing (reading guide §1, §3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracker.domain.promise import Target
from tracker.lexicon.phrases import listed

from .clause_openers import Head, openings
from .grammar import grammar, opens_with

_CLOSE: Final = 12  # characters that may stand between a set and the clause's end


@dataclass(frozen=True, slots=True)
class Coverage:
    """A clause with the sets and zeroes in it."""

    text: str
    start: int
    end: int
    head: Head
    sets: Sequence[Target]

    def holds(self, id: str) -> bool:
        """Whether the pattern of this id stands in the clause."""
        return grammar().patterns[id].search(self.text, self.start, self.end) is not None


def is_coverage(target: Target) -> bool:
    """Whether a target is a whole set or a zero."""
    return target.rule.startswith(("quantity.all", "quantity.none"))


def judge_coverage(clause: Coverage) -> str:
    """`hard.coverage` where the clause brings a whole set to an end state, or rules something out; else ""."""
    rules, head = grammar().patterns, clause.head
    every = rules["hard.every"].search(clause.text, clause.start, clause.end)
    if not every and clause.holds("clause.bundle"):
        return ""
    if clause.holds("hard.coverage_attribute") or clause.holds("clause.doubt"):
        return ""
    if opens_with(clause.text, head, grammar().mean) or head.verb in listed("grading.kept_verbs"):
        return ""
    if (
        head.kind == "weak"
        and not head.relation
        and not any(_closes(clause, target) for target in clause.sets)
    ):
        return ""
    if every and not _verb_at(clause.text, every.end(), clause.end) and not clause.holds("hard.every_kept"):
        return ""
    return "hard.coverage"


def _verb_at(text: str, place: int, end: int) -> bool:
    """Whether a listed verb follows directly: 全部达到, 全部开设."""
    return any(
        openings().get(text[place : place + size]) in ("strong", "weak", "result")
        for size in (4, 3, 2)
        if place + size <= end
    )


def _closes(clause: Coverage, target: Target) -> bool:
    """Whether a set is brought to its end state by the clause (推进…全覆盖), not only described by it."""
    place = target.span.end if target.span else clause.end
    return clause.end - place <= _CLOSE or clause.text[place : place + 1] in "、，"
