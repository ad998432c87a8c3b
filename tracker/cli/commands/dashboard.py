"""`tracker dashboard`: the desk in the terminal."""

import sys
from datetime import date

import click

from tracker.cli import parameters
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Command, option
from tracker.cli.store import address, explained, policy_of, today
from tracker.domain.lengths import NAME
from tracker.wording import Both

_ABOUT = Both("打开终端看板。不带命令的 tracker 也是它。", "Opens the dashboard; plain tracker does too.")


_PERSON = Both("以谁的名义标记（也可设 TRACKER_BY）", "whose name marks are made under (or set TRACKER_BY)")


@click.command("dashboard", cls=Command, about=_ABOUT)
@parameters.db
@parameters.as_of
@option("--by", type=parameters.Words(NAME), metavar="NAME", envvar="TRACKER_BY", about=_PERSON)
@parameters.policy
@click.pass_obj
def command(app: App, db: str | None, as_of: date | None, by: str | None, policy: str | None) -> None:
    """Open the dashboard."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CommandError(Exit.USAGE, "terminal.missing")
    from tui import run_dashboard

    with explained():
        run_dashboard(
            address(db),
            as_of=as_of or today(),
            lang=app.words.language.value,
            person=by,
            policy=policy_of(policy),
        )
