"""What a recogniser often gets wrong in Chinese documents and the picture itself can settle."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .recogniser import Sign

_FULL_WIDTH = {"(": "（", ")": "）", ",": "，", ":": "：", ";": "；"}
_COUNTING = frozenset("一二三四五六七八九十")
_MARK = "、"


def corrected(signs: Sequence[Sign], high: float) -> tuple[Sign, ...]:
    """Marks beside Chinese characters in full width, and the mark after a heading's number put where there is room for it.

    `high` is the height of the line in pixels. A mark that was put in is doubtful.
    """
    return _numbered(_widened(signs), high)


def _widened(signs: Sequence[Sign]) -> list[Sign]:
    wide = []
    for place, sign in enumerate(signs):
        near = [one.text for one in (*signs[max(0, place - 1) : place], *signs[place + 1 : place + 2])]
        if sign.text in _FULL_WIDTH and any(_chinese(text) for text in near) and not all(map(_latin, near)):
            sign = replace(sign, text=_FULL_WIDTH[sign.text])
        wide.append(sign)
    return wide


def _chinese(text: str) -> bool:
    return "\u4e00" <= text[:1] <= "\u9fff"


def _latin(text: str) -> bool:
    return text.isascii()


def _numbered(signs: list[Sign], high: float) -> tuple[Sign, ...]:
    """`一 2021年…` at the head of a line, with room for the small mark that is easily overlooked, is `一、2021年…`."""
    for place, (sign, after) in enumerate(pairwise(signs)):
        if sign.text not in _COUNTING or place > 2:
            break
        if after.left - sign.right > 0.6 * high and after.text not in (_MARK, *_COUNTING, "）", "是"):
            mark = Sign(_MARK, sign.right, after.left, 0.0)
            return (*signs[: place + 1], mark, *signs[place + 1 :])
    return tuple(signs)
