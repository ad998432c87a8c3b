"""Automatic numbers of Word: the labels that exist only in numbering.xml, counted as Word counts them (ISO/IEC 29500-1, 17.9)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_MOST = 100_000  # a higher number is a fault of the file
_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"


@dataclass(frozen=True, slots=True)
class Label:
    """What a numbered paragraph shows before its words (`text` is "" for a bullet), and its level from 0."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    legal: bool
    restart: int | None


class Numbering:
    """The lists of one document; `label` is to be asked for every numbered paragraph in order."""

    def __init__(self, root: Any | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._load(root)

    def _load(self, root: Any) -> None:
        for abstract in root.iter(_W + "abstractNum"):
            levels = {}
            for level in abstract.iter(_W + "lvl"):
                place = level.get(_W + "ilvl", "")
                if place.isdigit():
                    levels[int(place)] = _level(level)
            self._levels[abstract.get(_W + "abstractNumId", "")] = levels
        for number in root.iter(_W + "num"):
            id = number.get(_W + "numId", "")
            self._lists[id] = _value(number, "abstractNumId", "")
            for override in number.iter(_W + "lvlOverride"):
                place = override.get(_W + "ilvl", "")
                start = _value(override, "startOverride", "")
                if place.isdigit() and start.isdigit():
                    self._overrides.setdefault(id, {})[int(place)] = min(int(start), _MOST)

    def label(self, list_id: str, level: int) -> Label | None:
        """The label of the next paragraph of a list, and its count moved on; None for a list that is not there."""
        abstract = self._lists.get(list_id)
        levels = self._levels.get(abstract or "")
        if abstract is None or not levels or level not in levels:
            return None
        counters = self._counters.setdefault(abstract, {})
        override = self._overrides.get(list_id, {}).get(level)
        if override is not None and (list_id, level) not in self._begun:
            counters[level] = override
        else:
            counters[level] = counters.get(level, levels[level].start - 1) + 1
        self._begun.add((list_id, level))
        for deeper in [place for place in counters if place > level]:
            restart = levels[deeper].restart
            if restart is None or level < restart:
                del counters[deeper]
        return Label(_shown(levels, counters, level), level)


def _level(node: Any) -> _Level:
    start = _value(node, "start", "0")
    restart = _value(node, "lvlRestart", "")
    return _Level(
        min(int(start), _MOST) if start.isdigit() else 0,
        _value(node, "numFmt", "decimal"),
        _value(node, "lvlText", ""),
        node.find(_W + "isLgl") is not None,
        int(restart) if restart.isdigit() else None,
    )


def _value(node: Any, name: str, default: str) -> str:
    found = node.find(_W + name)
    return str(found.get(_W + "val", default)) if found is not None else default


def _shown(levels: dict[int, _Level], counters: dict[int, int], level: int) -> str:
    own = levels[level]
    if own.format in ("bullet", "none"):
        return _PLACE.sub("", own.text).strip() if own.format == "none" else ""

    def number(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        at = levels.get(place)
        if at is None:
            return ""
        value = counters.get(place, at.start)
        return str(value) if own.legal else _FORMATS.get(at.format, str)(value)

    return _PLACE.sub(number, own.text).strip()


def _chinese(value: int, digits: str = _DIGITS, ranks: str = "十百千", zero: str = "零") -> str:
    """`十二`, `一百零三`; numbers from ten thousand on in figures."""
    if not 0 < value < 10_000:
        return digits[0] if value == 0 else str(value)
    text, gap = "", False
    for place, figure in enumerate(reversed(str(value))):
        if figure == "0":
            gap = bool(text)
            continue
        rank = ranks[place - 1] if place else ""
        text = digits[int(figure)] + rank + (zero if gap else "") + text
        gap = False
    return text.removeprefix("一") if digits is _DIGITS and 10 <= value < 20 else text


def _letters(value: int, first: str) -> str:
    """a … z, aa, bb …"""
    return chr(ord(first) + (value - 1) % 26) * min((value - 1) // 26 + 1, 10) if value > 0 else ""


def _roman(value: int) -> str:
    text = ""
    for worth, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"], strict=True
    ):  # fmt: skip
        text += sign * min(value // worth, 100)
        value %= worth
    return text


def _from(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if 0 < value <= len(signs) else str(value)


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographDigital": lambda value: "".join(_DIGITS[int(figure)] for figure in str(value)),
    "chineseLegalSimplified": lambda value: _chinese(value, _FORMAL, "拾佰仟"),
    "ideographLegalTraditional": lambda value: _chinese(value, _FORMAL, "拾佰仟"),
    "ideographTraditional": _from("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _from("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _from("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedCircleChinese": _from("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedParen": lambda value: f"（{value}）",
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": lambda value: str(value).translate({48 + n: 0xFF10 + n for n in range(10)}),
    "upperLetter": lambda value: _letters(value, "A"),
    "lowerLetter": lambda value: _letters(value, "a"),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
}
