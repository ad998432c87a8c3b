"""`tracker agree`: two people judge the same items without seeing each other's marks."""

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli import output, parameters
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Group, option
from tracker.cli.item import detail_of
from tracker.cli.query import filters
from tracker.cli.store import opened, today
from tracker.cli.writing import force, output_file
from tracker.domain.agreement import Concord, concord
from tracker.domain.ledger import LedgerQuery
from tracker.domain.vocabulary import MarkKind, Status
from tracker.wording import Both, Words

if TYPE_CHECKING:
    from tracker.service.workspace import Workspace

_ABOUT = Both(
    "两人互不知情地判断同一批事项，看判断是否一致（Cohen κ）。sheet 抽出若干事项写成空表，每人一份（同一 --seed 抽到同一批），"
    "表上没有自动判定、也没有别人的标记；填好后用 compare 比较。marks 比较台账里两人已有的标记。",
    "Two people judge the same items without knowing of each other: do they agree (Cohen's κ)? sheet draws items onto an empty "
    "sheet, one for each person (the same --seed draws the same); it shows neither the program's verdict nor anybody's mark; "
    "compare holds two filled sheets beside each other. marks compares the marks both have made in the ledger.",
)
_SHEET = Both(
    "抽 N 项写成空表（CSV，可用 Excel、WPS 打开），在“判断”一栏填：已兑现、未到期、逾期、无法核实",
    "draw N items onto an empty sheet (CSV for Excel or WPS); the column judgement takes fulfilled, pending, overdue, unverifiable",
)
_COMPARE = Both("比较两份填好的表", "compare two filled sheets")
_MARKS = Both("比较两人在台账里的标记", "compare the marks of two people in the ledger")
_SEED = Both(
    "抽样用的词；相同的词抽到相同的事项", "what the draw depends on; the same word draws the same items"
)
_WRITTEN = Both("已写入 {path}：{count} 项", "written to {path}: {count} items")
_RESULT = Both(
    "{first} 与 {second}：共同判断 {both} 项，一致 {same} 项（{share}），κ {kappa}",
    "{first} and {second}: {both} judged by both, {same} alike ({share}), κ {kappa}",
)
_MACHINE = Both("程序", "the program")
_EMPTY = Both("{name}：{empty} 行未填", "{name}: {empty} rows left empty")
_UNREAD = Both(
    "{name}：第 {rows} 行的判断不认识，未计入",
    "{name}: rows {rows} have a judgement that is no status, left out",
)
_NONE = Both("无法计算", "cannot be computed")
_ID = Both("编号", "id")
_TEXT = Both("事项", "commitment")


@click.group("agree", cls=Group, about=_ABOUT)
def command() -> None:
    """See how far two people agree."""


@command.command("sheet", about=_SHEET)
@click.argument("count", metavar="N", type=click.IntRange(1, 2000))
@parameters.db
@filters
@option("--seed", default="1", metavar="WORD", about=_SEED)
@output_file
@force
@click.pass_obj
def sheet(
    app: App, count: int, db: str | None, query: LedgerQuery, seed: str, target: Path, overwrite: bool
) -> None:
    """Draw items onto an empty sheet."""
    from tracker.reports.atomic import whole_file
    from tracker.reports.blind_sheet import sheet_lines
    from tracker.reports.request import ReportError

    with opened(db) as workspace:
        ids = sorted(
            workspace.ledger(query).ids, key=lambda id: hashlib.sha256(f"{seed} {id}".encode()).digest()
        )
        details = [detail_of(workspace, id, query.as_of) for id in ids[:count]]
        try:
            with whole_file(target, force=overwrite, kept=workspace.kept_files()) as temporary:
                text = "\ufeff" + "".join(sheet_lines(details, app.words))
                temporary.write_text(text, encoding="utf-8", newline="")
        except ReportError as error:
            raise CommandError(Exit.USAGE, error.code, dict(error.details)) from error
    output.tell(app.words.say(_WRITTEN, path=target, count=len(details)))


