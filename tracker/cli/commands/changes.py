"""`tracker changes`: what became of promises in the plans that came after."""

import click

from tracker.cli import output, parameters
from tracker.cli.data import step_data
from tracker.cli.help import App, Command, option
from tracker.cli.query import filters
from tracker.cli.store import opened
from tracker.domain.chain import Chain, Link, Turn
from tracker.domain.ledger import LedgerQuery
from tracker.wording import Both, Words
from tracker.wording.chains import chain_line, turns_of

_ABOUT = Both(
    "列出同一单位后来的计划里再次承诺、推迟、调高、调低、措辞变弱、合并、延后完成的事项，以及后来再没有提到的事项，"
    "附上历年脉络。口径不同的指标（如登记失业率与调查失业率）、不同的期次和项目不相比较；增长率、当年新增一类每年另定的"
    "目标只比高低，不算推迟。只作提示，不改变任何状态。",
    "Lists what later plans of the same body made of a promise: made again, put off, raised, lowered, softened, merged, kept "
    "late; and items never mentioned again, each with its line through the years. Other indicators, phases and projects "
    "are never compared; what is promised anew every year (growth, a year's count) is raised or lowered, never put off. A "
    "hint only: it changes no status.",
)
_HEAD = (
    Both("变化", "change"),
    Both("编号", "id"),
    Both("年份", "year"),
    Both("发文单位", "issuer"),
    Both("事项", "commitment"),
    Both("后来的计划", "later plan"),
    Both("历年", "through the years"),
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
        issuers = {entry.id: entry.issuer or "" for entry in view.all()}
        chains = workspace.chains(query)
    chosen = [
        (chain, link)
        for chain in chains
        for link in chain.links
        if link.turns and link.earlier.item in issuers and (not kinds or set(kinds) & set(link.kinds))
    ]
    # Where two promises became one, what follows is in the chain of each.
    unique = list({link.earlier: (chain, link) for chain, link in reversed(chosen)}.values())[::-1]
    if as_json:
        output.value([_data(chain, link) for chain, link in unique])
        return
    head = [app.words.say(name) for name in _HEAD]
    rows = [_row(app.words, chain, link, issuers[link.earlier.item]) for chain, link in unique]
    output.table(head, rows, elastic=len(head) - 1)
    output.tell(app.words.say(_SHOWN, total=len(unique)))


def _data(chain: Chain, link: Link) -> dict[str, object]:
    return {
        "id": link.earlier.item,
        "later": link.later.item if link.later else None,
        "target": link.earlier.target.raw if link.earlier.target else None,
        "later_target": link.later.target.raw if link.later and link.later.target else None,
        "turns": [turn.value for turn in link.kinds],
        "rules": [rule for rule in (link.same, *(rule for _, rule in link.turns)) if rule],
        "likeness": link.likeness,
        "slip_days": link.slip,
        "chain": [step_data(pledge) for pledge in chain.pledges],
    }


def _row(words: Words, chain: Chain, link: Link, issuer: str) -> list[str]:
    return [
        turns_of(words, link),
        link.earlier.item,
        str(link.earlier.year),
        issuer,
        link.earlier.text,
        f"{link.later.year} {link.later.text}" if link.later else "",
        chain_line(words, chain) if len(chain.links) > 1 else "",
    ]
