"""`tracker backup`: a consistent copy of the store while others write."""

from pathlib import Path

import click

from tracker.cli import output, parameters
from tracker.cli.help import App, Command
from tracker.cli.store import opened
from tracker.cli.writing import force
from tracker.wording import Both

_ABOUT = Both(
    "把台账库备份成一个文件；其间别人照常可以使用。",
    "Copies the store into one file, consistent even while others write.",
)
_DONE = Both("已备份到 {path}", "backed up to {path}")


@click.command("backup", cls=Command, about=_ABOUT)
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@parameters.db
@force
@click.pass_obj
def command(app: App, target: Path, db: str | None, overwrite: bool) -> None:
    """Back the store up."""
    with opened(db) as workspace:
        workspace.backup(target, force=overwrite)
    output.tell(app.words.say(_DONE, path=target))
