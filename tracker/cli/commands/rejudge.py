"""`tracker rejudge`: judge again what another program or policy judged."""

import click

from tracker.cli import output, parameters
from tracker.cli.exits import Exit
from tracker.cli.help import App, Command
from tracker.cli.interrupt import stopping_in_order
from tracker.cli.progress import bar
from tracker.cli.store import now, opened
from tracker.wording import Both

_ABOUT = Both(
    "程序升级或判定标准改过以后，把已有报告重新对照一遍；人工标记和更正不变。\n"
    "读入文件时也会自动补做；没有需要重做的就什么也不做。",
    "Matches the reports on file again after the program or the policy changed; marks and corrections stay.\n"
    "An import does the same by itself; nothing is done where nothing waits.",
)
_STAGE = Both("对照", "judging")
_DONE = Both("重新对照了 {count} 对报告", "{count} pairs of reports judged again")
_NONE = Both("没有需要重新对照的报告", "no pair of reports waits for it")
_STOPPED = Both("已停止：对照完的都已保存", "stopped: what was judged is kept")


@click.command("rejudge", cls=Command, about=_ABOUT)
@parameters.db
@parameters.policy
@parameters.as_json
@click.pass_obj
def command(app: App, db: str | None, policy: str | None, as_json: bool) -> int:
    """Judge again what another program or policy judged."""
    with (
        opened(db, policy=policy) as workspace,
        stopping_in_order() as interrupted,
        bar(app.words.say(_STAGE)) as step,
    ):
        count = workspace.rejudge(
            now=now(),
            on_progress=lambda at: step(at.done, at.total, at.current, None),
            cancelled=interrupted,
        )
        stopped = interrupted()
    if as_json:
        output.value({"pairs": count, "cancelled": stopped})
    else:
        output.line(app.words.say(_DONE, count=count) if count else app.words.say(_NONE))
        if stopped:
            output.tell(app.words.say(_STOPPED))
    return Exit.INTERRUPTED if stopped else Exit.DONE
