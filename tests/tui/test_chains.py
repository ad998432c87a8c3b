"""The ledger shows a promise through the years, and what is still needed, under its reason."""

from pathlib import Path

import pytest

from tests.insight.test_chains import write
from tracker.service.workspace import Workspace
from tui.widgets.item_detail import ItemDetail

from .opened import NOW
from .session import Dashboard


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """A store of three plans, opened in the middle of the last year's."""
    folder = tmp_path / "papers"
    folder.mkdir()
    plans = {
        2021: "8月底前建成滨河大道。",
        2022: "10月底前建成滨河大道。",
        2023: "10月底前建成滨河大道。年底前农村生活污水治理率由46%提高到80%。",
    }
    write(folder, "云岭县人民政府", plans, {})
    store = tmp_path / "years.db"
    with Workspace.open(store) as workspace:
        workspace.ingest([folder], now=NOW)
    return store


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_item_shows_its_line_through_the_years(
    dashboard: Dashboard, years: Path, size: tuple[int, int]
) -> None:
    async with dashboard(size, db=years) as session:
        await session.press("slash")
        await session.type("滨河大道")
        await session.press("enter")
        detail = session.find("#detail", ItemDetail)
        await session.until(lambda: detail.item is not None and detail.item.detail.entry.chains)
        await session.rest()
        shown = session.shown().replace("\n", "")
        assert "历年" in shown and "2021年承诺8月31日" in shown and "推迟426天" in shown


async def test_a_pending_item_says_what_is_still_needed(dashboard: Dashboard, years: Path) -> None:
    async with dashboard(db=years, lang="en") as session:
        await session.press("slash")
        await session.type("污水治理率")
        await session.press("enter")
        detail = session.find("#detail", ItemDetail)
        await session.until(lambda: detail.item is not None and detail.item.detail.entry.pace)
        await session.rest()
        shown = " ".join(session.shown().split())
        assert "pace" in shown and "from 46%" in shown and "34 points to go in" in shown
