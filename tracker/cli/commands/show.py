"""`tracker show`: everything about one item."""

from dataclasses import replace
from datetime import date

import click

from tracker.cli import output, parameters
from tracker.cli.data import chain_data, event_data, pace_data, restating_data
from tracker.cli.help import App, Command
from tracker.cli.item import detail_of
from tracker.cli.store import opened, today
from tracker.domain.ledger import LedgerDetail
from tracker.domain.promise import Commitment
from tracker.domain.verdict import Comparison, Evidence, Verdict
from tracker.domain.vocabulary import Reason
from tracker.judging.reliability import load_reliability
from tracker.wording import Both, Words
from tracker.wording.judging_rules import judging_rule, status_rule
from tracker.wording.signs import relation_apart, signs_that_spoke

_ABOUT = Both(
    "查看一项：原文所在段落、目标、期限、证据、判定理由和规则、经过。",
    "Shows one item: its paragraph, targets, deadline, evidence, the verdict with its rule, and its history.",
)
_ITEM = Both("事项", "commitment")
_STATUS = Both("状态", "status")
_WHY = Both("理由", "reason")
_TARGETS = Both("目标", "targets")
_DEADLINE = Both("期限", "deadline")
_UNIT = Both("责任单位", "unit")
_SUPPORT = Both("配合单位", "supporting units")
_LEADER = Both("责任领导", "leader")
_CONTACT = Both("联系人", "contact")
_MEASURE = Both("措施", "measure")
_STAGES = Both("序时节点", "stages")
_CORRECTED = Both("人工", "by a person")
_LOOP = Both("交办", "loop")
_MEASURED = Both("核对过{judged}项，误判{wrong}项", "wrong in {wrong} of {judged} that were checked")
_PACE = Both("进度", "pace")
_CHAINS = Both("历年", "through the years")
_RESTATED = Both("重列", "restated")
_ISSUER = Both("发文单位", "issuer")
_SOURCE = Both("来源", "source")
_RULES = Both("规则", "rules")
_STATUS_RULE = Both("状态依据", "status by")
_IN_BRACKETS = Both("（{text}）", " ({text})")
_CONTEXT = Both("原文", "in its place")
_EVIDENCE = Both("证据", "evidence")
_CONFLICTING = Both("相反的说法", "evidence against")
_HISTORY = Both("经过", "history")
_NONE = Both("无", "none")
_SCORE = Both("把握 {score:.2f}", "score {score:.2f}")
_COMPARED = Both("对照", "compared")
_REPORTED_OF = Both("（报告所指：{subject}）", " (about: {subject})")
_APART = Both("附近数值未作比较：{relation}", "the number near it was not compared: {relation}")
_ALIKE = Both("相合之处：{signs}", "alike: {signs}")
_HELD = Both(
    "报告原句含承诺用词的{held:.0%}，其自身用词有{own:.0%}见于承诺",
    "the clause has {held:.0%} of the promise's words; {own:.0%} of its own are in the promise",
)
_DAYS = Both("已逾期 {days} 天", "{days} days overdue")
_EXTENDED = Both("延至{day}", "extended to {day}")


@click.command("show", cls=Command, about=_ABOUT)
@click.argument("id", metavar="ID")
@parameters.db
@parameters.as_of
@parameters.policy
@parameters.as_json
@click.pass_obj
def command(app: App, id: str, db: str | None, as_of: date | None, policy: str | None, as_json: bool) -> None:
    """Show one item."""
    with opened(db, policy=policy) as workspace:
        day = as_of or today()
        detail = detail_of(workspace, id, day)
        detail = replace(detail, entry=next(workspace.with_chains([detail.entry], day)))
    if as_json:
        output.value(_data(app.words, detail), indent=2)
        return
    for line in _page(app.words, detail):
        output.lines(line)


def _rule(words: Words, id: str) -> str:
    sentence = judging_rule(id)
    measured = load_reliability().rules.get(id)
    parts = [words.say(sentence)] if sentence is not None else []
    if measured is not None:
        parts.append(words.say(_MEASURED, judged=measured.judged, wrong=measured.wrong))
    return words.say(_IN_BRACKETS, text=words.join(parts)) if parts else ""


def _status_rule(words: Words, id: str) -> str:
    sentence = status_rule(id)
    return id + words.say(_IN_BRACKETS, text=words.say(sentence)) if sentence is not None else id


def _page(words: Words, detail: LedgerDetail) -> list[str]:
    entry, verdict = detail.entry, detail.entry.verdict
    where = words.section_path((entry.document, entry.report_title, *entry.section))
    named = [
        (_ITEM, entry.commitment.text),
        (_STATUS, _status(words, verdict)),
        (_WHY, words.reason_sentence(entry)),
        (_TARGETS, words.targets(entry.commitment) or words.say(_NONE)),
        (_DEADLINE, _deadline(words, entry.commitment, verdict)),
        (_UNIT, entry.commitment.lead or ""),
        (_SUPPORT, "、".join(entry.commitment.support)),
        (_LEADER, entry.commitment.leader or ""),
        (_CONTACT, entry.contact or ""),
        (_MEASURE, entry.measure or ""),
        (_STAGES, words.occasions_sentence(entry)),
        (_CORRECTED, words.corrected_sentence(entry)),
        (_LOOP, words.loop_sentence(entry)),
        (_PACE, words.pace_sentence(entry)),
        (_CHAINS, words.chains_sentence(entry)),
        *((_RESTATED, sentence) for sentence in words.restated_sentences(detail.restated)),
        (_ISSUER, entry.issuer or ""),
        (_SOURCE, _source(words, where, entry.commitment)),
        (_RULES, " ".join((*entry.commitment.rules, "→", verdict.rule, _rule(words, verdict.rule)))),
        (_STATUS_RULE, _status_rule(words, verdict.status_rule)),
    ]
    lines = [entry.id]
    lines += [f"{words.say(name)}  {value}" for name, value in named if value]
    lines += ["", words.say(_CONTEXT), f"    {detail.context.strip()}"]
    lines += _compared(words, verdict)
    lines += _quotes(words, words.say(_EVIDENCE), verdict.evidence, detail) or [
        "",
        f"{words.say(_EVIDENCE)}  {words.say(_NONE)}",
    ]
    lines += _quotes(words, words.say(_CONFLICTING), verdict.conflicting, detail)
    if detail.history:
        lines += ["", words.say(_HISTORY)]
        lines += [f"    {words.event_sentence(event)}" for event in detail.history]
    return lines


