"""The documents: import with its result, corrections, removal, and the text with everything marked."""

import asyncio
from pathlib import Path

from textual.widgets import Input, OptionList

from tests.narrowing import present
from tracker.domain.ledger import DocumentInfo
from tracker.domain.text import PartialDate, Period
from tracker.service.workspace import Workspace
from tui.screens.dialogs.edit_report import read_partial_date, read_period, write_period
from tui.screens.dialogs.import_files import read_paths
from tui.screens.dialogs.merge_issuers import MergeIssuers
from tui.screens.document_text import DocumentText
from tui.screens.documents import DocumentsScreen
from tui.screens.ledger import LedgerScreen
from tui.screens.review import ReviewScreen
from tui.widgets.text_view import TextView

from .session import Dashboard, Session


def documents(session: Session) -> tuple[DocumentInfo, ...]:
    return session.workspace.documents()


async def test_every_report_is_listed_with_what_was_found(dashboard: Dashboard) -> None:
    async with dashboard(place="documents", size=(160, 40)) as session:
        shown = session.shown()
        for document in documents(session):
            assert document.name[:6] in shown
        assert len(session.front(DocumentsScreen).table) == sum(
            max(1, len(each.reports)) for each in documents(session)
        )


async def test_files_are_imported_and_refusals_named(dashboard: Dashboard, tmp_path: Path) -> None:
    folder = tmp_path / "新[bold]文件"
    folder.mkdir()
    (folder / "白河县教育局2022年计划.txt").write_text(
        "白河县教育局2022年工作计划\n2022年1月5日\n二、2022年工作计划\n9月底前新建公办幼儿园3所。\n",
        encoding="utf-8",
    )
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 no document")
    (folder / "gold[b].json").write_text("{}", encoding="utf-8")
    async with dashboard(place="documents") as session:
        before = len(documents(session))
        await session.press("a")
        session.find("#import-path", Input).value = str(folder / "没有")
        await session.press("f2")
        assert "没有这个文件或文件夹" in session.shown()
        session.find("#import-path", Input).value = str(folder)
        await session.press("enter")
        await session.until(lambda: type(session.screen).__name__ == "ImportResult")
        shown = session.shown()
        assert "新读入 1 份" in shown and "未读入 1 份" in shown and "坏.docx" in shown
        assert "略过　  1 个非文档文件：1 个 .json" in shown
        await session.press("escape")
        assert len(documents(session)) == before + 1
        assert "白河县教育局2022年计划" in session.shown()
        await session.press("f3")
        assert len(session.table._ids) == session.front(LedgerScreen).total


async def test_an_import_is_stopped_between_documents(dashboard: Dashboard, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02d}.txt").write_text(
            f"白河县第{number}局2022年工作计划\n9月底前新建公厕{number + 1}座。\n", encoding="utf-8"
        )
    async with dashboard(place="documents") as session:
        before = len(documents(session))
        session.front(DocumentsScreen).import_paths([folder])
        await session.until(
            lambda: len(documents(session)) > before or not session.front(DocumentsScreen).importing
        )
        await session.pilot.press("escape")
        await session.rest()
        after = documents(session)
        assert before < len(after) <= before + 30
        assert all(document.characters for document in after)


async def test_leaving_in_the_middle_of_an_import_leaves_whole_documents(
    dashboard: Dashboard, tmp_path: Path, reopened: Workspace
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02d}.txt").write_text(
            f"白河县第{number}局2022年工作计划\n9月底前新建公厕{number + 1}座。\n", encoding="utf-8"
        )
    async with dashboard(place="documents") as session:
        before = len(reopened.documents())
        session.front(DocumentsScreen).import_paths([folder])
        await session.until(
            lambda: len(documents(session)) > before or not session.front(DocumentsScreen).importing
        )
        await session.pilot.press("ctrl+q")
        async with asyncio.timeout(60):
            while session.app.is_running:
                await asyncio.sleep(0.01)
    for document in reopened.documents():
        assert len(reopened.document_text(document.id)) == document.characters
        assert document.reports


