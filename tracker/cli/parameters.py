"""The kinds of value an option can take, and the options many commands share."""

from datetime import date
from enum import StrEnum
from typing import Any

import click
from click.shell_completion import CompletionItem

from tracker.domain.text import PartialDate
from tracker.wording import Both
from tracker.wording.labels import LABELS

from .help import app_of, option

_NOT_A_DATE = Both("“{value}”不是日期；请写成 2021-12-31", "“{value}” is not a date; write it as 2021-12-31")
_NOT_A_PARTIAL_DATE = Both(
    "“{value}”不是日期；请写成 2021、2021-09 或 2021-09-22",
    "“{value}” is not a date; write 2021, 2021-09 or 2021-09-22",
)
_NOT_A_WORD = Both("没有“{value}”这个选项；可用：{known}", "there is no “{value}”; there are: {known}")


class Day(click.ParamType[date]):
    """A calendar day, `YYYY-MM-DD`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(_say(ctx, _NOT_A_DATE, value=value), param, ctx)


class SomeDay(click.ParamType[PartialDate]):
    """A year, a month or a day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> PartialDate:
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.parse(value)
        except ValueError:
            self.fail(_say(ctx, _NOT_A_PARTIAL_DATE, value=value), param, ctx)


class Member(click.ParamType[StrEnum]):
    """A member of a closed vocabulary, by its value (`overdue`) or by its label in either language (逾期)."""

    name = "word"

    def __init__(self, vocabulary: type[StrEnum]) -> None:
        self.vocabulary = vocabulary

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> StrEnum:
        if isinstance(value, self.vocabulary):
            return value
        for member, label in LABELS[self.vocabulary].items():
            if value.lower() in (member.value, member.value.replace("_", "-"), label.zh, label.en):
                return member
        known = " ".join(member.value for member in self.vocabulary)
        return self.fail(_say(ctx, _NOT_A_WORD, value=value, known=known), param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        return self.vocabulary.__name__.upper()

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return [
            CompletionItem(member.value) for member in self.vocabulary if member.value.startswith(incomplete)
        ]


def _say(ctx: click.Context | None, text: Both, **values: str) -> str:
    if ctx is None:
        return text.zh.format(**values)
    return app_of(ctx).words.say(text, **values)


db = option(
    "--db",
    metavar="DB",
    envvar="TRACKER_DB",
    about=Both(
        "台账库：文件，或 SQLAlchemy 地址；默认 $TRACKER_DB，再默认用户数据目录里的 tracker.db",
        "the store: a file or an SQLAlchemy URL; default $TRACKER_DB, then tracker.db in the user's data directory",
    ),
)
as_of = option(
    "--as-of",
    type=Day(),
    metavar="DATE",
    about=Both("以哪一天为准判断，默认今天", "the day to judge on; default today"),
)
as_json = option("--json", "as_json", is_flag=True, about=Both("输出 JSON", "write JSON"))
by = option(
    "--by",
    metavar="NAME",
    required=True,
    envvar="TRACKER_BY",
    about=Both("谁作的决定（也可设 TRACKER_BY）", "who decides (or set TRACKER_BY)"),
)
note = option("--note", metavar="TEXT", default="", about=Both("备注", "a note"))
policy = option(
    "--policy",
    metavar="FILE",
    type=click.Path(),
    about=Both("自己的判定标准（TOML），覆盖默认值", "your own judging policy (TOML), over the default"),
)
