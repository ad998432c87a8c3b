"""`tracker import-marks`: what colleagues filled into an exported workbook becomes marks."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli import output, parameters
from tracker.cli.data import problem_data
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Command, option
from tracker.cli.store import now, opened, today
from tracker.domain.ledger import LedgerEntry
from tracker.wording import Both, Words

if TYPE_CHECKING:
    from tracker.reports.sheet_import import MarkChange
    from tracker.service.workspace import Workspace

_ABOUT = Both(
    "读回导出的台账表里填好的“状态”“备注”“延期至”，列出与台账不同的行，确认后记为标记。表里其他内容一概不采信；"
    "导出之后已被他人改动的事项只列出，不覆盖。",
    "Reads back status, note and new deadline from an exported workbook, shows the rows that differ, and records them as "
    "marks once confirmed. Nothing else in the file is trusted; items changed meanwhile are listed, not overwritten.",
)
_DRY = Both("只列出差别，不记录", "only show the differences")
_YES = Both("不再询问", "do not ask")
_SURE = Both("记录以上 {count} 项标记？", "record these {count} marks?")
_STATES = {
    "new": Both("记录", "to record"),
    "stale": Both("其间已改动，不覆盖", "changed meanwhile, left alone"),
    "unknown": Both("没有这一项", "not on file"),
}
_ROW = Both("第{row}行  {id}  {state}  {kind}  {note}", "row {row}  {id}  {state}  {kind}  {note}")
_BAD = Both("第{row}行没有采用：{message}", "row {row} not used: {message}")
_NOTHING = Both("与台账没有差别", "nothing differs from the ledger")
_DONE = Both("已记录 {count} 项", "{count} recorded")


@click.command("import-marks", cls=Command, about=_ABOUT)
@click.argument("path", metavar="FILE.xlsx", type=click.Path(path_type=Path))
@parameters.db
@parameters.by
@option("--dry-run", is_flag=True, about=_DRY)
@option("--yes", is_flag=True, about=_YES)
@parameters.as_json
@click.pass_obj
def command(app: App, path: Path, db: str | None, by: str, dry_run: bool, yes: bool, as_json: bool) -> int:
    """Read marks back from a workbook."""
    from tracker.reports.sheet_import import HEADS, RowState, changes, read_marks
    from tracker.service.filing.foreign_sheets import SheetError, read_sheet

    try:
        rows, problems = read_marks(read_sheet(path, HEADS))
    except SheetError as error:
        details = {"path": str(path), "reason": app.words.problem_sentence(error.problem)}
        raise CommandError(Exit.USAGE, "marks.unreadable", details) from error
    with opened(db) as workspace:
        found = changes(rows, lambda id: _entry(workspace, id))
        fresh = [change for change in found if change.state is RowState.NEW]
        if not as_json:
            for change in found:
                output.line(_sentence(app.words, change))
            for problem in problems:
                row = dict(problem.details).get("row", "")
                output.line(app.words.say(_BAD, row=row, message=app.words.problem_sentence(problem)))
            if not found:
                output.tell(app.words.say(_NOTHING))
        if fresh and not dry_run:
            if not yes and not as_json:
                click.confirm(app.words.say(_SURE, count=len(fresh)), abort=True, err=True)
            conflicts = _record(workspace, fresh, by)
        else:
            conflicts = []
    recorded = 0 if dry_run else len(fresh) - len(conflicts)
    if as_json:
        output.value(
            {
                "recorded": recorded,
                "conflicts": conflicts,
                "changes": [
                    {"row": one.row.row, "id": one.row.id, "state": one.state.value, "kind": one.kind.value}
                    for one in found
                ],
                "problems": [problem_data(app.words, problem) for problem in problems],
            }
        )
    else:
        output.tell(app.words.say(_DONE, count=recorded))
    refused = problems or conflicts or any(change.state is not RowState.NEW for change in found)
    return Exit.REFUSED if refused else Exit.DONE


def _entry(workspace: "Workspace", id: str) -> LedgerEntry | None:
    detail = workspace.entry(id, today())
    return detail.entry if detail is not None else None


def _record(workspace: "Workspace", fresh: list["MarkChange"], by: str) -> list[str]:
    conflicts: list[str] = []
    for change in fresh:
        result = workspace.mark(
            [change.row.id],
            change.kind,
            by=by,
            now=now(),
            note=change.row.note,
            new_deadline=change.row.new_deadline,
            expected_versions={change.row.id: change.row.version},
        )
        conflicts += [*result.conflicts, *result.unknown]
    return conflicts


def _sentence(words: Words, change: "MarkChange") -> str:
    until = words.day(change.row.new_deadline)
    return words.say(
        _ROW,
        row=change.row.row,
        id=change.row.id,
        state=words.say(_STATES[change.state.value]),
        kind=f"{words.label(change.kind)}{f'（{until}）' if until else ''}",
        note=change.row.note,
    ).rstrip()
