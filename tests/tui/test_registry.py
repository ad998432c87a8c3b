"""One registry of actions: labels, keys, methods, help and palette all come from it."""

import pytest
from textual.widgets import OptionList, Static

from tui.actions import ACTIONS, Action, Scope, in_scope, key_label, key_name
from tui.app import SCREENS, TrackerApp
from tui.catalogue import TEXTS
from tui.screens.base import DeskScreen
from tui.screens.difficulties import DifficultiesScreen
from tui.screens.document_text import DocumentText
from tui.screens.figures import FiguresScreen
from tui.widgets.virtual_table import VirtualTable

from .session import Dashboard

PLACES: dict[Scope, list[type]] = {
    Scope.APP: [TrackerApp],
    Scope.TABLE: [VirtualTable],
    Scope.TEXT: [DocumentText],
    Scope.FIGURES: [FiguresScreen],
    Scope.DIFFICULTIES: [DifficultiesScreen],
}


def _class(made: object) -> type[DeskScreen]:
    assert isinstance(made, type) and issubclass(made, DeskScreen)
    return made


MAIN = [_class(made) for made in SCREENS.values()]
for screen in MAIN:
    for scope in screen.scopes:
        PLACES.setdefault(scope, []).append(screen)

SHOWN: list[type[DeskScreen]] = [*MAIN, DocumentText, FiguresScreen, DifficultiesScreen]
TOGETHER = [(*screen.scopes, Scope.APP) for screen in SHOWN]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_has_a_label_in_both_languages(action: Action) -> None:
    label = TEXTS[f"action.{action.id}"]
    assert label.zh.strip() and label.en.strip()


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_can_be_run_where_it_is_offered(action: Action) -> None:
    method = f"action_{action.run.split('(')[0]}"
    assert all(hasattr(place, method) for place in PLACES[action.scope] or [VirtualTable]) or hasattr(
        VirtualTable, method
    )


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_letter_has_a_twin_that_arrives_with_a_chinese_input_method(action: Action) -> None:
    def arrives(key: str) -> bool:
        return len(key) > 1 or not key.isascii() or key.isdigit()

    assert any(arrives(key) for key in action.keys), action.keys


@pytest.mark.parametrize("scopes", TOGETHER, ids=lambda scopes: str(scopes[0]))
def test_no_key_means_two_things_on_one_screen(scopes: tuple[Scope, ...]) -> None:
    seen: dict[str, str] = {}
    for action in in_scope(*scopes):
        for key in action.keys:
            assert key not in seen, f"{key}: {seen.get(key)} and {action.id}"
            seen[key] = action.id


def test_punctuation_goes_by_the_name_textual_gives_it() -> None:
    assert key_name("/") == "slash"
    assert key_name("、") == "ideographic_comma"
    assert key_name("？") == "fullwidth_question_mark"
    assert key_name("：") == "fullwidth_colon"
    assert key_name("d") == "d"


def test_keys_are_shown_as_people_call_them() -> None:
    assert key_label("ctrl+d") == "Ctrl+D"
    assert key_label("pagedown") == "PgDn"
    assert key_label("?") == "?"
    assert key_label("　") == "Space"


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_texts_take_the_same_values_in_both_languages(key: str) -> None:
    import string

    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    text = TEXTS[key]
    assert fields(text.zh) == fields(text.en)
    assert text.zh.strip() and text.en.strip()


@pytest.mark.parametrize(("lang", "places"), [("zh", tuple(SCREENS)), ("en", ("ledger",))])
async def test_help_names_every_action_of_every_screen(
    dashboard: Dashboard, lang: str, places: tuple[str, ...]
) -> None:
    async with dashboard(lang=lang, size=(80, 24)) as session:
        for place in places:
            session.app.action_go(place)
            await session.rest()
            scopes = session.front(DeskScreen).scopes
            await session.pilot.press("f1")
            text = str(session.find("#help-text", Static).visual)
            for action in in_scope(*scopes, Scope.APP):
                label = TEXTS[f"action.{action.id}"]
                assert (label.en if lang == "en" else label.zh) in text
            await session.pilot.press("escape")
            assert session.app.main_screen is session.screen


async def test_the_palette_offers_every_action_and_runs_it(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        await session.press("ctrl+p")
        await session.type("选择列")
        await session.until(lambda: session.screen.query("CommandList").first(OptionList).option_count)
        await session.press("enter")
        await session.until(lambda: type(session.screen).__name__ == "ChooseColumns")


def test_no_key_is_one_that_a_browser_keeps_for_itself() -> None:
    """Close, new window, new tab, reopen and switch tabs never reach a page, whatever its script says."""
    kept = {
        "ctrl+w",
        "ctrl+n",
        "ctrl+t",
        "ctrl+tab",
        "ctrl+shift+w",
        "ctrl+shift+n",
        "ctrl+shift+t",
        "alt+f4",
    }
    assert not [action.id for action in ACTIONS if kept & set(action.keys)]
