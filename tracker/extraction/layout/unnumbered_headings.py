"""Headings without a number: what stands alone on a short line above its part, and bold words at a paragraph's head."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from tracker.lexicon import load_lexicon

from .lines import Line, is_wrapped, opens_block
from .numbering import MARKDOWN, clean_title

MAX_UNNUMBERED: Final = 30
"""The longest line without a number taken for a heading, in characters."""
MAX_MARKED: Final = 60
"""The same for lines that mark-down marks as headings."""
_SHORTEST: Final = 4
_BODY: Final = 60
_SENTENCE_TITLE: Final = 24
"""A sentence alone on its line is a heading only if it is this short and stands above a paragraph this long."""
_BRACKET: Final = re.compile(r"^【([^【】：:]{3,20})】")
_STOPS: Final = re.compile(r"[，。；]")
_FIELD: Final = re.compile(r"[：:].")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]{2}")


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """A heading without a number: its words, where in the line it ends, and whether it names a part of a report."""

    title: str
    end: int
    names_part: bool


def unnumbered_title(lines: tuple[Line, ...], index: int) -> Unnumbered | None:
    """The heading that the line at `index`, which begins with no number, is or begins with."""
    text = lines[index].text
    patterns = load_lexicon().patterns
    marked = MARKDOWN.match(text)
    if marked is None and text.startswith("**"):
        closing = text.find("**", 2)
        if 2 < closing <= MAX_MARKED and text[closing + 2 :].strip():
            title = clean_title(text[2:closing])
            return Unnumbered(title, closing + 2, False) if title else None
    bracket = _BRACKET.match(text)
    if bracket and _HAN.search(bracket[1]) and not patterns["section.masthead"].regex.search(text):
        return Unnumbered(clean_title(bracket[1]), bracket.end(), is_part_title(bracket[1]))
    if len(text) > 2 * MAX_MARKED:
        return None
    title = clean_title(text)
    if not title or len(title) > (MAX_MARKED if marked else MAX_UNNUMBERED):
        return None
    if marked is None and (opens_block(text) or not _stands_alone(lines, index, title)):
        return None
    return Unnumbered(title, len(text), is_part_title(title))


def _stands_alone(lines: tuple[Line, ...], index: int, title: str) -> bool:
    """Whether a line without a mark is a heading: short, no sentence, and above something longer."""
    patterns = load_lexicon().patterns
    text = lines[index].text
    if index + 1 >= len(lines) or (text[-1] in "，、,；;：:）)！!？?”…" and not is_part_title(title)):
        return False
    following = lines[index + 1]
    if patterns["section.glossary"].regex.search(title) and text[-1] != "。":
        return True
    if patterns["title.lead_in"].regex.search(text) or not _HAN.search(text) or _FIELD.search(text):
        return False
    if patterns["title.counts"].regex.search(text) and not is_part_title(title):
        return False
    if is_wrapped(lines, index) or following.is_row:
        return False
    if is_part_title(title):
        return True
    if len(title) < _SHORTEST or "。" in text[:-1] or patterns["title.result"].regex.search(text):
        return False
    if text[-1] == "。":
        return len(following.text) >= _BODY and len(text) <= _SENTENCE_TITLE
    return len(following.text) > max(len(text), MAX_UNNUMBERED) or opens_block(following.text)


def is_part_title(title: str) -> bool:
    """Whether the words alone say that a part of a report begins: what it does and for which time."""
    if len(title) > MAX_UNNUMBERED or _STOPS.search(title):
        return False
    patterns = load_lexicon().patterns
    if patterns["section.glossary"].regex.search(title):
        return True
    does, when = _part_words()
    if does.search(title) and when.search(title):
        return True
    return patterns["section.problem.noun"].regex.fullmatch(title) is not None


@cache
def _part_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Any word that says what a part does, and any that says for which time."""
    lexicon = load_lexicon()
    does = (item.regex.pattern for item in lexicon.family("section") if item.id != "section.masthead")
    when = (re.sub(r"\?P<[a-z_]+>", "?:", item.regex.pattern) for item in lexicon.family("period"))
    return re.compile("|".join(f"(?:{each})" for each in does)), re.compile(
        "|".join(f"(?:{each})" for each in when)
    )
