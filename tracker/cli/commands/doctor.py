"""`tracker doctor`: is the store whole?"""

from typing import TYPE_CHECKING

import click

from tracker.cli import output, parameters
from tracker.cli.exits import Exit
from tracker.cli.help import App, Command, option
from tracker.cli.store import address, explained
from tracker.wording import Both, Words

if TYPE_CHECKING:
    from tracker.service.maintenance import Checkup

_ABOUT = Both(
    "检查台账库是否完好，重建索引，压缩空间。什么也不会丢。",
    "Checks that the store is whole, rebuilds its indexes and gives back unused space. Nothing is lost.",
)
_LOOK = Both("只检查，不改动", "only look, change nothing")
_WELL = Both("台账库完好：{place}", "the store is whole: {place}")
_ILL = Both("台账库有问题：{place}", "the store has faults: {place}")
_ADVICE = Both(
    "请先另存一份，再用 tracker restore 恢复最近的备份", "keep a copy, then tracker restore the newest backup"
)
_HOLDS = Both(
    "{documents} 份文件 · {reports} 份报告 · {items} 项 · {marks} 个标记",
    "{documents} documents · {reports} reports · {items} items · {marks} marks",
)
_OLD = Both("下次打开时会升级到新版本", "it will be upgraded when it is next opened")
_SIZE = Both("{before:.1f} MB → {after:.1f} MB", "{before:.1f} MB → {after:.1f} MB")


@click.command("doctor", cls=Command, about=_ABOUT)
@parameters.db
@option("--check-only", is_flag=True, about=_LOOK)
@parameters.as_json
@click.pass_obj
def command(app: App, db: str | None, check_only: bool, as_json: bool) -> int:
    """Check the store."""
    from tracker.service.maintenance import doctor

    with explained():
        checkup = doctor(address(db), mend=not check_only)
    if as_json:
        output.value(_data(checkup))
    else:
        _tell(app.words, checkup)
    return Exit.DONE if checkup.healthy else Exit.STORE


def _tell(words: Words, checkup: "Checkup") -> None:
    counts = dict(checkup.counts)
    output.line(words.say(_WELL if checkup.healthy else _ILL, place=checkup.place))
    output.line(
        words.say(
            _HOLDS,
            documents=counts.get("document", 0),
            reports=counts.get("report", 0),
            items=counts.get("item", 0),
            marks=counts.get("mark", 0),
        )
    )
    output.line(words.say(_SIZE, before=checkup.size_before / 1e6, after=checkup.size_after / 1e6))
    for fault in checkup.faults:
        output.line(f"    {fault}")
    if not checkup.healthy:
        output.tell(words.say(_ADVICE))
    elif not checkup.current:
        output.line(words.say(_OLD))


def _data(checkup: "Checkup") -> dict[str, object]:
    return {
        "store": checkup.place,
        "healthy": checkup.healthy,
        "version": checkup.version,
        "current": checkup.current,
        "counts": dict(checkup.counts),
        "faults": list(checkup.faults),
        "mended": list(checkup.mended),
        "size_before": checkup.size_before,
        "size_after": checkup.size_after,
    }
