"""Paragraphs to sentences, sentences to clauses: the runs of text between commas, with where they stand."""

import re
from dataclasses import dataclass

from tracker.domain.text import Span

_CLAUSE_END = re.compile(r"[，,]")
_BLANK = " \t\n\r\u3000\u00a0"


@dataclass(frozen=True, slots=True)
class Clause:
    """The run of text between two commas (or sentence ends), without blanks and punctuation around it.

    `sentence` ends with 。！？ or with the paragraph; `part` is the stretch between ； inside it. `index` counts the
    clauses of the sentence from 0. `lead` is a shared opening (`年内，`, `到2025年，`) that governs it, if one does.
    """

    span: Span
    part: Span
    sentence: Span
    paragraph: Span
    index: int
    lead: Span | None = None

    def of(self, text: str) -> str:
        """The clause's own characters."""
        return text[self.span.start : self.span.end]


def read_clauses(text: str, paragraph: Span) -> tuple[Clause, ...]:
    """The clauses of one logical paragraph, in text order, never overlapping."""
    clauses: list[Clause] = []
    for sentence in _split(text, paragraph, re.compile(r"[。！？!?]+[”’」』）)]*")):
        index = 0
        for part in _split(text, sentence, re.compile(r"[；;]")):
            for span in _split(text, part, _CLAUSE_END):
                clauses.append(Clause(span, part, sentence, paragraph, index))
                index += 1
    return tuple(clauses)


def _split(text: str, span: Span, mark: re.Pattern[str]) -> list[Span]:
    found: list[Span] = []
    start = span.start
    for end in mark.finditer(text, span.start, span.end):
        _keep(text, start, end.start(), found)
        start = end.end()
    _keep(text, start, span.end, found)
    return found


def _keep(text: str, start: int, end: int, found: list[Span]) -> None:
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    if start < end:
        found.append(Span(start, end))
