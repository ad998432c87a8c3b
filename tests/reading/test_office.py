"""What offices' files hold beyond plain text: automatic numbers, hidden words, old workbooks, front matter, page headings."""

import io
import zipfile

import docx
import openpyxl
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from openpyxl.styles import numbers

from tests.narrowing import front_sheet
from tracker.domain.report import Hints, Reading
from tracker.domain.text import PartialDate
from tracker.extraction.extract import extract
from tracker.reading import read
from tracker.reading.word_numbers import Numbering


def _docx(document: "docx.document.Document") -> Reading:
    buffer = io.BytesIO()
    document.save(buffer)
    (reading,) = read(buffer.getvalue(), "a.docx")
    return reading


def _codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


def _numbered(document: "docx.document.Document", words: str, level: int, list_id: int = 90) -> None:
    paragraph = document.add_paragraph(words)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = list_id


LEVELS = (
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
    ("decimalEnclosedCircle", "%4"),
)


def _with_lists() -> "docx.document.Document":
    document = docx.Document()
    root = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (format, text) in enumerate(LEVELS)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )
    return document


def test_automatic_numbers_are_part_of_the_text_and_of_the_form() -> None:
    document = _with_lists()
    for words, level in (
        ("总体要求", 0),
        ("重点任务", 0),
        ("项目建设", 1),
        ("建成泵站2座", 2),
        ("植树3亩", 2),
        ("民生", 1),
        ("新建学校", 2),
    ):
        _numbered(document, words, level)
    _numbered(document, "附则", 0, 91)
    reading = _docx(document)
    assert reading.text == (
        "一、总体要求\n二、重点任务\n（一）项目建设\n1.建成泵站2座\n2.植树3亩\n（二）民生\n1.新建学校\n一、附则\n"
    )
    assert [(block.number, block.list_level) for block in reading.form.blocks][2:4] == [
        ("（一）", 1),
        ("1.", 2),
    ]


