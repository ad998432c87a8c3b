"""`tracker report`: papers an office sends out; the ending of the file chooses the form."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from tracker.cli import output, parameters
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Group, option
from tracker.cli.item import document_of
from tracker.cli.query import filters
from tracker.cli.store import opened, today
from tracker.cli.writing import force, output_file, write_report
from tracker.domain.ledger import LedgerQuery
from tracker.wording import Both

_ABOUT = Both(
    "生成通报、总览、督办单。文件的后缀决定格式：.docx .txt .md .html .xlsx .csv .json .jsonl .ics。",
    "Writes papers. The ending of the file chooses the form: .docx .txt .md .html .xlsx .csv .json .jsonl .ics.",
)
_OVERDUE = Both("逾期事项的通报", "the bulletin of overdue items")
_SUMMARY = Both("兑现情况总览，按单位、领域、年度", "an overview by unit, topic and year")
_UNIT = Both("一个单位的全部事项", "all items of one unit")
_DUE = Both("即将到期的事项", "items that fall due soon")
_SLIPS = Both("督办单，每项一页", "one-item slips, a page each")
_LEDGER = Both("整本台账", "the whole ledger")
_WITHIN = Both("几天之内，如 30d", "within how many days, such as 30d")
_TEMPLATE = Both("本单位的 Word 模板", "the office's own Word template")
_ABOUT_WHAT = Both("标题里的范围，如“云麓县2021年重点工作”", "what the title speaks of")
_TO = Both("主送单位", "whom it is addressed to")
_SIGNED = Both("落款单位", "who signs it")
_ISSUED = Both("落款日期；不写则为截至日期", "the date under the signature; the as-of day unless given")
_REQUIREMENTS = Both(
    "“工作要求”的文字：文本文件，每行一段；不写则用通用文字",
    "the text of the closing requirements: a text file, a paragraph a line; a general one unless given",
)
_NUMBER = Both("文号，写在督办单上", "the document number printed on slips")
_REPLY_BY = Both("反馈时限，写在督办单上", "the day to answer by, on slips")
_AUDIT = Both(
    "数据核对情况：互相矛盾、存疑和印证的数据", "figures that contradict, are in doubt or confirm each other"
)
_ONE_DOCUMENT = Both("只核对这份文件（编号或文件名）", "only this document (id or file name)")
_AUDITED = Both("已写入 {path}：{count} 处", "{path} written: {count} findings")
_NEW_TEMPLATE = Both(
    "写一份 Word 模板，改好后用 --template 套用", "a Word template to adapt and pass to --template"
)
_NOT_TEXT = Both("{path} 不是 UTF-8 文本文件", "{path} is not a UTF-8 text file")
_TEMPLATE_WRITTEN = Both("已写入 {path}", "{path} written")
_WRITTEN = Both("已写入 {path}：{count} 项", "{path} written: {count} items")

F = TypeVar("F", bound=Callable[..., Any])

_PAPER = (
    parameters.db,
    filters,
    output_file,
    force,
    option("--template", metavar="FILE", type=click.Path(path_type=Path), about=_TEMPLATE),
    option("--title", metavar="TEXT", about=_ABOUT_WHAT),
    option("--to", "recipients", metavar="TEXT", about=_TO),
    option("--signature", metavar="TEXT", about=_SIGNED),
    option("--issued", metavar="DATE", type=parameters.Day(), about=_ISSUED),
    option(
        "--requirements",
        metavar="FILE",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        about=_REQUIREMENTS,
    ),
    option("--number", metavar="TEXT", about=_NUMBER),
    option("--reply-by", "reply_by", metavar="DATE", type=parameters.Day(), about=_REPLY_BY),
    parameters.policy,
)


def _paper(function: F) -> F:
    """The options every paper has."""
    decorated: Any = function
    for add in reversed(_PAPER):
        decorated = add(decorated)
    return decorated  # type: ignore[no-any-return]


class Days(click.ParamType[int]):
    """A number of days: `30d` or `30`."""

    name = "days"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        if (found := re.fullmatch(r"(\d{1,4})(d|天)?", value)) is None:
            raise CommandError(Exit.USAGE, "days.wrong", {"value": value})
        return int(found[1])


@click.group("report", cls=Group, about=_ABOUT)
def command() -> None:
    """Write papers."""


def _write(app: App, kind: str, query: LedgerQuery, **given: Any) -> None:
    from tracker.reports.request import Kind, ReportRequest

    db, policy, target, overwrite = (given.pop(name) for name in ("db", "policy", "target", "overwrite"))
    ids: tuple[str, ...] = given.pop("ids", ())
    text: Path | None = given.pop("requirements")
    read = tuple(path for path in (text, Path(policy) if policy else None) if path is not None)
    requirements = _paragraphs(app, text)
    request = ReportRequest(
        Kind(kind),
        query.as_of,
        lang=app.words.language.value,
        title_scope=given.pop("title"),
        work_requirements=requirements,
        **given,
    )
    with opened(db, policy=policy) as workspace:
        count = write_report(app, workspace, request, query, target, overwrite=overwrite, ids=ids, read=read)
    output.tell(app.words.say(_WRITTEN, path=target, count=count))


def _paragraphs(app: App, path: Path | None) -> tuple[str, ...] | None:
    """The lines of the user's own text; None where there is none."""
    if path is None:
        return None
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(app.words.say(_NOT_TEXT, path=path)) from error
    return tuple(line.strip() for line in text.splitlines() if line.strip()) or None


