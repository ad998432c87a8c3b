"""`tracker enqueue`: put documents into the queue of a shared store."""

from collections.abc import Sequence
from pathlib import Path

import click

from tracker.cli import output, parameters
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Command, option
from tracker.cli.store import opened, require_server
from tracker.wording import Both, Words

_ABOUT = Both(
    "把文件或文件夹排进共用台账库（PostgreSQL）的队列，由任意多台机器上的 tracker worker 读入。\n"
    "队列里只放文件的位置，不放内容：各台机器须能用同样的路径打开它们。读过的文件再排一次也无妨，会自动跳过。",
    "Puts files or folders into the queue of a shared store (PostgreSQL); tracker worker reads them on any number of "
    "machines.\nThe queue holds where files are, never what they say: every machine must be able to open them under the "
    "same paths. Putting in a file again does no harm: what was read is passed over.",
)
_LIST = Both("要排队的路径清单，一行一个", "a file that lists paths, one a line")
_BATCH = Both("每批几份，默认 200", "how many files a batch; default 200")
_DONE = Both("已排队 {files} 份文件，{batches} 批", "{files} files put into the queue in {batches} batches")
_LEFT = Both("未排队  {path}  {reason}", "left out  {path}  {reason}")


@click.command("enqueue", cls=Command, about=_ABOUT)
@click.argument("paths", nargs=-1, metavar="[PATH...]", type=click.Path())
@option("--list", "listed", type=click.Path(dir_okay=False), metavar="FILE", about=_LIST)
@option("--batch", type=click.IntRange(1, 10_000), default=200, metavar="N", about=_BATCH)
@parameters.db
@parameters.as_json
@click.pass_obj
def command(
    app: App, paths: tuple[str, ...], listed: str | None, batch: int, db: str | None, as_json: bool
) -> int:
    """Put documents into the queue."""
    wanted = [*paths, *(_lines(listed) if listed is not None else ())]
    if not wanted:
        raise CommandError(Exit.USAGE, "queue.no_paths")
    for given in paths:
        if not given.strip() or not Path(given).exists():
            raise CommandError(Exit.USAGE, "path.missing", {"path": given})
    require_server(db)
    with opened(db, create=True) as workspace:
        done = workspace.cluster().enqueue([Path(given) for given in wanted], size=batch)
    refused = [file for file in done.left_out if file.result == "refused"]
    if as_json:
        output.value(
            {
                "files": done.files,
                "batches": done.batches,
                "left_out": [
                    {"path": file.path, "result": file.result, "codes": [one.code for one in file.problems]}
                    for file in done.left_out
                ],
            }
        )
    else:
        for file in refused:
            reasons = [app.words.problem_sentence(problem) for problem in file.problems]
            output.line(app.words.say(_LEFT, path=file.path, reason=_joined(app.words, reasons)))
        output.line(app.words.say(_DONE, files=done.files, batches=done.batches))
    return Exit.REFUSED if refused else Exit.DONE


def _joined(words: Words, reasons: Sequence[str]) -> str:
    return words.join(reasons)


def _lines(listed: str) -> list[str]:
    """The paths of a list; empty lines are no paths."""
    try:
        text = Path(listed).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise CommandError(Exit.USAGE, "path.missing", {"path": listed}) from error
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(
            Exit.USAGE, "queue.list_unreadable", {"path": listed, "reason": str(error)}
        ) from error
    return [line for line in text.splitlines() if line.strip()]
