"""A report whose date was set right is read again with the form of its tables."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from db.forms import packed_form, unpacked_form
from tracker.domain.form import Block, Cell, Form, Grid
from tracker.domain.ledger import LedgerQuery
from tracker.domain.text import PartialDate, Span
from tracker.service.workspace import Workspace

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
ALL = LedgerQuery(date(2026, 3, 1))

PAGE = """<html><head><meta charset="utf-8"><title>白石县重点任务分解表</title></head><body>
<h1>白石县人民政府重点任务分解表</h1><p>2023年1月10日</p>
<table>
<tr><th>序号</th><th>工作任务</th><th>完成时限</th><th>牵头单位</th></tr>
<tr><td>1</td><td>新建公办幼儿园3所</td><td rowspan="3">{when}</td><td rowspan="2">县教育局</td></tr>
<tr><td>2</td><td>改造义务教育学校食堂12个</td></tr>
<tr><td>3</td><td>新建社区养老服务站5个</td><td>县民政局</td></tr>
</table></body></html>"""

Write = Callable[..., Path]


def _read(workspace: Workspace) -> list[tuple[str, date | None, str | None]]:
    entries = workspace.ledger(ALL).all()
    return sorted((one.commitment.text, one.commitment.deadline.date, one.commitment.lead) for one in entries)


def test_merged_cells_still_hold_for_their_rows(workspace: Workspace, write_report: Write) -> None:
    workspace.ingest([write_report("table.html", PAGE.format(when="6个月内"))], now=NOW)
    before = _read(workspace)
    ids = set(workspace.ledger(ALL).ids)
    assert [lead for _, _, lead in before] == ["县教育局", "县教育局", "县民政局"]
    assert {day for _, day, _ in before} == {date(2023, 7, 10)}
    report = workspace.documents()[0].reports[0]
    workspace.update_report(report.id, by="李", now=NOW, date=PartialDate(2023, 3, 15))
    assert _read(workspace) == [(text, date(2023, 9, 15), lead) for text, _, lead in before]
    assert set(workspace.ledger(ALL).ids) == ids
    assert not workspace.documents()[0].reports[0].problems
    workspace.undo(by="李", now=NOW)
    assert _read(workspace) == before


def test_a_table_whose_form_was_never_kept_is_a_problem(workspace: Workspace, write_report: Write) -> None:
    workspace.ingest([write_report("table.html", PAGE.format(when="6个月内"))], now=NOW)
    with workspace._store.write() as connection:
        connection.execute(sa.text("DELETE FROM document_form"))
    report = workspace.documents()[0].reports[0]
    for day in (PartialDate(2023, 3, 15), PartialDate(2023, 3, 16)):
        workspace.update_report(report.id, by="李", now=NOW, date=day)
        assert [one.code for one in workspace.documents()[0].reports[0].problems] == ["form.not_kept"]


def test_a_text_without_tables_is_no_problem(workspace: Workspace, write_report: Write) -> None:
    text = "白石县2023年工作计划\n一、重点任务\n6个月内新建公办幼儿园3所。\n白石县人民政府\n2023年1月10日\n"
    workspace.ingest([write_report("plan.txt", text)], now=NOW)
    report = workspace.documents()[0].reports[0]
    workspace.update_report(report.id, by="李", now=NOW, date=PartialDate(2023, 3, 15))
    assert not workspace.documents()[0].reports[0].problems


def test_the_day_of_a_progress_cell_moves_with_the_date(workspace: Workspace, write_report: Write) -> None:
    page = PAGE.format(when="12月底前").replace("<th>牵头单位</th>", "<th>进展情况</th>")
    page = page.replace('<td rowspan="2">县教育局</td>', "<td>已开工2所</td>")
    workspace.ingest([write_report("table.html", page)], now=NOW)
    document = workspace.documents()[0]
    workspace.update_report(document.reports[0].id, by="李", now=NOW, date=PartialDate(2023, 9, 30))
    clauses = workspace.document_items(document.id, ALL.as_of)[1]
    assert {one.as_of for one in clauses if one.text == "已开工2所"} == {date(2023, 9, 30)}


spans = st.tuples(st.integers(0, 5000), st.integers(0, 300)).map(lambda pair: Span(pair[0], sum(pair)))
small = st.integers(0, 40)
cells = st.builds(Cell, spans, small, small, st.integers(1, 9), st.integers(1, 9))
grids = st.builds(Grid, spans, st.lists(cells, max_size=12).map(tuple), small)
blocks = st.builds(
    Block,
    spans,
    st.none() | st.integers(1, 9),
    st.none() | small,
    st.none() | st.text(max_size=6),
    st.booleans(),
)


@given(
    st.builds(
        Form,
        st.lists(grids, max_size=3).map(tuple),
        st.lists(blocks, max_size=12).map(tuple),
        st.lists(spans, max_size=12).map(tuple),
        st.lists(spans, max_size=12).map(tuple),
    )
)
def test_a_form_comes_back_as_it_was(form: Form) -> None:
    assert unpacked_form(packed_form(form)) == form


@pytest.mark.parametrize("rows", [200])
def test_a_long_table_takes_few_bytes(rows: int) -> None:
    made = tuple(Cell(Span(at * 12, at * 12 + 9), at // 5, at % 5) for at in range(rows * 5))
    assert len(packed_form(Form((Grid(Span(0, rows * 60), made, 1),)))) < rows * 5 * 4
