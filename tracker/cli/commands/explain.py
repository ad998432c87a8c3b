"""`tracker explain`: what would be read out of a text, and by which rules."""

import click

from tracker.cli import parameters
from tracker.cli.exits import Exit
from tracker.cli.help import App, Command, option
from tracker.domain.text import PartialDate
from tracker.wording import Both

_ABOUT = Both(
    '说明一段话会读出什么期限、目标和等级，依据哪些规则。--jsonl 时从标准输入逐行读 {"text", "date"}，逐行输出。',
    "Shows which deadline, targets and grade would be read out of a text, and by which rules. With --jsonl it reads "
    '{"text", "date"} a line from standard input and answers a line each.',
)


@click.command("explain", cls=Command, about=_ABOUT)
@click.argument("text", required=False, metavar="[TEXT]")
@option(
    "--date",
    "written",
    type=parameters.SomeDay(),
    metavar="DATE",
    about=Both("这段话的成文日期", "the date of the text"),
)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    about=Both("输出格式，默认 text", "output format, default text"),
)
@option("--jsonl", is_flag=True, about=Both("逐行处理标准输入", "answer standard input line by line"))
@click.pass_obj
def command(app: App, text: str | None, written: PartialDate | None, form: str, jsonl: bool) -> int:
    """Explain a text."""
    return Exit.DONE
