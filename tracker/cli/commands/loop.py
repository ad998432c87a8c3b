"""`tracker loop`: what waits where between the office and the units; accepting and returning what they claim."""

from collections import Counter
from datetime import date

import click

from tracker.cli import output, parameters
from tracker.cli.help import App, Command, option
from tracker.cli.query import filters
from tracker.cli.store import opened
from tracker.domain.ledger import LedgerEntry, LedgerQuery
from tracker.domain.loop import answer_due, newest_claim, reminders
from tracker.domain.vocabulary import LoopStage
from tracker.wording import Both, Words

_ABOUT = Both(
    "看闭环：立项、交办、反馈、审核、销号各卡在哪里，按单位列出；筛选条件同 tracker list，另可用 --stage 只看一种。",
    "Shows what waits where: not handed out, awaited, answer overdue, to be checked, returned, accepted, closed; by unit. "
    "Filters as for tracker list, and --stage.",
)
_STAGE = Both(
    "只看这一步：" + " ".join(LoopStage) + "；列出其中各项",
    "only this stage: " + " ".join(LoopStage) + "; lists its items",
)
_UNIT = Both("责任单位", "unit")
_TOTAL = Both("合计", "total")
_NO_UNIT = Both("（未明确）", "(none)")
_HEAD = (
    Both("编号", "id"),
    Both("责任单位", "unit"),
    Both("环节", "stage"),
    Both("反馈时限", "answer by"),
    Both("催办", "reminded"),
    Both("反馈", "claim"),
    Both("事项", "item"),
)


@click.command("loop", cls=Command, about=_ABOUT)
@parameters.db
@filters
@option("--stage", "stages", multiple=True, type=parameters.Member(LoopStage), about=_STAGE)
@parameters.as_json
@click.pass_obj
def command(
    app: App, db: str | None, query: LedgerQuery, stages: tuple[LoopStage, ...], as_json: bool
) -> None:
    """Show the loop."""
    from dataclasses import replace

    words = app.words
    with opened(db) as workspace:
        counts = workspace.loop_counts(query)
        entries = workspace.ledger(replace(query, stages=stages)).all() if stages else ()
    if as_json:
        output.value(
            {
                "as_of": query.as_of.isoformat(),
                "stages": {stage.value: sum(one[stage] for one in counts.values()) for stage in LoopStage},
                "units": [
                    {"unit": unit or None, **{stage.value: one[stage] for stage in LoopStage}}
                    for unit, one in counts.items()
                ],
                "items": [_data(entry, query.as_of) for entry in entries],
            }
        )
    elif stages:
        output.table(
            [words.say(name) for name in _HEAD],
            [_row(words, entry) for entry in entries],
            elastic=len(_HEAD) - 1,
        )
    else:
        _overview(words, counts)


def _overview(words: Words, counts: dict[str, Counter[LoopStage]]) -> None:
    shown = [stage for stage in LoopStage if any(one[stage] for one in counts.values())]
    head = [words.say(_UNIT), *(words.label(stage) for stage in shown), words.say(_TOTAL)]
    rows = [
        [unit or words.say(_NO_UNIT), *(str(one[stage] or "") for stage in shown), str(one.total())]
        for unit, one in counts.items()
    ]
    whole = sum(counts.values(), Counter[LoopStage]())
    rows.append([words.say(_TOTAL), *(str(whole[stage]) for stage in shown), str(whole.total())])
    output.table(head, rows, elastic=0)


def _row(words: Words, entry: LedgerEntry) -> list[str]:
    claim = newest_claim(entry.claims)
    due = answer_due(entry.notices)
    return [
        entry.id,
        entry.commitment.lead or entry.issuer or "",
        words.label(entry.stage),
        due.isoformat() if due else "",
        str(reminders(entry.notices) or ""),
        words.label(claim.state) if claim and claim.state else "",
        entry.commitment.text,
    ]


def _data(entry: LedgerEntry, as_of: date) -> dict[str, object]:
    from tracker.reports.contract import claim_json

    claim = newest_claim(entry.claims)
    due = answer_due(entry.notices)
    return {
        "id": entry.id,
        "unit": entry.commitment.lead or entry.issuer,
        "stage": entry.stage.value,
        "answer_by": due.isoformat() if due else None,
        "reminders": reminders(entry.notices),
        "claim": claim_json(claim, entry.claims) if claim else None,
        "text": entry.commitment.text,
    }
