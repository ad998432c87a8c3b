"""Makes any text safe to write to a terminal. Everything that comes from a document, a file name or a person passes here.

A terminal obeys what it is sent: ESC and the C1 codes start commands (CSI, OSC, DCS), CR overwrites a line, bidi
controls turn the reading order, zero-width characters hide. Each such character is replaced by exactly one visible
one, so the length stays and highlights by offset stay right.
"""

import json
import re

UNSAFE = re.compile(
    "["
    "\x00-\x1f\x7f"  # C0 and DEL
    "\x80-\x9f"  # C1
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners, fillers
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, line separators, bidi marks, embeddings and isolates
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"  # fillers, variation selectors, BOM, annotations
    "\ud800-\udfff"  # lone surrogates: cannot even be encoded
    "\U000e0000-\U000e0fff"  # tags and further selectors
    "]"
)
"""Unicode 15: the categories Cc, Cs, Zl, Zp and the format characters (Cf) and fillers that show nothing."""

_SHOWN = {**{chr(code): chr(0x2400 + code) for code in range(0x20)}, "\x7f": "␡"}


def clean(text: str, *, multiline: bool = False) -> str:
    """`text` with every character that a terminal could obey or hide replaced by one visible character.

    C0 codes become their pictures (`␛`), the rest `�` (U+FFFD). Tabs and line ends become spaces; with `multiline`
    a line feed stays. The result has the same number of characters, and cleaning twice changes nothing.
    """

    def shown(found: re.Match[str]) -> str:
        character = found[0]
        if character == "\n" and multiline:
            return character
        if character in "\t\n\r":
            return " "
        return _SHOWN.get(character, "\N{REPLACEMENT CHARACTER}")

    return UNSAFE.sub(shown, text)


_UNSAFE_ON_PAPER = re.compile(
    UNSAFE.pattern.replace("\x00-\x1f", "\x00-\x08\x0b\x0c\x0e-\x1f", 1)[:-1] + "\ufffe\uffff]"
)
"""The same but tabs and line ends, and what no XML can hold."""


def on_paper(text: str) -> str:
    """`text` for a file that people send on: what would turn, hide or command is one `�` each; line ends and tabs stay."""
    return _UNSAFE_ON_PAPER.sub("\N{REPLACEMENT CHARACTER}", text)


def json_text(data: object, *, indent: int | None = None) -> str:
    """JSON with every character a terminal could obey or hide written as `\\uXXXX`: the same value to any reader."""
    return UNSAFE.sub(_escaped, json.dumps(data, ensure_ascii=False, indent=indent))


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    return character if character == "\n" else json.dumps(character)[1:-1]
