"""Paragraphs to sentences, sentences to clauses: the runs of text between commas, with where they stand."""

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from tracker.domain.text import Span
from tracker.lexicon.phrases import Phrase

_ENDS, _PARTS, _LEADS, _COMMAS = "。！？!?", "；;\t", "：:", "，,"
_POINT: Final = "."
_SENTENCE: Final = 2
_LEVELS: Final = {
    **dict.fromkeys(_COMMAS, 0),
    **dict.fromkeys(_PARTS + _LEADS, 1),
    **dict.fromkeys(_ENDS + _POINT, _SENTENCE),
}
"""What a mark ends: a clause, a part of the sentence with it, or the sentence."""
_Stretch: TypeAlias = tuple[int, int, str]
"""Where a clause starts and ends before it is trimmed, and the mark that closes it."""
# Quotation marks, titles and brackets are stepped over whole; an opening mark without its partner near by is skipped.
# The bounds keep the cost linear: a quotation or bracket longer than this is read as running text. Every branch begins
# with a plain character, so that the search can jump from mark to mark; the commonest stand first.
_MARK: Final = re.compile(
    "|".join(
        (
            r"，(?!(?<=[0-9０-９]，)[0-9０-９]{3}(?![0-9０-９]))",  # 4，565万元
            *(rf"{re.escape(mark)}[。！？!?]*[”’」』）)]*" for mark in _ENDS),
            *_PARTS,
            r"“[^”“\n]{0,160}”|《[^》\n]{0,120}》|（[^（）\n]{0,200}）|【[^【】\n]{0,200}】|〔[^〔〕\n]{0,200}〕|\([^()\n]{0,200}\)|「[^」\n]{0,160}」|［[^］\n]{0,20}］|\[[^\]\n]{0,20}\]",
            # a ratio or a time of day (1：1, 9:30) has digits on both sides; 建设：6月底前 is a label
            *(rf"{mark}(?!//)(?:(?<!\d{mark})|(?!\d)|(?=\d{{1,2}}[.．、)）](?!\d)))" for mark in _LEADS),
            r",(?!\d{3}(?!\d))",
            # …解决1200人饮水问题.新建泵站: a point behind a word, none behind a number or a label (一.)
            r"\.(?<=[一-鿿）)”％%]\.)(?<![一二三四五六七八九十]\.)(?![0-9A-Za-z.])",
        )
    )
)
_LABEL: Final = Phrase("line.label")
LONGEST_CLAUSE: Final = 600
"""Characters. A longer stretch without a comma is no clause of prose (the longest in 200 reports has 210): left out."""
_BLANK: Final = frozenset(" \t\n\r\u3000\u00a0\u2002\u2003\ufeff*")


@dataclass(slots=True, unsafe_hash=True)
class Clause:
    """The run of text between two commas (or sentence ends), without labels (`一是`), blanks and punctuation around it.

    `sentence` ends with 。！？ or with the paragraph; `part` is the stretch between ；, ： or table cells inside it.
    `index` counts the clauses of the sentence from 0. `closing` is the punctuation that follows (`，`, `；`, `：`, `。`,
    "" at the paragraph's end). `label` is True where a label such as `一是` or `3.` stood before it.
    """

    span: Final[Span]
    part: Final[Span]
    sentence: Final[Span]
    paragraph: Final[Span]
    index: Final[int]
    closing: Final[str] = ""
    label: Final[bool] = False

    def of(self, text: str) -> str:
        """The clause's own characters."""
        return text[self.span.start : self.span.end]


def read_clauses(text: str, paragraph: Span) -> tuple[Clause, ...]:
    """The clauses of one logical paragraph, in text order, never overlapping."""
    found: list[Clause] = []
    parts: list[tuple[Span, list[_Stretch]]] = []
    part: list[_Stretch] = []
    sentence_start = part_start = start = paragraph.start
    for mark in _MARK.finditer(text, start, paragraph.end):
        at = mark.start()
        closing = text[at]
        level = _LEVELS.get(closing)
        if level is None:
            continue
        if start < at:
            part.append((start, at, closing))
        start = mark.end()
        if level:
            parts.append((Span(part_start, at), part))
            part, part_start = [], start
            if level == _SENTENCE:
                _emit(text, parts, Span(sentence_start, start), paragraph, found)
                parts, sentence_start = [], start
    if start < paragraph.end:
        part.append((start, paragraph.end, ""))
    parts.append((Span(part_start, paragraph.end), part))
    _emit(text, parts, Span(sentence_start, paragraph.end), paragraph, found)
    return tuple(found)


def _emit(
    text: str,
    parts: list[tuple[Span, list[_Stretch]]],
    sentence: Span,
    paragraph: Span,
    found: list[Clause],
) -> None:
    """Trim the raw stretches of one sentence and add what is left of them."""
    index = 0
    for part, stretches in parts:
        for start, end, closing in stretches:
            if text[start] in _BLANK or text[end - 1] in _BLANK:
                start, end = trim(text, start, end)
                if start == end:
                    continue
            label = _LABEL.match(text, start, end)
            if label is not None:
                start, end = trim(text, label.end(), end)
            if start < end <= start + LONGEST_CLAUSE:
                clause = Clause(
                    Span(start, end), part, sentence, paragraph, index, closing, label is not None
                )
                found.append(clause)
                index += 1


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch without blanks and marks of emphasis at its ends."""
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return start, end