@command.command("overdue", about=_OVERDUE)
@_paper
@click.pass_obj
def overdue(app: App, /, query: LedgerQuery, **given: Any) -> None:
    """Write the bulletin of overdue items."""
    _write(app, "overdue", query, **given)


@command.command("summary", about=_SUMMARY)
@_paper
@click.pass_obj
def summary(app: App, /, query: LedgerQuery, **given: Any) -> None:
    """Write the overview."""
    _write(app, "summary", query, **given)


@command.command("unit", about=_UNIT)
@click.argument("name", metavar="NAME")
@_paper
@click.pass_obj
def unit(app: App, /, name: str, query: LedgerQuery, **given: Any) -> None:
    """Write one unit's items."""
    _write(app, "unit", query, unit=name, **given)


@command.command("due", about=_DUE)
@option("--within", "within_days", type=Days(), default=30, metavar="DAYS", show_default="30d", about=_WITHIN)
@_paper
@click.pass_obj
def due(app: App, /, query: LedgerQuery, within_days: int, **given: Any) -> None:
    """Write what falls due soon."""
    _write(app, "due", query, within_days=within_days, **given)


@command.command("slips", about=_SLIPS)
@click.argument("ids", metavar="[ID]...", nargs=-1)
@_paper
@click.pass_obj
def slips(app: App, /, query: LedgerQuery, **given: Any) -> None:
    """Write one-item slips: of the ids given, else of all items of the query."""
    _write(app, "slips", query, **given)


@command.command("ledger", about=_LEDGER)
@_paper
@click.pass_obj
def ledger(app: App, /, query: LedgerQuery, **given: Any) -> None:
    """Write the whole ledger."""
    _write(app, "ledger", query, **given)


@command.command("audit", about=_AUDIT)
@parameters.db
@parameters.as_of
@output_file
@force
@option("--document", "name", metavar="DOCUMENT", about=_ONE_DOCUMENT)
@option("--template", metavar="FILE", type=click.Path(path_type=Path), about=_TEMPLATE)
@option("--title", metavar="TEXT", about=_ABOUT_WHAT)
@option("--signature", metavar="TEXT", default="", about=_SIGNED)
@click.pass_obj
def audit(
    app: App,
    db: str | None,
    as_of: date | None,
    target: Path,
    overwrite: bool,
    name: str | None,
    template: Path | None,
    title: str | None,
    signature: str,
) -> None:
    """Write what the figures of reports say of each other."""
    from tracker.reports.audit_paper import AuditPaper, titles_of, write_audit
    from tracker.reports.request import ReportError
    from tracker.service.filing.foreign_files import in_reader

    day = as_of or today()
    read = 0

    def reported(done: int, total: int) -> None:
        nonlocal read
        read = total

    with opened(db) as workspace:
        document = document_of(workspace, name).id if name else None
        found = workspace.insight.figures(day, document=document, on_read=reported)
        names = titles_of(workspace.documents(), app.words.language)
        paper = AuditPaper(found, names, read, day, app.words.language, title, signature)
        try:
            count = write_audit(
                paper,
                target,
                force=overwrite,
                kept=workspace.kept_files(),
                template=template,
                in_reader=in_reader,
            )
        except ReportError as error:
            raise CommandError(Exit.USAGE, error.code, dict(error.details)) from error
    output.tell(app.words.say(_AUDITED, path=target, count=count))


@command.command("template", about=_NEW_TEMPLATE)
@output_file
@force
@click.pass_obj
def template(app: App, target: Path, overwrite: bool) -> None:
    """Write a template to start from."""
    from tracker.reports.request import ReportError
    from tracker.reports.writing import write_template

    try:
        write_template(target, today(), force=overwrite, lang=app.words.language.value)
    except ReportError as error:
        raise CommandError(Exit.USAGE, error.code, dict(error.details)) from error
    output.tell(app.words.say(_TEMPLATE_WRITTEN, path=target))
