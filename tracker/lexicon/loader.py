"""Loads every `*.toml` beside this file into one frozen `Lexicon`, and refuses data that does not hold together.

A file has tables of three kinds:

    [fragments]                      # named pieces, used in regexes as {name}; a file sees only its own
    digits = '[0-9０-９]'             # a word list of any file is used by its id, with the dot: {unit.money}

    [[pattern]]
    id = "deadline.month_end"        # unique in the whole lexicon; the id is what `explain` shows
    regex = '...'                    # Python `re`, without unbounded nested repetition
    resolver = "month_end"           # the name of the function that gives it a meaning; "" where matching is all
    examples = ["8月底前", "2022年2月底前"]      # at least two that it must find
    counter_examples = ["底线"]                 # at least one that it must not
    note = "why, or the section of the guide"

    [[words]]
    id = "section.plan"
    words = ["下一步", "工作重点"]
    note = "..."

    [[words]]
    id = "section.any"
    of = ["section.plan", "section.review"]     # all words of lists that are written above
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from tracker.lexicon.engine.trie import any_word

_FRAGMENT = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)*)\}")


@dataclass(frozen=True)
class Pattern:
    """A construction of the language with its examples. `source` is its regex with the fragments put in."""

    id: str
    source: str
    resolver: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    note: str = ""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled regex; compiled when first used, for most commands need few of them."""
        try:
            return re.compile(self.source)
        except re.error as error:
            raise LexiconError(f"pattern {self.id}: {error}") from error


@dataclass(frozen=True, slots=True)
class WordList:
    """A closed list of words that play one part."""

    id: str
    words: tuple[str, ...]
    note: str = ""

    def alternation(self) -> str:
        """A regex that matches any of the words, the longest that fits first."""
        return any_word(self.words)


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with all its names, the one kept first; `others` are names that hold one of them and mean something else.

    `kind` is flow, stock, annual or rate; `good` is high, low or "" where neither is plainly good. `part_of` names the
    indicator of which it is a part, `growth_of` the one whose growth it is a name of.
    """

    id: str
    names: tuple[str, ...]
    others: tuple[str, ...]
    unit: str = ""
    kind: str = ""
    good: str = ""
    part_of: str = ""
    growth_of: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All patterns, word lists and indicators, by id."""

    patterns: Mapping[str, Pattern]
    words: Mapping[str, WordList]
    indicators: Mapping[str, Indicator] = field(default_factory=dict)

    def family(self, prefix: str) -> tuple[Pattern, ...]:
        """The patterns whose id starts with `prefix.`, in the order they are written."""
        return tuple(pattern for id, pattern in self.patterns.items() if id.startswith(f"{prefix}."))


class LexiconError(ValueError):
    """The lexicon's own data is wrong: a fault of the program, not of a document."""


@cache
def load_lexicon() -> Lexicon:
    """Read and check the lexicon; the same frozen object every time."""
    entries = sorted(files(__package__).iterdir(), key=lambda item: item.name)
    return read_lexicon(
        {entry.name: entry.read_text(encoding="utf-8") for entry in entries if entry.name.endswith(".toml")}
    )


def read_lexicon(contents: Mapping[str, str]) -> Lexicon:
    """The lexicon written in some TOML files, by file name; LexiconError where they do not hold together."""
    patterns: dict[str, Pattern] = {}
    words: dict[str, WordList] = {}
    indicators: dict[str, Indicator] = {}
    tables = {file: tomllib.loads(text) for file, text in contents.items()}
    for file, data in tables.items():
        _add_words(file, data, words)
        _add_indicators(file, data, indicators)
    listed = {id: item.alternation() for id, item in words.items()}
    for file, data in tables.items():
        _add_patterns(file, data, patterns, listed)
    return Lexicon(MappingProxyType(patterns), MappingProxyType(words), MappingProxyType(indicators))


_KINDS = frozenset({"", "flow", "stock", "annual", "rate"})


def _add_indicators(file: str, data: dict[str, Any], indicators: dict[str, Indicator]) -> None:
    taken = {name for known in indicators.values() for name in known.names}
    for raw in data.pop("indicator", []):
        one = Indicator(
            raw["id"],
            tuple(raw["names"]),
            tuple(raw["not"]),
            raw.get("unit", ""),
            raw.get("kind", ""),
            raw.get("good", ""),
            raw.get("part_of", ""),
            raw.get("growth_of", ""),
        )
        wrong = one.id in indicators or taken & set(one.names) or not one.names or not one.others
        if wrong or set(one.names) & set(one.others) or one.kind not in _KINDS:
            raise LexiconError(
                f"{file}: indicator {one.id}: there twice, without a counter-example, or wrong"
            )
        taken |= set(one.names)
        indicators[one.id] = one


def _add_words(file: str, data: dict[str, Any], words: dict[str, WordList]) -> None:
    for raw in data.pop("words", []):
        listed = tuple(raw["words"]) if "words" in raw else _united(file, raw, words)
        if raw["id"] in words or len(set(listed)) != len(listed) or not listed:
            raise LexiconError(f"{file}: words {raw['id']}: listed twice, or empty")
        words[raw["id"]] = WordList(raw["id"], listed, raw.get("note", ""))


def _united(file: str, raw: dict[str, Any], words: Mapping[str, WordList]) -> tuple[str, ...]:
    """The words of other lists, named by their ids, as one list."""
    missing = [id for id in raw["of"] if id not in words]
    if missing:
        raise LexiconError(f"{file}: words {raw['id']}: no list above is named {missing[0]}")
    return tuple(dict.fromkeys(word for id in raw["of"] for word in words[id].words))


def _add_patterns(
    file: str, data: dict[str, Any], patterns: dict[str, Pattern], listed: Mapping[str, str]
) -> None:
    """Add the patterns of one file; `listed` are the word lists of all files, each as a regex."""
    fragments = dict(listed)
    for name, value in data.pop("fragments", {}).items():
        fragments[name] = _expand(value, fragments)
    for raw in data.pop("pattern", []):
        id = raw["id"]
        if id in patterns:
            raise LexiconError(f"{file}: pattern {id} is there twice")
        if len(raw["examples"]) < 2 or not raw["counter_examples"]:
            raise LexiconError(f"{file}: pattern {id} needs two examples and a counter-example")
        patterns[id] = Pattern(
            id,
            _expand(raw["regex"], fragments),
            raw.get("resolver", ""),
            tuple(raw["examples"]),
            tuple(raw["counter_examples"]),
            raw.get("note", ""),
        )
    if data:
        raise LexiconError(f"{file}: unknown tables {sorted(data)}")


def _expand(text: str, fragments: Mapping[str, str]) -> str:
    """Put fragments in for `{name}`; counted repetitions like `{1,3}` stay."""

    def fragment(found: re.Match[str]) -> str:
        if found[1] not in fragments:
            raise LexiconError(f"no fragment and no word list is named {found[1]}")
        return f"(?:{fragments[found[1]]})"

    return _FRAGMENT.sub(fragment, text)