def _compared(words: Words, verdict: Verdict) -> list[str]:
    """Each target beside what was reported of it: of what the number is reported, and why it was left open."""
    lines = []
    for made in verdict.comparisons:
        subject = words.say(_REPORTED_OF, subject=made.measure.metric) if made.measure is not None else ""
        lines.append(f"    {words.comparison_line(made)}{subject if made.satisfied is None else ''}")
    if verdict.rule.startswith("topic.") and verdict.evidence:
        alike = [words.say(sign) for sign in signs_that_spoke(verdict.evidence[0].parts)]
        lines += [f"    {words.say(_ALIKE, signs='、'.join(alike))}"] if alike else []
    apart = relation_apart(verdict.evidence[0].parts) if verdict.evidence else None
    if apart is not None and all(made.satisfied is None for made in verdict.comparisons):
        lines.append(f"    {words.say(_APART, relation=words.say(apart))}")
    if verdict.reason is Reason.AMBIGUOUS and verdict.evidence:
        held = dict(verdict.evidence[0].parts)
        shares = {"held": held.get("words", 0.0), "own": held.get("back", 0.0)}
        lines.append(f"    {words.say(_HELD, **shares)}")
    return ["", words.say(_COMPARED), *lines] if lines else []


def _source(words: Words, where: str, commitment: Commitment) -> str:
    """Where it stands, and that it was recognised from a scan."""
    place = f"{where} ({commitment.span.start}–{commitment.span.end})"
    return f"{place} · {words.label(commitment.scan)}" if commitment.scan is not None else place


def _status(words: Words, verdict: Verdict) -> str:
    parts = [words.label(verdict.status)]
    if verdict.reason:
        parts.append(words.label(verdict.reason))
    if verdict.days_overdue:
        parts.append(words.say(_DAYS, days=verdict.days_overdue))
    return " · ".join(parts)


def _deadline(words: Words, commitment: Commitment, verdict: Verdict) -> str:
    written = commitment.deadline
    parts = [words.day(written.date), written.raw or "", words.label(written.basis)]
    if verdict.deadline is not None and verdict.deadline != written.date:
        parts.append(words.say(_EXTENDED, day=words.day(verdict.deadline)))
    return " · ".join(part for part in parts if part)


def _quotes(words: Words, title: str, quotes: tuple[Evidence, ...], detail: LedgerDetail) -> list[str]:
    lines = ["", title] if quotes else []
    for number, quote in enumerate(quotes, 1):
        where = words.section_path((words.day(quote.report_date), quote.document, *quote.section))
        score = words.say(_SCORE, score=quote.score)
        lines.append(f"    {number}. {where} ({quote.span.start}–{quote.span.end}) {score}")
        lines.append(f"       {quote.text}")
        lines += [f"       {words.comparison_line(made)}" for made in detail.comparisons_of(quote)]
    return lines


def _data(words: Words, detail: LedgerDetail) -> dict[str, object]:
    from tracker.reports.contract import entry_json, evidence_json

    return {
        **entry_json(detail.entry),
        "issuer": detail.entry.issuer,
        "report": detail.entry.report_title,
        "section": list(detail.entry.section),
        "rules": list(detail.entry.commitment.rules),
        "sentence": words.reason_sentence(detail.entry),
        "context": detail.context,
        "context_start": detail.context_start,
        "comparisons": [
            {
                **_comparison_data(made),
                "metric": made.target.metric,
                "subject": made.measure.metric if made.measure is not None else None,
            }
            for made in detail.entry.verdict.comparisons
        ],
        "pace": [pace_data(pace) for pace in detail.entry.pace],
        "chains": [chain_data(chain) for chain in detail.entry.chains],
        "restated": [restating_data(link) for link in detail.restated],
        "signs": [dict(quoted.parts) for quoted in detail.entry.verdict.evidence],
        "compared": [
            {**evidence_json(attached), "comparisons": [_comparison_data(made) for made in comparisons]}
            for attached, comparisons in detail.compared
        ],
        "history": [event_data(event) for event in detail.history],
    }


def _comparison_data(made: Comparison) -> dict[str, object]:
    """A target and the number beside it; `satisfied` is null where the two leave it open, `note` then says why."""
    measure = made.measure
    return {
        "target": made.target.raw,
        "measure": measure.raw if measure is not None else None,
        "satisfied": made.satisfied,
        "note": made.note,
    }
