"""`tracker claim`: a person accepts what a unit claims, or returns it."""

import click

from tracker.cli import parameters
from tracker.cli.correcting import require_person, tell
from tracker.cli.help import App, Group
from tracker.cli.item import id_of
from tracker.cli.store import now, opened
from tracker.domain.vocabulary import ClaimKind
from tracker.wording import Both

_ABOUT = Both(
    "审核单位的反馈：通过，或退回并写明意见。销号用 tracker mark 编号 closed。",
    "Decides on what units claim: accept it, or return it with a note. tracker mark ID closed closes the item.",
)
_ACCEPT = Both("通过一项的最新反馈", "accept the newest claim on an item")
_RETURN = Both("退回一项的最新反馈，须用 --note 写明意见", "return the newest claim on an item, with a note")


@click.group("claim", cls=Group, about=_ABOUT)
def command() -> None:
    """Decide on claims."""


def _decide(app: App, id: str, kind: ClaimKind, db: str | None, by: str, note: str) -> int:
    require_person(by)
    with opened(db) as workspace:
        result = workspace.office.decide_claim(id_of(workspace, id), kind, by=by, now=now(), note=note)
    return tell(app, result, app.words.label(kind), as_json=False, name=kind.value)


@command.command("accept", about=_ACCEPT)
@click.argument("id", metavar="ID")
@parameters.db
@parameters.by
@parameters.note
@click.pass_obj
def accept(app: App, id: str, db: str | None, by: str, note: str) -> int:
    """Accept a claim."""
    return _decide(app, id, ClaimKind.ACCEPTED, db, by, note)


@command.command("return", about=_RETURN)
@click.argument("id", metavar="ID")
@parameters.db
@parameters.by
@parameters.note
@click.pass_obj
def return_(app: App, id: str, db: str | None, by: str, note: str) -> int:
    """Return a claim."""
    if not note.strip():
        from tracker.cli.exits import CommandError, Exit

        raise CommandError(Exit.USAGE, "claim.note")
    return _decide(app, id, ClaimKind.RETURNED, db, by, note)
