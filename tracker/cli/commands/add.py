"""`tracker add`: an item that the program missed, or that stands in no document."""

from dataclasses import replace
from datetime import date

import click

from tracker.cli import output, parameters
from tracker.cli.correcting import (
    day_changes,
    deadline,
    lead,
    leader,
    place_of,
    require_person,
    support,
    targets,
    units_of,
)
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Command, option
from tracker.cli.item import document_of
from tracker.cli.store import now, opened
from tracker.wording import Both

_ABOUT = Both(
    "登记一项：文件里读漏的（用 --document 和 --at 指明出处），或领导批示、会议交办的（不写文件）。没有给出的期限、目标按"
    "这段话读出。写出新编号。",
    "Puts an item on the ledger: one missed in a document (--document and --at say where), or one that stands in none. "
    "Deadline and targets not given are read from its words. Prints the new id.",
)
_DOCUMENT = Both("文件的编号或文件名", "the document's id or name")
_AT = Both("在原文中的起止", "its place in the text")


@click.command("add", cls=Command, about=_ABOUT)
@click.argument("text", metavar="TEXT")
@parameters.db
@parameters.by
@parameters.note
@option("--document", metavar="ID", about=_DOCUMENT)
@option("--at", metavar="START-END", about=_AT)
@deadline
@targets
@lead
@support
@leader
@parameters.as_json
@click.pass_obj
def command(
    app: App,
    text: str,
    db: str | None,
    by: str,
    note: str,
    document: str | None,
    at: str | None,
    deadline: date | None,
    targets: tuple[str, ...],
    lead: str | None,
    support: tuple[str, ...],
    leader: str | None,
    as_json: bool,
) -> None:
    """Add an item."""
    require_person(by)
    span = place_of(at) if at is not None else None
    if span is not None and document is None:
        raise CommandError(Exit.USAGE, "place.wrong", {"place": at or ""})
    from tracker.service.people.office import NewItem

    with opened(db, create=True) as workspace:
        office = workspace.office
        changes = day_changes(deadline, units_of(lead, support, leader))
        if targets:
            changes = replace(changes, targets=office.typed_targets(targets))
        home = document_of(workspace, document).id if document is not None else None
        id = office.add(NewItem(text, home, span, changes), by=by, now=now(), note=note)
    if as_json:
        output.value({"id": id})
    else:
        output.line(id)
