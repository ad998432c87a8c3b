"""The sentences that say why an item stands as it does. Pure: from values to one line of text."""

from tracker.domain.ledger import LedgerEntry
from tracker.domain.verdict import Comparison, Evidence, Mark
from tracker.domain.vocabulary import MarkKind, Outcome, Reason, Status

from .both import Both
from .judging_rules import COMPARISON_NOTES
from .language import Language
from .speaker import Speaker

_COMPARISON = Both(
    "目标为{target}，报告为{measure}，{result}", "target {target}; reported {measure}: {result}"
)
_COMPARISON_DATED = Both(
    "目标为{target}，{when}报告为{measure}，{result}",
    "target {target}; report of {when} says {measure}: {result}",
)
_COMPARISON_LINE = Both(
    "目标 {target} · 报告 {measure} · {result}", "target {target} · reported {measure} · {result}"
)
_UNCOMPARED = Both("目标为{target}，报告中没有可比的数值", "target {target}; no comparable figure reported")
_RESULTS = {
    True: Both("达到", "met"),
    False: Both("未达到", "not met"),
    None: Both("不可比", "not comparable"),
}
_REPORTED = Both("{when}报告：“{quote}”", "report of {when}: “{quote}”")
_REPORTED_UNDATED = Both("报告：“{quote}”", "reported: “{quote}”")
_WITHOUT_EVIDENCE = {
    Status.FULFILLED: Both("后续报告说明已兑现", "a later report says it was done"),
    Status.PENDING: Both("期限未到", "its deadline has not come"),
    Status.OVERDUE: Both("期限已过", "its deadline has passed"),
    Status.UNVERIFIABLE: Both("现有报告无法核实", "the reports on file cannot verify it"),
}
_REASONS = {
    Reason.SHORTFALL: Both("到期未达到目标", "the target was not reached in time"),
    Reason.UNFINISHED: Both("到期仍未完成", "it was not finished in time"),
    Reason.NO_REPORT: Both(
        "期限已过，到期后的报告没有提到这一事项",
        "its deadline has passed and the report after it does not mention it",
    ),
    Reason.NO_LATER_REPORT: Both(
        "没有到期之后的报告，无法核实", "there is no report from after its deadline to verify it with"
    ),
    Reason.NOT_MENTIONED: Both(
        "后续报告没有提到这一事项，原文也没有写明期限",
        "later reports do not mention it, and no deadline was written",
    ),
    Reason.NOT_COMPARABLE: Both(
        "后续报告提到了这一事项，但没有可以对照的数字，或只说了其中一部分",
        "a later report mentions it, with no figure to hold against it, or only part of it",
    ),
    Reason.REDACTED: Both(
        "公开文本隐去了数字或期限，无法核实", "its figure or deadline is redacted, so it cannot be verified"
    ),
    Reason.DECLARATORY: Both(
        "一般性表述，没有可以核查的数字、期限或成果",
        "a general statement without a figure, deadline or named result",
    ),
    Reason.AMBIGUOUS: Both(
        "证据不足或相互矛盾，请人工判断", "the evidence is weak or conflicts: please judge"
    ),
    Reason.EXTENDED: Both("已批准延期至{deadline}", "extended to {deadline}"),
    Reason.LONG_TERM: Both("长期坚持事项，不计逾期", "a long-term matter, not counted as overdue"),
    Reason.ADJUSTED: Both("事项已调整，不计逾期", "adjusted, not counted as overdue"),
    Reason.CANCELLED: Both("事项已取消，不计逾期", "cancelled, not counted as overdue"),
    Reason.CLOSED: Both("已销号", "closed"),
    Reason.MARKED: Both("人工标记为“{status}”", "marked “{status}” by a person"),
}
_DUE = Both("期限{deadline}", "due {deadline}")
_OVERDUE_DAYS = Both("已逾期{days}天", "{days} days overdue")
_LATE = Both("逾期完成", "done after its deadline")
_SOFT = Both("原文为“力争”类表述", "the wording was a soft one")
_CONFLICT = Both("另有相反说法：“{quote}”", "elsewhere the opposite: “{quote}”")
_MARK = Both("{by}于{at}标为“{kind}”", "marked “{kind}” by {by} on {at}")
_ALTERED = Both(
    "标记后承诺内容有变：{changes}，请重新审核",
    "the promise changed after it was marked: {changes}; please look again",
)
_ALTERED_TARGETS = Both("目标由{before}改为{after}", "target from {before} to {after}")
_ALTERED_DEADLINE = Both("期限由{before}改为{after}", "deadline from {before} to {after}")
_NOTHING = Both("无", "none")
_WITHDREW = Both("{by}于{at}撤回标记", "mark withdrawn by {by} on {at}")
_NOTED = Both("{by}于{at}备注", "note by {by} on {at}")
_MARK_DEADLINE = Both("延期至{deadline}", "new deadline {deadline}")

_BY_A_PERSON = frozenset(
    {
        Reason.EXTENDED,
        Reason.LONG_TERM,
        Reason.ADJUSTED,
        Reason.CANCELLED,
        Reason.CLOSED,
        Reason.MARKED,
    }
)
_QUOTE = 60
"""Characters of a quote inside a sentence: about two lines of a page; the whole quote is always shown elsewhere."""


