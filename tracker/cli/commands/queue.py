"""`tracker queue`: how far the queue of a shared store is."""

from typing import TYPE_CHECKING

import click

from tracker.cli import output, parameters
from tracker.cli.exits import Exit
from tracker.cli.help import App, Command
from tracker.cli.store import opened, require_server
from tracker.domain.problem import Problem
from tracker.domain.vocabulary import Severity
from tracker.wording import Both, Words

if TYPE_CHECKING:
    from tracker.service.cluster import LeftOut, QueueState

_ABOUT = Both(
    "看共用台账库的队列：读完、在读、待读多少份，待对照多少个单位，速度和还要多久，哪些文件未读入、为什么。",
    "Shows the queue of a shared store: how many documents are read, being read and waiting, how many bodies wait to be "
    "matched, how fast it goes and how long it will take, and which files were not read, and why.",
)
_DOCUMENTS = Both(
    "文件：已处理 {done}，在读 {doing}，待读 {waiting}",
    "documents: {done} done, {doing} being read, {waiting} waiting",
)
_BODIES = Both(
    "单位对照：已完成 {done} 次，待做 {waiting}，失败 {failed}",
    "bodies: {done} matched, {waiting} waiting, {failed} failed",
)
_PACE = Both(
    "速度：每秒 {rate} 份，读完约需 {minutes} 分钟",
    "pace: {rate} documents a second, about {minutes} minutes left",
)
_REFUSED = Both("未读入 {count} 份：", "{count} not read:")
_FAILED = Both("出错 {count} 份：", "{count} failed:")
_ONE = Both("    {path}  {reason}", "    {path}  {reason}")
_MORE = Both("    ……另有 {count} 份", "    … and {count} more")


@click.command("queue", cls=Command, about=_ABOUT)
@parameters.db
@parameters.as_json
@click.pass_obj
def command(app: App, db: str | None, as_json: bool) -> int:
    """Show the queue."""
    require_server(db)
    with opened(db) as workspace:
        state = workspace.cluster().state()
    if as_json:
        output.value(_data(state))
    else:
        _tell(app.words, state)
    return Exit.REFUSED if state.refused_count or state.failed_count else Exit.DONE


def _tell(words: Words, state: "QueueState") -> None:
    output.line(words.say(_DOCUMENTS, done=state.done, doing=state.doing, waiting=state.waiting))
    output.line(
        words.say(_BODIES, done=state.bodies_done, waiting=state.bodies_waiting, failed=state.bodies_failed)
    )
    if state.rate is not None and state.left is not None:
        output.line(words.say(_PACE, rate=f"{state.rate:.1f}", minutes=f"{state.left / 60:.0f}"))
    for head, count, newest in (
        (_REFUSED, state.refused_count, state.refused),
        (_FAILED, state.failed_count, state.failed),
    ):
        if not count:
            continue
        output.line(words.say(head, count=count))
        for one in newest:
            output.line(words.say(_ONE, path=one.path, reason=words.join(_reasons(words, one))))
        if count > len(newest):
            output.line(words.say(_MORE, count=count - len(newest)))


def _reasons(words: Words, one: "LeftOut") -> list[str]:
    return [
        words.problem_sentence(Problem(code, Severity.REFUSED, None, tuple(details.items())))
        for code, details in one.reasons
    ]


def _data(state: "QueueState") -> dict[str, object]:
    return {
        "documents": {"done": state.done, "doing": state.doing, "waiting": state.waiting},
        "bodies": {
            "done": state.bodies_done,
            "waiting": state.bodies_waiting,
            "failed": state.bodies_failed,
        },
        "per_second": state.rate,
        "seconds_left": state.left,
        "refused": {"count": state.refused_count, "newest": [_left_out(one) for one in state.refused]},
        "failed": {"count": state.failed_count, "newest": [_left_out(one) for one in state.failed]},
    }


def _left_out(one: "LeftOut") -> dict[str, object]:
    return {"path": one.path, "reasons": [{"code": code, **details} for code, details in one.reasons]}
