"""The guide names real keys and real pictures."""

import re
from pathlib import Path

import pytest

from tracker.cli.registry import COMMANDS
from tui.actions import ACTIONS, key_label
from tui.pictures import PICTURES

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = {"zh": DOCS / "guide.zh-CN.md", "en": DOCS / "guide.md"}
PAGES = {"zh": (GUIDES["zh"], DOCS / "quarter.zh-CN.md"), "en": (GUIDES["en"], DOCS / "quarter.md")}
ALSO = {
    "Delete",
    "Esc",
    "Space",
    "Enter",
    "→",
    "／ ？ ：",
    "tracker",
    "Ctrl",
    "1",
    "9",
    "0",
    # values, not keys
    "schedule",
    "tracker/judging/reliability.toml",
    "由46.7%提高到80%",
}


@pytest.mark.parametrize("lang", GUIDES)
def test_every_key_and_command_of_the_guide_is_one_of_the_program(lang: str) -> None:
    known = {key_label(key) for action in ACTIONS for key in action.keys} | ALSO
    text = GUIDES[lang].read_text(encoding="utf-8").replace("\\|", "|")
    named = set(re.findall(r"`([^`]+)`", text))
    commands = {piece for piece in named if piece.startswith("tracker ")}
    options = {piece for piece in named if piece.startswith("--")}
    assert named - commands - options <= known
    assert {piece.split()[1] for piece in commands} <= set(COMMANDS)
    assert all(piece in (DOCS / "commands.md").read_text(encoding="utf-8") for piece in options)


@pytest.mark.parametrize("lang", GUIDES)
def test_every_picture_of_the_guide_is_made_and_every_one_made_is_shown(lang: str) -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES[lang])
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
    assert {f"pictures/{lang}/{picture.name}.svg" for picture in PICTURES} == set(shown)
    for path in shown:
        picture = (DOCS / path).read_text(encoding="utf-8")
        assert picture.startswith("<svg") and "cdnjs" not in picture
        assert not re.search(r">\s*/\w+/\w", picture), "a path of the machine it was drawn on"
