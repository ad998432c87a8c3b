"""Click commands, options and help pages that speak the user's language and know how wide Chinese is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeVar

import click

from tracker.wording import Both, Words
from tracker.wording.width import pad, width, wrap

from .registry import COMMANDS

_USAGE = Both("用法：", "Usage: ")
_OPTIONS = Both("选项", "Options")
_COMMANDS = Both("命令", "Commands")
_HELP = Both("显示这份说明", "show this help")
_LANGUAGE = Both("界面语言：zh 或 en（也可设 TRACKER_LANG）", "language: zh or en (or set TRACKER_LANG)")
_DEFAULT = Both("（默认 {value}）", " (default {value})")
_REQUIRED = Both("（必填）", " (required)")
_FIRST_COLUMN = 30

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class App:
    """What every command needs from the run around it."""

    words: Words


def app_of(context: click.Context) -> App:
    """The run's `App`; a context made without one (shell completion) speaks Chinese."""
    found = context.find_object(App)
    return found if found is not None else App(Words())


class Formatter(click.HelpFormatter):
    """Lays help out by columns of the terminal instead of by characters."""

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        for paragraph in text.split("\n"):
            for line in wrap(paragraph, max(self.width - self.current_indent, 20)):
                self.write(f"{indent}{line}".rstrip() + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = _FIRST_COLUMN, col_spacing: int = 2
    ) -> None:
        rows = list(rows)
        first = min(max((width(name) for name, _ in rows), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        room = max(self.width - first - self.current_indent, 20)
        for name, about in rows:
            lines = wrap(about, room)
            if width(name) > first - col_spacing:
                self.write(f"{indent}{name}\n")
            else:
                self.write(f"{indent}{pad(name, first)}{lines.pop(0)}".rstrip() + "\n")
            for line in lines:
                self.write(f"{indent}{' ' * first}{line}\n")


class Context(click.Context):
    """A context whose help pages are laid out by `Formatter`."""

    formatter_class = Formatter


class Option(click.Option):
    """An option with its help in both languages."""

    def __init__(self, *args: Any, about: Both, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.about = about

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        if self.hidden:
            return None
        words = app_of(ctx).words
        self.help, shown, required = words.say(self.about), self.show_default, self.required
        record = super().get_help_record(ctx)
        assert record is not None
        about = words.say(self.about)
        if shown and isinstance(shown, str):
            about += words.say(_DEFAULT, value=shown)
        if required:
            about += words.say(_REQUIRED)
        return record[0], about


def option(*declarations: str, about: Both, **attributes: Any) -> Callable[[F], F]:
    """`click.option` with `about` in both languages."""
    return click.option(*declarations, cls=Option, about=about, **attributes)


def _language_option() -> Option:
    # Read before anything else is parsed (see main); here only so that it is known and described.
    return Option(["--lang"], type=click.Choice(["zh", "en"]), expose_value=False, about=_LANGUAGE)


class _Spoken(click.Command):
    """What commands and groups share: the language option, and pages in the user's language."""

    context_class = Context
    about: Both

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = app_of(ctx).words.say(_HELP)
        return found

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write(f"{app_of(ctx).words.say(_USAGE)}{ctx.command_path} {pieces}".rstrip() + "\n")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(app_of(ctx).words.say(self.about))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [
            row
            for row in (
                each.get_help_record(ctx) for each in self.get_params(ctx) if isinstance(each, click.Option)
            )
            if row is not None
        ]
        with formatter.section(app_of(ctx).words.say(_OPTIONS)):
            formatter.write_dl(rows)


class Command(_Spoken):
    """A command with its description in both languages."""

    def __init__(self, *args: Any, about: Both, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.about = about
        self.params.append(_language_option())


class Group(_Spoken, click.Group):
    """A command that holds others (`tracker report`, `tracker issuer`)."""

    command_class = Command

    def __init__(self, *args: Any, about: Both, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.about = about
        self.params.append(_language_option())

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section(app_of(ctx).words.say(_COMMANDS)):
            formatter.write_dl(self.summaries(ctx))

    def summaries(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Each command with one line on it."""
        words = app_of(ctx).words
        return [
            (name, words.say(command.about))
            for name, command in self.commands.items()
            if isinstance(command, _Spoken)
        ]


class LazyGroup(Group):
    """The root: knows its commands by name only and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        found = import_module(f"tracker.cli.commands.{entry.module}").command
        assert isinstance(found, click.Command)
        return found

    def summaries(self, ctx: click.Context) -> list[tuple[str, str]]:
        words = app_of(ctx).words
        return [(name, words.say(entry.summary)) for name, entry in COMMANDS.items()]