def shortened(text: str, limit: int = _QUOTE) -> str:
    """One line of a quote, cut with an ellipsis."""
    line = "".join(text.split("\n")).strip()
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def comparison(words: Speaker, made: Comparison, evidence: Evidence | None = None) -> str:
    """One target against what was reported of it."""
    wanted = words.requirement_in_words(made.target)
    if made.measure is None:
        return words.say(_UNCOMPARED, target=wanted)
    note = COMPARISON_NOTES.get(made.note) if made.satisfied is None else None
    values = {
        "target": wanted,
        "measure": words.measure_in_words(made.measure),
        "result": words.say(_RESULTS[made.satisfied]),
    }
    if evidence is not None and evidence.report_date is not None:
        sentence = words.say(_COMPARISON_DATED, when=words.day(evidence.report_date), **values)
    else:
        sentence = words.say(_COMPARISON, **values)
    return words.join([sentence, words.say(note)]) if note is not None else sentence


def comparison_line(words: Speaker, made: Comparison) -> str:
    """One target and the number beside it, in a line."""
    note = COMPARISON_NOTES.get(made.note) if made.satisfied is None else None
    reported = words.measure(made.measure) if made.measure is not None else ""
    return words.say(
        _COMPARISON_LINE,
        target=words.requirement(made.target),
        measure=reported,
        result=words.say(_RESULTS[made.satisfied] if note is None else note),
    )


def reason(words: Speaker, entry: LedgerEntry, *, dated: bool = True) -> str:
    """Why the entry has its status: what was found, then what follows from it on that day. Not `dated`, it leaves out the
    deadline and the delay, for a place that shows them itself.
    """
    verdict = entry.verdict
    if verdict.reason in _BY_A_PERSON:
        by_whom = mark(words, verdict.mark) if verdict.mark else ""
        return words.join([altered(words, entry), _plain(words, entry), by_whom])
    parts = [*_found(words, entry)]
    if verdict.status is Status.OVERDUE or not parts:
        parts.append(_plain(words, entry))
    if verdict.late:
        parts.append(words.say(_LATE))
    if dated and verdict.deadline is not None and verdict.status in (Status.OVERDUE, Status.PENDING):
        parts.append(words.say(_DUE, deadline=words.day(verdict.deadline)))
    if dated and verdict.days_overdue:
        parts.append(words.say(_OVERDUE_DAYS, days=verdict.days_overdue))
    if entry.commitment.soft and verdict.status is Status.OVERDUE:
        parts.append(words.say(_SOFT))
    return words.join([altered(words, entry), *parts])


def altered(words: Speaker, entry: LedgerEntry) -> str:
    """What the item promised when it was marked, and promises now; "" where that is the same."""
    made, now = entry.verdict.mark, entry.commitment
    if not entry.verdict.altered or made is None or made.promised is None:
        return ""
    before = made.promised
    nothing = words.say(_NOTHING)
    changes = []
    if before.other_targets(now):
        targets = [
            "、".join(words.requirement_in_words(target) for target in some) or nothing
            for some in (before.targets, now.targets)
        ]
        changes.append(words.say(_ALTERED_TARGETS, before=targets[0], after=targets[1]))
    if before.other_deadline(now):
        days = [words.day(day) or nothing for day in (before.deadline, now.deadline.date)]
        changes.append(words.say(_ALTERED_DEADLINE, before=days[0], after=days[1]))
    joint = "，" if words.language is Language.ZH else ", "
    return words.say(_ALTERED, changes=joint.join(changes))


def mark(words: Speaker, made: Mark) -> str:
    """Who decided what and when, with the note."""
    template = {MarkKind.WITHDRAWN: _WITHDREW, MarkKind.NOTE: _NOTED}.get(made.kind, _MARK)
    sentence = words.say(
        template, by=made.by, at=words.day(made.at.astimezone().date()), kind=words.label(made.kind)
    )
    if made.new_deadline is not None:
        sentence = words.join([sentence, words.say(_MARK_DEADLINE, deadline=words.day(made.new_deadline))])
    return f"{sentence}：{made.note}" if made.note else sentence


def _plain(words: Speaker, entry: LedgerEntry) -> str:
    verdict = entry.verdict
    template = _WITHOUT_EVIDENCE[verdict.status] if verdict.reason is None else _REASONS[verdict.reason]
    return words.say(template, deadline=words.day(verdict.deadline), status=words.label(verdict.status))


def _found(words: Speaker, entry: LedgerEntry) -> list[str]:
    verdict = entry.verdict
    if verdict.outcome is Outcome.SILENT and verdict.reason is not Reason.AMBIGUOUS:
        return []
    best = verdict.evidence[0] if verdict.evidence else None
    parts = [comparison(words, made, best) for made in verdict.comparisons if made.measure is not None]
    if not parts and best is not None:
        template = _REPORTED if best.report_date is not None else _REPORTED_UNDATED
        parts.append(words.say(template, when=words.day(best.report_date), quote=shortened(best.text)))
    if verdict.reason is Reason.AMBIGUOUS:
        parts += [words.say(_CONFLICT, quote=shortened(other.text)) for other in verdict.conflicting[:1]]
        parts.append(_plain(words, entry))
    return parts
