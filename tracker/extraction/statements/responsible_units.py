"""Which unit a document makes responsible: 牵头单位：…, （…负责）, written beside the promise (domain: the first named leads)."""

import re
from functools import cache
from typing import Final

from tracker.domain.text import Span
from tracker.lexicon import load_lexicon

_SIGNS: Final = ("单位", "部门", "处室", "科室", "股室", "负责", "牵头", "责任", "分工")
_LONGEST_NOTE: Final = 140  # characters: a paragraph that only names units is shorter


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(pattern.regex for pattern in load_lexicon().family("unit"))


def responsible_unit(text: str, start: int, end: int) -> str | None:
    """The unit that `text[start:end]` makes responsible, as written, or None."""
    if all(text.find(sign, start, end) < 0 for sign in _SIGNS):
        return None
    for pattern in _patterns():
        found = pattern.search(text, start, end)
        if found:
            unit = found["unit"].strip(" \u3000\t\n，,、：:；;。")
            if unit:
                return unit
    return None


def only_names_unit(text: str, paragraph: Span) -> bool:
    """Whether a paragraph does nothing but name the unit for what stands before it."""
    if len(paragraph) > _LONGEST_NOTE:
        return False
    body = text[paragraph.start : paragraph.end].strip()
    return load_lexicon().patterns["unit.labelled"].regex.match(body.lstrip("（(【[")) is not None
