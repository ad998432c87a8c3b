"""One report in every format gives the same text; the files were converted from the sample report."""

import email.message
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tracker.domain.report import Reading
from tracker.domain.vocabulary import Severity
from tracker.reading import Limits, read

FILES = Path(__file__).parent / "files"
SAMPLE = Path(__file__).parents[2] / "samples" / "云麓县政府工作报告2022.docx"


def _one(data: bytes, name: str) -> Reading:
    (reading,) = read(data, name)
    return reading


def _refusal(data: bytes, name: str) -> str:
    reading = _one(data, name)
    assert reading.text is None
    return next(problem.code for problem in reading.problems if problem.severity is Severity.REFUSED)


@pytest.fixture(scope="module")
def original() -> str:
    text = _one(SAMPLE.read_bytes(), SAMPLE.name).text
    assert text is not None
    return text


@pytest.mark.parametrize("name", ["report.doc", "report.wps", "report.odt", "report.rtf"])
def test_a_conversion_reads_to_the_letter_like_the_original(name: str, original: str) -> None:
    assert (_one((FILES / name).read_bytes(), name).text or "").strip() == original.strip()


@pytest.mark.parametrize("name", ["report.html", "report.pdf"])
def test_a_layout_format_keeps_every_paragraph(name: str, original: str) -> None:
    text = _one((FILES / name).read_bytes(), name).text or ""
    squeezed = {re.sub(r"\s", "", line) for line in text.splitlines()}
    prose = [line for line in original.splitlines() if "\t" not in line and line.strip()]
    assert [line for line in prose if re.sub(r"\s", "", line) not in squeezed] == []


@pytest.mark.parametrize("name", ["report.doc", "report.odt", "report.rtf", "report.html", "report.pdf"])
def test_a_task_row_keeps_its_columns(name: str) -> None:
    text = _one((FILES / name).read_bytes(), name).text or ""
    assert "2\t新改建农村公路120公里\t县交通运输局\t2022年11月底前" in text


def test_bytes_decide_before_the_name(original: str) -> None:
    assert _one((FILES / "report.odt").read_bytes(), "report.docx").format == "odt"
    assert _refusal("只是文字".encode(), "报告.pdf") == "format.not_what_it_says"


def test_a_task_ledger_keeps_its_columns() -> None:
    import datetime

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["序号", "任务事项", "完成时限"])
    sheet.append([1, "新建卫生院2家", datetime.date(2022, 6, 30)])
    hidden = book.create_sheet("底稿")
    hidden.append(["不看"])
    hidden.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    reading = _one(buffer.getvalue(), "台账.xlsx")
    assert reading.text == "序号\t任务事项\t完成时限\n1\t新建卫生院2家\t2022年6月30日\n"


def test_a_web_page_loses_its_navigation_and_keeps_its_date() -> None:
    body = "".join(
        f"<p>第{n}项，年底前建成{n}所学校，新增学位若干个，切实保障群众就近入学的需要。</p>"
        for n in range(12)
    )
    page = f"""<html><head><meta name="PubDate" content="2021-03-05"><title>工作要点</title></head><body>
      <div class="nav">首页 政务公开</div><div class="TRS_Editor">{body}</div><footer>版权所有</footer>
      <script>alert(1)</script></body></html>"""
    reading = _one(page.encode("gb18030"), "a.html")
    assert reading.text is not None
    assert "年底前建成3所学校" in reading.text
    assert "首页" not in reading.text and "版权" not in reading.text and "alert" not in reading.text
    assert ("published", "2021-03-05") in reading.properties


def _ofd(lines: list[str]) -> bytes:
    objects = "".join(
        f'<o:TextObject Boundary="30 {20 + 8 * n} 150 7" Size="5"><o:TextCode X="0" Y="5" '
        f'DeltaX="g {max(len(line) - 1, 1)} 5">{line}</o:TextCode></o:TextObject>'
        for n, line in enumerate(lines)
    )
    space = 'xmlns:o="http://www.ofdspec.org/2016"'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(
            "OFD.xml",
            f"<o:OFD {space}><o:DocBody><o:DocRoot>Doc_0/Document.xml</o:DocRoot></o:DocBody></o:OFD>",
        )
        package.writestr(
            "Doc_0/Document.xml",
            f'<o:Document {space}><o:Pages><o:Page BaseLoc="Pages/P.xml"/></o:Pages></o:Document>',
        )
        package.writestr(
            "Doc_0/Pages/P.xml",
            f"<o:Page {space}><o:Content><o:Layer>{objects}</o:Layer></o:Content></o:Page>",
        )
    return buffer.getvalue()


def test_an_ofd_page_joins_wrapped_lines() -> None:
    first, second = "一、重点工作", "　　"
    wrapped = "年内建成全县统一的应急指挥平台并投入运行，实现各乡镇全部接入"
    lines = [first, wrapped[:28], wrapped[28:]]
    reading = _one(_ofd(lines), "通知.ofd")
    assert reading.text == f"{first}\n{wrapped}\n"
    assert second not in reading.text


def test_containers_give_one_reading_a_member_and_go_on_after_a_bad_one() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("甲.txt", "甲县计划")
        archive.writestr("坏.docx", b"PK\x03\x04 broken")
        archive.writestr("图.png", b"\x89PNG....")
    message = email.message.EmailMessage()
    message["Subject"] = "报送"
    message.set_content("请查收附件")
    message.add_attachment(buffer.getvalue(), maintype="application", subtype="zip", filename="材料.zip")
    readings = read(message.as_bytes(), "来文.eml")
    assert [(reading.part, reading.text is not None) for reading in readings] == [
        ("正文.txt", True),
        ("材料.zip/甲.txt", True),
        ("材料.zip/坏.docx", False),
        ("材料.zip/图.png", False),
    ]


def test_a_zip_bomb_and_deep_nesting_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 5_000_000)
    assert (
        read(buffer.getvalue(), "a.zip", limits=Limits(unpacked_bytes=1_000_000))[0].problems[0].code
        == "zip.too_large"
    )
    data = buffer.getvalue()
    for _ in range(5):
        outer = io.BytesIO()
        with zipfile.ZipFile(outer, "w") as archive:
            archive.writestr("inner.zip", data)
        data = outer.getvalue()
    assert [problem.code for reading in read(data, "a.zip") for problem in reading.problems] == [
        "zip.too_deep"
    ]


def test_an_entity_bomb_in_an_office_file_expands_nothing() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("content.xml", bomb)
    assert _refusal(buffer.getvalue(), "a.odt") == "xml.doctype"


def test_a_scan_is_recognised_as_one() -> None:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument.new()
    document.new_page(595, 842)
    buffer = io.BytesIO()
    document.save(buffer)
    assert _refusal(buffer.getvalue(), "扫描件.pdf") == "pdf.no_text_layer"


def test_truncated_files_are_refused_or_read_never_raised() -> None:
    for path in FILES.iterdir():
        data = path.read_bytes()
        for share in (0.1, 0.5, 0.9):
            for reading in read(data[: int(len(data) * share)], path.name):
                assert reading.text is not None or reading.problems