async def test_issuer_date_and_period_are_corrected(dashboard: Dashboard) -> None:
    async with dashboard(place="documents") as session:
        report = present(present(session.front(DocumentsScreen).row).report)
        await session.press("e")
        session.find("#edit-issuer", Input).value = "云麓县[/]人民政府"
        session.find("#edit-date", Input).value = "很久以前"
        await session.press("f2")
        assert "请写 2021" in session.shown()
        session.find("#edit-date", Input).value = "2021年2月"
        session.find("#edit-title", Input).value = "云麓县2021年工作安排"
        session.find("#edit-plans", Input).value = "2021 – 2022"
        await session.press("enter")
        found = next(
            each for document in documents(session) for each in document.reports if each.id == report.id
        )
        assert found.issuer == "云麓县[/]人民政府"
        assert found.date == PartialDate(2021, 2)
        assert found.plans == Period.of_years(2021, 2022)
        await session.press("u")
        found = next(
            each for document in documents(session) for each in document.reports if each.id == report.id
        )
        assert (found.issuer, found.date, found.plans) == (report.issuer, report.date, report.plans)


async def test_a_document_is_removed_after_a_question_and_undo_brings_it_back(dashboard: Dashboard) -> None:
    async with dashboard(place="documents") as session:
        first = present(session.front(DocumentsScreen).row).document.id
        await session.press("delete", "n")
        assert first in {each.id for each in documents(session)}
        await session.press("delete", "y")
        assert first not in {each.id for each in documents(session)}
        await session.press("ctrl+z")
        assert first in {each.id for each in documents(session)}


async def test_a_correction_asks_for_a_name_where_none_is_known(dashboard: Dashboard) -> None:
    async with dashboard(place="documents", person=None) as session:
        first = present(session.front(DocumentsScreen).row).document.id
        await session.press("delete", "y")
        session.find("#person", Input).value = "李四"
        await session.press("enter")
        assert first not in {each.id for each in documents(session)}
        await session.press("u")
        assert first in {each.id for each in documents(session)}


async def test_two_names_of_an_issuer_are_merged(dashboard: Dashboard) -> None:
    async with dashboard(place="documents") as session:
        await session.press("M")
        names = session.front(MergeIssuers).names
        listed = session.find("#merge-names", OptionList)
        listed.highlighted = 0
        await session.press("enter", "end", "enter")
        assert "已合并" in session.told()
        assert len(names) >= 2


async def test_a_document_shows_its_commitments_and_leads_to_them(dashboard: Dashboard) -> None:
    async with dashboard(place="documents", size=(100, 40)) as session:
        document = present(session.front(DocumentsScreen).row).document
        await session.press("enter")
        view = session.find("#text", TextView)
        assert any(mark.style == "item" for mark in view._marks)
        assert any(mark.style == "achievement" for mark in view._marks)
        assert "承诺" in session.shown()
        await session.press("n", "n")
        item_id = session.front(DocumentText)._stops[1][2]
        await session.press("enter")
        assert session.app.current_mode == "review"
        assert session.front(ReviewScreen)._here() == item_id
        assert session.front(ReviewScreen).query_asked.documents == (document.id,)


async def test_words_are_found_in_a_document(dashboard: Dashboard) -> None:
    async with dashboard(place="documents") as session:
        await session.press("enter", "slash")
        await session.type("工作")
        await session.press("enter")
        assert "处 · → 下一处" in session.told()
        first = session.front(DocumentText)._stop
        await session.press("right")
        assert session.front(DocumentText)._stop == first + 1
        await session.press("escape")
        assert session.app.current_mode == "documents"


async def test_the_items_of_a_document_are_shown_in_the_ledger(dashboard: Dashboard) -> None:
    async with dashboard(place="documents") as session:
        document = present(session.front(DocumentsScreen).row).document.id
        await session.press("o")
        assert session.app.current_mode == "ledger"
        assert session.query.documents == (document,)


def test_paths_are_read_as_terminals_paste_them(tmp_path: Path) -> None:
    one, two = tmp_path / "一 份.txt", tmp_path / "二.txt"
    one.touch()
    two.touch()
    assert read_paths(f"'{one}'") == (one,)
    assert read_paths(str(one)) == (one,)
    assert read_paths(f"'{one}' {two}") == (one, two)
    assert read_paths("  ") == ()
    assert read_paths("it's") == (Path("it's"),)


def test_periods_are_written_as_they_are_read() -> None:
    for written in ("2021", "2021 – 2023", "2021-01-01 – 2021-06-30"):
        assert write_period(read_period(written)) == written
    assert read_period("2021至2023") == Period.of_years(2021, 2023)
    assert read_partial_date("2021年9月22日") == PartialDate(2021, 9, 22)
    assert write_period(None) == ""
