"""What is wrong with a command line, in the user's language. Click's own sentences are English only."""

import click

from tracker.wording import Both, Language, Words

_NO_COMMAND = Both("没有“{name}”这个命令", "there is no command “{name}”")
_NO_OPTION = Both("没有“{name}”这个选项", "there is no option “{name}”")
_MAYBE = Both("；是不是 {names}？", "; did you mean {names}?")
_MISSING = Both("缺少 {name}", "{name} is missing")
_NO_VALUE = Both("{name} 后面要有值", "{name} needs a value")
_BAD_VALUE = Both("{name}：{message}", "{name}: {message}")
_NOT_THERE = Both("“{value}”不存在", "“{value}” does not exist")
_NOT_OF = Both("没有“{value}”这个选项；可用：{known}", "there is no “{value}”; there are: {known}")
_NOT_A_NUMBER = Both("要写整数", "a whole number is needed")
_OUTSIDE = Both("要在 {least} 和 {most} 之间", "it must be between {least} and {most}")
_TOO_SMALL = Both("不能小于 {least}", "it cannot be less than {least}")
_IS_FOLDER = Both("“{value}”是文件夹，要写文件名", "“{value}” is a folder; a file name is needed")
_TOO_MANY = Both("多了参数：{message}", "{message}")


def usage_sentence(words: Words, error: click.UsageError) -> str:
    """One sentence for any of click's usage errors."""
    if isinstance(error, click.NoSuchOption):
        return words.say(_NO_OPTION, name=error.option_name) + _suggestion(words, error.possibilities)
    if isinstance(error, click.MissingParameter):
        return words.say(_MISSING, name=_parameter(error))
    if isinstance(error, click.BadParameter):
        return words.say(_BAD_VALUE, name=_parameter(error), message=_wrong(words, error))
    if isinstance(error, click.BadOptionUsage):
        return words.say(_NO_VALUE, name=error.option_name)
    return _plain(words, error.message)


def _wrong(words: Words, error: click.BadParameter) -> str:
    """What is wrong with a value of one of click's own types; our types tell it themselves."""
    kind = error.param.type if error.param is not None else None
    quoted = error.message.partition("'")[2].partition("'")[0]
    if isinstance(kind, click.Choice):
        return words.say(_NOT_OF, value=quoted, known=" ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange) and " is not in the range " in error.message:
        limits = {"least": kind.min, "most": kind.max}
        return words.say(_TOO_SMALL if kind.max is None else _OUTSIDE, **limits)
    if isinstance(kind, click.IntRange | click.types.IntParamType):
        return words.say(_NOT_A_NUMBER)
    if isinstance(kind, click.Path) and error.message.endswith("does not exist."):
        return words.say(_NOT_THERE, value=quoted)
    if isinstance(kind, click.Path) and error.message.endswith("is a directory."):
        return words.say(_IS_FOLDER, value=quoted)
    return error.message


def _plain(words: Words, message: str) -> str:
    # Click gives these two no class of their own before 8.3; the quoted part is the user's own word.
    quoted = message.partition("'")[2].rpartition("'")[0]
    if words.language is Language.ZH and message.startswith("No such command"):
        return words.say(_NO_COMMAND, name=quoted)
    if words.language is Language.ZH and message.startswith("Got unexpected extra argument"):
        return words.say(_TOO_MANY, message=message[message.find("(") + 1 : message.rfind(")")] or message)
    return message


def _suggestion(words: Words, possibilities: list[str] | None) -> str:
    return words.say(_MAYBE, names=" ".join(sorted(possibilities))) if possibilities else ""


def _parameter(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    return (
        error.param.make_metavar(error.ctx)
        if isinstance(error.param, click.Argument) and error.ctx
        else error.param.opts[0]
    )
