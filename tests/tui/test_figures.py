"""Figures that do not add up, and the problems that reports admit, on the screens opened from the documents."""

from pathlib import Path

import pytest

from tests.insight.audit_scorer import framed
from tracker.service.workspace import Workspace
from tui.screens.documents import DocumentsScreen

from .opened import NOW
from .session import Dashboard, Session

EARLIER = "国家高新技术企业达到245家。"
LATER = (
    "国家高新技术企业由2020年的265家增加到310家。\n"
    "2021年免费婚前医学检查任务数1200人，截至9月中旬为866人，完成率为72.17%。\n"
    "为3200户困难家庭每户发放临时补贴1500元，共发放补贴520万元。\n"
    "在肯定成绩的同时，我们也清醒地认识到，发展中还存在不少问题：一是农村生活污水治理率不高；二是县城停车难突出[bold]。"
)
PLAN = "农村生活污水治理率达到55%以上。"


@pytest.fixture
def audited(tmp_path: Path) -> Path:
    """Two reports of one county, the second with figures that do not agree."""
    for year, text in ((2020, EARLIER), (2021, LATER)):
        written = framed(text, year).replace("继续推进各项工作，保持经济社会平稳健康发展。", PLAN)
        (tmp_path / f"{year}.txt").write_text(written, encoding="utf-8")
    store = tmp_path / "audited.db"
    with Workspace.open(store) as workspace:
        workspace.ingest([tmp_path / "2020.txt", tmp_path / "2021.txt"], now=NOW, by="")
    return store


async def _open(session: Session, name: str, key: str) -> None:
    ids = [each.document.name for each in session.front(DocumentsScreen)._rows()]
    await session.press(*["down"] * ids.index(name), key)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_contradictions_come_first_and_lead_to_the_text(
    dashboard: Dashboard, audited: Path, size: tuple[int, int]
) -> None:
    async with dashboard(size, place="documents", db=audited) as session:
        await _open(session, "2021.txt", "c")
        shown = session.shown()
        assert "矛盾 2 · 存疑 0 · 印证 1" in shown
        assert "上年数写作265家，上年报告写的是245家" in shown
        assert "由2020年的265家增加到310家" in shown
        await session.press("down")
        assert "3200户×1500元应为480万元，写作520万元" in session.shown()
        await session.press("enter")
        assert type(session.screen).__name__ == "DocumentText"
        assert "每户发放临时补贴1500元" in session.shown()
        await session.press("escape", "f")
        assert "866人÷1200人等于72.17%" in session.shown()
        await session.press("escape")
        assert type(session.screen).__name__ == "DocumentsScreen"


async def test_the_other_place_is_in_the_report_before(dashboard: Dashboard, audited: Path) -> None:
    async with dashboard(place="documents", db=audited) as session:
        await _open(session, "2020.txt", "c")
        await session.press("e")
        assert "2020.txt" in session.shown() and EARLIER[:8] in session.shown()


async def test_problems_with_their_answers(dashboard: Dashboard, audited: Path) -> None:
    async with dashboard((80, 24), place="documents", db=audited) as session:
        await _open(session, "2021.txt", "p")
        shown = session.shown()
        assert "2 个问题 · 有对应措施 1" in shown
        assert "措施" in shown and "农村生活污水治理率达到55%" in shown
        await session.press("f")
        assert "县城停车难突出[bold]" in session.shown()
        assert "没有找到对应的措施" in session.shown()
        await session.press("f")
        assert "没有这一类问题" in session.shown()
        await session.press("w")
        assert "全部报告" in session.shown()


async def test_both_screens_speak_english(dashboard: Dashboard, audited: Path) -> None:
    async with dashboard((80, 24), place="documents", db=audited, lang="en") as session:
        await _open(session, "2021.txt", "c")
        assert "contradiction" in session.shown()
        await session.press("escape", "p")
        assert "2 problems · 1 answered" in session.shown()


async def test_a_document_shows_how_much_of_it_can_be_checked(dashboard: Dashboard, audited: Path) -> None:
    async with dashboard((120, 40), place="documents", db=audited) as session:
        assert "可核情况  成效表述" in session.shown()
