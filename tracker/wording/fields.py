"""The names of what a person can set right in an item."""

from collections.abc import Mapping
from datetime import date

from .both import Both
from .speaker import Speaker

FIELDS: Mapping[str, Both] = {
    "deadline": Both("期限", "deadline"),
    "targets": Both("目标", "targets"),
    "lead": Both("责任单位", "unit"),
    "support": Both("配合单位", "supporting units"),
    "leader": Both("责任领导", "leader"),
    "contact": Both("联系人", "contact"),
    "measure": Both("措施", "measure"),
    "wording": Both("原文", "text"),
    "grade": Both("级别", "grade"),
    "stages": Both("序时节点", "stages"),
    "recurrence": Both("频次", "recurrence"),
}

_PAIR = Both("{name}“{value}”", "{name} “{value}”")
_EMPTY = Both("{name}（空）", "{name} (none)")


def field_name(words: Speaker, name: str) -> str:
    """What a field is called."""
    both = FIELDS.get(name)
    return words.say(both) if both is not None else name


def fields_sentence(words: Speaker, kept: str) -> str:
    """Fields as the history keeps them (`deadline=2026-06-30; lead=水务局`), for people."""
    parts = (part.partition("=") for part in kept.split("; "))
    return words.join(
        words.say(_PAIR, name=field_name(words, name), value=_plain(words, value))
        if value
        else words.say(_EMPTY, name=field_name(words, name))
        for name, _, value in parts
    )


def _plain(words: Speaker, value: str) -> str:
    try:
        return words.day(date.fromisoformat(value))
    except ValueError:
        return value