def test_numbers_count_as_word_counts_them() -> None:
    root = parse_xml(
        f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    numbering = Numbering(root)
    labels = [label.text for _ in range(111) if (label := numbering.label("5", 0)) is not None]
    assert [labels[at - 1] for at in (1, 10, 11, 19, 20, 21, 100, 101, 110, 111)] == [
        "一、", "十、", "十一、", "十九、", "二十、", "二十一、", "一百、", "一百零一、", "一百一十、", "一百一十一、"
    ]  # fmt: skip
    assert numbering.label("6", 0) is None


def test_hidden_and_struck_words_are_left_out_and_named() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("抽检食品")
    paragraph.add_run("1200").font.strike = True
    paragraph.add_run("1500批次。")
    paragraph.add_run("内部掌握900批次。").font.hidden = True
    paragraph.add_run("不删。").font.strike = False
    reading = _docx(document)
    assert reading.text == "抽检食品1500批次。不删。\n"
    assert _codes(reading) == ["docx.hidden", "docx.struck"]
    assert _codes(_docx(docx.Document())) == ["text.empty"]


def test_a_soft_break_stays_inside_its_item_and_parts_what_it_ends() -> None:
    document = docx.Document()
    document.add_paragraph("（五）培育质量标杆企业\n5家，完成标准制修订2项。")
    document.add_paragraph("新建泵站2座。\n植树3亩。")
    document.add_paragraph("一、总体要求\n坚持稳中求进，建成泵站")
    assert _docx(document).text == (
        "（五）培育质量标杆企业5家，完成标准制修订2项。\n新建泵站2座。\n植树3亩。\n一、总体要求\n坚持稳中求进，建成泵站\n"
    )


def test_a_text_box_stands_after_its_paragraph_and_is_marked() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("前半")
    run = paragraph.add_run()
    box = OxmlElement("w:txbxContent")
    inner = OxmlElement("w:p")
    inner_run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = "框内任务"
    inner_run.append(words)
    inner.append(inner_run)
    box.append(inner)
    holder = OxmlElement("w:pict")
    holder.append(box)
    run._r.append(holder)
    paragraph.add_run("后半")
    reading = _docx(document)
    assert reading.text == "前半后半\n框内任务\n"
    assert [(block.span.of(reading.text or ""), block.boxed) for block in reading.form.blocks] == [
        ("框内任务", True)
    ]


def test_a_nested_table_keeps_the_columns_around_it() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "任务", "县水务局"
    inner = table.cell(0, 0).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "泵站", "2座"
    assert _docx(document).text == "任务 泵站 2座\t县水务局\n"


def test_small_pictures_are_no_pages() -> None:
    document = docx.Document()
    pixel = b"BM:\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\1\0\0\0\1\0\0\0\1\0\x18" + b"\0" * 25 + b"\xff\xff\xff\0"
    document.add_picture(io.BytesIO(pixel), width=Cm(3))
    document.add_paragraph("通知")
    assert _docx(document).text == "\n通知\n"


def _xlsx(book: openpyxl.Workbook) -> Reading:
    buffer = io.BytesIO()
    book.save(buffer)
    (reading,) = read(buffer.getvalue(), "a.xlsx")
    return reading


def test_a_formula_never_calculated_and_a_hidden_sheet_are_named() -> None:
    book = openpyxl.Workbook()
    front_sheet(book).append(["任务", "目标"])
    front_sheet(book).append(["新建泵站", "=1+1"])
    other = book.create_sheet("底稿")
    other.append(["不读"])
    other["B1"] = "=2+2"
    other.sheet_state = "hidden"
    reading = _xlsx(book)
    assert reading.text == "任务\t目标\n新建泵站\n"
    assert {problem.code: dict(problem.details) for problem in reading.problems} == {
        "sheet.hidden": {"names": "底稿"},
        "sheet.formula_without_value": {"cells": "B2", "count": "1"},
    }


def test_a_share_is_read_as_it_is_shown() -> None:
    book = openpyxl.Workbook()
    front_sheet(book).append(["覆盖率", 0.975, 0.5])
    front_sheet(book)["B1"].number_format = numbers.FORMAT_PERCENTAGE_00
    assert _xlsx(book).text == "覆盖率\t97.5%\t0.5\n"


def test_two_tables_of_one_sheet_are_two_grids_and_a_gap_in_one_is_none() -> None:
    book = openpyxl.Workbook()
    for row in (
        ["任务", "时限"],
        ["新建泵站2座", "6月底前"],
        [],
        ["植树3亩", "9月底前"],
        [],
        ["项目", "投资"],
        ["大桥", 3],
    ):
        front_sheet(book).append(row)
    grids = _xlsx(book).form.grids
    assert [len(grid.cells) for grid in grids] == [6, 4]


def test_old_and_other_workbooks_are_read_by_what_they_are() -> None:
    space = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    row = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'
        for words in ("新建泵站2座", "6月底前")
    )
    content = (
        f"<office:document-content {space}><office:body><office:spreadsheet>"
        f'<table:table table:name="一"><table:table-row>{row}</table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        package.writestr("content.xml", content)
    (reading,) = read(buffer.getvalue(), "台账.ods")
    assert (reading.format, reading.text) == ("ods", "新建泵站2座\t6月底前\n")
    (broken,) = read(buffer.getvalue()[:-30], "台账.ods")
    assert broken.text is None


MARKDOWN = """---
title: 云桥镇2023年工作计划
author: 云桥镇人民政府
date: 2022-12-20
---

# 云桥镇2023年工作计划

| 重点任务 | 完成时限 |
| --- | :---: |
| 新建足球场4片 | 10月底前 |

正文 | 不是表格
"""


def test_front_matter_and_tables_of_markdown() -> None:
    (reading,) = read(MARKDOWN.encode(), "a.md")
    assert (reading.text or "").endswith(
        "# 云桥镇2023年工作计划\n\n重点任务\t完成时限\n新建足球场4片\t10月底前\n\n正文 | 不是表格\n"
    )
    (grid,) = reading.form.grids
    assert (len(grid.cells), grid.head_rows) == (4, 1)
    (report,) = extract(reading.text or "", Hints(properties=reading.properties), reading.form).reports
    assert (report.issuer, report.date) == ("云桥镇人民政府", PartialDate(2022, 12, 20))


def test_the_heading_of_a_page_goes_before_the_portals_title() -> None:
    page = "<title>云桥镇2023年工作计划_云水县人民政府</title><body><h1>云桥镇2023年工作计划</h1><p>新建足球场4片。</p>"
    (reading,) = read(page.encode(), "a.html")
    assert dict(reading.properties)["title"] == "云桥镇2023年工作计划"
    (other,) = read(page.replace("h1", "h2").encode(), "a.html")
    assert dict(other.properties)["title"] == "云桥镇2023年工作计划_云水县人民政府"
