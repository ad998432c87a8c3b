"""`tracker mark`: what a person knows better."""

from datetime import date
from typing import TYPE_CHECKING

import click

from tracker.cli import output, parameters
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Command, option
from tracker.cli.item import clause_at, id_of
from tracker.cli.store import now, opened, today
from tracker.domain.vocabulary import MarkKind
from tracker.wording import Both

if TYPE_CHECKING:
    from tracker.service.workspace import Workspace

_ABOUT = Both(
    "人工标记一项或几项。标记高于自动判定，以后导入不会覆盖；撤回用 withdrawn。\n"
    "STATUS：fulfilled 已兑现，pending 未到期，overdue 逾期，unverifiable 无法核实，extended 批准延期（须给 --until），"
    "long_term 长期坚持，adjusted 调整，cancelled 取消，closed 销号，note 仅备注，withdrawn 撤回标记。",
    "Marks one item or several. A mark outranks the verdict and no later import overwrites it; withdrawn takes it back.\n"
    "STATUS: fulfilled, pending, overdue, unverifiable, extended (needs --until), long_term, adjusted, cancelled, closed, "
    "note (a note only), withdrawn.",
)
_UNTIL = Both("新的期限（用于 extended、adjusted）", "the new deadline (for extended and adjusted)")
_EVIDENCE = Both("所依据的原文，文件:起-止", "the words it rests on, as FILE:START-END")
_DATED = frozenset({MarkKind.EXTENDED, MarkKind.ADJUSTED})
_DONE = Both("{id}  {kind}", "{id}  {kind}")
_CONFLICT = Both("{id}  其间已被他人改动，未标记", "{id}  changed by someone else meanwhile, not marked")


def _not_backwards(app: App, workspace: "Workspace", ids: list[str], until: date) -> None:
    """CommandError (exit 2) for an extension to before the present deadline: that is no extension."""
    for id in ids:
        detail = workspace.entry(id, today())
        present = detail.entry.verdict.deadline if detail is not None else None
        if present is not None and until < present:
            details = {"day": app.words.day(until), "present": app.words.day(present)}
            raise CommandError(Exit.USAGE, "deadline.earlier", details)


@click.command("mark", cls=Command, about=_ABOUT)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.argument("kind", metavar="STATUS", type=parameters.Member(MarkKind))
@parameters.db
@parameters.by
@parameters.note
@option("--until", type=parameters.Day(), metavar="DATE", about=_UNTIL)
@option("--evidence", metavar="FILE:START-END", about=_EVIDENCE)
@parameters.as_json
@click.pass_obj
def command(
    app: App,
    ids: tuple[str, ...],
    kind: MarkKind,
    db: str | None,
    by: str,
    note: str,
    until: date | None,
    evidence: str | None,
    as_json: bool,
) -> int:
    """Mark items by hand."""
    if (until is None and kind is MarkKind.EXTENDED) or (until is not None and kind not in _DATED):
        raise CommandError(Exit.USAGE, "mark.until")
    if kind is MarkKind.NOTE and not note:
        raise CommandError(Exit.USAGE, "mark.note")
    if not by.strip():
        raise CommandError(Exit.USAGE, "by.empty")
    with opened(db) as workspace:
        wanted = [id_of(workspace, typed) for typed in ids]
        if kind is MarkKind.EXTENDED and until is not None:
            _not_backwards(app, workspace, wanted, until)
        result = workspace.mark(
            wanted,
            kind,
            by=by,
            now=now(),
            note=note,
            new_deadline=until,
            evidence=clause_at(workspace, evidence) if evidence else None,
        )
    if as_json:
        output.value({"marked": list(result.marked), "conflicts": list(result.conflicts)})
    else:
        for id in result.marked:
            output.line(app.words.say(_DONE, id=id, kind=app.words.label(kind)))
        for id in result.conflicts:
            output.line(app.words.say(_CONFLICT, id=id))
    return Exit.REFUSED if result.conflicts else Exit.DONE
