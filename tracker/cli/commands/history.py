"""`tracker history`: what happened to an item, by whom and when."""

import click

from tracker.cli import output, parameters
from tracker.cli.data import event_data
from tracker.cli.help import App, Command
from tracker.cli.item import detail_of
from tracker.cli.store import opened, today
from tracker.wording import Both

_ABOUT = Both(
    "查看一项的经过：每次判定、标记、证据决定和备注，谁在何时所作。",
    "Shows an item's history: every verdict, mark, evidence decision and note, by whom and when.",
)


@click.command("history", cls=Command, about=_ABOUT)
@click.argument("id", metavar="ID")
@parameters.db
@parameters.as_json
@click.pass_obj
def command(app: App, id: str, db: str | None, as_json: bool) -> None:
    """Show an item's history."""
    with opened(db) as workspace:
        history = detail_of(workspace, id, today()).history
    if as_json:
        output.value([event_data(event) for event in history])
        return
    for event in history:
        output.line(app.words.event_sentence(event))
