"""`tracker sheets`: what each unit has to do goes out as a workbook and as slips, and it is written down."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli import output, parameters
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Command, option
from tracker.cli.query import filters
from tracker.cli.store import now, opened, person_of
from tracker.cli.writing import entries_of, force
from tracker.domain.ledger import LedgerEntry, LedgerQuery
from tracker.domain.responsible import responsible_unit
from tracker.domain.vocabulary import LoopStage, Status
from tracker.wording import Both

if TYPE_CHECKING:
    from tracker.service.workspace import Workspace

_ABOUT = Both(
    "交办：每个责任单位一份反馈表（xlsx）和督办单（docx），编通知号、写明反馈时限，并记下已交办。默认交办所有还没有兑现、"
    "已明确责任单位的事项；筛选条件同 tracker list。",
    "Hands items out: a workbook and slips for each unit, with the notice's number and the day to answer by, and writes down "
    "that they were. By default all items that are not fulfilled and have a unit; filters as for tracker list.",
)
_OUTPUT = Both("写到哪个文件夹", "the folder to write to")
_ANSWER_BY = Both("反馈时限，默认十天后", "the day to answer by; default in ten days")
_BY = Both("由谁交办，默认本机用户名", "who hands out; default the user's name on this machine")
_DONE = Both("{unit}  {count} 项  {number}  {file}", "{unit}  {count} items  {number}  {file}")
_LEFT = Both(
    "另有 {count} 项还没有责任单位，未交办", "{count} more items have no unit and were not handed out"
)
DAYS_TO_ANSWER = 10
"""Days a unit has to answer when none are given."""


@click.command("sheets", cls=Command, about=_ABOUT)
@parameters.db
@filters
@option(
    "--output",
    "folder",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    about=_OUTPUT,
)
@option("--answer-by", type=parameters.Day(), metavar="DATE", about=_ANSWER_BY)
@option("--by", metavar="NAME", envvar="TRACKER_BY", default="", about=_BY)
@force
@parameters.as_json
@click.pass_obj
def command(
    app: App,
    db: str | None,
    query: LedgerQuery,
    folder: Path,
    answer_by: date | None,
    by: str,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Hand items out."""
    from tracker.reports.request import ReportError

    if not query.statuses:
        open_ = tuple(status for status in Status if status is not Status.FULFILLED)
        query = replace(query, statuses=open_)
    with opened(db) as workspace:
        groups, left = _by_unit(entries_of(workspace, query))
        if not groups:
            raise CommandError(Exit.USAGE, "sheets.nothing")
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_existing(folder, groups, overwrite=overwrite)
        moment = now()
        due = answer_by or moment.date() + timedelta(days=DAYS_TO_ANSWER)
        numbers = workspace.office.hand_out(
            {unit: [entry.id for entry in own] for unit, own in groups.items()},
            answer_by=due,
            by=person_of(by),
            now=moment,
        )
        try:
            for unit, entries in groups.items():
                _write(app, workspace, query, folder, unit, entries, numbers[unit], due, overwrite=overwrite)
        except ReportError as error:
            workspace.undo(by=person_of(by), now=now())
            raise CommandError(Exit.USAGE, error.code, dict(error.details)) from error
    if as_json:
        output.value(
            [
                {
                    "unit": unit,
                    "number": numbers[unit],
                    "answer_by": due.isoformat(),
                    "items": [entry.id for entry in entries],
                    "sheet": str(folder / f"{file_name(unit)}.xlsx"),
                    "slips": str(folder / f"{file_name(unit)}.docx"),
                }
                for unit, entries in groups.items()
            ]
        )
    else:
        for unit, entries in groups.items():
            file = folder / f"{file_name(unit)}.xlsx"
            output.line(app.words.say(_DONE, unit=unit, count=len(entries), number=numbers[unit], file=file))
    if left:
        output.tell(app.words.say(_LEFT, count=left))


def _by_unit(entries: Iterable[LedgerEntry]) -> tuple[dict[str, list[LedgerEntry]], int]:
    """The items by unit, in order of the units' names, and how many have none. Closed ones are left out."""
    groups: dict[str, list[LedgerEntry]] = {}
    left = 0
    for entry in entries:
        unit = responsible_unit(entry.commitment.lead, entry.issuer)
        if entry.stage is LoopStage.CLOSED:
            continue
        if unit:
            groups.setdefault(unit, []).append(entry)
        else:
            left += 1
    return dict(sorted(groups.items())), left


def file_name(unit: str) -> str:
    """A unit's name as a file may be called."""
    return (
        "".join("_" if sign in '/\\:*?"<>|' or ord(sign) < 32 else sign for sign in unit)[:80].strip(" .")
        or "_"
    )


def _refuse_existing(folder: Path, units: Iterable[str], *, overwrite: bool) -> None:
    """Nothing is written down as handed out whose sheet cannot be written."""
    for unit in units:
        for ending in (".xlsx", ".docx"):
            path = folder / f"{file_name(unit)}{ending}"
            if path.exists() and not overwrite:
                raise CommandError(Exit.USAGE, "output.exists", {"path": str(path)})


def _write(
    app: App,
    workspace: "Workspace",
    query: LedgerQuery,
    folder: Path,
    unit: str,
    entries: list[LedgerEntry],
    number: str,
    due: date,
    *,
    overwrite: bool,
) -> None:
    from tracker.reports.request import Kind, ReportRequest
    from tracker.reports.unit_sheet import UnitNoticeText, save_unit_sheet
    from tracker.reports.writing import write

    name = file_name(unit)
    text = UnitNoticeText(unit, number, due)
    save_unit_sheet(folder / f"{name}.xlsx", text, entries, app.words, query.as_of, force=overwrite)
    request = ReportRequest(
        Kind.SLIPS, query.as_of, lang=app.words.language.value, number=number, reply_by=due, unit=unit
    )
    overview = workspace.overview(query)
    write(
        request, entries, overview, folder / f"{name}.docx", force=overwrite, documents=workspace.documents()
    )
