"""`tracker problems`: what reports admit to be wrong, what they promise about it, and whether it comes back."""

from datetime import date

import click

from tracker.cli import output, parameters
from tracker.cli.help import App, Command, option
from tracker.cli.item import document_of
from tracker.cli.store import opened, today
from tracker.domain.difficulty import Difficulty
from tracker.reports.contract import place_json
from tracker.wording import Both

_ABOUT = Both(
    "列出报告里存在的问题、短板、困难，以及同一报告里针对它的承诺、下一份报告是否再次提到。对不上的宁缺毋错。",
    "Lists the problems that reports admit, the promises of the same report that take them up, and whether the body's next "
    "report states them again. No answer is shown rather than a wrong one.",
)
_DOCUMENT = Both("只看这份文件（编号或文件名）", "only this document (id or file name)")
_OPEN = Both("只列没有对应措施的", "only those that no promise answers")
_AGAIN = Both("只列下一份报告再次提到的", "only those that the next report states again")
_HEAD = Both("{issuer} {day}", "{issuer} {day}")
_ANSWER = Both("措施 {id} {text}", "answered by {id} {text}")
_NO_ANSWER = Both("没有找到对应的措施", "no promise answers it")
_RETURNS = Both("下一份报告再次提到（{name}）：{text}", "raised again by the next report ({name}): {text}")
_GONE = Both("下一份报告没有再提", "not raised again by the next report")
_COUNTS = Both(
    "共 {total} 个问题：有对应措施 {answered} · 有下一份报告可比 {followed}，其中再次提到 {again}",
    "{total} problems: {answered} answered · {followed} with a next report, {again} raised again",
)
_UNKNOWN = Both("不详", "unknown")


@click.command("problems", cls=Command, about=_ABOUT)
@parameters.db
@option("--document", "name", metavar="DOCUMENT", about=_DOCUMENT)
@option("--unanswered", is_flag=True, about=_OPEN)
@option("--again", is_flag=True, about=_AGAIN)
@parameters.as_of
@parameters.as_json
@click.pass_obj
def command(
    app: App,
    db: str | None,
    name: str | None,
    unanswered: bool,
    again: bool,
    as_of: date | None,
    as_json: bool,
) -> None:
    """List the problems that reports admit."""
    words = app.words
    with opened(db) as workspace:
        document = document_of(workspace, name).id if name else None
        found = workspace.insight.difficulties(as_of or today(), document=document)
        names = {one.id: one.name for one in workspace.documents()}
    shown = [
        one for one in found if (not unanswered or not one.answers) and (not again or one.again is not None)
    ]
    if as_json:
        output.value([_data(one, names) for one in shown])
        return
    report = ""
    for one in shown:
        if one.report_id != report:
            report = one.report_id
            day = words.day(one.date) or words.say(_UNKNOWN)
            head = words.say(_HEAD, issuer=one.issuer or words.say(_UNKNOWN), day=day)
            output.line(f"{head}  {names[one.place.document]}")
        output.line(f"  {' '.join(one.place.quote.split())}")
        for answer in one.answers:
            text = " ".join(answer.place.quote.split())
            output.line("      " + words.say(_ANSWER, id=answer.item_id, text=text))
        if not one.answers:
            output.line("      " + words.say(_NO_ANSWER))
        if one.again is not None:
            text = " ".join(one.again.quote.split())
            output.line("      " + words.say(_RETURNS, name=names[one.again.document], text=text))
        elif one.followed:
            output.line("      " + words.say(_GONE))
    output.tell(
        words.say(
            _COUNTS,
            total=len(shown),
            answered=sum(bool(one.answers) for one in shown),
            followed=sum(one.followed for one in shown),
            again=sum(one.again is not None for one in shown),
        )
    )


def _data(found: Difficulty, names: dict[str, str]) -> dict[str, object]:
    return {
        **place_json(found.place, names),
        "report_id": found.report_id,
        "issuer": found.issuer,
        "date": found.date.isoformat() if found.date is not None else None,
        "answers": [
            {"id": one.item_id, "rule": one.rule, **place_json(one.place, names)} for one in found.answers
        ],
        "again": place_json(found.again, names) if found.again is not None else None,
        "followed": found.followed,
    }
