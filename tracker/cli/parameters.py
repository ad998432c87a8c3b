"""The kinds of value an option can take, and the options many commands share."""

from datetime import date
from enum import StrEnum
from typing import Any

import click
from click.shell_completion import CompletionItem

from tracker.domain.calendar import plausible
from tracker.domain.lengths import NAME, NOTE
from tracker.domain.text import PartialDate
from tracker.wording import Both
from tracker.wording.labels import LABELS

from .help import app_of, option

_NOT_A_DATE = Both("“{value}”不是日期；请写成 2021-12-31", "“{value}” is not a date; write it as 2021-12-31")
_NOT_A_PARTIAL_DATE = Both(
    "“{value}”不是日期；请写成 2021、2021-09 或 2021-09-22",
    "“{value}” is not a date; write 2021, 2021-09 or 2021-09-22",
)
_NO_SUCH_YEAR = Both(
    "“{value}”不在1900年到2999年之间", "“{value}” does not lie between the years 1900 and 2999"
)
UNDECODED = Both(
    "“{value}”里有认不出的字符，没有采用；请把终端的编码设为 UTF-8（如 LC_ALL=C.UTF-8）",
    "“{value}” holds characters that cannot be decoded and was not used; set the terminal to UTF-8 (LC_ALL=C.UTF-8)",
)
_TOO_LONG = Both("太长：最多{limit}字", "too long: at most {limit} characters")
_NOT_A_WORD = Both("没有“{value}”这个选项；可用：{known}", "there is no “{value}”; there are: {known}")


def undecoded(text: str) -> bool:
    """Whether a text came from bytes that are no characters in the present locale."""
    return any(character == "\ufffd" or "\ud800" <= character <= "\udfff" for character in text)


class Day(click.ParamType[date]):
    """A calendar day, `YYYY-MM-DD`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail(_say(ctx, _NOT_A_DATE, value=value), param, ctx)
        return day if plausible(day) else self.fail(_say(ctx, _NO_SUCH_YEAR, value=value), param, ctx)


class SomeDay(click.ParamType[PartialDate]):
    """A year, a month or a day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> PartialDate:
        if isinstance(value, PartialDate):
            return value
        try:
            day = PartialDate.parse(value)
        except ValueError:
            self.fail(_say(ctx, _NOT_A_PARTIAL_DATE, value=value), param, ctx)
        return day if plausible(day) else self.fail(_say(ctx, _NO_SUCH_YEAR, value=value), param, ctx)


class Words(click.ParamType[str]):
    """Text of no more than so many characters, without white space around it."""

    name = "text"

    def __init__(self, longest: int) -> None:
        self.longest = longest

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value).strip()
        if undecoded(text):  # in an append-only history it would stay for ever
            self.fail(_say(ctx, UNDECODED, value=text), param, ctx)
        return (
            text
            if len(text) <= self.longest
            else self.fail(_say(ctx, _TOO_LONG, limit=str(self.longest)), param, ctx)
        )


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
    type=Words(NAME),
    metavar="NAME",
    required=True,
    envvar="TRACKER_BY",
    about=Both("谁作的决定（也可设 TRACKER_BY）", "who decides (or set TRACKER_BY)"),
)
note = option("--note", type=Words(NOTE), metavar="TEXT", default="", about=Both("备注", "a note"))
policy = option(
    "--policy",
    metavar="FILE",
    type=click.Path(),
    about=Both("自己的判定标准（TOML），覆盖默认值", "your own judging policy (TOML), over the default"),
)
