"""`tracker remind`: a unit is reminded of items, and it is counted."""

from datetime import date

import click

from tracker.cli import parameters
from tracker.cli.correcting import require_person, tell
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Command, option
from tracker.cli.item import detail_of
from tracker.cli.store import now, opened, today
from tracker.wording import Both

_ABOUT = Both(
    "催办：记下又催了一次，督办单上印“第N次催办”。",
    "Reminds the units of items; each reminder is counted and printed on the slip.",
)
_ANSWER_BY = Both("请在哪一天前反馈", "the day by which to answer")
_DONE = Both("已催办", "reminded")


@click.command("remind", cls=Command, about=_ABOUT)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@parameters.db
@parameters.by
@parameters.note
@option("--answer-by", type=parameters.Day(), metavar="DATE", about=_ANSWER_BY)
@parameters.as_json
@click.pass_obj
def command(
    app: App,
    ids: tuple[str, ...],
    db: str | None,
    by: str,
    note: str,
    answer_by: date | None,
    as_json: bool,
) -> int:
    """Remind units of items."""
    require_person(by)
    with opened(db) as workspace:
        entries = [detail_of(workspace, typed, today()).entry for typed in ids]
        leads = {entry.id: entry.commitment.lead or "" for entry in entries}
        if nobody := [id for id, lead in leads.items() if not lead]:
            raise CommandError(Exit.USAGE, "remind.no_unit", {"ids": " ".join(nobody)})
        result = workspace.office.remind(list(leads), leads, by=by, now=now(), note=note, answer_by=answer_by)
    return tell(app, result, app.words.say(_DONE), as_json=as_json, name="reminded")
