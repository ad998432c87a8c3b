"""`tracker assign`: who is responsible for which items."""

from dataclasses import replace

import click

from tracker.cli import output, parameters
from tracker.cli.correcting import lead, leader, require_person, support, tell, units_of
from tracker.cli.exits import Exit
from tracker.cli.help import App, Command, option
from tracker.cli.item import id_of
from tracker.cli.store import now, opened
from tracker.wording import Both

_ABOUT = Both(
    "为一项或几项落实责任单位（牵头）、配合单位、责任领导。",
    "Gives one or several items their responsible unit, supporting units and leader.",
)
_PROPOSED = Both(
    "按职责文件（职责.toml）的建议落实：没有责任单位的，取第一个关键词相符的单位",
    "accept what the duties file proposes: the first unit whose key words fit, for items without a unit",
)
_NO_LEAD = Both(
    "请用 --lead 写明责任单位，或用 --proposed 采用建议", "give the unit with --lead, or --proposed"
)
_NONE = Both("{id}  没有可建议的单位", "{id}  no unit to propose")
_DONE = Both("责任单位：{lead}", "unit: {lead}")


@click.command("assign", cls=Command, about=_ABOUT)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@parameters.db
@parameters.by
@lead
@support
@leader
@option("--proposed", is_flag=True, about=_PROPOSED)
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
    proposed: bool,
    note: str,
    as_json: bool,
) -> int:
    """Assign items."""
    require_person(by)
    if (lead is None) is not proposed:
        raise click.UsageError(app.words.say(_NO_LEAD))
    changes = units_of(lead, support, leader)
    with opened(db) as workspace:
        wanted = [id_of(workspace, typed) for typed in ids]
        laid = dict.fromkeys(wanted, changes)
        if proposed:
            found = workspace.office.proposals_of(wanted)
            laid = {id: replace(changes, lead=some[0].unit) for id, some in found.items() if some}
        result = workspace.office.assign(laid, by=by, now=now(), note=note)
        units = {id: one.lead for id, one in laid.items()}
    if proposed and not as_json:
        for id in result.corrected:
            output.line(f"{id}  {app.words.say(_DONE, lead=units[id])}")
        for id in wanted:
            if id not in laid:
                output.line(app.words.say(_NONE, id=id))
        return Exit.DONE
    return tell(app, result, app.words.say(_DONE, lead=lead), as_json=as_json, name="assigned")
