"""`tracker levels`: a higher body's targets beside the local ones."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli import output, parameters
from tracker.cli.data import step_data
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Command, option
from tracker.cli.item import document_of
from tracker.cli.store import opened, today
from tracker.cli.writing import force
from tracker.domain.ledger import LedgerEntry, LedgerQuery
from tracker.domain.levels import Level
from tracker.wording import Both
from tracker.wording.levels import HEAD, named, rows

if TYPE_CHECKING:
    from tracker.service.workspace import Workspace

_ABOUT = Both(
    "把上级单位的目标与下级单位同年度计划里同一指标（事项）的目标放在一起：下级低于上级的、下级合计比上级少多少（未分解），"
    "以及下级报告的数。HIGHER 和 LOCAL 是发文单位，或文件的编号、文件名。只作对照，不作评判。",
    "Lays the targets of a higher body beside those of local bodies for the same indicator or matter and year: which are lower, "
    "how much of a count no local plan takes up, and what local reports say. HIGHER and LOCAL are issuers, or ids or names "
    "of documents. Nothing here is a verdict.",
)
_TO = Both("另写成文件（docx、md、txt）", "also write it to a file (docx, md, txt)")
_SHOWN = Both("{total} 项上级目标有下级安排", "{total} higher targets are taken up below")
_WRITTEN = Both("已写入 {path}", "written to {path}")


@click.command("levels", cls=Command, about=_ABOUT)
@click.argument("higher", metavar="HIGHER")
@click.argument("local", metavar="LOCAL...", nargs=-1, required=True)
@parameters.db
@parameters.as_of
@parameters.as_json
@option("--output", "target", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), about=_TO)
@force
@click.pass_obj
def command(
    app: App,
    higher: str,
    local: tuple[str, ...],
    db: str | None,
    as_of: date | None,
    as_json: bool,
    target: Path | None,
    overwrite: bool,
) -> None:
    """Lay targets of two levels beside each other."""
    from tracker.insight.levels import levels

    day = as_of or today()
    with opened(db) as workspace:
        below = {name: _entries(workspace, name, day) for name in dict.fromkeys(local)}
        found = levels(higher, _entries(workspace, higher, day), below)
        kept = workspace.kept_files()
    if target is not None:
        _write(app, higher, found, day, target, kept, overwrite=overwrite)
    if as_json:
        output.value([_data(level) for level in found])
        return
    head = [app.words.say(name) for name in HEAD]
    table = [list(row) for level in found for row in rows(app.words, level)]
    output.table(head, table, elastic=0)
    output.tell(app.words.say(_SHOWN, total=len(found)))


def _entries(workspace: "Workspace", name: str, day: date) -> tuple[LedgerEntry, ...]:
    """The items of an issuer, else of a document; CommandError (exit 2) for neither."""
    entries = workspace.ledger(LedgerQuery(day, issuers=(name,))).all()
    if entries:
        return entries
    return workspace.ledger(LedgerQuery(day, documents=(document_of(workspace, name).id,))).all()


def _write(
    app: App,
    higher: str,
    found: tuple[Level, ...],
    day: date,
    target: Path,
    kept: tuple[Path, ...],
    *,
    overwrite: bool,
) -> None:
    from tracker.reports.levels_paper import LevelsPaper, write_levels
    from tracker.reports.request import ReportError

    try:
        write_levels(LevelsPaper(higher, found, day, app.words.language), target, force=overwrite, kept=kept)
    except ReportError as error:
        raise CommandError(Exit.USAGE, error.code, dict(error.details)) from error
    output.tell(app.words.say(_WRITTEN, path=target))


def _data(level: Level) -> dict[str, object]:
    return {
        "body": level.body,
        "indicator": named(level.pledge),
        **step_data(level.pledge),
        "rules": list(level.same),
        "local": [
            {
                "body": part.body,
                "below": part.below,
                "promise": step_data(part.pledge) if part.pledge is not None else None,
            }
            for part in level.parts
        ],
        "local_sum": level.total,
        "unassigned": level.open,
    }
