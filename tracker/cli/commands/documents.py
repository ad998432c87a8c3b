"""`tracker documents`: what has been read; deleting and restoring."""

from collections.abc import Mapping
from datetime import date

import click

from tracker.cli import output, parameters
from tracker.cli.data import document_data, substance_data
from tracker.cli.help import App, Group, option
from tracker.cli.item import document_of
from tracker.cli.store import now, opened, today
from tracker.domain.ledger import DocumentInfo
from tracker.domain.substance import Substance
from tracker.wording import Both, Words
from tracker.wording.terminal import clean

_ABOUT = Both(
    "列出已读入的文件、其中的报告和存在的问题；删除或恢复一份文件。",
    "Lists the documents on file with their reports and problems; deletes or restores one.",
)
_DELETE = Both(
    "删除一份文件（人工标记留在经过里，可恢复）",
    "delete a document (marks stay in the history; can be undone)",
)
_RESTORE = Both("恢复删除了的文件", "restore a deleted document")
_SURE = Both("删除“{name}”及其中的 {count} 项？", "delete “{name}” with its {count} items?")
_YES = Both("不再询问", "do not ask")
_DELETED = Both(
    "已删除 {name}；恢复用 tracker documents restore {id}",
    "{name} deleted; tracker documents restore {id} brings it back",
)
_SUPERSEDED = Both("已由新版取代", "replaced by a newer edition")
_SHOW_DELETED = Both("列出删除了的文件", "list the deleted documents instead")
_SUBSTANCE = Both(
    "同时统计成效表述：没有数字和名称的、隐去的、与上年或其他单位报告逐字相同的",
    "also count statements of achievement: without number and name, redacted, word for word as last year or as another body",
)
_RESTORED = Both("已恢复 {name}", "{name} restored")
_UNKNOWN = Both("不详", "unknown")
_FOUND = Both(
    "承诺 {commitments} · 成效 {achievements}", "{commitments} commitments · {achievements} achievements"
)


@click.group("documents", cls=Group, about=_ABOUT, invoke_without_command=True)
@parameters.db
@option("--deleted", is_flag=True, about=_SHOW_DELETED)
@option("--substance", "counted", is_flag=True, about=_SUBSTANCE)
@parameters.as_of
@parameters.as_json
@click.pass_context
def command(
    context: click.Context, db: str | None, deleted: bool, counted: bool, as_of: date | None, as_json: bool
) -> None:
    """List the documents on file."""
    if context.invoked_subcommand is not None:
        return
    app = context.ensure_object(App)
    with opened(db) as workspace:
        documents = workspace.documents(deleted=deleted)
        found = workspace.insight.substance(as_of or today()) if counted else ()
    by_report = {one.report_id: one for one in found}
    if as_json:
        output.value([_data(app.words, document, by_report, counted=counted) for document in documents])
        return
    for document in documents:
        for line in _page(app.words, document):
            output.line(line)
        for report in document.reports:
            if report.id in by_report:
                output.line(f"    {app.words.substance_sentence(by_report[report.id])}")


def _data(
    words: Words, document: DocumentInfo, found: Mapping[str, Substance], *, counted: bool
) -> dict[str, object]:
    data = document_data(words, document)
    if counted:
        data["substance"] = [
            substance_data(found[report.id]) for report in document.reports if report.id in found
        ]
    return data


def _page(words: Words, document: DocumentInfo) -> list[str]:
    lines = [f"{document.id}  {document.name}"]
    for report in document.reports:
        parts = [
            report.title,
            report.issuer or words.say(_UNKNOWN),
            words.day(report.date) or words.say(_UNKNOWN),
            words.say(_FOUND, commitments=report.commitments, achievements=report.achievements),
            words.say(_SUPERSEDED) if report.superseded_by else "",
        ]
        lines.append("    " + " · ".join(part for part in parts if part))
    of_reports = (problem for report in document.reports for problem in report.problems)
    problems = (
        f"    {words.label(problem.severity)}：{words.problem_sentence(problem)}"
        for problem in (*document.problems, *of_reports)
    )
    return [*lines, *dict.fromkeys(problems)]


@command.command("delete", about=_DELETE)
@click.argument("name", metavar="DOCUMENT")
@parameters.db
@parameters.by
@option("--yes", is_flag=True, about=_YES)
@click.pass_obj
def delete(app: App, name: str, db: str | None, by: str, yes: bool) -> None:
    """Delete a document."""
    with opened(db) as workspace:
        document = document_of(workspace, name)
        count = sum(report.commitments for report in document.reports)
        question = clean(app.words.say(_SURE, name=document.name, count=count))
        if not yes:
            click.confirm(question, abort=True, err=True)
        workspace.delete_document(document.id, by=by, now=now())
    output.tell(app.words.say(_DELETED, name=document.name, id=document.id))


@command.command("restore", about=_RESTORE)
@click.argument("name", metavar="DOCUMENT")
@parameters.db
@parameters.by
@click.pass_obj
def restore(app: App, name: str, db: str | None, by: str) -> None:
    """Restore a deleted document."""
    with opened(db) as workspace:
        document = document_of(workspace, name, deleted=True)
        workspace.restore_document(document.id, by=by, now=now())
    output.tell(app.words.say(_RESTORED, name=document.name))
