"""What the commands that set items right have in common: their options and how they tell what came of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.correction import NOTHING, Changes
from tracker.domain.text import Span
from tracker.wording import Both

from . import output, parameters
from .exits import CommandError, Exit
from .help import App, option

if TYPE_CHECKING:
    from tracker.service.people.office import CorrectionResult

deadline = option(
    "--deadline", "deadline", type=parameters.Day(), metavar="DATE", about=Both("期限", "the deadline")
)
targets = option(
    "--target",
    "targets",
    multiple=True,
    metavar="TEXT",
    about=Both(
        "目标，写法与文件里一样，如 ≥85%、不少于12家；可多次给出",
        "a target, written as in documents (≥85%); may be given more than once",
    ),
)
lead = option("--lead", metavar="UNIT", about=Both("责任单位（牵头）", "the responsible unit"))
support = option(
    "--support",
    multiple=True,
    metavar="UNIT",
    about=Both("配合单位，可多次给出", "a supporting unit; may be given more than once"),
)
leader = option("--leader", metavar="NAME", about=Both("责任领导", "the person in charge"))

_CONFLICT = Both("{id}  其间已被他人改动，未改", "{id}  changed by someone else meanwhile, left alone")
_UNKNOWN = Both("{id}  没有这一项", "{id}  not on file")


def require_person(by: str) -> None:
    """CommandError (exit 2) for a name that is empty."""
    if not by.strip():
        raise CommandError(Exit.USAGE, "by.empty")


def units_of(
    lead: str | None, support: Sequence[str], leader: str | None, changes: Changes = NOTHING
) -> Changes:
    """The changes with the units and the leader that were given; an empty word empties the field."""
    if lead is not None:
        changes = replace(changes, lead=lead.strip() or None)
    if support:
        changes = replace(changes, support=tuple(name.strip() for name in support if name.strip()))
    if leader is not None:
        changes = replace(changes, leader=leader.strip() or None)
    return changes


def day_changes(day: date | None, changes: Changes) -> Changes:
    """The changes with a deadline, where one was given."""
    return changes if day is None else replace(changes, deadline=day)


def tell(app: App, result: "CorrectionResult", done: str, *, as_json: bool, name: str) -> int:
    """Say what became of an act, as lines or as JSON under `name`; the exit code."""
    if as_json:
        output.value(
            {
                name: list(result.corrected),
                "conflicts": list(result.conflicts),
                "unknown": list(result.unknown),
            }
        )
    else:
        for id in result.corrected:
            output.line(f"{id}  {done}")
        for id in result.conflicts:
            output.line(app.words.say(_CONFLICT, id=id))
        for id in result.unknown:
            output.line(app.words.say(_UNKNOWN, id=id))
    return Exit.REFUSED if result.conflicts or result.unknown else Exit.DONE


def place_of(place: str) -> Span:
    """`START-END` as a span; CommandError (exit 2) for anything else."""
    start, _, end = place.partition("-")
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        raise CommandError(Exit.USAGE, "place.wrong", {"place": place})
    return Span(int(start), int(end))
