"""`tracker import-sheets`: what units filled in comes back as their claims."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli import output, parameters
from tracker.cli.data import problem_data
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Command, option
from tracker.cli.store import now, opened, person_of, today
from tracker.domain.ledger import LedgerEntry
from tracker.domain.problem import Problem
from tracker.domain.responsible import responsible_unit
from tracker.wording import Both, Words

if TYPE_CHECKING:
    from tracker.reports.unit_sheet_import import ClaimChange
    from tracker.service.workspace import Workspace

_ABOUT = Both(
    "读回各单位填好的反馈表，逐项列出与台账不同的内容，记为该单位的反馈，等人审核；报“已完成”不等于销号。其间已有别的反馈、"
    "已销号、已换责任单位的只列出，不覆盖；不是本台账的行也列出。",
    "Reads back the sheets that units filled in, lists what differs item by item, and takes it in as the units' claims, to be "
    "checked by a person: “done” closes nothing. Rows with a newer claim, of closed items or of other units are only listed.",
)
_DRY = Both("只列出差别，不记录", "only show the differences")
_BY = Both("由谁录入，默认本机用户名", "who takes them in; default the user's name on this machine")
_STATES = {
    "new": Both("记录", "to record"),
    "conflict": Both("其间已有别的反馈，不覆盖", "another claim came in between, left alone"),
    "closed": Both("已销号或已剔除，不记录", "closed or dropped, left alone"),
    "other_unit": Both("已不是这个单位的事项，不记录", "another unit's item now, left alone"),
    "unknown": Both("不是本台账的事项", "no item of this ledger"),
}
_ROW = Both("{file} 第{row}行  {id}  {state}  {task}", "{file} row {row}  {id}  {state}  {task}")
_NOW = Both("    新：{text}", "    new: {text}")
_WAS = Both("    原：{text}（{by} {at}）", "    old: {text} ({by} {at})")
_BAD = Both("{file} 第{row}行没有采用：{message}", "{file} row {row} not used: {message}")
_NOTHING = Both("没有新的反馈", "nothing new")
_DONE = Both("已记录 {count} 项反馈", "{count} claims recorded")


@click.command("import-sheets", cls=Command, about=_ABOUT)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@parameters.db
@option("--by", metavar="NAME", envvar="TRACKER_BY", default="", about=_BY)
@option("--dry-run", is_flag=True, about=_DRY)
@parameters.as_json
@click.pass_obj
def command(app: App, paths: tuple[Path, ...], db: str | None, by: str, dry_run: bool, as_json: bool) -> int:
    """Take units' claims in."""
    from tracker.reports.unit_sheet_import import RowState

    rows: list[dict[str, object]] = []
    recorded, refused = 0, False
    with opened(db) as workspace:
        for path in paths:
            changes, problems = read_changes(workspace, path)
            fresh = [change for change in changes if change.state is RowState.NEW]
            conflicts = set() if dry_run else _record(workspace, fresh, path, person_of(by))
            recorded += 0 if dry_run else len(fresh) - len(conflicts)
            refused = refused or bool(problems or conflicts) or len(fresh) < len(changes)
            if not as_json:
                _show(app.words, path, changes, problems)
            rows += [_data(path, change, change.row.id in conflicts) for change in changes]
            rows += [{"file": str(path), **problem_data(app.words, problem)} for problem in problems]
    if as_json:
        output.value({"recorded": recorded, "rows": rows})
    else:
        output.tell(app.words.say(_DONE, count=recorded) if rows else app.words.say(_NOTHING))
    return Exit.REFUSED if refused else Exit.DONE


def read_changes(workspace: "Workspace", path: Path) -> tuple[tuple["ClaimChange", ...], tuple[Problem, ...]]:
    """What a sheet says that the ledger does not. CommandError (exit 2) for a file that is no sheet of ours."""
    from tracker.reports.unit_sheet_import import HEADS, claim_changes, read_claims
    from tracker.service.filing.foreign_sheets import SheetError, read_sheet

    try:
        rows, problems = read_claims(read_sheet(path, HEADS), path.name)
    except SheetError as error:
        details = {"path": str(path), **dict(error.problem.details)}
        raise CommandError(Exit.USAGE, error.problem.code, details) from error
    units = workspace.office.units()
    rows = tuple(replace(row, id=(*workspace.find_ids(row.id, 1), row.id)[0]) for row in rows)
    changes = claim_changes(
        rows,
        lambda id: _entry(workspace, id),
        lambda entry: responsible_unit(entry.commitment.lead, entry.issuer) or "",
        units.called,
    )
    return changes, problems


def _entry(workspace: "Workspace", id: str) -> LedgerEntry | None:
    detail = workspace.entry(id, today())
    return detail.entry if detail is not None else None


def _record(workspace: "Workspace", fresh: list["ClaimChange"], path: Path, by: str) -> set[str]:
    """Take the claims of a sheet in, in one act; the ids of those somebody else changed in this moment."""
    from tracker.service.filing.proof_files import fingerprinted

    claims, versions = {}, {}
    for change in fresh:
        assert change.entry is not None
        proofs = tuple(fingerprinted(path.parent, proof) for proof in change.row.claim.proofs)
        claims[change.row.id] = replace(change.row.claim, proofs=proofs)
        versions[change.row.id] = change.entry.version
    if not claims:
        return set()
    result = workspace.office.claim(claims, by=by, now=now(), expected_versions=versions)
    return set(result.conflicts) | set(result.unknown)


def _show(
    words: Words, path: Path, changes: tuple["ClaimChange", ...], problems: tuple[Problem, ...]
) -> None:
    for change in changes:
        task = change.entry.commitment.text if change.entry is not None else ""
        state = words.say(_STATES[change.state.value])
        row = change.row
        output.line(words.say(_ROW, file=path.name, row=row.row, id=row.id, state=state, task=task).rstrip())
        output.line(words.say(_NOW, text=words.claim_sentence(row.claim)))
        if change.before is not None:
            old = change.before
            claimed = words.claim_sentence(old)
            output.line(words.say(_WAS, text=claimed, by=old.by, at=words.moment(old.at)))
    for problem in problems:
        number = dict(problem.details).get("row", "")
        message = words.problem_sentence(problem)
        output.line(words.say(_BAD, file=path.name, row=number, message=message))


def _data(path: Path, change: "ClaimChange", conflict: bool) -> dict[str, object]:
    from tracker.reports.contract import claim_json

    return {
        "file": str(path),
        "row": change.row.row,
        "id": change.row.id,
        "state": "conflict" if conflict else change.state.value,
        "claim": claim_json(change.row.claim, ()),
        "before": claim_json(change.before, ()) if change.before is not None else None,
    }
