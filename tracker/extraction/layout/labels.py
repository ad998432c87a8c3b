"""Labels in running text (`完成时限：10月底前`, `进展情况：…`) and the items of a list whose labels say what came of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracker.domain.text import Span
from tracker.lexicon.phrases import Phrase

from .clauses import trim
from .columns import role_of
from .tree import Field, Record, Role

_LABEL: Final = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,10})[0-9]{0,3}(?:[（(][^（）()\n]{1,10}[）)])?[ \t\u3000]{0,2}[：:]"
)
_BEFORE: Final = frozenset(" \t\n\u3000。；;，,、（(【[〔.．)）】")
_NUMBERING: Final = Phrase("line.label_numbering")
_DUE: Final = Phrase("line.due_label")
_SHORT_END: Final = re.compile(r"[。；;\n】\]〕]|[）)](?![^（(\n]{0,20}[）)])")
_OPEN_END: Final = " \t\n\u3000（(【[〔，,"
_SIGNS: Final = ("情况：", "结果：", "进展：", "进度：", "成效：", "情况:", "结果:", "进展:")
_LONG: Final = frozenset(
    {Role.TASK, Role.TARGET, Role.MEASURE, Role.PROGRESS, Role.PROBLEM, Role.NEXT, Role.REMARK}
)
"""What these labels say may be several sentences."""
_FOLLOWING: Final = frozenset(
    {
        Role.LEAD,
        Role.SUPPORT,
        Role.LEADER,
        Role.DEADLINE,
        Role.PROGRESS,
        Role.PROBLEM,
        Role.NEXT,
        Role.REMARK,
        Role.MEASURE,
    }
)
"""Labels of a line of its own that belong to the item before it."""
_COUNTED: Final = re.compile(r"[\u4e00-\u9fff]{2,10}[0-9]{1,3}[：:]")
"""A label with a number begins another item: 问题2：…"""
_MOST_LINES: Final = 8


@dataclass(frozen=True, slots=True)
class Label:
    """A label with what it says; `span` holds both."""

    role: Role
    span: Span
    value: Span


def labels_in(text: str, start: int, end: int) -> tuple[Label, ...]:
    """The labels of a stretch that a table's head could be, in order; a value ends before the next label."""
    found = []
    for match in _LABEL.finditer(text, start, end):
        at = match.start()
        if at > start and text[at - 1] not in _BEFORE:
            continue
        role = role_of(match["name"])
        if role is None or role not in _LONG | _FOLLOWING:
            continue
        if role is Role.DEADLINE and not _DUE.search(match["name"]):
            continue
        found.append((role, at, match.end()))
    labels = []
    for place, (role, at, value) in enumerate(found):
        stop = found[place + 1][1] if place + 1 < len(found) else end
        if role not in _LONG:
            closing = _SHORT_END.search(text, value, stop)
            stop = closing.start() if closing else stop
        first, last = trim(text, value, stop)
        while last > first and text[last - 1] in _OPEN_END:
            last -= 1
        labels.append(
            Label(role, Span(at, max(last, value)), Span(first, last) if first < last else Span(value, value))
        )
    return tuple(labels)


def labelled_records(text: str, spans: Sequence[Span]) -> dict[int, tuple[Record, int]]:
    """Items that labels make records of, reported what came of them: by position of their first paragraph, with how many belong to each."""
    found: dict[int, tuple[Record, int]] = {}
    at = 0
    while at < len(spans):
        if not any(text.find(sign, spans[at].start, _reach(spans, at)) >= 0 for sign in _SIGNS):
            at += 1
            continue
        labels = [labels_in(text, spans[at].start, spans[at].end)]
        stop = at + 1
        while stop < len(spans) and stop - at < _MOST_LINES:
            following = labels_in(text, spans[stop].start, spans[stop].end)
            if (
                not following
                or following[0].span.start > spans[stop].start
                or following[0].role not in _FOLLOWING
                or _COUNTED.match(text, spans[stop].start, spans[stop].end)
            ):
                break
            labels.append(following)
            stop += 1
        record = _record(text, spans[at], labels)
        if record is None:
            at += 1
            continue
        found[at] = (record, stop - at)
        at = stop
    return found


def _reach(spans: Sequence[Span], at: int) -> int:
    return spans[min(at + _MOST_LINES, len(spans)) - 1].end


def _record(text: str, first: Span, labels: Sequence[tuple[Label, ...]]) -> Record | None:
    """A record of an item's first paragraph and the labels behind it; None where nothing says what came of it."""
    each = [label for line in labels for label in line]
    roles = {label.role for label in each}
    if Role.PROGRESS not in roles or not each:
        return None
    numbering = _NUMBERING.match(text, first.start, first.end)
    start = numbering.end() if numbering else first.start
    fields: list[Field] = []
    opening = labels[0][0].span.start if labels[0] else first.end
    begin, end = trim(text, start, opening)
    while end > begin and text[end - 1] in _OPEN_END:
        end -= 1
    if begin < end:
        fields.append(Field(Role.TASK, Span(begin, end)))
    fields += [Field(label.role, label.value) for label in each if len(label.value)]
    if not any(item.role in (Role.TASK, Role.TARGET, Role.MEASURE) for item in fields):
        return None
    return Record(Span(first.start, max(first.end, each[-1].span.end)), tuple(fields))
