"""`tracker assign`: who is responsible for which items."""

import click

from tracker.cli import parameters
from tracker.cli.correcting import lead, leader, require_person, support, tell, units_of
from tracker.cli.help import App, Command
from tracker.cli.item import id_of
from tracker.cli.store import now, opened
from tracker.wording import Both

_ABOUT = Both(
    "为一项或几项落实责任单位（牵头）、配合单位、责任领导。",
    "Gives one or several items their responsible unit, supporting units and leader.",
)
_DONE = Both("责任单位：{lead}", "unit: {lead}")


@click.command("assign", cls=Command, about=_ABOUT)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@parameters.db
@parameters.by
@lead
@support
@leader
@parameters.note
@parameters.as_json
@click.pass_obj
def command(
    app: App,
    ids: tuple[str, ...],
    db: str | None,
    by: str,
    lead: str | None,
    support: tuple[str, ...],
    leader: str | None,
    note: str,
    as_json: bool,
) -> int:
    """Assign items."""
    require_person(by)
    if lead is None:
        raise click.UsageError(app.words.say(_NO_LEAD))
    changes = units_of(lead, support, leader)
    with opened(db) as workspace:
        wanted = [id_of(workspace, typed) for typed in ids]
        result = workspace.office.assign(dict.fromkeys(wanted, changes), by=by, now=now(), note=note)
    return tell(app, result, app.words.say(_DONE, lead=lead), as_json=as_json, name="assigned")


_NO_LEAD = Both("请用 --lead 写明责任单位", "give the unit with --lead")