@command.command("compare", about=_COMPARE)
@click.argument("first", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("second", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@parameters.db
@parameters.as_of
@parameters.as_json
@click.pass_obj
def compare(app: App, first: Path, second: Path, db: str | None, as_of: date | None, as_json: bool) -> None:
    """Compare two filled sheets."""
    one, other = _filled(app.words, first), _filled(app.words, second)
    with opened(db) as workspace:
        _show(
            app.words, workspace, (first.name, one), (second.name, other), as_of or today(), as_json=as_json
        )


@command.command("marks", about=_MARKS)
@click.argument("first", metavar="NAME")
@click.argument("second", metavar="NAME")
@parameters.db
@parameters.as_of
@parameters.as_json
@click.pass_obj
def marks(app: App, first: str, second: str, db: str | None, as_of: date | None, as_json: bool) -> None:
    """Compare the marks of two people."""
    day = as_of or today()
    with opened(db) as workspace:
        found: dict[str, dict[str, Status]] = {first: {}, second: {}}
        for id in workspace.ledger(LedgerQuery(day, marked=True)).ids:
            for mark in detail_of(workspace, id, day).marks:
                if mark.by in found and mark.kind in _STATUSES:
                    found[mark.by][id] = _STATUSES[mark.kind]
        _show(app.words, workspace, (first, found[first]), (second, found[second]), day, as_json=as_json)


_STATUSES = {
    MarkKind.FULFILLED: Status.FULFILLED,
    MarkKind.PENDING: Status.PENDING,
    MarkKind.OVERDUE: Status.OVERDUE,
    MarkKind.UNVERIFIABLE: Status.UNVERIFIABLE,
}


def _filled(words: Words, path: Path) -> dict[str, Status]:
    from tracker.reports.blind_sheet import read_sheet

    read = read_sheet(path.read_bytes())
    if read is None:
        raise CommandError(Exit.USAGE, "agree.no_sheet", {"path": str(path)})
    if read.empty:
        output.tell(words.say(_EMPTY, name=path.name, empty=read.empty))
    if read.unread:
        output.tell(words.say(_UNREAD, name=path.name, rows=" ".join(map(str, read.unread))))
    return read.judgements


def _show(
    words: Words,
    workspace: "Workspace",
    first: tuple[str, dict[str, Status]],
    second: tuple[str, dict[str, Status]],
    day: date,
    *,
    as_json: bool,
) -> None:
    both = concord(first[1], second[1])
    details = {id: workspace.entry(id, day) for id in first[1].keys() | second[1].keys()}
    entries = {id: detail.entry for id, detail in details.items() if detail is not None}
    machine = {id: entry.verdict.status for id, entry in entries.items() if entry.verdict.mark is None}
    beside = [(name, concord(judged, machine)) for name, judged in (first, second)]
    if as_json:
        output.value(
            {
                **_data(both),
                "differences": [
                    {"id": id, first[0]: str(one), second[0]: str(other)}
                    for id, one, other in both.differences
                ],
                "beside_the_program": [{"name": name, **_data(found)} for name, found in beside],
            }
        )
        return
    output.line(_result(words, first[0], second[0], both))
    for name, found in beside:
        output.line(_result(words, name, words.say(_MACHINE), found))
    head = [words.say(_ID), first[0], second[0], words.say(_TEXT)]
    rows = [
        [id, _label(words, one), _label(words, other), entries[id].commitment.text if id in entries else ""]
        for id, one, other in both.differences
    ]
    if rows:
        output.table(head, rows, elastic=3)


def _label(words: Words, judged: object) -> str:
    return words.label(judged) if isinstance(judged, Status) else str(judged)


def _data(found: Concord) -> dict[str, object]:
    kappa = None if found.kappa is None else round(found.kappa, 3)
    return {"both": found.both, "same": found.same, "kappa": kappa}


def _result(words: Words, first: str, second: str, found: Concord) -> str:
    kappa = words.say(_NONE) if found.kappa is None else f"{found.kappa:.2f}"
    share = f"{found.same / found.both:.0%}" if found.both else "–"
    return words.say(
        _RESULT, first=first, second=second, both=found.both, same=found.same, share=share, kappa=kappa
    )
