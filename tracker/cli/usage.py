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
_TOO_MANY = Both("多了参数：{message}", "{message}")


def usage_sentence(words: Words, error: click.UsageError) -> str:
    """One sentence for any of click's usage errors."""
    if isinstance(error, click.NoSuchOption):
        return words.say(_NO_OPTION, name=error.option_name) + _suggestion(words, error.possibilities)
    if isinstance(error, click.MissingParameter):
        return words.say(_MISSING, name=_parameter(error))
    if isinstance(error, click.BadParameter):
        return words.say(_BAD_VALUE, name=_parameter(error), message=error.message)
    if isinstance(error, click.BadOptionUsage):
        return words.say(_NO_VALUE, name=error.option_name)
    return _plain(words, error.message)


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
