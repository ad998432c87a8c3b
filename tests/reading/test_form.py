"""Tables keep where their cells stand: rows, columns, and what is merged over several."""

import io

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.narrowing import front_sheet
from tracker.domain.report import Reading
from tracker.reading import read
from tracker.reading.typesetting import Box, Typesetter, spread

HEAD = ("序号", "工作任务", "责任单位", "完成时限")


def cells(reading: Reading) -> list[tuple[int, int, int, int, str]]:
    assert reading.text is not None
    (grid,) = reading.form.grids
    return [
        (cell.row, cell.column, cell.rows, cell.columns, cell.span.of(reading.text)) for cell in grid.cells
    ]


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("白石县重点任务表")
    table = document.add_table(rows=4, cols=4)
    for column, words in enumerate(HEAD):
        table.cell(0, column).text = words
    table.cell(1, 0).merge(table.cell(1, 3)).text = "一、教育"
    for row, words in ((2, "新建小学2所"), (3, "新建中学1所")):
        table.cell(row, 1).text = words
    table.cell(2, 0).merge(table.cell(3, 0)).text = "1"
    table.cell(2, 2).text, table.cell(3, 2).text = "甲局", "乙局"
    table.cell(2, 3).merge(table.cell(3, 3)).text = "6月底前"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def excel() -> bytes:
    book = openpyxl.Workbook()
    sheet = front_sheet(book)
    sheet.append(HEAD)
    sheet.append(("一、教育",))
    sheet.append((1, "新建小学2所", "甲局", "6月底前"))
    sheet.append((None, "新建中学1所", "乙局"))
    for merged in ("A2:D2", "A3:A4", "D3:D4"):
        sheet.merge_cells(merged)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


WEB = """<html><body><p>白石县重点任务表</p><table>
<tr><th>序号</th><th>工作任务</th><th>责任单位</th><th>完成时限</th></tr>
<tr><td colspan="4">一、教育</td></tr>
<tr><td rowspan="2">1</td><td><p>新建小学2所</p></td><td>甲局</td><td rowspan="2">6月底前</td></tr>
<tr><td>新建中学1所</td><td>乙局</td></tr>
</table></body></html>""".encode()


@pytest.mark.parametrize(
    ("name", "data"), [("a.docx", word()), ("a.xlsx", excel()), ("a.html", WEB)], ids=["word", "excel", "web"]
)
def test_merged_cells_stand_once_and_cover_what_they_are_merged_over(name: str, data: bytes) -> None:
    (reading,) = read(data, name)
    assert cells(reading) == [
        *((0, column, 1, 1, words) for column, words in enumerate(HEAD)),
        (1, 0, 1, 4, "一、教育"),
        (2, 0, 2, 1, "1"),
        (2, 1, 1, 1, "新建小学2所"),
        (2, 2, 1, 1, "甲局"),
        (2, 3, 2, 1, "6月底前"),
        (3, 1, 1, 1, "新建中学1所"),
        (3, 2, 1, 1, "乙局"),
    ]
    assert reading.text is not None
    assert "\t新建中学1所\t乙局\n" in reading.text


def test_a_table_that_only_places_the_page_is_read_as_text() -> None:
    (reading,) = read(
        "<body><table><tr><td><p>一段话。</p><p>又一段。</p></td></tr></table></body>".encode(), "a.html"
    )
    assert reading.text == "一段话。\n又一段。\n"
    assert reading.form.grids == ()


@given(
    st.lists(
        st.lists(
            st.tuples(st.text("甲乙 \t\n", max_size=3), st.integers(1, 3), st.integers(1, 3)), max_size=4
        ),
        max_size=5,
    )
)
def test_every_cell_is_found_in_the_text_at_its_place(rows: list[list[tuple[str, int, int]]]) -> None:
    page = Typesetter()
    page.line("开头")
    page.table(list(spread(rows)))
    page.line("结尾")
    for grid in page.form.grids:
        lines = grid.span.of(page.text).split("\n")
        for cell in grid.cells:
            words = cell.span.of(page.text)
            assert words == words.strip() and "\n" not in words and "\t" not in words
            assert not words or words in lines[cell.row].split("\t")[cell.column]
    assert page.text.endswith("结尾\n")


def test_boxes_side_by_side_never_share_a_column() -> None:
    rows = list(spread([[("甲", 2, 2), ("乙", 1, 1)], [("丙", 1, 1)], [("丁", 1, 1)]]))
    assert [[(box.words, box.column) for box in row] for row in rows] == [
        [("甲", 0), ("乙", 2)],
        [("丙", 2)],
        [("丁", 0)],
    ]
    assert Box("甲", 0) == Box("甲", 0, 1, 1)
