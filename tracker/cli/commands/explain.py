"""`tracker explain`: what would be read out of a text, and by which rules."""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from tracker.cli import output, parameters
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Command, option
from tracker.wording import Both, Words

if TYPE_CHECKING:
    from tracker.domain.promise import Deadline
    from tracker.extraction.explain import Explanation

_ABOUT = Both(
    "说明一段话会读出什么期限、目标和等级，依据哪些规则。\n"
    '--jsonl：标准输入每行一个 {"text", "date"}，标准输出每行一个 JSON 结果。',
    "Shows which deadline, targets and grade would be read out of a text, and by which rules.\n"
    '--jsonl: a {"text", "date"} a line on standard input, a JSON object a line on standard output.',
)
_DATE = Both("这段话写于哪一天", "the day the text was written")
_FORMAT = Both("输出格式：text 或 json，默认 text", "output format: text or json; default text")
_JSONL = Both("逐行处理标准输入", "answer standard input line by line")
_DEADLINE = Both("期限", "deadline")
_TARGETS = Both("目标", "targets")
_GRADE = Both("等级", "grade")
_RULES = Both("规则", "rules")
_NONE = Both("无", "none")
_TAKEN = Both("承诺", "commitment")
_NOTHING = Both("导入时不会取为承诺", "an import would take no commitment from it")


@click.command("explain", cls=Command, about=_ABOUT)
@click.argument("text", required=False, metavar="[TEXT]")
@option("--date", "written", type=parameters.Day(), metavar="DATE", about=_DATE)
@option("--format", "form", type=click.Choice(["text", "json"]), default="text", about=_FORMAT)
@option("--jsonl", is_flag=True, about=_JSONL)
@click.pass_obj
def command(app: App, text: str | None, written: date | None, form: str, jsonl: bool) -> None:
    """Explain a text, or each line of standard input."""
    from tracker.extraction.explain import explain

    if jsonl:
        for asked, day in _requests(sys.stdin):
            output.value(_data(explain(asked, day)))
        return
    if text is None:
        raise CommandError(Exit.USAGE, "explain.nothing")
    found = explain(text, written)
    if form == "json":
        output.value(_data(found), indent=2)
        return
    for line in _page(app.words, found):
        output.line(line)


def _requests(lines: Iterable[str]) -> Iterator[tuple[str, date | None]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            yield asked["text"] + "", date.fromisoformat(asked["date"]) if asked.get("date") else None
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CommandError(
                Exit.USAGE, "explain.line", {"line": str(number), "reason": str(error)}
            ) from error


def _data(found: "Explanation") -> dict[str, Any]:
    from tracker.reports.contract import target_json

    return {
        "deadline": _deadline(found.deadline),
        "targets": [target_json(target) for target in found.targets],
        "grade": found.grade.value,
        "rules": list(found.rules),
        "commitments": [
            {
                "text": item.text,
                "grade": item.grade.value,
                "deadline": _deadline(item.deadline),
                "targets": [target_json(target) for target in item.targets],
            }
            for item in found.commitments
        ],
    }


def _deadline(deadline: "Deadline | None") -> dict[str, Any] | None:
    if deadline is None:
        return None
    return {
        "raw": deadline.raw,
        "date": deadline.date.isoformat() if deadline.date else None,
        "basis": deadline.basis.value,
    }


def _page(words: Words, found: "Explanation") -> Iterator[str]:
    from tracker.wording.reading_rules import reading_rule

    if not found.commitments:
        yield f"{words.say(_TAKEN)}  {words.say(_NONE)} · {words.say(_NOTHING)}"
        yield f"{words.say(_DEADLINE)}  {_day(words, found.named)}"
    for number, item in enumerate(found.commitments):
        if len(found.commitments) > 1:
            yield f"{words.say(_TAKEN)}  {number + 1} · {item.text}"
        named = item.deadline if item.deadline.raw is not None else found.named
        yield f"{words.say(_GRADE)}  {words.label(item.grade)}"
        yield f"{words.say(_DEADLINE)}  {_day(words, named)}"
        if not item.targets:
            yield f"{words.say(_TARGETS)}  {words.say(_NONE)}"
        for target in item.targets:
            yield f"{words.say(_TARGETS)}  {f'{target.metric} {words.target(target)}'.strip()} · “{target.raw}”"
    for rule in found.rules:
        meaning = reading_rule(rule)
        note = words.say(meaning) if meaning else ""
        yield f"{words.say(_RULES)}  {rule}{f'  {note}' if note else ''}"


def _day(words: Words, deadline: "Deadline | None") -> str:
    if deadline is None:
        return words.say(_NONE)
    parts = (
        words.day(deadline.date),
        f"“{deadline.raw}”" if deadline.raw else "",
        words.label(deadline.basis),
    )
    return " · ".join(part for part in parts if part)
