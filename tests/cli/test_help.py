"""Help pages and the documents about them."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tracker.cli.help import App
from tracker.cli.main import cli
from tracker.cli.registry import COMMANDS
from tracker.wording import Language, Words
from tracker.wording.width import width

from .command_line import PROJECT, Tracker, in_a_process

CHINESE = re.compile("[\u4e00-\u9fff]")


def pages() -> Iterator[list[str]]:
    """The words of every command and subcommand."""
    yield []
    context = click.Context(cli, obj=App(Words()))
    for name in COMMANDS:
        yield [name]
        command = cli.get_command(context, name)
        if isinstance(command, click.Group):
            yield from ([name, inner] for inner in command.commands)


@pytest.mark.parametrize("words", list(pages()), ids=" ".join)
def test_every_command_helps_in_both_languages(tracker: Tracker, words: list[str]) -> None:
    chinese = tracker(*words, "--help", "--lang", "zh")
    english = tracker("--lang", "en", *words, "--help")
    assert (chinese.code, english.code) == (0, 0)
    assert chinese.out.startswith("用法：tracker") and english.out.startswith("Usage: tracker")
    assert "Show this message" not in chinese.out
    assert all(width(line) <= 82 for line in chinese.out.splitlines())
    told = re.sub("“[^”]*”", "", english.out)
    assert not CHINESE.search(told), CHINESE.findall(told)


def test_every_command_stands_in_the_documents() -> None:
    for readme in ("README.md", "README.zh-CN.md"):
        text = (PROJECT / readme).read_text(encoding="utf-8")
        for name in COMMANDS:
            assert f"tracker {name}" in text, f"{readme} does not mention tracker {name}"
        for name in set(re.findall(r"`tracker ([a-z][a-z-]+)", text)):
            assert name in COMMANDS, f"{readme} mentions tracker {name}"


def test_the_commands_page_is_what_help_says(tmp_path: Path) -> None:
    from docs.commands import render

    written = (PROJECT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert written == render(), "run make docs"


def test_the_two_commands_of_the_readme_exist() -> None:
    for readme in ("README.md", "README.zh-CN.md"):
        block = (
            (PROJECT / readme)
            .read_text(encoding="utf-8")
            .split("```sh\n")[1]
            .split("```")[0]
            .strip()
            .splitlines()
        )
        assert len(block) == 2 and block[0].startswith("git clone") and block[1] == "make demo"
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    assert targets >= {"demo", "test", "test-long", "check", "evaluate", "bench", "docs"}
    told = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`make ([a-z-]+)`", told)) <= targets


def test_shells_can_complete_commands() -> None:
    script = in_a_process(_TRACKER_COMPLETE="bash_source")
    assert script.code == 0 and "_TRACKER_COMPLETE" in script.out
    words = in_a_process(_TRACKER_COMPLETE="bash_complete", COMP_WORDS="tracker res", COMP_CWORD="1")
    assert {line.partition(",")[2] for line in words.out.splitlines()} == {"restore"}


@pytest.mark.parametrize("language", Language)
def test_the_summaries_of_the_registry_are_in_both_languages(language: Language) -> None:
    for name, entry in COMMANDS.items():
        said = Words(language).say(entry.summary)
        assert bool(CHINESE.search(said)) is (language is Language.ZH), name


def test_links_between_the_documents_lead_somewhere() -> None:
    for path in (PROJECT / "README.md", PROJECT / "README.zh-CN.md", *(PROJECT / "docs").rglob("*.md")):
        for link in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / link).exists(), f"{path.name} links to {link}"
