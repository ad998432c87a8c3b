"""Numbers as they are written: folded to one width, and read into floats whole or not at all."""

import re
from functools import lru_cache
from math import inf
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
_TOKEN: Final = re.compile(r"\d{1,15}(?:\.\d{1,6})?|.")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?(?!\d)")
_LONGEST_COMMA_HEAD: Final = 2
"""Digits before a full-width comma that can only group them: 4，565; of 300，200 nobody knows whether it is two numbers."""
_LONGEST_POSITIONAL: Final = 15


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
    """A whole number as written, or None where it is not written as numbers are.

    Arabic digits (`1,200`, `4，565`, `1 2 . 5`), Chinese numerals by place (`一万五千亿`, `两百三十`, `十五点七亿`), digit by
    digit from three on (`二〇二五`), and both mixed (`1.8万亿`, `3亿5000万`). `半` is one half. Two bare Chinese digits
    (`三五`) mean "three to five" and are no number.
    """
    written = _without_grouping(fold(raw).replace(" ", "").replace("\n", ""))
    if not written:
        return None
    if written == "半":
        return 0.5
    if all(char in _DIGITS for char in written):
        return _positional(written)
    whole, point, rest = written.partition("点")
    if point:
        return _with_fraction(whole, rest)
    return _by_place(written)


def _without_grouping(written: str) -> str:
    """Without the commas that group thousands; nothing where a comma stands elsewhere."""
    if "," not in written and "，" not in written:
        return written
    grouped = _THOUSANDS.match(written)
    if grouped is None or ("，" in grouped[0] and grouped[0].index("，") > _LONGEST_COMMA_HEAD):
        return ""
    rest = written[grouped.end() :]
    return "" if "," in rest or "，" in rest else grouped[0].replace(",", "").replace("，", "") + rest


def _positional(written: str) -> float | None:
    if len(written) == 2 or len(written) > _LONGEST_POSITIONAL:
        return None
    return float("".join(str(_DIGITS[char]) for char in written))


def _with_fraction(whole: str, rest: str) -> float | None:
    """十五点七亿: what stands behind the digits after 点 multiplies all."""
    digits = 0
    while digits < len(rest) and rest[digits] in _DIGITS:
        digits += 1
    value, scale = read_number(whole), _magnitude(rest[digits:])
    if value is None or scale is None or not digits:
        return None
    fraction = "".join(str(_DIGITS[char]) for char in rest[:digits])
    return round((value + float(f"0.{fraction}")) * scale, 6)


def _magnitude(written: str) -> float | None:
    """万亿, 千万, 亿 as a factor; 1 for no words, None for anything but magnitudes."""
    if any(char not in _SMALL and char not in _LARGE for char in written):
        return None
    return _by_place("1" + written)


def _by_place(written: str) -> float | None:
    """Digits and magnitudes by place; None where the places do not fall as they must (`3万5万`, `二三千`)."""
    total = section = 0.0
    held: float | None = None  # a digit or an Arabic number that waits for its magnitude
    above_section = above = inf  # the magnitude before, within the section of 万 and 亿, and of these
    last, fraction = "", False
    for token in _TOKEN.findall(written):
        if token in _SMALL:
            scale = _SMALL[token]
            if last[:1].isdigit() and last not in _DIGITS and not _multiplies(last, token, written):
                return None
            if held is None and not _counts_alone(token, last, written):
                return None
            part = (1 if held is None else held) * scale
            if part >= above_section:
                return None
            section, held, above_section = section + part, None, scale
        elif token in _LARGE:
            scale = _LARGE[token]
            if held is not None:
                if held >= above_section:
                    return None
                section, held = section + held, None
            if not section and not total:
                return None
            if scale > above:  # 一万五千亿, 万亿: it multiplies all that stands before it
                if section >= above:
                    return None
                total = (total + section) * scale
            elif scale < above and section * scale < above and section:
                total += section * scale
            else:
                return None
            section, above, above_section = 0.0, scale, inf
        elif token in "零〇○":
            if held is not None:
                return None
            last = token
            continue
        elif token in _DIGITS or token[0].isdigit():
            if held is not None or fraction:
                return None
            held = float(_DIGITS[token]) if token in _DIGITS else float(token)
            fraction = "." in token
            if fraction and last:
                return None
        else:
            return None
        last = token
    if held is None:
        return total + section
    return _ended(total, section, held, written, last)


def _counts_alone(token: str, last: str, written: str) -> bool:
    """十二, 一百十二; 千亿 and 百万 where nothing stands before them."""
    if token in "十拾":
        return last not in _SMALL or last in "百佰"
    return not last and written[1:2] in ("万", "亿")


def _multiplies(digits: str, token: str, written: str) -> bool:
    """3百, 15千 and 12百万 are written; 3十 and 12百 are two numbers side by side (12 十万)."""
    if token in "十拾":
        return False
    behind = written[written.find(digits + token) + len(digits) + 1 :]
    return token in "千仟" or float(digits) < 10 or behind[:1] in ("万", "亿")


def _ended(total: float, section: float, held: float, written: str, last: str) -> float | None:
    """A number that ends with a digit: 一百二十三; 一万五 is fifteen thousand; 12万3456; of 1万2 nothing is sure."""
    if len(written) == len(last):
        return held
    before = written[len(written) - len(last) - 1]
    scale = float(_SMALL.get(before) or _LARGE.get(before) or 0)
    if before in "零〇○" or before in "十拾":
        return total + section + held if held < 10 else None
    if last in _DIGITS:
        return total + section + held * scale / 10
    return total + section + held if 10 <= held < scale else None
