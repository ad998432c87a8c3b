"""How the screens look: at 80×24, in both languages and themes, and with the most hostile text."""

import html
import re

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from tui.app import SCREENS
from tui.svg import mended
from tui.widgets.item_detail import ItemDetail

from .session import Dashboard, Session

UNSAFE = {chr(code) for code in (*range(32), *range(0x7F, 0xA0))} | set("\u202e\u2066\u200b\ufeff")


def drawn_cells(session: Session) -> set[str]:
    """Every character the screen draws."""
    return {character for character in session.shown() if character != "\n"}


@pytest.mark.parametrize(
    ("size", "lang"), [((80, 24), "zh"), ((80, 24), "en"), ((120, 40), "zh"), ((200, 50), "en")]
)
async def test_every_screen_fills_its_lines_exactly(
    dashboard: Dashboard, size: tuple[int, int], lang: str
) -> None:
    async with dashboard(size=size, lang=lang) as session:
        for place in SCREENS:
            session.app.action_go(place)
            await session.rest()
            lines = session.shown().splitlines()
            assert len(lines) == size[1]
            assert {cell_len(line) for line in lines} == {size[0]}
            assert any(line.strip() for line in lines[2:6])
            assert "?" in lines[-1]
            assert "Traceback" not in session.shown()


async def test_at_80_by_24_the_ledger_shows_ten_items_and_the_reason(dashboard: Dashboard) -> None:
    async with dashboard(size=(80, 24)) as session:
        table = session.table
        assert table.size.height >= 11
        detail = session.find("#detail", ItemDetail)
        await session.until(lambda: detail.item is not None)
        assert detail.size.height >= 8


async def test_hostile_text_is_shown_as_text_everywhere(dashboard: Dashboard) -> None:
    async with dashboard(size=(160, 50)) as session:
        await session.press("slash")
        session.find("#search", Input).value = "水利局"
        await session.press("enter")
        table = session.table
        assert len(table) >= 3
        for number in range(len(table)):
            table.cursor = number
            await session.rest()
            assert not drawn_cells(session) & UNSAFE
        shown = session.shown()
        assert "[/]水库[bold]除险加固" in shown
        for keys in (("enter",), ("v",), ("escape",), ("f7",), ("escape",), ("slash",), ("escape",)):
            await session.press(*keys)
            assert not drawn_cells(session) & UNSAFE
        await session.press("f5", "end", "enter", "escape", "e", "escape", "delete", "escape", "f6", "f2")
        assert not drawn_cells(session) & UNSAFE
        assert session.app.is_running


async def test_what_is_copied_or_notified_is_cleaned_of_nothing_but_obeyed_never(
    dashboard: Dashboard,
) -> None:
    async with dashboard() as session:
        session.app.tell("[bold]x[/] [@click=app.quit]\x1b[31m")
        await session.rest()
        assert "[bold]x[/]" in session.shown()
        assert not drawn_cells(session) & UNSAFE


async def test_statuses_are_told_apart_without_colour(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        for theme in ("tracker-light", "nord", "ansi-dark"):
            session.app.theme = theme
            await session.pilot.pause()
            shown = session.shown()
            assert "逾期" in shown
            assert "红" in shown
            assert "❯" in shown


async def test_pictures_hold_nothing_from_outside_and_keep_wide_characters_apart(
    dashboard: Dashboard,
) -> None:
    async with dashboard(size=(80, 24)) as session:
        picture = mended(session.app.export_screenshot())
        assert "cdnjs" not in picture and "@font-face" not in picture
        assert "台账" in picture
        runs = re.findall(r'<text [^>]*textLength="([0-9.]+)"([^>]*)>([^<]+)</text>', picture)
        assert len(runs) > 50
        for length, look, escaped in runs:
            text = html.unescape(escaped)
            assert {cell_len(character) for character in text} in ({1}, {2})
            assert float(length) == pytest.approx(cell_len(text) * 12.2, abs=0.1)
            if cell_len(text[0]) == 2:  # a wide character fills its two cells: no gap to the figure beside it
                (size,) = re.findall(r'font-size="(\d+)"', look)
                assert 0.97 <= int(size) * len(text) / float(length) <= 1
