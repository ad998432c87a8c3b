"""Paragraphs to sentences, sentences to clauses: the runs of text between commas, with where they stand."""

import re
from dataclasses import dataclass

from tracker.domain.lean import lean
from tracker.domain.text import Span

_ENDS, _PARTS, _LEADS, _COMMAS = "。！？!?", "；;\t", "：:", "，,"
# Quotation marks, titles and brackets are stepped over whole; an opening mark without its partner near by is skipped.
# The bounds keep the cost linear: a quotation or bracket longer than this is read as running text. Every branch begins
# with a plain character, so that the search can jump from mark to mark.
_MARK = re.compile(
    "|".join(
        (
            r"“[^”“\n]{0,160}”|《[^》\n]{0,120}》|（[^（）\n]{0,200}）|\([^()\n]{0,200}\)|「[^」\n]{0,160}」|［[^］\n]{0,20}］|\[[^\]\n]{0,20}\]",
            *(rf"{re.escape(mark)}[。！？!?]*[”’」』）)]*" for mark in _ENDS),
            *_PARTS,
            *(rf"{mark}(?!\d|//)|{mark}(?=\d{{1,2}}[.．、)）](?!\d))" for mark in _LEADS),
            r"，|,(?!\d{3}(?!\d))",
        )
    )
)
_NUMBER = r"(?:[一二三四五六七八九十百]{1,4}|\d{1,3})"
_LABEL = re.compile(
    rf"(?:{_NUMBER}是要?|第{_NUMBER}[，、,是]|其{_NUMBER}[，、,]|[（(]{_NUMBER}[）)][、.．]?|{_NUMBER}[、．]|\d{{1,3}}\s?[.．)）](?!\d(?!\d{{3}}年))"
    r"|\d{1,3}[ \t]*\n|[①-⑳❶-❿●○■□◆◇★☆▲△·•\-—－–＊*#✓√➢]+)\s*"
)
_LABEL_STARTS = frozenset("一二三四五六七八九十百第其（(0123456789①②③④⑤⑥⑦⑧⑨⑩●○■□◆◇★☆▲△·•-—－–＊*#✓√➢") | {
    chr(code) for code in (*range(0x2460, 0x2474), *range(0x2776, 0x2780))
}
LONGEST_CLAUSE = 600
"""Characters. A longer stretch without a comma is no clause of prose (the longest in 200 reports has 210): left out."""
_BLANK = frozenset(" \t\n\r\u3000\u00a0\u2002\u2003\ufeff*")


@lean
@dataclass(frozen=True, slots=True)
class Clause:
    """The run of text between two commas (or sentence ends), without labels (`一是`), blanks and punctuation around it.

    `sentence` ends with 。！？ or with the paragraph; `part` is the stretch between ；, ： or table cells inside it.
    `index` counts the clauses of the sentence from 0. `closing` is the punctuation that follows (`，`, `；`, `：`, `。`,
    "" at the paragraph's end). `label` is True where a label such as `一是` or `3.` stood before it.
    """

    span: Span
    part: Span
    sentence: Span
    paragraph: Span
    index: int
    closing: str = ""
    label: bool = False

    def of(self, text: str) -> str:
        """The clause's own characters."""
        return text[self.span.start : self.span.end]


def read_clauses(text: str, paragraph: Span) -> tuple[Clause, ...]:
    """The clauses of one logical paragraph, in text order, never overlapping."""
    found: list[Clause] = []
    sentence: list[tuple[int, int, str, int]] = []  # start, end, closing, part
    sentence_start = start = paragraph.start
    part = 0
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        at, stop = mark.span()
        closing = text[at]
        if closing in _COMMAS:
            sentence.append((start, at, closing, part))
        elif closing in _ENDS:
            sentence.append((start, at, closing, part))
            _emit(text, sentence, Span(sentence_start, stop), paragraph, found)
            sentence.clear()
            sentence_start, part = stop, 0
        elif closing in _PARTS or closing in _LEADS:
            sentence.append((start, at, closing, part))
            part += 1
        else:
            continue
        start = stop
    sentence.append((start, paragraph.end, "", part))
    _emit(text, sentence, Span(sentence_start, paragraph.end), paragraph, found)
    return tuple(found)


def _emit(
    text: str, raw: list[tuple[int, int, str, int]], sentence: Span, paragraph: Span, found: list[Clause]
) -> None:
    """Trim the raw stretches of one sentence and add what is left of them."""
    last = raw[-1][3]
    stops = {number: end for _, end, _, number in raw} if last else {}
    current, part = -1, sentence
    index = 0
    for start, end, closing, number in raw:
        if number != current:
            current, part = number, Span(start, stops[number] if last else raw[-1][1])
        if start == end:
            continue
        if text[start] in _BLANK or text[end - 1] in _BLANK:
            start, end = trim(text, start, end)
        label = None
        if start < end and text[start] in _LABEL_STARTS:
            label = _LABEL.match(text, start, end)
            if label:
                start, end = trim(text, label.end(), end)
        if start < end <= start + LONGEST_CLAUSE:
            found.append(
                Clause(Span(start, end), part, sentence, paragraph, index, closing, label is not None)
            )
            index += 1


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch without blanks and marks of emphasis at its ends."""
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return start, end
