"""How wide text is in a terminal, and how to cut, pad and wrap it by that width."""

from functools import cache
from unicodedata import combining, east_asian_width


def width(text: str) -> int:
    """Columns of a terminal: two for wide and full-width characters, none for combining marks, one for the rest.

    Characters of ambiguous width (“ ” ─ ①) count one, as most terminals draw them.
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    if character < "\u0300":
        return 1
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def cut(text: str, columns: int) -> str:
    """`text` in at most `columns` columns, with an ellipsis where something was left out."""
    if width(text) <= columns:
        return text
    taken, used = [], 0
    for character in text:
        used += _columns(character)
        if used > columns - 1:
            break
        taken.append(character)
    return "".join(taken) + "…" if columns > 0 else ""


def pad(text: str, columns: int) -> str:
    """`text` cut or filled with spaces to exactly `columns` columns."""
    wide = width(text)
    if wide > columns:
        text = cut(text, columns)
        wide = width(text)
    return text + " " * (columns - wide)


def wrap(text: str, columns: int) -> list[str]:
    """Lines of at most `columns` columns: Chinese breaks anywhere but before closing punctuation, words stay whole."""
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for piece in _pieces(text):
        wide = width(piece)
        if used + wide > columns and line and piece not in _NEVER_FIRST:
            lines.append("".join(line).rstrip())
            line, used = [], 0
        if piece == " " and not line and lines:
            continue
        line.append(piece)
        used += wide
    lines.append("".join(line).rstrip())
    return lines


_NEVER_FIRST = frozenset("，。；：、？！）》」』”’,.;:?!)")


def _pieces(text: str) -> list[str]:
    """Words of narrow characters whole; wide characters and spaces one by one."""
    pieces: list[str] = []
    word: list[str] = []
    for character in text:
        if character == " " or _columns(character) == 2 or (character in _NEVER_FIRST and not word):
            if word:
                pieces.append("".join(word))
                word = []
            pieces.append(character)
        else:
            word.append(character)
    if word:
        pieces.append("".join(word))
    return pieces
