"""`tracker list`: the ledger as a table or as JSON."""

import click

from tracker.cli import output, parameters
from tracker.cli.help import App, Command, option
from tracker.cli.query import filters
from tracker.cli.store import opened
from tracker.domain.ledger import LedgerEntry, LedgerQuery
from tracker.wording import Both, Words

_ABOUT = Both(
    "列出台账里的事项及其状态。默认不列一般性表述；用 tracker show 编号 看一项的全部。",
    "Lists the items of the ledger with their status. Declaratory ones are left out unless asked for; tracker show ID "
    "shows all about one.",
)
_HEAD = (
    Both("编号", "id"),
    Both("状态", "status"),
    Both("理由", "reason"),
    Both("期限", "deadline"),
    Both("逾期天数", "overdue"),
    Both("发文单位", "issuer"),
    Both("事项", "commitment"),
)
_ALTERED = Both("标记后承诺有变", "promise changed after its mark")
_SHOWN = Both("共 {total} 项，列出 {shown} 项", "{total} items, {shown} listed")
_PAGE = 4000


@click.command("list", cls=Command, about=_ABOUT)
@parameters.db
@filters
@option(
    "--limit", type=click.IntRange(min=1), metavar="N", about=Both("最多列出几项", "list at most so many")
)
@parameters.policy
@parameters.as_json
@click.pass_obj
def command(
    app: App, db: str | None, query: LedgerQuery, limit: int | None, policy: str | None, as_json: bool
) -> None:
    """List the ledger."""
    with opened(db, policy=policy) as workspace:
        view = workspace.ledger(query)
        wanted = min(len(view), limit or len(view))
        entries = [
            entry
            for start in range(0, wanted, _PAGE)
            for entry in view.page(start, min(_PAGE, wanted - start))
        ]
        if as_json:
            from tracker.reports.contract import entry_json

            output.value([entry_json(entry) for entry in entries])
            return
        head = [app.words.say(name) for name in _HEAD]
        output.table(head, [_row(app.words, entry) for entry in entries], elastic=len(head) - 1)
        output.tell(app.words.say(_SHOWN, total=len(view), shown=len(entries)))


def _row(words: Words, entry: LedgerEntry) -> list[str]:
    verdict = entry.verdict
    return [
        entry.id,
        words.label(verdict.status),
        " · ".join(
            part
            for part in (
                words.label(verdict.reason) if verdict.reason else "",
                words.say(_ALTERED) if verdict.altered else "",
                words.label(entry.commitment.scan) if entry.commitment.scan is not None else "",
            )
            if part
        ),
        verdict.deadline.isoformat() if verdict.deadline else "",
        str(verdict.days_overdue) if verdict.days_overdue is not None else "",
        entry.issuer or "",
        entry.commitment.text,
    ]
