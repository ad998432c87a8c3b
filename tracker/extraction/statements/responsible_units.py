"""Who is made responsible for what stands in a stretch of text, by labels, brackets or running words.

`牵头单位：X` names the lead, `配合单位：Y` who supports it, `责任领导：Z` a person. Of several units without a lead the first named
leads and the others support (the order of GB/T 9704 documents: 主办 before 协办).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from tracker.domain.text import Span
from tracker.lexicon import load_lexicon
from tracker.lexicon.phrases import Phrase, construction

from .unit_names import clean_name, is_office, is_unit, unit_names

_SIGNS: Final = Phrase("record.actor_signs")
_RUNNING: Final = (("unit.by", "由"), ("unit.led", "牵头"), ("unit.with", "会同"), ("unit.addressed", "请"))
"""Constructions in running words, each with the characters it cannot do without."""
_LONGEST_NOTE: Final = 240
"""Characters: a paragraph that only names units is shorter."""
_BRACKET: Final = re.compile(
    r"[（(【\[〔](?P<inside>(?:[^（()）【】\[\]〔〕]|[（(][^（()）]{0,20}[）)]){2,300})[）)】\]〕]"
)
_MARK: Final = Phrase("record.actor_mark")
_VALUE_END: Final = re.compile(r"[。；;】\]）)]|\n(?=\s*\n)")
_HEAD: Final = re.compile(r"(?P<lead>[\u4e00-\u9fff]{2,20})[：:]")
_TRAILING: Final = " \u3000\t\n，,、：:；;。.*_"


@dataclass(frozen=True, slots=True)
class Units:
    """The units a stretch names. `span` is the words that name them, None where nothing does.

    `is_note` is True where those words are a bracket or a label of their own: no promise and no part of one. `rules` are lexicon ids.
    """

    lead: str | None = None
    support: tuple[str, ...] = ()
    leader: str | None = None
    span: Span | None = None
    is_note: bool = False
    rules: tuple[str, ...] = ()


NO_UNITS: Final = Units()


@dataclass(frozen=True, slots=True)
class _Label:
    kind: str
    rule: str
    start: int
    value: Span


def read_units(text: str, start: int, end: int) -> Units:
    """The units that `text[start:end]`, a paragraph, an item or a cell, makes responsible.

    Brackets and labels come before running words. A label's value ends with the sentence, the bracket, or where the next label begins.
    """
    if _SIGNS.search(text, start, end) is None:
        return NO_UNITS
    notes = [note for note in _notes(text, start, end) if note.lead or note.support or note.leader]
    if notes:
        return _together(notes)
    return _running(text, start, end)


def units_at(text: str, paragraph: Span, start: int, end: int) -> Units:
    """The units for what is promised in `text[start:end]` of a paragraph that may name several, each beside its own promise.

    A phrase of the same part of the sentence (`由X负责，…`) comes first, then the bracket or label that follows, then what opened the
    paragraph, then the nearest before.
    """
    if not _signs(text, paragraph.start, paragraph.end):
        return NO_UNITS
    first = max(text.rfind(mark, paragraph.start, start) for mark in "。；;") + 1
    phrase = _running(text, max(first, paragraph.start), end)
    notes = [
        note
        for note in _notes(text, paragraph.start, paragraph.end)
        if note.lead or note.support or note.leader
    ]
    following = [note for note in notes if note.span is not None and note.span.start >= start]
    if following:
        note = _together([item for item in following if item.span and _adjoin(text, following[0], item)])
        return note if note.lead or phrase.lead is None else phrase
    if phrase.lead is not None:
        return phrase
    behind = _closing(text, end, paragraph.end)
    if behind.lead is not None:
        return behind
    before = _running(text, paragraph.start, start)
    if before.lead is not None:
        return before
    return notes[-1] if notes else NO_UNITS


def _closing(text: str, end: int, last: int) -> Units:
    """The phrase that ends the sentence of a promise and names who does it: `新建水厂3座，由县水利局牵头，县财政局配合。`"""
    stop = next((at for at in range(end, last) if text[at] in "。；;"), last)
    found = _running(text, end, stop) if text[end : end + 1] in ("，", ",") else NO_UNITS
    if found.span is None or found.span.start > end + _BY:
        return NO_UNITS
    return found if not text[found.span.end : stop].strip(_TRAILING) else NO_UNITS


_BY: Final = 2
"""Characters between a promise and the phrase behind it: a comma and 由."""


@lru_cache(maxsize=64)
def _signs(text: str, start: int, end: int) -> bool:
    """Whether anything in a paragraph could name a unit; every promise of the paragraph asks."""
    if _SIGNS.search(text, start, end) is None:
        return False
    if _COLON.search(text, start, end) or _notes(text, start, end):
        return True
    return any(text.find(needed, start, end) >= 0 for _, needed in _RUNNING)


def _adjoin(text: str, first: Units, other: Units) -> bool:
    """Whether nothing but punctuation stands between two notes."""
    if first.span is None or other.span is None:
        return False
    return not text[first.span.end : other.span.start].strip(_TRAILING + "（()）")


def unit_notes(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The brackets and labels in `text[start:end]` that only name who is responsible, in order: no words of theirs promise anything."""
    return tuple(note.span for note in _notes(text, start, end) if note.span is not None)


