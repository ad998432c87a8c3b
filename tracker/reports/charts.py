"""Charts as numbers: bars with their places, which a template draws as SVG."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.vocabulary import Status

from .entry_words import Phrases
from .figures import STATUS_ORDER
from .layout import width_in_characters

WIDTH = 400
_LABEL = 150
_NUMBER = 44
_ROW = 26
_BAR = 16
_LABEL_CHARACTERS = 10.5  # full-width characters of 13 px that fit beside a bar


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle; `status` names its colour, `title` is what it tells when pointed at."""

    x: float
    y: float
    width: float
    height: float
    status: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a chart: its label (cut to fit), the whole label, and the number behind the bar."""

    y: float
    label: str
    full: str
    number: int
    number_x: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of horizontal bars, `height` in the units of its view box. `legend` names its colours where a bar has several."""

    title: str
    height: int
    bars: tuple[Bar, ...]
    rows: tuple[Row, ...]
    legend: tuple[tuple[str, str], ...] = ()


def stacked(
    title: str,
    groups: Sequence[tuple[str, Mapping[Status, int]]],
    phrases: Phrases,
    statuses: Sequence[Status] = STATUS_ORDER,
) -> Chart:
    """One bar a group, made of its statuses; the longest fills the width."""
    sums = [sum(counts.get(status, 0) for status in statuses) for _, counts in groups]
    scale = (WIDTH - _LABEL - _NUMBER) / max([*sums, 1])
    bars, rows = [], []
    for place, ((name, counts), total) in enumerate(zip(groups, sums, strict=True)):
        x, y = float(_LABEL), float(place * _ROW + 4)
        for status in statuses:
            count = counts.get(status, 0)
            if count:
                reported = f"{name} {phrases.words.label(status)} {count}"
                bars.append(Bar(round(x, 1), y, round(count * scale, 1), _BAR, status.value, reported))
                x += count * scale
        rows.append(Row(y + _BAR - 3, _cut(name), name, total, round(x + 6, 1)))
    used = [status for status in statuses if any(counts.get(status) for _, counts in groups)]
    mixed = any(sum(bool(counts.get(status)) for status in statuses) > 1 for _, counts in groups)
    legend = tuple((status.value, phrases.words.label(status)) for status in used) if mixed else ()
    return Chart(title, len(groups) * _ROW + 8, tuple(bars), tuple(rows), legend)


def _cut(name: str) -> str:
    if width_in_characters(name) <= _LABEL_CHARACTERS:
        return name
    kept = ""
    for character in name:
        if width_in_characters(kept + character) > _LABEL_CHARACTERS - 1:
            break
        kept += character
    return kept + "…"
