"""The block of fields that mark-down files begin with (`---`, `title: …`, `author: …`, `date: …`, `---`)."""

import re
from dataclasses import dataclass
from typing import Final

from tracker.extraction.layout.lines import Line
from tracker.lexicon.phrases import Phrase

_FENCE: Final = re.compile(r"^-{3,}$")
_FIELD: Final = Phrase("date.front_matter")
_KEYS: Final = {
    "title": "title",
    "标题": "title",
    "题目": "title",
    "author": "author",
    "issuer": "author",
    "作者": "author",
    "发文单位": "author",
    "发布机构": "author",
    "date": "date",
    "日期": "date",
    "成文日期": "date",
}
_LONGEST: Final = 40
"""Lines of front matter, at most; more is a document with a rule drawn above it."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of the block, "" where it does not name one; `end` is the index of the first line after it, 0 without a block."""

    end: int = 0
    title: str = ""
    author: str = ""
    date: str = ""


def read_front_matter(lines: tuple[Line, ...]) -> FrontMatter:
    """The front matter that `lines` begin with."""
    if not lines or not _FENCE.match(lines[0].text):
        return FrontMatter()
    fields: dict[str, str] = {}
    for index, line in enumerate(lines[1 : 1 + _LONGEST], start=1):
        if _FENCE.match(line.text):
            return FrontMatter(index + 1, **fields) if fields else FrontMatter()
        field = _FIELD.match(line.text)
        if field is not None:
            fields.setdefault(_KEYS[field["key"].lower()], field["value"].strip())
        elif not re.match(r"^[\w\u4e00-\u9fff-]{1,30}\s{0,3}[：:]|^[-\s]", line.text):
            return FrontMatter()
    return FrontMatter()
