"""Breaks Chinese text into lines of so many cells: figures and words stay whole, no line starts with a closing mark."""

from functools import lru_cache

from rich.cells import get_character_cell_size

NOT_FIRST = frozenset("，。、；：！？）》」』】〕〉”’％‰…—～·,.;:!?)]}%°℃")
"""Marks that may not start a line (GB/T 15834 §5.1: 点号、标号的后半不在行首)."""

NOT_LAST = frozenset("（《「『【〔〈“‘([{")
"""Marks that may not end a line."""

LONGEST_RUN = 24
"""Longer runs of narrow characters (addresses, file names) are broken where the line ends."""

_size = lru_cache(maxsize=65536)(get_character_cell_size)


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """The lines of `text` as (start, end) offsets, each at most `width` cells; line feeds belong to no line."""
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if not paragraph:
            lines.append((start, end))
        else:
            _wrap(text, start, end, max(2, width), lines)
        start = end + 1
    return lines


def _wrap(text: str, start: int, end: int, width: int, lines: list[tuple[int, int]]) -> None:
    line, used, at = start, 0, start
    while at < end:
        size = _size(text[at])
        if used + size <= width:
            used += size
            at += 1
            continue
        cut = _break_before(text, line, at)
        lines.append((line, cut))
        line = at = cut
        while at < end and text[at] == " ":  # a space at a line's start only looks like an indent
            at += 1
        line, used = at, 0
    if line < end or line == start:
        lines.append((line, end))


def _break_before(text: str, line: int, at: int) -> int:
    """Where a line that began at `line` and is full before `at` is best broken."""
    cut = at
    for _ in range(4):  # figure, closing mark, figure, opening mark: no more follow each other
        better = _run_start(text, line, cut)
        if better == cut and (text[cut] in NOT_FIRST or text[cut - 1] in NOT_LAST):
            better = cut - 1
        if better == cut:
            break
        if better <= line:
            return at
        cut = better
    return cut


def _run_start(text: str, line: int, cut: int) -> int:
    """Where the figure or word starts that a break before `cut` would tear apart; `cut` where it tears none."""
    if not (_in_run(text[cut]) and _in_run(text[cut - 1])):
        return cut
    run = cut - 1
    while run > line and _in_run(text[run - 1]) and cut - run < LONGEST_RUN:
        run -= 1
    return run if run > line and cut - run < LONGEST_RUN else cut


def _in_run(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ".%-/_")


def line_of(lines: list[tuple[int, int]], offset: int) -> int:
    """The line an offset stands on."""
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        if lines[middle][0] <= offset:
            low = middle + 1
        else:
            high = middle
    return max(0, low - 1)
