"""One unit's sheet (反馈表): its items, what was promised of each, and columns for the unit to fill in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracker.domain.ledger import LedgerEntry
from tracker.domain.loop import newest_claim, reminders
from tracker.domain.vocabulary import ClaimState
from tracker.wording import Both, Words

from .atomic import whole_file
from .entry_words import Phrases
from .workbook import Cell, Sheet, create

COLUMNS: dict[str, tuple[Both, float]] = {
    "number": (Both("序号", "No."), 6),
    "task": (Both("工作任务", "task"), 40),
    "target": (Both("目标", "targets"), 22),
    "deadline": (Both("完成时限", "deadline"), 15),
    "stage": (Both("序时节点", "stage due"), 22),
    "unit": (Both("责任单位", "unit"), 16),
    "support": (Both("配合单位", "supporting units"), 16),
    "reminded": (Both("催办", "reminded"), 9),
    "state": (Both("完成情况", "state"), 12),
    "progress": (Both("进展情况", "progress"), 36),
    "problems": (Both("存在问题", "problems"), 26),
    "next_step": (Both("下一步措施", "next steps"), 26),
    "leader": (Both("责任领导", "leader"), 11),
    "day": (Both("完成时间", "done on"), 15),
    "proofs": (Both("佐证材料", "proof files"), 22),
    "id": (Both("编号", "id"), 14),
    "claim": (Both("反馈版本", "claim version"), 10),
}
"""By name: the head of a column and its width."""

FILLED_IN = ("state", "progress", "problems", "next_step", "leader", "day", "proofs")
"""The columns a unit fills in."""

_TITLE = Both("督查事项反馈表（{unit}）", "Items to report on: {unit}")
_HEAD = Both(
    "{number}　请于{day}前填写黄色各栏并报回，已填的只改有变化的；佐证材料写文件名，与本表放在同一文件夹",
    "{number}  Please fill in the yellow columns and return by {day}; change only what changed. Name proof files and put them "
    "beside this sheet",
)
_SHEET = Both("反馈表", "Items")
_TIMES = Both("第{count}次", "{count} times")
_STATE_PROMPT = Both(
    "选择完成情况；“已完成”须经核实才销号", "choose a state; “done” is closed only after it was checked"
)
_STATE_ERROR = Both("请从列表中选择", "choose from the list")
_DAY_PROMPT = Both("实际完成的日期", "the day it was done")
_FOOT = Both("第 &P 页，共 &N 页", "page &P of &N")
_HEAD_ROW = 2


@dataclass(frozen=True, slots=True)
class UnitNoticeText:
    """What stands above a unit's items: the notice's number and the day by which to answer."""

    unit: str
    number: str
    answer_by: date | None


def save_unit_sheet(
    output: Path,
    notice: UnitNoticeText,
    entries: Sequence[LedgerEntry],
    words: Words,
    as_of: date,
    *,
    force: bool = False,
) -> None:
    """Write a unit's workbook. Raises `ReportError` with `output.*`."""
    phrases = Phrases(words, as_of, {})
    title = words.say(_TITLE, unit=notice.unit)
    with (
        whole_file(output, force=force) as temporary,
        create(temporary, title=title, created=as_of, chinese=phrases.chinese) as book,
    ):
        sheet = book.sheet(words.say(_SHEET), [width for _, width in COLUMNS.values()])
        _fill(sheet, title, notice, entries, phrases)


def _fill(
    sheet: Sheet, title: str, notice: UnitNoticeText, entries: Sequence[LedgerEntry], phrases: Phrases
) -> None:
    words = phrases.words
    sheet.title(title, len(COLUMNS) - 3)
    day = words.day(notice.answer_by)
    sheet.put(1, 0, words.say(_HEAD, number=notice.number, day=day), font_color="#666666")
    sheet.head(_HEAD_ROW, [words.say(label) for label, _ in COLUMNS.values()])
    looks = [
        {"bg_color": "#FFF9DB", "locked": False} if name in FILLED_IN else {"valign": "top"}
        for name in COLUMNS
    ]
    row = _HEAD_ROW
    for number, entry in enumerate(entries, 1):
        row += 1
        cells = _cells(number, notice.unit, entry, phrases)
        sheet.row(row, [cells[name] for name in COLUMNS], looks)
    place = {name: column for column, name in enumerate(COLUMNS)}
    rows = (_HEAD_ROW + 1, max(row, _HEAD_ROW + 1))
    choices = [words.label(state) for state in ClaimState]
    sheet.choice(place["state"], rows, choices, words.say(_STATE_PROMPT), words.say(_STATE_ERROR))
    sheet.days_only(place["day"], rows, words.say(_DAY_PROMPT))
    sheet.dress(_HEAD_ROW, row, frozen=2, foot=words.say(_FOOT), printed=len(COLUMNS) - 2)


def _cells(number: int, unit: str, entry: LedgerEntry, phrases: Phrases) -> dict[str, Cell]:
    words, commitment = phrases.words, entry.commitment
    reported = newest_claim(entry.claims)
    times = reminders(entry.notices)
    return {
        "number": number,
        "task": commitment.text,
        "target": phrases.targets(entry),
        "deadline": entry.verdict.deadline,
        "stage": stage_due(entry, phrases),
        "unit": unit,
        "support": "、".join(commitment.support),
        "reminded": words.say(_TIMES, count=times) if times else None,
        "state": words.label(reported.state) if reported and reported.state else None,
        "progress": reported.progress if reported else None,
        "problems": reported.problems if reported else None,
        "next_step": reported.next_step if reported else None,
        "leader": commitment.leader,
        "day": reported.day if reported else None,
        "proofs": "；".join(proof.path for proof in reported.proofs) if reported else None,
        "id": entry.id,
        "claim": reported.id if reported else 0,
    }


def stage_due(entry: LedgerEntry, phrases: Phrases) -> str:
    """The step that is due next, or the last one; "" where there are none."""
    ahead = [one for one in entry.occasions if one.date >= phrases.as_of]
    chosen = ahead[0] if ahead else entry.occasions[-1] if entry.occasions else None
    if chosen is None:
        return ""
    recurrence = entry.commitment.recurrence
    what = chosen.text or (phrases.words.label(recurrence) if recurrence else "")
    return f"{phrases.words.day(chosen.date)} {what}".strip()
