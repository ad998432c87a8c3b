"""What a paper is made of, whatever file it becomes: a stream of blocks of plain text, never of markup."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """The paper's title, in the pieces that may each begin a line."""

    pieces: tuple[str, ...]

    @property
    def text(self) -> str:
        """The title on one line."""
        return "".join(self.pieces)


@dataclass(frozen=True, slots=True)
class Addressee:
    """主送: who the paper goes to, flush left."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、), 2 （一）, 3 (1.) or 4 (（1）); `text` is without its number."""

    level: int
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose, or of several parts each opened by its label (目标要求：…。完成时限：…。)."""

    parts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, text: str) -> "Paragraph":
        """A paragraph without labels."""
        return cls((("", text),))


@dataclass(frozen=True, slots=True)
class Line:
    """One of several numbered lines (1.) under a heading: an item, or a kind of problem."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `widths` are shares of the type area; `rows` may be a generator and is gone through once.

    `centred` are the columns set in the middle.
    """

    head: tuple[str, ...]
    rows: Iterable[tuple[str, ...]]
    widths: tuple[float, ...]
    caption: str = ""
    centred: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Remark:
    """A line in small print, under a table."""

    text: str


@dataclass(frozen=True, slots=True)
class AnnexNote:
    """The line under the text that names the annex (附件：…)."""

    text: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs ("" leaves it out) and the day."""

    name: str
    day: str


@dataclass(frozen=True, slots=True)
class Annex:
    """A table on landscape pages of its own. `label` ("附件") stands above its title, "" where it is the whole paper."""

    label: str
    title: str
    table: Table


@dataclass(frozen=True, slots=True)
class Slip:
    """A one-page form: two columns of label and text; rows with empty text leave `room` (in lines) to write."""

    title: str
    number: str
    rows: tuple[tuple[str, str, int], ...]
    foot: str


Block = Title | Addressee | Heading | Paragraph | Line | Table | Remark | AnnexNote | Signature | Annex | Slip

_DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """1–99 in Chinese numerals, as headings count; Arabic beyond."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def heading_number(level: int, number: int, *, chinese: bool = True) -> str:
    """The number before a heading: 一、 （一） 1. （1） (GB/T 9704-2012 §7.3.3); plain in English."""
    if not chinese:
        return {1: f"{number}. ", 2: f"({number}) ", 3: f"{number}) "}.get(level, f"({number}) ")
    if level == 1:
        return f"{chinese_number(number)}、"
    if level == 2:
        return f"（{chinese_number(number)}）"
    return f"{number}." if level == 3 else f"（{number}）"
