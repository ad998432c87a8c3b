"""Lists of units as written, taken apart into names: `市教育局、市财政局和各县（市、区）人民政府`."""

import re
from functools import cache
from typing import Final

from tracker.lexicon import load_lexicon
from tracker.lexicon.phrases import Phrase

_PART: Final = re.compile(r"[、，,；;/／|]|(?<![0-9])[ \t\u3000]+")
_JOIN: Final = Phrase("record.between_bodies")
_BRACKETED: Final = re.compile(r"[（(][^（()）]*[）)]")
_TAIL: Final = Phrase("record.other_bodies")
_LONGEST: Final = 30
"""Characters of a unit's name, at most; the longest of the genre (国务院…领导小组办公室) have some 25."""
_ORDINARY: Final = Phrase("record.ordinary_words")
_NO_OFFICE: Final = Phrase("record.no_office")
"""Words that end like an office's name and are none: 新格局, 工作部署, 法治政府."""
_ADDRESSED: Final = Phrase("record.addressed")
"""你局 and 我委 are whoever is spoken to or speaks."""
_LEVEL: Final = Phrase("record.level_name")
_ALL_OF: Final = Phrase("record.all_bodies")
_MORE_OF: Final = Phrase("record.place_suffix")


def unit_names(words: str) -> tuple[str, ...]:
    """The names in a list, in order and each once. Line ends inside a name are left out, marks in brackets part nothing."""
    joined = re.sub(r"[ \t\u3000]*\n[ \t\u3000]*", "", words)
    hidden = _BRACKETED.sub(lambda match: "\0" * len(match[0]), joined)
    names: list[str] = []
    start = 0
    for mark in [*_PART.finditer(hidden), None]:
        stop = mark.start() if mark is not None else len(hidden)
        name = joined[start:stop]
        if names and _ALL_OF.fullmatch(clean_name(names[-1])) and _MORE_OF.match(name):
            names[-1] += joined[start - 1 : stop]  # 各州、市人民政府 are the governments of both
        else:
            names += _joined(name, hidden[start:stop])
        start = mark.end() if mark is not None else stop
    return tuple(dict.fromkeys(name for name in map(clean_name, names) if name))


def _joined(name: str, hidden: str) -> list[str]:
    """`市发展改革委和市财政局` is two names, `住房和城乡建设局` one: a name ends before 和 like a unit's."""
    for join in _JOIN.finditer(hidden):
        left, right = name[: join.start()], name[join.end() :]
        if (
            len(left) > 2
            and len(right) > 1
            and left.endswith(_suffixes("unit.suffix.office"))
            and is_unit(right)
        ):
            return [left, *_joined(right, hidden[join.end() :])]
    return [name]


def clean_name(name: str) -> str:
    """A name without the blanks, marks and 等部门 around it."""
    bare = re.sub(r"\s", "", name).strip("，,、：:；;。.*_·")
    shorter = _TAIL.sub("", bare)
    return shorter or bare


def is_unit(name: str) -> bool:
    """Whether a name ends like that of a unit that can be made responsible."""
    bare = _BRACKETED.sub("", name)
    return (
        2 <= len(name) <= _LONGEST
        and not _ADDRESSED.match(name)
        and not _ORDINARY.search(bare)
        and bare.endswith(_suffixes("unit.suffix"))
    )


def is_office(name: str) -> bool:
    """Whether a name can only be an office's: what ends with 校, 院 or 中心 may be the thing that is built."""
    bare = _BRACKETED.sub("", name)
    return (
        is_unit(name)
        and len(bare) > 2
        and bare.endswith(_suffixes("unit.suffix.office"))
        and not bare.startswith(load_lexicon().words["place.verbs"].words)
        and not _NO_OFFICE.search(bare)
    )


def is_placed_office(name: str) -> bool:
    """The same for a name that also says of which place it is, so that it may stand alone as a heading: 县教育局, 各镇人民政府."""
    return is_office(name) and _LEVEL.match(name) is not None


@cache
def _suffixes(id: str) -> tuple[str, ...]:
    return load_lexicon().words[id].words
