"""What people set right and what units claim, in one line each."""

from datetime import date
from enum import StrEnum

from tracker.domain.correction import Wording
from tracker.domain.ledger import LedgerEntry
from tracker.domain.loop import Claim, answer_due, decision_on, newest_claim, reminders
from tracker.domain.occasions import missed
from tracker.domain.promise import Stage, Target
from tracker.domain.vocabulary import Light, LoopStage, NoticeKind, Origin

from .both import Both
from .fields import field_name
from .speaker import Speaker

_ADDED = Both("人工登记", "added by a person")
_DROPPED = Both("已剔除", "dropped")
_READ = Both("{name}经人工更正，原读作“{value}”", "{name} corrected, had been read as “{value}”")
_READ_NONE = Both("{name}由人工给出", "{name} given by a person")
_HANDED_OUT = Both("{day}交办{unit}（{number}）", "handed out to {unit} on {day} ({number})")
_DUE = Both("{day}前反馈", "answer by {day}")
_REMINDED = Both("已催办{count}次", "reminded {count} times")
_EXTENDED = Both("已延期{count}次", "put off {count} times")
_CLAIM = Both("{unit}反馈：{claim}", "{unit} claims: {claim}")
_PROBLEMS = Both("存在问题：{text}", "problems: {text}")
_NEXT = Both("下一步：{text}", "next: {text}")
_ON = Both("{day}", "{day}")
_PROOFS = Both("附件{count}个", "{count} files")


def corrected(words: Speaker, entry: LedgerEntry) -> str:
    """What people set right in an item, with what had been read; "" where nothing was."""
    parts = [words.say(_ADDED)] if entry.origin is Origin.ADDED else []
    for name, before in entry.corrected:
        read = plain(words, before)
        text = _READ if read else _READ_NONE
        parts.append(words.say(text, name=field_name(words, name), value=read))
    if entry.dropped:
        parts.append(words.say(_DROPPED))
    return words.join(parts)


def plain(words: Speaker, value: object) -> str:
    """A corrected value for people."""
    if isinstance(value, Wording):
        return value.text
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, Target):
        return words.requirement(value)
    if isinstance(value, Stage):
        return stage(words, value)
    if isinstance(value, StrEnum):
        return words.label(value)
    if isinstance(value, tuple):
        return "、".join(plain(words, part) for part in value)
    return "" if value is None else str(value)


def stage(words: Speaker, step: Stage) -> str:
    """One step of an item: its day and its words."""
    return " ".join(part for part in (words.day(step.date), step.text) if part)


def occasions(words: Speaker, entry: LedgerEntry) -> str:
    """The steps of an item with their lights, and how many were missed; "" where it has none."""
    made = entry.occasions
    if not made:
        return ""
    shown = made[-6:]
    parts = [
        " ".join(part for part in (_SIGNS[one.light], words.day(one.date), one.text) if part) for one in shown
    ]
    count = missed(made)
    if count:
        parts.append(words.say(_MISSED, count=count))
    return words.join(parts)


_SIGNS = {Light.GREEN: "●", Light.RED: "✘", Light.YELLOW: "◷", Light.OFF: "○", Light.BLUE: "○"}
_MISSED = Both("已有{count}次到期未办", "{count} missed")


def loop(words: Speaker, entry: LedgerEntry) -> str:
    """Where an item waits, and what was sent and claimed so far; "" where it was never handed out."""
    if not entry.notices and not entry.claims and entry.stage is not LoopStage.CLOSED:
        return ""
    parts = [words.label(entry.stage)]
    sent = [item for item in entry.notices if item.kind is NoticeKind.HANDED_OUT]
    if sent:
        last = sent[-1]
        day = words.day(last.at.astimezone().date())
        parts.append(words.say(_HANDED_OUT, day=day, unit=last.unit, number=last.number))
    due = answer_due(entry.notices)
    if due is not None and entry.stage in (LoopStage.AWAITED, LoopStage.UNANSWERED):
        parts.append(words.say(_DUE, day=words.day(due)))
    if count := reminders(entry.notices):
        parts.append(words.say(_REMINDED, count=count))
    if entry.extensions:
        parts.append(words.say(_EXTENDED, count=entry.extensions))
    newest = newest_claim(entry.claims)
    if newest is not None:
        parts.append(claim(words, newest))
        decided = decision_on(entry.claims, newest)
        if decided is not None:
            parts.append(f"{words.label(decided.kind)} {decided.by} {decided.note}".strip())
    return words.join(parts)


def claim(words: Speaker, made: Claim) -> str:
    """A unit's claim in one line."""
    parts = [
        words.label(made.state) if made.state is not None else "",
        words.say(_ON, day=words.day(made.day)) if made.day is not None else "",
        made.progress,
        words.say(_PROBLEMS, text=made.problems) if made.problems else "",
        words.say(_NEXT, text=made.next_step) if made.next_step else "",
        words.say(_PROOFS, count=len(made.proofs)) if made.proofs else "",
    ]
    return words.say(_CLAIM, unit=made.unit, claim=words.join(parts))
