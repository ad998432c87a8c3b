"""`tracker worker`: take batches and bodies out of the queue of a shared store."""

import click

from tracker.cli import output, parameters
from tracker.cli.exits import Exit
from tracker.cli.help import App, Command, option
from tracker.cli.store import now, opened, require_server
from tracker.wording import Both

_ABOUT = Both(
    "从共用台账库的队列里取出一批批文件读入，再逐个单位对照。可在任意多台机器上同时运行，按 Ctrl-C 做完手头这一批后停止。\n"
    "被强行终止也不会丢失：已读入的都在库里，剩下的半分钟后由别的 worker 接着做。",
    "Takes batches of files out of the queue of a shared store, reads them, then matches body by body. Run as many as "
    "wanted, on any machine; Ctrl-C stops after the batch under way.\nA killed one loses nothing: what it had read is on file, "
    "and another takes up the rest half a minute later.",
)
_JOBS = Both(
    "同时读几份，默认 1：用满一个处理器；每个处理器运行一个 worker，或者在这里写处理器数",
    "how many to read at once; default 1, which keeps one processor busy: run one worker a processor, or name their number",
)
_EMPTY = Both("队列做完就结束；不写则一直等新的", "end when the queue is empty; else wait for more")
_READ = Both("读入一批：{count} 份", "read a batch: {count} files")
_MATCHED = Both("对照一个单位：{count} 对报告", "matched a body: {count} pairs of reports")


@click.command("worker", cls=Command, about=_ABOUT)
@option("--jobs", type=click.IntRange(min=1), default=1, metavar="N", about=_JOBS)
@option("--until-empty", is_flag=True, about=_EMPTY)
@parameters.db
@parameters.policy
@click.pass_obj
def command(app: App, jobs: int, until_empty: bool, db: str | None, policy: str | None) -> int:
    """Take jobs out of the queue."""

    def done(kind: str, count: int) -> None:
        output.tell(app.words.say(_READ if kind == "read" else _MATCHED, count=count))

    require_server(db)
    with opened(db, create=True, policy=policy) as workspace:
        workspace.cluster().work(jobs=jobs, now=now, drain=until_empty, on_done=done)
    return Exit.DONE
