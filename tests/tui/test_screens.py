"""Overview, report, settings: figures that lead somewhere, papers that are written, settings that are kept."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Sparkline

from tests.narrowing import present
from tracker.domain.ledger import LedgerQuery
from tracker.domain.vocabulary import Status
from tui.screens.overview import OverviewScreen, timeline
from tui.screens.report import ReportScreen
from tui.screens.review import ReviewScreen
from tui.widgets.figures import BAR_SIGNS, Figure, split_bar
from tui.widgets.text_view import TextView

from .opened import AS_OF
from .session import Dashboard


async def test_every_figure_of_the_overview_leads_to_as_many_items(
    dashboard: Dashboard, query: LedgerQuery
) -> None:
    async with dashboard(place="overview") as session:
        workspace = session.workspace
        for name in ("status", "reason", "due", "years", "issuers", "topics", "units"):
            table = session.front(OverviewScreen)._table(name)
            for number in range(len(table)):
                figure = present(table.row(number))
                if figure.query is not None:
                    assert len(workspace.ledger(figure.query)) == figure.count, figure
        overdue = dict(workspace.overview(query).by_status)[Status.OVERDUE]
        worst = present(session.front(OverviewScreen)._table("worst").row(0))
        days = [present(entry.verdict.days_overdue) for entry in session.front(OverviewScreen).worst]
        assert days == sorted(days, reverse=True)
        assert worst.key == session.front(OverviewScreen).worst[0].id
        await session.press("enter")
        assert session.app.current_mode == "ledger"
        assert session.query.statuses == (Status.OVERDUE,)
        assert len(session.table) == overdue


async def test_figures_are_followed_by_the_mouse_too(dashboard: Dashboard) -> None:
    async with dashboard(place="overview") as session:
        await session.pilot.click("#figures-status", offset=(6, 1))
        await session.rest()
        assert session.query.statuses == (Status.OVERDUE,)


async def test_what_waits_for_review_leads_to_the_review(dashboard: Dashboard, query: LedgerQuery) -> None:
    async with dashboard(place="overview") as session:
        waiting = session.workspace.overview(query).to_review
        await session.press("down", "enter")
        assert session.app.current_mode == "review"
        assert len(session.front(ReviewScreen).ids) == waiting > 0


async def test_the_longest_delay_is_one_key_from_its_review(dashboard: Dashboard) -> None:
    async with dashboard(place="overview") as session:
        first = session.front(OverviewScreen).worst[0].id
        await session.press("right", "enter")
        assert session.app.current_mode == "review"
        assert session.front(ReviewScreen).ids[0] == first


async def test_q_goes_back_the_way_one_came_and_leaves_from_the_first_screen(dashboard: Dashboard) -> None:
    async with dashboard(place="overview") as session:
        await session.press("f3", "f5", "q")
        assert session.app.current_mode == "ledger"
        await session.press("q")
        assert session.app.current_mode == "overview"
        await session.press("q")
        for _ in range(100):
            if not session.app.is_running:
                break
            await session.rest()
        assert not session.app.is_running


async def test_tables_are_reached_by_arrows(dashboard: Dashboard) -> None:
    async with dashboard(place="overview") as session:
        await session.press("right", "right")
        assert present(session.app.focused).id == "figures-due"
        await session.press("shift+tab")
        assert present(session.app.focused).id == "figures-worst"


async def test_the_change_since_the_last_visit_is_told(dashboard: Dashboard) -> None:
    async with dashboard(place="overview") as session:
        assert "█ 已兑现" in session.shown()
        await session.press("enter", "d", "ctrl+q")
    async with dashboard(place="overview") as session:
        session.app.action_go("overview")
        await session.rest()
        assert "比上次（2023年6月30日）" in session.shown()
        assert "已兑现 +1" in session.shown()


async def test_the_timeline_has_a_bar_for_every_month(dashboard: Dashboard) -> None:
    async with dashboard(place="overview", size=(80, 24)) as session:
        assert sum(present(session.screen.query_one(Sparkline).data)) > 0
        assert "期限分布" in session.shown()


def test_months_without_deadlines_are_on_the_timeline() -> None:
    months = timeline([("2023-06", 3), ("1999-01", 9)], AS_OF)
    assert months[24] == ("2023-06", 3)
    assert len(months) == 61
    assert months[0] == ("2021-06", 0) and months[-1] == ("2026-06", 0)


@pytest.mark.parametrize("counts", [(1, 0, 0, 0), (1000, 1, 1, 1), (3, 3, 3, 3), (0, 0, 5, 900)])
def test_a_bar_fills_its_width_and_shows_every_status_there_is(counts: tuple[int, ...]) -> None:
    split = dict(zip(Status, counts, strict=True))
    pieces = split_bar(Figure("k", "l", sum(counts), split, None), 12)
    drawn = "".join(text for text, _ in pieces)
    assert len(drawn) == 12
    assert {BAR_SIGNS[status] for status, count in split.items() if count} == set(drawn)


async def test_a_report_is_previewed_and_written_and_not_over_a_file(
    dashboard: Dashboard, tmp_path: Path, query: LedgerQuery
) -> None:
    async with dashboard(place="report") as session:
        await session.until(lambda: "逾期" in session.find("#report-preview", TextView)._shown)
        output = tmp_path / "通报.md"
        session.find("#report-path", Input).value = str(output)
        await session.press("ctrl+s")
        await session.until(output.exists)
        written = output.read_text(encoding="utf-8")
        assert "逾期" in written
        await session.press("ctrl+s")
        await session.until(lambda: type(session.screen).__name__ == "Confirm")
        output.write_text("旧", encoding="utf-8")
        await session.press("n")
        assert output.read_text(encoding="utf-8") == "旧"
        await session.press("ctrl+s")
        await session.until(lambda: type(session.screen).__name__ == "Confirm")
        await session.press("y")
        await session.until(lambda: output.read_text(encoding="utf-8") != "旧")


async def test_every_paper_and_form_can_be_chosen(dashboard: Dashboard, tmp_path: Path) -> None:
    async with dashboard(place="report") as session:
        screen = session.front(ReportScreen)
        forms = screen.query_one("#report-format", OptionList)
        for number, form in enumerate(screen._forms()):
            forms.highlighted = number
            await session.rest()
            assert screen.query_one("#report-path", Input).value.endswith(f".{form}")
        forms.highlighted = screen._forms().index("md")
        kinds = screen.query_one("#report-kind", OptionList)
        seen = set()
        for number in (0, 1, 3, 4, 5):
            kinds.highlighted = number
            await session.rest()
            screen._preview_now()
            await session.rest()
            seen.add(screen.query_one("#report-preview", TextView)._shown)
        assert len(seen) == 5


async def test_a_report_takes_the_items_of_the_ledger(dashboard: Dashboard, query: LedgerQuery) -> None:
    async with dashboard() as session:
        await session.press("1", "f6", "o")
        assert session.front(ReportScreen).paper.query == replace(
            query, statuses=(Status.OVERDUE,), sort="-overdue"
        )


async def test_another_day_changes_every_verdict(dashboard: Dashboard) -> None:
    async with dashboard(place="settings") as session:
        session.find("#setting-day", Input).focus()
        session.find("#setting-day", Input).value = "2099-13-01"
        await session.press("enter")
        assert "请写完整的日期" in session.told()
        session.find("#setting-day", Input).value = "2021年1月1日"
        await session.press("enter")
        assert session.desk.as_of.isoformat() == "2021-01-01"
        await session.press("f3")
        table = session.table
        assert len(table) == len(session.workspace.ledger(session.query))
        assert "截至 2021年1月1日" in session.shown()


async def test_language_theme_person_and_lights_are_kept(dashboard: Dashboard) -> None:
    async with dashboard(place="settings") as session:
        session.find("#setting-language", OptionList).focus()
        await session.press("down", "enter")
        assert "Settings" in session.shown()
        session.find("#setting-theme", OptionList).focus()
        await session.press("down", "enter")
        assert session.app.theme == "tracker-light"
        session.find("#setting-preset", OptionList).focus()
        await session.press("down", "enter")
        preset = session.workspace.light_preset
        assert preset == session.workspace.policy.lights[1].name
        session.find("#setting-person", Input).focus()
        session.find("#setting-person", Input).value = "王五"
        await session.press("enter", "f3", "ctrl+q")
    async with dashboard(person=None) as session:
        assert "Ledger" in session.shown() and "王五" in session.shown()
        assert session.app.theme == "tracker-light"
        assert session.workspace.light_preset == preset


async def test_the_theme_changes_by_a_key(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        await session.press("f12")
        assert session.app.theme == "tracker-light"
        await session.press("%")
        assert session.app.theme == "tracker-dark"
