"""When a document was given: from its meeting line, signature, print line, number or title, in that order of trust."""

import re
from dataclasses import dataclass
from typing import Final

from tracker.domain.report import Hints
from tracker.domain.text import PartialDate
from tracker.extraction.layout.lines import Line
from tracker.lexicon import load_lexicon
from tracker.lexicon.phrases import Phrase, construction

from .heading_periods import read_year

_CHINESE: Final = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"十": 10}
_FRONT: Final = 30
_BACK: Final = 25
_NAME_DATE: Final = Phrase("date.file_name_day")
_NAME_YEAR: Final = re.compile(r"(?<![\dA-Za-z])(20[0-4]\d)(?!\d)")
_SHORT: Final = 30


@dataclass(frozen=True, slots=True)
class DateRead:
    """A date and the rule it was read by."""

    date: PartialDate
    rule: str


def read_date(lines: tuple[Line, ...], front: int, hints: Hints, field: str = "") -> DateRead | None:
    """The date a report's own words give, its lines up to `front` being its front; None where they are silent.

    `field` is the date that the file's front matter gives.
    """
    if hints.date is not None:
        return DateRead(hints.date, "date.hint")
    given = dates_in(field)
    if given:
        return DateRead(given[0], "date.front_matter")
    head = lines[: max(front, min(_FRONT, len(lines)))]
    for read in (_field_date, _session_date):
        found = read(head)
        if found is not None:
            return found
    return (
        _signature_date(lines)
        or _printed_date(lines)
        or _field_date(head, "date.page")
        or _front_date(lines[:front])
        or _number_date(head)
    )


def name_date(hints: Hints) -> DateRead | None:
    """The date in a file's name or properties, for documents that do not give one themselves."""
    for key, value in hints.properties:
        if key == "published":
            match = construction("date.iso").search(value) or _NAME_DATE.search(value)
            date = _partial(int(match[1]), int(match[2]), int(match[3])) if match else None
            if date is not None:
                return DateRead(date, "date.property")
    match = _NAME_DATE.search(hints.file_name)
    if match:
        date = _partial(int(match[1]), int(match[2]), int(match[3]))
        if date is not None:
            return DateRead(date, "date.file_name")
    for name in (hints.file_name, *reversed(hints.folder_names)):
        match = _NAME_YEAR.search(name)
        if match:
            return DateRead(PartialDate(int(match[1])), "date.file_name")
    return None


def dates_in(text: str) -> tuple[PartialDate, ...]:
    """Every complete date and every year with a month in `text`, in order."""
    patterns = load_lexicon().patterns
    found = []
    for id in ("date.full", "date.iso"):
        for match in patterns[id].regex.finditer(text):
            date = _of_match(match)
            if date is not None:
                found.append((match.start(), date))
    return tuple(date for _, date in sorted(found))


def _of_match(match: re.Match[str]) -> PartialDate | None:
    groups = match.groupdict()
    month, day = groups.get("month"), groups.get("day")
    return _partial(read_year(match["year"]), _small(month), _small(day))


def _small(text: str | None) -> int | None:
    if text is None:
        return None
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_CHINESE[tens] if tens else 1) * (10 if ten else 0) + (_CHINESE[ones] if ones else 0)


def _partial(year: int, month: int | None, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _field_date(lines: tuple[Line, ...], rule: str = "date.field") -> DateRead | None:
    field = load_lexicon().patterns[rule].regex
    for line in lines:
        match = field.search(line.text)
        if match:
            dates = dates_in(line.text[match.end() : match.end() + 30])
            if dates:
                return DateRead(dates[0], rule)
    return None


def _session_date(lines: tuple[Line, ...]) -> DateRead | None:
    session = construction("date.session")
    for index, line in enumerate(lines):
        if len(line.text) > 120:
            continue
        follows = lines[index + 1].text if index + 1 < len(lines) and not line.is_ended else ""
        joined = line.text + (follows if len(follows) <= 60 else "")
        match = session.search(joined)
        if match and match.start() <= min(len(line.text), 24):
            date = _of_match(match)
            if date is not None:
                return DateRead(date, "date.session")
    return None


def _signature_date(lines: tuple[Line, ...]) -> DateRead | None:
    """The date alone on a line at the end, or under a signature before what is attached."""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if len(line.text) > _SHORT:
            continue
        at_end = index >= len(lines) - _BACK
        if not at_end and not (index and _is_signature(lines[index - 1].text)):
            continue
        date = lone_date(line.text)
        if date is not None and (at_end or index > 2):
            return DateRead(date, "date.signature")
    return None


def _is_signature(text: str) -> bool:
    name = re.sub(r"\s", "", text)
    suffixes = load_lexicon().words["issuer.suffix"].words
    return 2 <= len(name) <= _SHORT and name.endswith(suffixes)


def lone_date(text: str) -> PartialDate | None:
    """The date of a line that holds nothing else."""
    match = construction("date.full").search(text)
    if match is None:
        return None
    rest = (text[: match.start()] + text[match.end() :]).strip(" \t\u3000\u00a0（）()—-–：:")
    return _of_match(match) if len(rest) <= 3 and (match["day"] is not None or not rest) else None


def _printed_date(lines: tuple[Line, ...]) -> DateRead | None:
    printed = construction("date.printed")
    for line in reversed(lines[-_BACK:]):
        if len(line.text) <= 80 and printed.search(line.text):
            dates = dates_in(line.text)
            if dates:
                return DateRead(dates[-1], "date.printed")
    return None


def _front_date(lines: tuple[Line, ...]) -> DateRead | None:
    for line in lines:
        if len(line.text) <= 80 and not line.has_cells:
            dates = dates_in(line.text)
            if dates:
                return DateRead(dates[0], "date.front")
    return None


def _number_date(lines: tuple[Line, ...]) -> DateRead | None:
    number = construction("date.number")
    for line in lines:
        match = number.search(line.text) if len(line.text) <= _SHORT else None
        if match:
            return DateRead(PartialDate(int(match["year"])), "date.number")
    return None
