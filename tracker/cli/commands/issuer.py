"""`tracker issuer`: who issued a report; two names of one body."""

import click

from tracker.cli import output, parameters
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Group, option
from tracker.cli.item import document_of
from tracker.cli.store import now, opened
from tracker.domain.ledger import IssuerInfo
from tracker.domain.text import PartialDate
from tracker.wording import Both

_ABOUT = Both(
    "补正或合并发文单位。只有同一单位的报告才会互相对照。",
    "Sets or merges issuers. Only reports of the same body answer each other.",
)
_LIST = Both("列出发文单位，同一单位一行", "list the issuers, one line a body")
_NAMES = Both("（也称 {names}）", "(also {names})")
_ALSO = Both("{name} {count} 份", "{name} {count}")
_SET = Both("补正一份文件的发文单位（和日期）", "set the issuer (and the date) of a document")
_MERGE = Both("把两个名称并为同一单位", "make two names one body")
_REPORT = Both(
    "只改文件中的第几份报告，从 1 数起", "only the report with this number in the document, from 1"
)
_DATE = Both("成文日期：2021、2021-09 或 2021-09-22", "its date: 2021, 2021-09 or 2021-09-22")
_TITLE = Both("标题，写在通报里", "its title, as papers quote it")
_HAS = Both("{title}：{issuer}", "{title}: {issuer}")
_MERGED = Both("“{old}”并入“{new}”", "“{old}” is now “{new}”")


@click.group("issuer", cls=Group, about=_ABOUT)
def command() -> None:
    """Set or merge issuers."""


@command.command("list", about=_LIST)
@parameters.db
@parameters.as_json
@click.pass_obj
def listing(app: App, db: str | None, as_json: bool) -> None:
    """List the issuers."""
    with opened(db) as workspace:
        issuers = workspace.issuers()
    if as_json:
        output.value([_data(issuer) for issuer in issuers])
        return
    for issuer in issuers:
        others = [app.words.say(_ALSO, name=name, count=count) for name, count in issuer.names[1:]]
        also = f"  {app.words.say(_NAMES, names=app.words.join(others))}" if others else ""
        output.line(f"{issuer.reports:>5}  {issuer.name or '—'}{also}")


def _data(issuer: IssuerInfo) -> dict[str, object]:
    names = [{"name": name, "reports": count} for name, count in issuer.names]
    return {"issuer": issuer.name or None, "reports": issuer.reports, "names": names}


@command.command("set", about=_SET)
@click.argument("name", metavar="DOCUMENT")
@click.argument("issuer", metavar="ISSUER")
@option("--report", "number", type=click.IntRange(min=1), metavar="N", about=_REPORT)
@option("--date", type=parameters.SomeDay(), metavar="DATE", about=_DATE)
@option("--title", metavar="TEXT", about=_TITLE)
@parameters.db
@parameters.by
@click.pass_obj
def set_issuer(
    app: App,
    name: str,
    issuer: str,
    number: int | None,
    date: PartialDate | None,
    title: str | None,
    db: str | None,
    by: str,
) -> None:
    """Set the issuer of a document's reports."""
    from tracker.service.workspace import UNSET

    with opened(db) as workspace:
        reports = document_of(workspace, name).reports
        if number is not None and number > len(reports):
            raise CommandError(
                Exit.USAGE, "report.unknown", {"number": str(number), "count": str(len(reports))}
            )
        for report in reports if number is None else (reports[number - 1],):
            workspace.update_report(
                report.id,
                by=by,
                now=now(),
                issuer=issuer,
                date=UNSET if date is None else date,
                title=UNSET if title is None else title,
            )
            output.tell(app.words.say(_HAS, title=title or report.title, issuer=issuer))


@command.command("merge", about=_MERGE)
@click.argument("old", metavar="FROM")
@click.argument("new", metavar="INTO")
@parameters.db
@parameters.by
@click.pass_obj
def merge(app: App, old: str, new: str, db: str | None, by: str) -> None:
    """Make two names one body."""
    with opened(db) as workspace:
        try:
            workspace.merge_issuers(old, new, by=by, now=now())
        except ValueError as error:
            raise CommandError(Exit.USAGE, "issuer.nothing", {"name": f"{old} / {new}"}) from error
    output.tell(app.words.say(_MERGED, old=old, new=new))
