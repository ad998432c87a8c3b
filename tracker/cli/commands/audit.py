"""`tracker audit`: figures of reports held against each other."""

from datetime import date

import click

from tracker.cli import output, parameters
from tracker.cli.help import App, Command, option
from tracker.cli.item import document_of
from tracker.cli.progress import bar
from tracker.cli.store import opened, today
from tracker.domain.vocabulary import Agreement
from tracker.wording import Both

_ABOUT = Both(
    "核对报告里的数据：部分与总数、数量×单价、完成数与比率、增幅与前后数、上年数与上年报告。按原文写出的位数计算误差；只作提示，不改变任何状态。",
    "Holds the figures of reports against each other: parts and totals, count × unit price, rates, growth, and last "
    "year's figures with last year's report, as far as their digits go. A hint only: it changes no status.",
)
_DOCUMENT = Both("只核对这份文件（编号或文件名）", "only this document (id or file name)")
_KINDS = Both(
    "只要这种结论，可多次给出：" + " ".join(Agreement) + "；不写则列矛盾和存疑",
    "only this result; may be given more than once: "
    + " ".join(Agreement)
    + "; contradictions and doubts unless given",
)
_READING = Both("核对", "auditing")
_COUNTS = Both(
    "核对 {reports} 份报告：矛盾 {contradictions} · 存疑 {doubts} · 印证 {proofs}",
    "{reports} reports: {contradictions} contradictions · {doubts} doubts · {proofs} confirmed",
)
_AT = Both("{name} 第{start}—{end}字：{quote}", "{name}, characters {start}–{end}: {quote}")
_SHOWN = (Agreement.CONTRADICTION, Agreement.DOUBT)


@click.command("audit", cls=Command, about=_ABOUT)
@parameters.db
@option("--document", "name", metavar="DOCUMENT", about=_DOCUMENT)
@option("--result", "results", multiple=True, type=parameters.Member(Agreement), about=_KINDS)
@parameters.as_of
@parameters.as_json
@click.pass_obj
def command(
    app: App,
    db: str | None,
    name: str | None,
    results: tuple[Agreement, ...],
    as_of: date | None,
    as_json: bool,
) -> None:
    """List figures that do not add up."""
    words = app.words
    with opened(db) as workspace:
        document = document_of(workspace, name).id if name else None
        read = 0
        with bar(words.say(_READING)) as step:

            def count(done: int, total: int) -> None:
                nonlocal read
                read = total
                step(done, total, "")

            found = workspace.insight.figures(as_of or today(), document=document, on_read=count)
        names = {one.id: one.name for one in workspace.documents()}
    shown = [one for one in found if one.agreement in (results or _SHOWN)]
    if as_json:
        from tracker.reports.audit_paper import discrepancy_json

        output.value([discrepancy_json(one, names, words) for one in shown])
        return
    for one in shown:
        output.line(
            f"{words.label(one.agreement)}  {words.discrepancy_kind(one)}  {words.discrepancy_sentence(one)}"
        )
        for place in one.places:
            values = {"name": names[place.document], "start": place.span.start, "end": place.span.end}
            output.line("    " + words.say(_AT, quote=place.quote, **values))
        for sentence in one.sentences:
            output.line(f"    “{' '.join(sentence.quote.split())}”")
    counts = [sum(one.agreement is kind for one in found) for kind in Agreement]
    output.tell(
        words.say(_COUNTS, reports=read, contradictions=counts[0], doubts=counts[1], proofs=counts[2])
    )
