"""Numberings and bullets: the marks that headings and items of lists begin with."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from tracker.lexicon import Pattern, load_lexicon
from tracker.lexicon.phrases import construction

from .lines import opens_block

RANKS: Final = {
    "annex": 5,
    "part": 10,
    "chapter": 20,
    "division": 30,
    "named": 35,
    "cn_comma": 40,
    "cn_paren": 50,
    "number": 60,
    "decimal": 65,
    "number_paren": 70,
    "circled": 80,
    "star": 85,
    "bare": 90,
}
"""Schemes from the outermost inwards (GB/T 9704 §7.3.3: 一、（一）1.（1）; parts and chapters stand above, marks below)."""
ITEM_RANK: Final = RANKS["number"]
"""From this rank inwards a mark may number the items of a list as well as headings."""
MARKDOWN: Final = re.compile(r"^#{1,6}\s*")
"""How mark-down marks a line as a heading."""
_MARKUP: Final = re.compile(r"[*#]{1,6}|__")
_INNER_BLANK: Final = re.compile(
    r"(?<=[^\x00-\x7f])[ \t\u3000\u00a0]{1,8}(?=\S)|(?<=\S)[ \t\u3000\u00a0]{1,8}(?=[^\x00-\x7f])"
)


@dataclass(slots=True, unsafe_hash=True)
class Mark:
    """A mark of `length` characters; `number` is what it counts, None for bullets."""

    scheme: Final[str]
    length: Final[int]
    number: Final[int | None]


def clean_title(text: str) -> str:
    """A heading's words: without mark-down, the full stop at its end, or the blanks inside Chinese text."""
    return _INNER_BLANK.sub("", _MARKUP.sub("", text).strip(" \t\u3000\u00a0。．：:"))


def read_mark(text: str) -> Mark | None:
    """The numbering or bullet at the beginning of `text`, if it is one that headings have."""
    if not opens_block(text):
        return None
    for pattern in _marks():
        match = pattern.regex.match(text)
        if match and match.end():
            return Mark(pattern.resolver, match.end(), _number(match[0]))
    return None


@cache
def _marks() -> tuple[Pattern, ...]:
    return tuple(pattern for pattern in load_lexicon().family("heading") if pattern.resolver)


def _number(mark: str) -> int | None:
    """The number a mark gives, 一 to 九十九 or Arabic, the last of 2.3.1; None for bullets."""
    digits = re.findall(r"\d{1,3}", mark)
    if digits:
        return int(digits[-1])
    chinese = construction("line.chinese_numeral").search(mark)
    if chinese is None:
        return None
    tens, ten, ones = chinese[0].rpartition("十")
    values = "〇一二三四五六七八九"
    return (values.find(tens) if tens else 1) * (10 if ten else 0) + max(0, values.find(ones) if ones else 0)
