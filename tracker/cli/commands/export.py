"""`tracker export`: the whole ledger for other programs."""

from pathlib import Path

import click

from tracker.cli import output, parameters
from tracker.cli.help import App, Command, option
from tracker.cli.query import filters
from tracker.cli.store import opened
from tracker.cli.writing import force, output_file, write_report
from tracker.domain.ledger import LedgerQuery
from tracker.wording import Both

_ABOUT = Both(
    "导出台账：json、jsonl（每行一项）、csv（Excel 可直接打开）、xlsx。筛选条件同 tracker list。",
    "Exports the ledger as json, jsonl (one item a line), csv (opens in Excel) or xlsx. Filters as for tracker list.",
)
_FORMAT = Both("格式：json jsonl csv xlsx", "the format: json jsonl csv xlsx")
_WRITTEN = Both("已写入 {path}：{count} 项", "{path} written: {count} items")


@click.command("export", cls=Command, about=_ABOUT)
@option("--format", "form", type=click.Choice(["json", "jsonl", "csv", "xlsx"]), required=True, about=_FORMAT)
@parameters.db
@filters
@output_file
@force
@parameters.policy
@click.pass_obj
def command(
    app: App, form: str, db: str | None, query: LedgerQuery, target: Path, overwrite: bool, policy: str | None
) -> None:
    """Export the ledger."""
    from tracker.reports.request import Kind, ReportRequest

    request = ReportRequest(Kind.LEDGER, query.as_of, lang=app.words.language.value)
    read = (Path(policy),) if policy else ()
    with opened(db, policy=policy) as workspace:
        count = write_report(
            app, workspace, request, query, target, overwrite=overwrite, form=form, read=read
        )
    output.tell(app.words.say(_WRITTEN, path=target, count=count))
