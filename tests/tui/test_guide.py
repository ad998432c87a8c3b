"""The guide names real keys and real pictures."""

import re
from pathlib import Path

import pytest

from tui.actions import ACTIONS, key_label
from tui.pictures import PICTURES

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = {"zh": DOCS / "guide.zh-CN.md", "en": DOCS / "guide.md"}
PAGES = {"zh": (GUIDES["zh"], DOCS / "quarter.zh-CN.md"), "en": (GUIDES["en"], DOCS / "quarter.md")}
ALSO = {
    "--folder",
    "--read-only",
    "Delete",
    "Esc",
    "Space",
    "Enter",
    "→",
    "／ ？ ：",
    "tracker",
    "tracker serve",
    "Ctrl",
    "1",
    "9",
    "0",
}


@pytest.mark.parametrize("lang", GUIDES)
def test_every_key_of_the_guide_is_a_key_of_the_program(lang: str) -> None:
    known = {key_label(key) for action in ACTIONS for key in action.keys} | ALSO
    text = GUIDES[lang].read_text(encoding="utf-8").replace("\\|", "|")
    assert set(re.findall(r"`([^`]+)`", text)) <= known


@pytest.mark.parametrize("lang", GUIDES)
def test_every_picture_of_the_guide_is_made_and_every_one_made_is_shown(lang: str) -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES[lang])
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
    assert {f"pictures/{lang}/{picture.name}.svg" for picture in PICTURES} == set(shown)
    for path in shown:
        picture = (DOCS / path).read_text(encoding="utf-8")
        assert picture.startswith("<svg") and "cdnjs" not in picture
        assert not re.search(r">\s*/\w+/\w", picture), "a path of the machine it was drawn on"
