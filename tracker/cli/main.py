"""Where `tracker` starts: chooses the language, runs a command, turns every ending into a sentence and an exit code."""

import gc
import os
import sys
from collections.abc import Sequence
from types import TracebackType

import click

from tracker.wording import Both, Words, choose_language

from . import output
from .exits import CommandError, Exit
from .help import App, LazyGroup, option
from .interrupt import end_in_order
from .usage import usage_sentence

_ABOUT = Both(
    "读工作计划和工作报告，登记每一项承诺的目标和期限，对照后来的报告，看哪些已兑现、哪些逾期、哪些无法核实。\n"
    "不带命令时打开看板。全部在本机运行，不联网。",
    "Reads work plans and reports, keeps every commitment with its target and deadline, and shows what later reports "
    "say came of it: fulfilled, overdue or unverifiable.\nWithout a command it opens the dashboard. Everything runs on "
    "this machine, without a network.",
)
_VERSION = Both("显示版本", "show the version")
_DB = Both("台账库，写在命令之前或之后都可以", "the store; before the command or behind it")
_INTERRUPTED = Both("已中断", "interrupted")
_UNWRITABLE = Both(
    "输出没有写完（{reason}）；请换一个位置", "the output could not be written ({reason}); try another place"
)
_MORE = Both("用法见 {command} --help", "see {command} --help")


STORE = "TRACKER_DB"
"""The variable that names the store."""

_RARELY = (50_000, 20, 50)
"""When Python looks for cycles of dead objects. Every 700 new ones, as by default, takes a quarter of the time of a long
list, and finds next to nothing.
"""


@click.group("tracker", cls=LazyGroup, invoke_without_command=True, about=_ABOUT)
@option("--version", is_flag=True, about=_VERSION)
@option("--db", metavar="DB", about=_DB)
@click.pass_context
def cli(context: click.Context, version: bool, db: str | None) -> int | None:
    """The root command."""
    if db is not None:
        _name_store(context, db)
    if version:
        from importlib.metadata import version as installed

        output.line(f"tracker {installed('tracker')}")
        context.exit(Exit.DONE)
    if context.invoked_subcommand is None:
        dashboard = LazyGroup.get_command(cli, context, "dashboard")
        assert dashboard is not None
        # Parsed like a command of its own, so that its options still come from the environment.
        with dashboard.make_context("dashboard", [], parent=context) as own:
            dashboard.invoke(own)
    return None


def _name_store(context: click.Context, db: str) -> None:
    """The store for the command that follows, as if the environment named it; a `--db` behind the command outranks it."""
    before = os.environ.get(STORE)
    os.environ[STORE] = db

    def back() -> None:
        if before is None:
            os.environ.pop(STORE, None)
        else:
            os.environ[STORE] = before

    context.call_on_close(back)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; the exit code. Never raises for what a user can cause."""
    output.prepare()
    words = Words(choose_language(_asked_language(arguments), os.environ))
    as_json = "--json" in arguments
    if (unknown := _undecoded(arguments)) is not None:
        from .parameters import UNDECODED

        return _refuse(words, as_json, "usage", words.say(UNDECODED, value=unknown), None)
    try:
        ended = cli.main(list(arguments), "tracker", standalone_mode=False, obj=App(words))
        output.flush()
    except click.UsageError as error:
        return _refuse(words, as_json, "usage", usage_sentence(words, error), error.ctx)
    except CommandError as error:
        return _end(words, as_json, error)
    except (click.Abort, KeyboardInterrupt):
        output.tell(words.say(_INTERRUPTED))
        return Exit.INTERRUPTED
    except output.ReaderGoneError:
        _abandon_output()
        return Exit.DONE
    except output.UnwritableError as error:
        _abandon_output()
        output.tell(f"tracker: {words.say(_UNWRITABLE, reason=error)}")
        return Exit.USAGE
    return int(ended) if isinstance(ended, int) else Exit.DONE


def _undecoded(arguments: Sequence[str]) -> str | None:
    """The first argument that is no text in the present locale, unless it names a file that is there."""
    from .parameters import undecoded

    found = (argument for argument in arguments if undecoded(argument) and not os.path.lexists(argument))
    return next(found, None)


def _abandon_output() -> None:
    # Python would complain when it flushes at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(words: Words, as_json: bool, code: str, sentence: str, context: click.Context | None) -> int:
    if as_json:
        output.value({"error": {"code": code, "message": sentence}})
    output.tell(f"tracker: {sentence}")
    output.tell(words.say(_MORE, command=context.command_path if context is not None else "tracker"))
    return Exit.USAGE


def _end(words: Words, as_json: bool, error: CommandError) -> int:
    sentence = words.error_sentence(error.code, error.details)
    if as_json:
        output.value({"error": {"code": error.code, "message": sentence, "details": error.details}})
    output.tell(f"tracker: {sentence}")
    return error.exit


def _asked_language(arguments: Sequence[str]) -> str | None:
    """`--lang` wherever it stands: help pages and errors must speak it too, so it cannot wait for parsing."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
        if argument == "--":
            break
    return None


def main() -> None:
    """The console script."""
    sys.excepthook = _failed
    gc.set_threshold(*_RARELY)
    end_in_order()
    sys.exit(run(sys.argv[1:]))


def _failed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The last resort for a fault of the program itself."""
    from .log import tell_failure

    words = Words(choose_language(_asked_language(sys.argv[1:]), os.environ))
    tell_failure(words, kind, trace)


if __name__ == "__main__":
    main()
