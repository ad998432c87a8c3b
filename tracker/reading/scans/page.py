"""A picture of a page to placed characters and rules: set straight, recognised, and every doubt kept."""

from collections.abc import Sequence

from ..placed import Glyph, Page
from .corrections import corrected
from .drawn_lines import drawn_lines
from .recogniser import Picture, Sign, Words, words_in
from .upright import smaller, straightened, turned

_SURE = 0.9
"""How sure a character must be so as not to be doubtful."""
_READABLE = 0.75
"""How sure, on the average, the words of a page are that is not upside down."""
_TRIALS, _SMALLER = 3, 0.75
"""How often a page is tried, and how much smaller each time."""
_NUMBER = frozenset("0123456789.,%％万亿千百十一二三四五六七八九零〇两○０１２３４５６７８９")


def recognise(picture: Picture, dots: float) -> Page:
    """The page in a picture that has `dots` pixels an inch, whichever way it lies. Lengths are in points.

    Where memory is short the picture is made smaller; MemoryError when that does not help.
    """
    for _ in range(_TRIALS - 1):
        try:
            return _recognise(picture, dots)
        except MemoryError:
            picture, dots = smaller(picture, _SMALLER), dots * _SMALLER
    return _recognise(picture, dots)


def _recognise(picture: Picture, dots: float) -> Page:
    straight = straightened(picture)
    quarters, words = _right_way_up(straight)
    straight = turned(straight, quarters)
    unit = 72 / dots
    glyphs: list[Glyph] = []
    for run, stretch in enumerate(words, 1):
        glyphs.extend(_glyphs(stretch, run, unit))
    heights = sorted(one.bottom - one.top for one in words)
    rules = drawn_lines(straight, dots, heights[len(heights) // 2]) if heights else ()
    return Page(tuple(glyphs), rules, scanned=True)


def _right_way_up(picture: Picture) -> tuple[int, list[Words]]:
    """Quarters of a circle to turn the picture by, and the words that then stand in it."""
    words = words_in(picture)
    lying = sum(one.upright for one in words) * 2 > len(words)
    if words and not lying and _sureness(words) >= _READABLE:
        return 0, words
    if not words:
        return 0, words
    tried = [(_sureness(words), 0, words)] if not lying else []
    for quarters in (1, 3) if lying else (2,):
        found = words_in(turned(picture, quarters))
        if _sureness(found) >= _READABLE and not sum(one.upright for one in found) * 2 > len(found):
            return quarters, found
        tried.append((_sureness(found), quarters, found))
    _, quarters, words = max(tried, key=lambda one: one[0])
    return quarters, words


def _sureness(words: Sequence[Words]) -> float:
    """The average over all characters."""
    count = sum(len(one.signs) for one in words)
    return sum(sign.sure for one in words for sign in one.signs) / count if count else 0.0


def _glyphs(words: Words, run: int, unit: float) -> list[Glyph]:
    """The characters of a stretch; a number with one doubtful digit is doubtful as a whole."""
    high = words.bottom - words.top
    signs = corrected(words.signs, high)
    doubtful = _doubtful(signs)
    return [
        Glyph(
            sign.text,
            sign.left * unit,
            sign.right * unit,
            (words.bottom - 0.15 * high) * unit,
            0.8 * high * unit,
            run,
            doubt,
        )
        for sign, doubt in zip(signs, doubtful, strict=True)
        if not sign.text.isspace()
    ]


def _doubtful(signs: Sequence[Sign]) -> list[bool]:
    flags = [sign.sure < _SURE for sign in signs]
    at = 0
    while at < len(flags):
        end = at
        while end < len(flags) and signs[end].text in _NUMBER:
            end += 1
        if end > at:
            flags[at:end] = [any(flags[at:end])] * (end - at)
        at = max(end, at + 1)
    return flags
