"""Where the subject of a clause stands that says only by when: behind the progress reported of it (reading guide §1).

`甲路改造全长13公里，上半年已完成设计，11月建成通车`: the promise is the last clause, its subject the first.
"""

from collections.abc import Sequence
from typing import Final

from tracker.extraction.layout.clauses import Clause
from tracker.extraction.numbers.numerals import read_number

from .clause_openers import read_head
from .drafts import Draft
from .grammar import grammar

_SHORT: Final = 4
"""Characters: a shorter noun before the verb (项目, 该工程) names nothing."""


def subject_start(text: str, clauses: Sequence[Clause], at: int, drafts: Sequence[Draft]) -> int:
    """Where the quote of the clause `at` begins: at itself, or at the clause that names its subject.

    It never reaches back over a promise already read, nor out of its part of the sentence (；).
    """
    clause = clauses[at]
    begin = _quote_start(text, clause)
    wanted = _subjects_missing(text, clause)
    if not wanted:
        return begin
    floor = max((draft.end for draft in drafts), default=0)
    found = begin
    for earlier in reversed(clauses[:at]):
        if earlier.part != clause.part or earlier.span.start < floor:
            break
        if _names_subject(text, earlier):
            found = _quote_start(text, earlier)
            wanted -= 1
            if not wanted:
                return found
    return found


def _subjects_missing(text: str, clause: Clause) -> int:
    """How many subjects a clause leaves to the words before it: `两条公路9月通车` counts two named before."""
    rules = grammar().patterns
    start, end = clause.span.start, clause.span.end
    counted = rules["subject.counted"].match(text, start, end)
    if counted:
        return int(read_number(counted["n"]) or 1)
    if rules["subject.left_out"].match(text, start, end):
        return 1
    named = rules["subject.named"].match(text, start, end)
    return 0 if named and len(named["noun"]) >= _SHORT else 1


def _names_subject(text: str, clause: Clause) -> bool:
    """Whether a clause opens with a noun of its own, and no word of progress, size or time."""
    start, end = clause.span.start, clause.span.end
    if grammar().patterns["subject.progress"].match(text, start, end):
        return False
    head = read_head(text, start, end, {})
    return (not head.verb and not head.relation) or clause.index == 0


def _quote_start(text: str, clause: Clause) -> int:
    return read_head(text, clause.span.start, clause.span.end, {}).start
