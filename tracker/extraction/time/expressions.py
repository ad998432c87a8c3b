"""Time expressions: every one in a text, of every kind, found once. What day they mean is stated by `deadlines`."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from tracker.domain.text import Span
from tracker.extraction.numbers.numerals import fold, fold_document
from tracker.lexicon import Pattern, load_lexicon
from tracker.lexicon.engine.scanner import Scanner

from .kinds import TimeKind
from .roles import Beside, role_rule


@dataclass(slots=True, unsafe_hash=True)
class TimeExpression:
    """A time as written. `rule` is the lexicon id that found it, `role` the id that changed its kind, if any.

    `parts` are the named pieces of the pattern (`year`, `month`, `before`, …), folded; `resolver` names the function
    of `calendar` that gives it a day.
    """

    span: Final[Span]
    raw: Final[str]
    rule: Final[str]
    kind: Final[TimeKind]
    resolver: Final[str] = ""
    parts: Final[tuple[tuple[str, str], ...]] = ()
    role: Final[str] = ""

    def part(self, name: str) -> str | None:
        """A named piece as written, or None."""
        return dict(self.parts).get(name)


_LISTED: Final = (TimeKind.DEADLINE, TimeKind.PERIOD)
_LOOK: Final = 24  # characters beside an expression that can change its role
_BOOK: Final = re.compile(r"《[^《》\n]{0,80}》")


@cache
def scanner() -> Scanner:
    return Scanner(load_lexicon().family("time"))


_LEADING: Final = re.compile("([0-9]{1,3})(.?)")
_TRAILING: Final = re.compile("[0-9]+$")
_LONG: Final = 16
"""Characters of a line that can be wrapped in the middle of a number."""


def find_times(text: str, start: int = 0, end: int | None = None) -> tuple[TimeExpression, ...]:
    """Every time expression of `text[start:end]`, in order, not overlapping. Words outside the limits are looked at, never taken."""
    stop = len(text) if end is None else min(end, len(text))
    base = max(0, start - _LOOK)
    folded = fold_document(text) if stop - start == len(text) else fold(text[base : stop + _LOOK])
    books = [(found.start(), found.end()) for found in _BOOK.finditer(folded)] if "《" in folded else []
    found: list[TimeExpression] = []
    for pattern, match in scanner().scan(folded, start - base, stop - base):
        time = _expression(text, folded, base, pattern, match, books)
        if _is_cut(text, time.span.start):
            continue
        if found and found[-1].kind is TimeKind.RECURRENCE and time.kind in _LISTED:
            between = text[found[-1].span.end : time.span.start]
            if between in ("、", "和", "及"):  # 每年6月、12月
                time = replace(time, kind=TimeKind.RECURRENCE, role="time_role.every_before")
        found.append(time)
    return tuple(found)


def _is_cut(text: str, start: int) -> bool:
    """Whether a line end cut the number in two that a time begins with: of `1⏎2月底前` the second half is no February."""
    at = start - 1
    while at > 0 and text[at] in " \t\u3000":
        at -= 1
    if at < 1 or text[at] != "\n" or not text[start].isdigit() or not text[at - 1].isdigit():
        return False
    number, sign = _LEADING.match(text, start), _TRAILING.search(text, max(0, at - _LOOK), at)
    if number is None or sign is None or at - 1 - text.rfind("\n", 0, at) < _LONG:
        return False
    whole = sign[0] + number[1]
    most = {"月": 12, "日": 31}.get(number[2])
    return len(whole) == 4 if number[2] == "年" else most is not None and int(whole) <= most


def _expression(
    text: str,
    folded: str,
    base: int,
    pattern: Pattern,
    found: re.Match[str],
    books: list[tuple[int, int]],
) -> TimeExpression:
    parts = tuple((name, value) for name, value in found.groupdict().items() if value)
    head, tail = _trim(folded, found.start(), found.end())
    kind = TimeKind(pattern.id.split(".")[1])
    named = dict(parts)
    rule = role_rule(
        Beside(
            pattern,
            kind,
            named,
            folded[max(0, head - _LOOK) : head],
            folded[tail : tail + _LOOK],
            "before" in named or "till" in named or folded[tail - 1] in "内前",
            any(first <= head < last for first, last in books),
        )
    )
    if rule is not None and rule.kind is not None:
        kind = rule.kind
    role = rule.id if rule is not None and not rule.silent else ""
    span = Span(base + head, base + tail)
    return TimeExpression(span, span.of(text), pattern.id, kind, pattern.resolver, parts, role)


def _trim(folded: str, head: int, tail: int) -> tuple[int, int]:
    while head < tail and folded[head] in " \n在":
        head += 1
    while tail > head and folded[tail - 1] in " \n的":
        tail -= 1
    return head, tail