def only_names_unit(text: str, paragraph: Span) -> bool:
    """Whether a paragraph does nothing but name the units for what stands before it."""
    if not 0 < len(paragraph) <= _LONGEST_NOTE:
        return False
    rest = text[paragraph.start : paragraph.end]
    for span in reversed(unit_notes(text, paragraph.start, paragraph.end)):
        rest = rest[: span.start - paragraph.start] + rest[span.end - paragraph.start :]
    return len(rest) < len(paragraph) and not rest.strip(_TRAILING + "（()）【】[]")


def label_line(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins with a label that names units (`牵头单位：`), whatever follows."""
    at = _MARK.match(text, start, end)
    place = at.end() if at else start
    found = _label_pattern().match(text, place, end)
    return found is not None and found.lastgroup != "other"


def unit_before_colon(text: str, start: int, end: int) -> Span | None:
    """The unit that opens an item as its label (`县水利局：6月底前，…`), as the span of its name; None where none does."""
    mark = _MARK.match(text, start, end)
    place = mark.end() if mark else start
    found = _HEAD.match(text, place, end)
    if found is None or not is_office(found["lead"]):
        return None
    return Span(*found.span("lead"))


@lru_cache(maxsize=64)
def _notes(text: str, start: int, end: int) -> tuple[Units, ...]:
    """Brackets that name units, and runs of labels outside brackets, in text order; every promise of a paragraph asks for them."""
    return tuple(_read_notes(text, start, end))


def _read_notes(text: str, start: int, end: int) -> Iterator[Units]:
    position = start
    for bracket in _BRACKET.finditer(text, start, end):
        note = _bracket(text, Span(*bracket.span("inside")), Span(*bracket.span()), end)
        if note is not None:
            yield from _label_runs(text, position, bracket.start())
            yield note
            position = bracket.end()
    yield from _label_runs(text, position, end)


def _bracket(text: str, inside: Span, whole: Span, end: int) -> Units | None:
    labels = list(_labels(text, inside.start, inside.end, bounded=False))
    if labels and any(label.kind != "other" for label in labels):
        return _of_labels(text, labels, whole)
    words = re.sub(r"\s", "", inside.of(text))
    for id in ("unit.leads", "unit.shares"):
        match = construction(id).fullmatch(words.rstrip("。；;").removeprefix("由"))
        if match is not None:
            names = unit_names(match["lead"])
            if not names or not (is_unit(names[0]) or names[0].startswith(("各", "有关", "相关"))):
                continue
            support = unit_names(match.groupdict().get("support") or "")
            return Units(names[0], (*names[1:], *support), None, whole, True, (id,))
    names = unit_names(words)
    closes = whole.end >= end or text[whole.end : whole.end + 2].strip(" \t\u3000")[:1] in (
        "",
        "。",
        "；",
        ";",
        "\n",
    )
    if closes and names and all(is_office(name) for name in names):
        return Units(names[0], names[1:], None, whole, True, ("unit.bracket",))
    return None


def _label_runs(text: str, start: int, end: int) -> Iterator[Units]:
    """Neighbouring labels that name units, outside brackets."""
    run: list[_Label] = []
    for label in _labels(text, start, end, bounded=True):
        if label.kind == "other":
            if run:
                yield _of_labels(text, run, Span(run[0].start, run[-1].value.end))
            run = []
            continue
        if run and text[run[-1].value.end : label.start].strip(_TRAILING):
            yield _of_labels(text, run, Span(run[0].start, run[-1].value.end))
            run = []
        run.append(label)
    if run:
        yield _of_labels(text, run, Span(run[0].start, run[-1].value.end))


def _labels(text: str, start: int, end: int, *, bounded: bool) -> Iterator[_Label]:
    found = _label_matches(text, start, end)
    for place, match in enumerate(found):
        stop = found[place + 1].start() if place + 1 < len(found) else end
        if bounded:
            closing = _value_end(text, match.end(), stop)
            stop = closing if closing is not None else stop
        kind = match.lastgroup or "other"
        value_end = match.end() + len(text[match.end() : stop].rstrip(_TRAILING))
        yield _Label(
            kind, f"unit.label.{kind}", match.start(), Span(match.end(), max(match.end(), value_end))
        )


_LABEL = 24
"""Characters of the longest label with the blanks before its colon."""
_COLON = re.compile("[：:]")


def _label_matches(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Labels before colons, in order: colons are few, and only what stands close before one can be a label."""
    pattern = _label_pattern()
    found: list[re.Match[str]] = []
    place = start
    for colon in _COLON.finditer(text, start, end):
        match = pattern.search(text, max(place, colon.start() - _LABEL), min(end, colon.end() + 3))
        if match is not None:
            found.append(match)
            place = match.end()
    return found


def _value_end(text: str, start: int, stop: int) -> int | None:
    """Where a value outside brackets ends; a closing bracket inside 各县（市、区） does not end it."""
    position = start
    while (found := _VALUE_END.search(text, position, stop)) is not None:
        if found[0] in "）)" and text.count("（", start, found.start()) + text.count(
            "(", start, found.start()
        ):
            position = found.end()
            continue
        return found.start()
    return None


def _of_labels(text: str, labels: list[_Label], span: Span) -> Units:
    """Lead, support and leader from the labels of one note: what is called 牵头 leads, else the first 责任单位."""
    named: dict[str, list[str]] = {}
    for label in labels:
        if label.kind != "other":
            named.setdefault(label.kind, []).extend(unit_names(label.value.of(text)))
    leading = named.get("lead", [])
    rest = [*leading[1:], *named.get("responsible", []), *named.get("support", [])]
    if leading:
        lead: str | None = leading[0]
    else:
        responsible = named.get("responsible", [])
        lead = responsible[0] if responsible else None
        rest = [*responsible[1:], *named.get("support", [])]
    leaders = "、".join(named.get("leader", ()))
    rules = tuple(dict.fromkeys(label.rule for label in labels if label.kind != "other"))
    return Units(
        lead, tuple(dict.fromkeys(name for name in rest if name != lead)), leaders or None, span, True, rules
    )


def _together(notes: list[Units]) -> Units:
    """Several notes of one paragraph as one: the first that names a lead gives it."""
    lead = next((note.lead for note in notes if note.lead), None)
    support = dict.fromkeys(name for note in notes for name in note.support)
    leader = next((note.leader for note in notes if note.leader), None)
    rules = dict.fromkeys(rule for note in notes for rule in note.rules)
    return Units(
        lead, tuple(name for name in support if name != lead), leader, notes[0].span, True, tuple(rules)
    )


def _running(text: str, start: int, end: int) -> Units:
    """`由X牵头，Y配合`, `X会同Y`, or the unit that opens an item before a colon."""
    label = unit_before_colon(text, start, end)
    if label is not None:
        return Units(clean_name(label.of(text)), (), None, label, True, ("unit.before_colon",))
    for id, needed in _RUNNING:
        if text.find(needed, start, end) < 0:
            continue
        for match in construction(id).finditer(text, start, end):
            names = unit_names(match["lead"])
            if not names or not all(is_unit(name) for name in names):
                continue
            support = unit_names(match.groupdict().get("support") or "")
            if not all(is_unit(name) for name in support):
                support = ()
            return Units(names[0], (*names[1:], *support), None, Span(*match.span()), False, (id,))
    return NO_UNITS


@cache
def _label_pattern() -> re.Pattern[str]:
    """Any label with its colon; the group that matched says its kind."""
    patterns = load_lexicon().patterns
    kinds = ("lead", "support", "responsible", "leader", "other")
    each = "|".join(f"(?P<{kind}>{patterns[f'unit.label.{kind}'].regex.pattern})" for kind in kinds)
    return re.compile(rf"(?:{each})[ \t\u3000]{{0,3}}[：:][ \t\u3000]{{0,3}}")
