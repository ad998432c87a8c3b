"""One word for one thing: 审核 is what a person decides, 核对 is holding against the original or another report, 核查 only
says of an item that it can be checked."""

import re

import pytest

from tests.architecture.source import modules

ROOMS = ("tracker.wording", "tracker.reports", "tracker.cli", "tui")
QUOTED = re.compile(r'"([^"\n]*[\u4e00-\u9fff][^"\n]*)"')
SPOKEN = sorted(
    (module.name, text)
    for module in modules().values()
    if module.name.startswith(ROOMS)
    for text in QUOTED.findall(module.path.read_text(encoding="utf-8"))
)


@pytest.mark.parametrize("word", ["核查", "复核", "审查", "校核", "查核", "核验"])
def test_no_second_word_for_deciding_or_comparing(word: str) -> None:
    allowed = {"核查": ("可核查", "可以核查")}.get(word, ())
    for name, text in SPOKEN:
        rest = text
        for one in allowed:
            rest = rest.replace(one, "")
        assert word not in rest, f"{name}: {text}"


def test_there_is_something_to_hold_it_against() -> None:
    assert sum("审核" in text for _, text in SPOKEN) > 5
    assert sum("核对" in text for _, text in SPOKEN) > 3
