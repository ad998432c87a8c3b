"""`tracker split`: one item becomes several, each with its own unit and day."""

from dataclasses import replace
from datetime import date

import click

from tracker.cli import output, parameters
from tracker.cli.correcting import require_person, units_of
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Command, option
from tracker.cli.item import id_of
from tracker.cli.store import now, opened
from tracker.domain.correction import Changes
from tracker.wording import Both

_ABOUT = Both(
    "把一项拆成几项，每项有自己的责任单位和期限；原项不再列入台账，可用 tracker drop --restore 恢复。写出新编号。",
    "Splits an item into parts with units and deadlines of their own; the whole leaves the ledger (tracker drop --restore "
    "brings it back). Prints the new ids.",
)
_PART = Both(
    "一部分：“内容; 单位; 日期”，后两项可空，空着的沿用原项；至少给出两次",
    "one part: “TEXT; UNIT; DATE”; the last two may be empty and are then those of the whole; at least two",
)


@click.command("split", cls=Command, about=_ABOUT)
@click.argument("id", metavar="ID")
@parameters.db
@parameters.by
@option("--part", "parts", multiple=True, metavar="TEXT", about=_PART)
@parameters.note
@parameters.as_json
@click.pass_obj
def command(
    app: App, id: str, db: str | None, by: str, parts: tuple[str, ...], note: str, as_json: bool
) -> None:
    """Split an item."""
    require_person(by)
    if len(parts) < 2:
        raise CommandError(Exit.USAGE, "split.few")
    from tracker.service.people.office import Part

    made = [Part(*_read(part)) for part in parts]
    with opened(db) as workspace:
        ids = workspace.office.split(id_of(workspace, id), made, by=by, now=now(), note=note)
    if as_json:
        output.value({"ids": list(ids)})
    else:
        for new in ids:
            output.line(new)


def _read(part: str) -> tuple[str, Changes]:
    """The words of a part, its unit and its day."""
    pieces = [piece.strip() for piece in part.replace("；", ";").split(";")]
    text, unit, day = (*pieces, "", "")[:3]
    if not text or len(pieces) > 3:
        raise CommandError(Exit.USAGE, "split.part", {"part": part})
    changes = units_of(unit or None, (), None)
    if day:
        try:
            changes = replace(changes, deadline=date.fromisoformat(day))
        except ValueError as error:
            raise CommandError(Exit.USAGE, "split.part", {"part": part}) from error
    return text, changes
