"""`tracker restore`: puts a backup back."""

from pathlib import Path

import click

from tracker.cli import output, parameters
from tracker.cli.help import App, Command
from tracker.cli.store import address, explained, now
from tracker.wording import Both

_ABOUT = Both(
    "从备份恢复台账库。原来的台账库另存在旁边，不会丢。",
    "Restores the store from a backup. The store that was there is kept beside it.",
)
_DONE = Both("已从 {path} 恢复到 {place}", "restored from {path} to {place}")
_KEPT = Both("原来的台账库存为 {kept}", "the store that was there is kept as {kept}")


@click.command("restore", cls=Command, about=_ABOUT)
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@parameters.db
@click.pass_obj
def command(app: App, source: Path, db: str | None) -> None:
    """Restore the store."""
    from tracker.service.maintenance import restore

    with explained():
        place = address(db)
        kept = restore(source, place, now=now())
    output.tell(app.words.say(_DONE, path=source, place=place))
    if kept is not None:
        output.tell(app.words.say(_KEPT, kept=kept))
