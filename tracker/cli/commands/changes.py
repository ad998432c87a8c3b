"""`tracker changes`: what became of promises in the plans that came after."""

import click

from tracker.cli import output, parameters
from tracker.cli.help import App, Command, option
from tracker.cli.query import filters
from tracker.cli.store import opened
from tracker.domain.ledger import LedgerQuery
from tracker.insight import Echo, Turn, echoes
from tracker.wording import Both, Words

_ABOUT = Both(
    "列出同一单位后来的计划里再次承诺、推迟、调高、调低、措辞变弱的事项，以及后来再没有提到的事项。只作提示，不改变任何状态。",
    "Lists what later plans of the same body made of a promise: made again, put off, raised, lowered, softened; and "
    "items never mentioned again. A hint only: it changes no status.",
)
_TURNS = {
    Turn.AGAIN: Both("再次承诺", "promised again"),
    Turn.PUT_OFF: Both("推迟", "put off"),
    Turn.RAISED: Both("目标调高", "raised"),
    Turn.LOWERED: Both("目标调低", "lowered"),
    Turn.FIRMER: Both("措辞变硬", "firmer"),
    Turn.SOFTER: Both("措辞变软", "softer"),
    Turn.VANISHED: Both("再未提及", "never mentioned again"),
}
_HEAD = (
    Both("变化", "change"),
    Both("编号", "id"),
    Both("年份", "year"),
    Both("发文单位", "issuer"),
    Both("事项", "commitment"),
    Both("后来的计划", "later plan"),
)
_SHOWN = Both("共 {total} 项", "{total} items")
_KINDS = Both(
    "只要这种变化，可多次给出：" + " ".join(Turn),
    "only this kind; may be given more than once: " + " ".join(Turn),
)


@click.command("changes", cls=Command, about=_ABOUT)
@parameters.db
@filters
@option("--kind", "kinds", multiple=True, type=parameters.Member(Turn), about=_KINDS)
@parameters.policy
@parameters.as_json
@click.pass_obj
def command(
    app: App, db: str | None, query: LedgerQuery, kinds: tuple[Turn, ...], policy: str | None, as_json: bool
) -> None:
    """List what became of promises in later plans."""
    with opened(db, policy=policy) as workspace:
        view = workspace.ledger(query)
        called = {name: issuer.name for issuer in workspace.issuers() for name, _ in issuer.names}
        found = echoes(view.page(0, len(view)), body=lambda entry: called.get(entry.issuer or ""))
    chosen = [echo for echo in found if not kinds or set(kinds) & set(echo.turns)]
    if as_json:
        output.value([_data(echo) for echo in chosen])
        return
    head = [app.words.say(name) for name in _HEAD]
    output.table(head, [_row(app.words, echo) for echo in chosen], elastic=len(head) - 1)
    output.tell(app.words.say(_SHOWN, total=len(chosen)))


def _data(echo: Echo) -> dict[str, object]:
    return {
        "id": echo.earlier.id,
        "later": echo.later.id if echo.later else None,
        "turns": [turn.value for turn in echo.turns],
        "likeness": echo.likeness,
    }


def _row(words: Words, echo: Echo) -> list[str]:
    later = f"{echo.later.year} {echo.later.commitment.text}" if echo.later else ""
    return [
        "、".join(words.say(_TURNS[turn]) for turn in echo.turns),
        echo.earlier.id,
        str(echo.earlier.year),
        echo.earlier.issuer or "",
        echo.earlier.commitment.text,
        later,
    ]
