"""A later table answers an earlier plan, and its rows are no new promises beside the plan's."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tracker.domain.correction import Changes
from tracker.domain.ledger import LedgerQuery
from tracker.domain.text import PartialDate
from tracker.domain.vocabulary import MarkKind, Outcome, Status
from tracker.service.workspace import Workspace

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
ALL = LedgerQuery(date(2026, 3, 1))

PLAN = """<html><head><meta charset="utf-8"></head><body>
<h1>白石县人民政府2023年民生实事责任分解表</h1><p>2023年1月10日</p>
<table>
<tr><th>序号</th><th>工作任务</th><th>完成时限</th><th>牵头单位</th></tr>
<tr><td>1</td><td>新建公办幼儿园3所</td><td>10月底前</td><td>县教育局</td></tr>
<tr><td>2</td><td>改造老旧小区12个</td><td>9月底前</td><td>县住建局</td></tr>
<tr><td>3</td><td>建成县级物流中心</td><td>6月底前</td><td>县商务局</td></tr>
<tr><td>4</td><td>新增公共停车位1500个</td><td>11月底前</td><td>县城管局</td></tr>
</table></body></html>"""

TABLE = """<html><head><meta charset="utf-8"></head><body>
<h1>白石县人民政府2023年民生实事进展情况表</h1><p>2023年12月20日</p>
<table>
<tr><th>序号</th><th>工作任务</th><th>完成时限</th><th>牵头单位</th><th>进展情况</th></tr>
<tr><td>1</td><td>新建公办幼儿园3所</td><td>10月底前</td><td>县教育局</td><td>3所幼儿园均已建成招生</td></tr>
<tr><td>2</td><td>改造老旧小区10个</td><td>9月底前</td><td>县住建局</td><td>已完成10个</td></tr>
<tr><td>3</td><td>建成县级物流中心</td><td>6月底前</td><td>县商务局</td><td>尚未开工</td></tr>
<tr><td>4</td><td>新增公共停车位1500个</td><td>11月底前</td><td>县城管局</td><td></td></tr>
<tr><td>5</td><td>新建社区食堂6个</td><td>12月底前</td><td>县民政局</td><td>已建成4个</td></tr>
</table></body></html>"""

Write = Callable[..., Path]


def _ledger(workspace: Workspace) -> list[tuple[str, str, Status]]:
    found = workspace.ledger(ALL).all()
    return sorted((one.commitment.text, one.document, one.verdict.status) for one in found)


WANTED = [
    ("建成县级物流中心", "plan.html", Status.OVERDUE),
    ("改造老旧小区10个", "table.html", Status.FULFILLED),
    ("改造老旧小区12个", "plan.html", Status.OVERDUE),
    ("新增公共停车位1500个", "plan.html", Status.OVERDUE),
    ("新建公办幼儿园3所", "plan.html", Status.FULFILLED),
    ("新建社区食堂6个", "table.html", Status.OVERDUE),
]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["plan first", "table first"])
def test_the_ledger_is_the_same_in_whatever_order_they_came(
    workspace: Workspace, write_report: Write, order: tuple[int, int]
) -> None:
    paths = [write_report("plan.html", PLAN), write_report("table.html", TABLE)]
    for at in order:
        workspace.ingest([paths[at]], now=NOW)
    workspace.ingest(paths, now=NOW)  # once more
    assert _ledger(workspace) == WANTED
    workspace.rejudge(now=NOW)
    assert _ledger(workspace) == WANTED


@pytest.fixture
def county(workspace: Workspace, write_report: Write) -> Workspace:
    workspace.ingest([write_report("plan.html", PLAN), write_report("table.html", TABLE)], now=NOW)
    return workspace


def _id(workspace: Workspace, text: str, document: str) -> str:
    of = next(one for one in workspace.documents() if one.name == document)
    return next(
        one.id for one in workspace.document_items(of.id, ALL.as_of)[0] if one.commitment.text == text
    )


def test_the_progress_cell_is_evidence_of_its_day(county: Workspace) -> None:
    entry = next(one for one in county.ledger(ALL).all() if "幼儿园" in one.commitment.text)
    (evidence,) = entry.verdict.evidence
    assert entry.verdict.outcome is Outcome.MET
    assert (evidence.document, evidence.text) == ("table.html", "3所幼儿园均已建成招生")
    assert evidence.report_date == PartialDate(2023, 12, 20)


def test_the_link_is_seen_from_both_ends(county: Workspace) -> None:
    plan, row = _id(county, "新建公办幼儿园3所", "plan.html"), _id(county, "新建公办幼儿园3所", "table.html")
    detail, other = county.entry(plan, ALL.as_of), county.entry(row, ALL.as_of)
    assert detail is not None and other is not None
    (there,), (here,) = detail.restated, other.restated
    assert (there.item, there.before, there.changed, there.own_line) == (row, False, False, False)
    assert (here.item, here.before) == (plan, True)


def test_a_changed_promise_stands_beside_the_one_it_changes(county: Workspace) -> None:
    detail = county.entry(_id(county, "改造老旧小区12个", "plan.html"), ALL.as_of)
    assert detail is not None
    (there,) = detail.restated
    assert there.changed and there.own_line and there.commitment.text == "改造老旧小区10个"


def test_a_row_somebody_decided_about_keeps_its_line(workspace: Workspace, write_report: Write) -> None:
    workspace.ingest([write_report("table.html", TABLE)], now=NOW)
    row = _id(workspace, "建成县级物流中心", "table.html")
    workspace.mark([row], MarkKind.CLOSED, by="李", now=NOW, note="已现场核实")
    workspace.ingest([write_report("plan.html", PLAN)], now=NOW)
    found = {one.id: one for one in workspace.ledger(ALL).all()}
    assert found[row].note == "已现场核实"
    assert [one.document for one in found.values() if "物流中心" in one.commitment.text] == [
        "plan.html",
        "table.html",
    ]
    detail = workspace.entry(row, ALL.as_of)
    assert detail is not None and detail.restated[0].own_line


def test_a_mark_on_a_row_that_has_no_line_gives_it_one(county: Workspace) -> None:
    row = _id(county, "建成县级物流中心", "table.html")
    assert row not in county.ledger(ALL).ids
    county.mark([row], MarkKind.NOTE, by="李", now=NOW, note="待查")
    assert row in county.ledger(ALL).ids


def test_what_people_set_right_of_the_plan_makes_it_no_other_promise(county: Workspace) -> None:
    plan = _id(county, "新建公办幼儿园3所", "plan.html")
    county.office.correct({plan: Changes(deadline=date(2023, 11, 30))}, by="李", now=NOW)
    county.rejudge(now=NOW)
    kept = [one for one in county.ledger(ALL).all() if "幼儿园" in one.commitment.text]
    assert [one.id for one in kept] == [plan]
    assert kept[0].commitment.deadline.date == date(2023, 11, 30)


def test_the_rows_come_back_when_the_plan_goes(county: Workspace) -> None:
    plan = next(one for one in county.documents() if one.name == "plan.html")
    county.delete_document(plan.id, by="李", now=NOW)
    assert {document for _, document, _ in _ledger(county)} == {"table.html"}
    assert len(_ledger(county)) == 5
    county.restore_document(plan.id, by="李", now=NOW)
    assert _ledger(county) == WANTED


def test_of_three_tables_the_last_row_leads_to_the_plan(county: Workspace, write_report: Write) -> None:
    third = (
        TABLE.replace("2023年12月20日", "2024年2月20日")
        .replace("进展情况表", "完成情况汇总表")
        .replace("尚未开工", "已建成投用")
        .replace("已建成4个", "6个社区食堂全部建成")
    )
    county.ingest([write_report("again.html", third)], now=NOW)
    found = {one.commitment.text: one for one in county.ledger(ALL).all()}
    assert len(found) == len(county.ledger(ALL)) == len(WANTED)
    assert found["建成县级物流中心"].verdict.status is Status.FULFILLED
    assert found["新建社区食堂6个"].document == "table.html"


def test_a_new_edition_of_the_table_takes_the_place_of_the_old_one(
    county: Workspace, write_report: Write
) -> None:
    county.ingest([write_report("table.html", TABLE.replace("尚未开工", "已于6月建成"), "newer")], now=NOW)
    wanted = [(text, name, status) for text, name, status in WANTED if "物流" not in text]
    assert [line for line in _ledger(county) if "物流" not in line[0]] == wanted
    assert [status for text, _, status in _ledger(county) if "物流" in text] == [Status.FULFILLED]


def test_another_body_says_nothing_once_more(workspace: Workspace, write_report: Write) -> None:
    other = TABLE.replace("白石县", "青岩县")
    workspace.ingest([write_report("plan.html", PLAN), write_report("table.html", other)], now=NOW)
    assert len(workspace.ledger(replace(ALL))) == 9
