"""What a web page sets around a document: the line under its title (来源, 发布时间), its frame at the end, and front matter."""

from typing import Final

from tracker.extraction.layout.lines import Line
from tracker.lexicon.phrases import construction

_REACH: Final = 20
"""Lines of a page's front among which the line under the title is looked for."""
_NEAR: Final = 3
_SHORTEST, _LONGEST = 6, 80
_PROSE: Final = "。；！？"


def is_page_line(text: str) -> bool:
    """Whether a line is the one a web page sets under a title: source, time, clicks, font size."""
    return len(text) <= _LONGEST * 2 and construction("page.line").search(text) is not None


def page_title(lines: tuple[Line, ...], first: int, last: int) -> int | None:
    """The line above the one with source and time: a page's title, whatever its words; None where there is none."""
    for index in range(first + 1, min(last, first + _REACH)):
        if not is_page_line(lines[index].text):
            continue
        for above in range(index - 1, max(first, index - _NEAR) - 1, -1):
            text = lines[above].text
            if is_page_line(text) or len(text) < _SHORTEST:
                continue
            return above if len(text) <= _LONGEST and not any(mark in text for mark in _PROSE) else None
        return None
    return None


def frame_start(lines: tuple[Line, ...], front: int) -> int | None:
    """The index of the first line of the frame at the end (抄送, 编辑, related pages), behind which no prose comes."""
    frame = construction("section.masthead")
    found = None
    for index in range(len(lines) - 1, max(front, len(lines) - 1 - _REACH), -1):
        text = lines[index].text
        if frame.search(text):
            found = index
        elif len(text) > _LONGEST or text.count("。") > 1:
            break
    return found
