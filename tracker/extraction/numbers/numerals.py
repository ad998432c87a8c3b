"""Numbers as they are written: folded to one width, and read into floats."""

import re
from functools import lru_cache
from typing import Final

# A full-width comma separates clauses; only other signs may change their width.
_FOLD: Final = dict(
    zip(
        "０１２３４５６７８９％．／－＋∶ｘＸ＊\u00a0\u2002\u2003\u3000\t",
        "0123456789%./-+:xx*     ",
        strict=True,
    )
)
_FOLDABLE: Final = re.compile(f"[{re.escape(''.join(_FOLD))}]")

_DIGITS: Final = {
    char: value
    for value, chars in enumerate(
        ("〇零○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for char in chars
}
_SMALL: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE: Final = {"万": 10_000, "亿": 100_000_000}
_ARABIC: Final = re.compile(r"\d{1,15}(?:\.\d{1,6})?")


def fold(text: str) -> str:
    """The text with full-width digits and signs made half-width and odd spaces plain; same length, same offsets."""
    for wide in set(_FOLDABLE.findall(text)):
        text = text.replace(wide, _FOLD[wide])
    return text


@lru_cache(maxsize=2)
def fold_document(text: str) -> str:
    """`fold`, kept for the documents at hand: their clauses are looked at one by one, but folded together."""
    return fold(text)


@lru_cache(maxsize=4096)
def read_number(raw: str) -> float | None:
    """A number in Arabic digits, Chinese numerals or both (`1.8万亿`, `二〇二五`, `两百三十`, `3千`), or None.

    `半` is one half, alone or after a whole number (`两个半` is not read).
    """
    written = fold(raw).replace(",", "").replace(" ", "").replace("\n", "")
    if not written:
        return None
    if written == "半":
        return 0.5
    head = _ARABIC.match(written)
    if head:
        value = float(head[0])
        for char in written[head.end() :]:
            factor = _SMALL.get(char) or _LARGE.get(char)
            if factor is None:
                return None
            value *= factor
        return value
    return _chinese(written)


def _chinese(written: str) -> float | None:
    """Chinese numerals by place (`二千三百万`), or digit by digit from three digits on (`二〇二五`).

    Two bare digits (`三五`) mean "three to five" and are no number.
    """
    if all(char in _DIGITS for char in written):
        if len(written) == 2 or len(written) > 15:
            return None
        return float("".join(str(_DIGITS[char]) for char in written))
    total, section, digit = 0.0, 0.0, None
    for char in written:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _SMALL:
            section += (1 if digit is None else digit) * _SMALL[char]
            digit = None
        elif char in _LARGE:
            section += digit or 0
            if not section and not total:
                return None
            # 万亿 multiplies all that stands before it; 亿…万 adds below it.
            total = total + section * _LARGE[char] if section else total * _LARGE[char]
            section, digit = 0.0, None
        else:
            return None
    return total + section + (digit or 0)
