"""`tracker doctor`: is the store whole?"""

import click

from tracker.cli import output, parameters
from tracker.cli.data import problem_data
from tracker.cli.exits import Exit
from tracker.cli.help import App, Command
from tracker.cli.store import opened
from tracker.wording import Both

_ABOUT = Both(
    "检查台账库是否完好，重建索引，压缩空间。什么也不会丢。",
    "Checks that the store is whole, rebuilds its indexes and gives back unused space. Nothing is lost.",
)
_WELL = Both("台账库完好：{place}", "the store is whole: {place}")


@click.command("doctor", cls=Command, about=_ABOUT)
@parameters.db
@parameters.as_json
@click.pass_obj
def command(app: App, db: str | None, as_json: bool) -> int:
    """Check the store."""
    with opened(db) as workspace:
        problems, place = workspace.check(), workspace.place
    if as_json:
        output.value({"store": place, "problems": [problem_data(app.words, problem) for problem in problems]})
    else:
        for problem in problems:
            output.line(app.words.problem_sentence(problem))
        if not problems:
            output.line(app.words.say(_WELL, place=place))
    return Exit.STORE if problems else Exit.DONE
