"""`tracker evidence`: what a person decides about the clauses that answer an item."""

from collections.abc import Callable

import click

from tracker.cli import output, parameters
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Group, option
from tracker.cli.item import clause_at, detail_of, id_of
from tracker.cli.store import now, opened, today
from tracker.domain.verdict import Evidence
from tracker.domain.vocabulary import EvidenceDecision
from tracker.wording import Both

_ABOUT = Both(
    "确认、否定或补充一项的证据。否定了的证据不会再被提出。N 是 tracker show 列出的序号。",
    "Confirms, rejects or attaches evidence. What is rejected is never proposed again. N is its number in tracker show.",
)
_CONFIRM = Both("确认第 N 条证据", "confirm the N-th evidence")
_REJECT = Both("否定第 N 条证据", "reject the N-th evidence")
_ATTACH = Both("补充一段原文作证据：文件:起-止", "attach words of a document: FILE:START-END")
_FIND = Both("在同一单位的报告里找可作证据的句子", "search the reports of the same body for a clause")
_LIMIT = Both("最多列出几条", "list at most so many")


@click.group("evidence", cls=Group, about=_ABOUT)
def command() -> None:
    """Decide about evidence."""


def _decide(
    app: App, id: str, number: int, decision: EvidenceDecision, db: str | None, by: str, note: str
) -> None:
    with opened(db) as workspace:
        entry = detail_of(workspace, id, today()).entry
        verdict, id = entry.verdict, entry.id
        proposed = (*verdict.evidence, *verdict.conflicting)
        if not 1 <= number <= len(proposed):
            raise CommandError(
                Exit.USAGE, "evidence.unknown", {"id": id, "number": str(number), "count": str(len(proposed))}
            )
        _record(app, workspace.decide_evidence, id, proposed[number - 1], decision, by, note)


def _record(
    app: App,
    decide: Callable[..., object],
    id: str,
    evidence: Evidence,
    decision: EvidenceDecision,
    by: str,
    note: str,
) -> None:
    decide(id, evidence, decision, by=by, now=now(), note=note)
    output.tell(f"{id}  {app.words.label(decision)}：{evidence.text}")


@command.command("confirm", about=_CONFIRM)
@click.argument("id", metavar="ID")
@click.argument("number", metavar="N", type=click.IntRange(min=1))
@parameters.db
@parameters.by
@parameters.note
@click.pass_obj
def confirm(app: App, id: str, number: int, db: str | None, by: str, note: str) -> None:
    """Confirm a piece of evidence."""
    _decide(app, id, number, EvidenceDecision.CONFIRMED, db, by, note)


@command.command("reject", about=_REJECT)
@click.argument("id", metavar="ID")
@click.argument("number", metavar="N", type=click.IntRange(min=1))
@parameters.db
@parameters.by
@parameters.note
@click.pass_obj
def reject(app: App, id: str, number: int, db: str | None, by: str, note: str) -> None:
    """Reject a piece of evidence."""
    _decide(app, id, number, EvidenceDecision.REJECTED, db, by, note)


@command.command("attach", about=_ATTACH)
@click.argument("id", metavar="ID")
@click.argument("place", metavar="FILE:START-END")
@parameters.db
@parameters.by
@parameters.note
@click.pass_obj
def attach(app: App, id: str, place: str, db: str | None, by: str, note: str) -> None:
    """Attach words of a document."""
    with opened(db) as workspace:
        detail_of(workspace, id, today())
        _record(
            app,
            workspace.decide_evidence,
            id,
            clause_at(workspace, place),
            EvidenceDecision.ATTACHED,
            by,
            note,
        )


@command.command("find", about=_FIND)
@click.argument("id", metavar="ID")
@click.argument("text", metavar="TEXT")
@option("--limit", type=click.IntRange(min=1), default=20, metavar="N", about=_LIMIT)
@parameters.db
@parameters.as_json
@click.pass_obj
def find(app: App, id: str, text: str, limit: int, db: str | None, as_json: bool) -> None:
    """Search for a clause that could be attached."""
    with opened(db) as workspace:
        id = id_of(workspace, id)
        clauses = workspace.find_clauses(id, text, limit)
    if as_json:
        from tracker.reports.contract import evidence_json

        output.value([evidence_json(clause) for clause in clauses])
        return
    for clause in clauses:
        output.line(f"{clause.document}:{clause.span.start}-{clause.span.end}  {clause.text}")
