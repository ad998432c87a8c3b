"""Made-up sentences by class of promise (reading guide §1): what is taken from each, and what is left.

`promise_classes.txt`: `# class | grade` (H hard, M milestone, * either) opens a class. `+` is a sentence of a plan whose
promises stand between 【 and 】, `-` one that promises nothing; `=` and `~` are the same in a review of half a year.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tracker.domain.promise import Commitment
from tracker.domain.text import Span
from tracker.domain.vocabulary import Grade
from tracker.extraction.explain import explain
from tracker.extraction.extract import extract

_HEAD = "青溪县2023年上半年工作总结\n\n一、上半年工作情况\n\n"
_FOOT = "\n\n2023年7月10日\n"


@dataclass(frozen=True)
class Case:
    group: str
    grade: str
    sign: str
    text: str
    promised: tuple[Span, ...]


def _cases() -> Iterator[Case]:
    group = grade = ""
    for line in Path(__file__).with_name("promise_classes.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            group, grade = line.removeprefix("# ").rsplit(" | ", 1)
            continue
        text, begun, promised = "", 0, []
        for part in re.split("([【】])", line[2:]):
            if part == "【":
                begun = len(text)
            elif part == "】":
                promised.append(Span(begun, len(text)))
            else:
                text += part
        yield Case(group, grade, line[0], text, tuple(promised))


CASES = list(_cases())


def _taken(case: Case) -> list[tuple[Span, Commitment]]:
    if case.sign in "+-":
        found, shift = explain(case.text, date(2023, 1, 20)).commitments, 0
    else:
        found, shift = extract(f"{_HEAD}{case.text}{_FOOT}").commitments, len(_HEAD)
    due = (item for item in found if item.grade is not Grade.DECLARATORY)
    return [(Span(item.span.start - shift, item.span.end - shift), item) for item in due]


def _answers(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= min(one.end - one.start, other.end - other.start)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.sign}{case.text}" for case in CASES])
def test_what_a_sentence_promises_is_taken_and_nothing_else(case: Case) -> None:
    taken = _taken(case)
    spans = [span for span, _ in taken]
    lost = [
        case.text[own.start : own.end]
        for own in case.promised
        if not any(_answers(own, span) for span in spans)
    ]
    false = [
        case.text[span.start : span.end]
        for span in spans
        if not any(_answers(own, span) for own in case.promised)
    ]
    assert (lost, false) == ([], [])


def test_every_class_has_sentences_that_promise_and_sentences_that_do_not() -> None:
    kept = {case.group for case in CASES if case.promised}
    assert kept == {case.group for case in CASES if not case.promised} == {case.group for case in CASES}


@pytest.mark.parametrize("grade", ["H", "M"])
def test_classes_have_their_grade(grade: str) -> None:
    named = {"H": Grade.HARD, "M": Grade.MILESTONE}[grade]
    read = [item.grade is named for case in CASES if case.grade == grade for _, item in _taken(case)]
    assert sum(read) >= 0.95 * len(read)
