"""`tracker drop`: what is no promise leaves the ledger, and can come back."""

import click

from tracker.cli import parameters
from tracker.cli.correcting import require_person, tell
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Command, option
from tracker.cli.item import id_of
from tracker.cli.store import now, opened
from tracker.wording import Both

_ABOUT = Both(
    "剔除不是承诺的事项，须写明理由；以后不再列入台账，也不再通报。用 --restore 恢复（拆分过的也用它恢复）。",
    "Takes an item off the ledger that is no promise; a reason is needed. --restore puts it back, a split one too.",
)
_RESTORE = Both("恢复", "put it back")
_DONE = Both("已剔除", "dropped")
_BACK = Both("已恢复", "restored")


@click.command("drop", cls=Command, about=_ABOUT)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@parameters.db
@parameters.by
@parameters.note
@option("--restore", is_flag=True, about=_RESTORE)
@parameters.as_json
@click.pass_obj
def command(
    app: App, ids: tuple[str, ...], db: str | None, by: str, note: str, restore: bool, as_json: bool
) -> int:
    """Drop items, or restore them."""
    require_person(by)
    if not restore and not note.strip():
        raise CommandError(Exit.USAGE, "drop.note")
    with opened(db) as workspace:
        wanted = [id_of(workspace, typed) for typed in ids]
        if restore:
            result = workspace.office.restore(wanted, by=by, now=now(), note=note)
        else:
            result = workspace.office.drop(wanted, by=by, now=now(), note=note)
    done = app.words.say(_BACK if restore else _DONE)
    return tell(app, result, done, as_json=as_json, name="restored" if restore else "dropped")
