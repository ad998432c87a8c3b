"""The units and the person that a record names, each in a field of its own."""

from typing import Final

from tracker.extraction.layout.tree import Record, Role
from tracker.lexicon.phrases import Phrase

from .responsible_units import Units, read_units
from .unit_names import is_unit, unit_names

_LABEL: Final = Phrase("unit.cell_label")
_BETWEEN: Final = " \t\n\u3000；;，,、。（）()"


def units_of(text: str, record: Record) -> Units:
    """Lead, support and leader of a record. Of several units in the lead's field the first leads and the others support it."""
    lead: str | None = None
    support: list[str] = []
    leader: str | None = None
    for item in record.of(Role.LEAD):
        labelled = read_units(text, item.span.start, item.span.end)
        if labelled.is_note:
            lead, leader = lead or labelled.lead, leader or labelled.leader
            support += labelled.support
            continue
        if labels := list(_LABEL.finditer(text, item.span.start, item.span.end)):
            ends = [*(label.start() for label in labels[1:]), item.span.end]
            for label, end in zip(labels, ends, strict=True):
                named = unit_names(text[label.end() : end].strip(_BETWEEN))
                if label["lead"] and named and lead is None:
                    lead, named = named[0], named[1:]
                support += named
            continue
        names = unit_names(item.span.of(text))
        first = next((at for at, name in enumerate(names) if is_unit(name)), 0)
        if first:  # 责任领导及单位: persons before their unit
            leader = leader or "、".join(names[:first])
            names = names[first:]
        lead = lead or (names[0] if names else None)
        support += names[1:] if names and lead == names[0] else names
    for item in record.of(Role.SUPPORT):
        support += unit_names(item.span.of(text))
    for item in record.of(Role.LEADER):
        leader = leader or " ".join(item.span.of(text).split())
    return Units(lead, tuple(dict.fromkeys(name for name in support if name != lead)), leader)
