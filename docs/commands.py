"""Makes `docs/commands.md`: the help page of every command, as the program prints it."""

from collections.abc import Iterator
from pathlib import Path

import click

from tracker.cli.help import App
from tracker.cli.main import cli
from tracker.cli.registry import COMMANDS
from tracker.wording import Language, Words

PAGE = Path(__file__).with_name("commands.md")
_HEAD = """# Commands

Made by `make docs` from the program itself. `tracker --lang zh COMMAND --help` says the same in Chinese.

Exit codes: 0 done; 1 done, but some inputs were refused, each named with its reason; 2 wrong usage; 3 the store cannot be used.
Errors are sentences on stderr; with `--json` stdout has `{"error": {"code", "message", "details"}}`.
"""


def render() -> str:
    """The whole page."""
    return _HEAD + "".join(f"\n## {path}\n\n```\n{page}\n```\n" for path, page in _pages())


def _pages() -> Iterator[tuple[str, str]]:
    root = _context(cli, "tracker", None)
    yield "tracker", _help(root)
    for name in COMMANDS:
        command = cli.get_command(root, name)
        assert command is not None
        context = _context(command, name, root)
        yield f"tracker {name}", _help(context)
        if isinstance(command, click.Group):
            for inner in command.commands.values():
                yield f"tracker {name} {inner.name}", _help(_context(inner, inner.name or "", context))


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    made = command.context_class(command, parent=parent, info_name=name, obj=App(Words(Language.EN)))
    made.terminal_width = 100
    return made


def _help(context: click.Context) -> str:
    with context:
        return context.get_help().rstrip()


def main() -> None:
    """Write the page."""
    PAGE.write_text(render(), encoding="utf-8")


if __name__ == "__main__":
    main()
