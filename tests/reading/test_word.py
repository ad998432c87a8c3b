"""Word documents: order, tables, tracked changes."""

import io

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tracker.reading import read


def _bytes(document: "docx.document.Document") -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_paragraphs_and_tables_stay_in_order() -> None:
    document = docx.Document()
    document.add_paragraph("一、重点任务")
    table = document.add_table(rows=2, cols=3)
    for row, cells in enumerate((("任务", "牵头单位", "完成时限"), ("建成卫生院2家", "县卫健委", "6月底前"))):
        for column, value in enumerate(cells):
            table.cell(row, column).text = value
    document.add_paragraph("二、保障措施")
    (reading,) = read(_bytes(document), "方案.docx")
    assert (
        reading.text
        == "一、重点任务\n任务\t牵头单位\t完成时限\n建成卫生院2家\t县卫健委\t6月底前\n二、保障措施\n"
    )


def test_a_deleted_figure_is_gone_and_the_inserted_one_stands() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("完成投资")
    for tag, inner, figure in (("w:del", "w:delText", "800"), ("w:ins", "w:t", "1000")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        change.set(qn("w:id"), "1")
        text.text = figure
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run("万元。")
    (reading,) = read(_bytes(document), "a.docx")
    assert reading.text == "完成投资1000万元。\n"


def test_a_merged_cell_is_read_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "卫生"
    table.cell(0, 1).text, table.cell(1, 1).text = "甲", "乙"
    (reading,) = read(_bytes(document), "a.docx")
    assert reading.text == "卫生\t甲\n\t乙\n"
