"""`tracker correct`: what a person sets right in an item's reading."""

from dataclasses import replace
from datetime import date

import click

from tracker.cli import parameters
from tracker.cli.correcting import (
    day_changes,
    deadline,
    lead,
    leader,
    place_of,
    require_person,
    support,
    targets,
    tell,
    units_of,
)
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Command, option
from tracker.cli.item import detail_of, id_of
from tracker.cli.store import now, opened, today
from tracker.domain.correction import Wording
from tracker.domain.promise import Stage
from tracker.domain.vocabulary import Grade, Recurrence
from tracker.wording import Both

_ABOUT = Both(
    "更正一项：期限、目标、原文起止、责任单位、配合单位、责任领导、联系人、措施、级别、频次。读出的内容不改，更正列在旁边，以后的判定"
    "以更正为准；重新导入、换新版后仍在，可撤销。",
    "Sets right what was read of an item. What was read stays visible; verdicts go by the correction from its day on, "
    "and it is kept over new editions.",
)
_NO_TARGETS = Both("没有目标（读出的都不是）", "it has no targets (none of those read is one)")
_NO_DEADLINE = Both("没有期限", "it has no deadline")
_CONTACT = Both("联系人", "whom to ask in the unit")
_MEASURE = Both("措施", "what is being done about it")
_GRADE = Both("级别：hard milestone declaratory", "the grade: hard milestone declaratory")
_STAGE = Both("序时节点，可多次给出", "a step with its day; may be given more than once")
_RECURRENCE = Both("频次：weekly monthly quarterly half_yearly yearly", "how often it is due")
_AT = Both(
    "原文的起止位置（字符数），事项的文字改为这一段", "where its words stand in its document, in characters"
)
_DONE = Both("已更正", "corrected")


@click.command("correct", cls=Command, about=_ABOUT)
@click.argument("id", metavar="ID")
@parameters.db
@parameters.by
@deadline
@option("--no-deadline", is_flag=True, about=_NO_DEADLINE)
@targets
@option("--no-targets", is_flag=True, about=_NO_TARGETS)
@lead
@support
@leader
@option("--contact", metavar="NAME", about=_CONTACT)
@option("--measure", metavar="TEXT", about=_MEASURE)
@option("--grade", type=parameters.Member(Grade), about=_GRADE)
@option("--stage", "stages", multiple=True, metavar="DATE:TEXT", about=_STAGE)
@option("--recurrence", type=parameters.Member(Recurrence), about=_RECURRENCE)
@option("--at", metavar="START-END", about=_AT)
@parameters.note
@parameters.as_json
@click.pass_obj
def command(
    app: App,
    id: str,
    db: str | None,
    by: str,
    deadline: date | None,
    no_deadline: bool,
    targets: tuple[str, ...],
    no_targets: bool,
    lead: str | None,
    support: tuple[str, ...],
    leader: str | None,
    contact: str | None,
    measure: str | None,
    grade: Grade | None,
    stages: tuple[str, ...],
    recurrence: Recurrence | None,
    at: str | None,
    note: str,
    as_json: bool,
) -> int:
    """Correct an item."""
    require_person(by)
    changes = day_changes(deadline, units_of(lead, support, leader))
    if no_deadline:
        changes = replace(changes, deadline=None)
    if no_targets:
        changes = replace(changes, targets=())
    if contact is not None:
        changes = replace(changes, contact=contact.strip() or None)
    if measure is not None:
        changes = replace(changes, measure=measure.strip() or None)
    if grade is not None:
        changes = replace(changes, grade=grade)
    if recurrence is not None:
        changes = replace(changes, recurrence=recurrence)
    if stages:
        changes = replace(changes, stages=tuple(_stage(written) for written in stages))
    span = place_of(at) if at is not None else None
    if not changes.given() and not targets and span is None:
        raise CommandError(Exit.USAGE, "correct.nothing")
    with opened(db) as workspace:
        item = id_of(workspace, id)
        if span is not None:
            home = detail_of(workspace, item, today()).entry.document_id
            text = workspace.document_text(home)
            if span.end > len(text) or not span.of(text).strip():
                raise CommandError(Exit.USAGE, "place.wrong", {"place": at or ""})
            changes = replace(changes, wording=Wording(span.of(text), span))
        if targets:
            changes = replace(changes, targets=workspace.office.typed_targets(targets, item))
        result = workspace.office.correct({item: changes}, by=by, now=now(), note=note)
    return tell(app, result, app.words.say(_DONE), as_json=as_json, name="corrected")


def _stage(written: str) -> Stage:
    """`2026-06-30:完成一半` as a stage; its targets are read from its words."""
    day, _, text = written.replace("：", ":").partition(":")
    try:
        when = date.fromisoformat(day.strip())
    except ValueError as error:
        raise CommandError(Exit.USAGE, "stage.wrong", {"stage": written}) from error
    return Stage(text.strip(), when)
