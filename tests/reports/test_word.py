"""Word files, opened with python-docx, and rendered where LibreOffice is at hand."""

import re
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Unpack
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.narrowing import present
from tracker.domain.ledger import LedgerEntry
from tracker.reports import Kind, ReportError, ReportRequest, write, write_template
from tracker.reports.blocks import Title
from tracker.reports.entry_words import one_line
from tracker.reports.fitting import broken_title
from tracker.reports.word import xml_text
from tracker.service.filing.foreign_files import in_reader
from tracker.service.processes.wire import decode, encode

from .builders import AS_OF, HEALTH, HOUSING, Wishes, documents, entry, hostile, ledger, overview


def made(tmp_path: Path, kind: Kind, entries: list[LedgerEntry], **more: Unpack[Wishes]) -> Path:
    output = tmp_path / f"{kind}.docx"
    wishes: Wishes = {"signature": "云溪县人民政府督查室", **more}
    request = ReportRequest(kind, AS_OF, unit=HOUSING, **wishes)
    write(request, iter(entries), overview(entries), output, documents=documents(), in_reader=at_once)
    return output


def at_once(path: Path, wanted: object, work: Callable[..., object], *values: object) -> Any:
    """As a reader process does it, without the process: what comes back has been through its bytes."""
    return decode(encode(work(path.read_bytes(), *values)), wanted)


def opened(path: Path) -> Document:
    return docx.Document(str(path))


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def shown(text: str) -> str:
    """What of a text a Word file can hold."""
    cleaned = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "\N{REPLACEMENT CHARACTER}", one_line(text))
    return " ".join(cleaned.splitlines()).replace("\t", " ")


def test_bulletin_has_the_page_of_an_official_document(tmp_path: Path) -> None:
    document = opened(made(tmp_path, Kind.OVERDUE, ledger()))
    first, last = document.sections
    assert [round(present(side).mm) for side in (first.page_width, first.page_height)] == [210, 297]
    margins = (first.top_margin, first.right_margin, first.bottom_margin, first.left_margin)
    assert [round(present(side).mm) for side in margins] == [37, 26, 35, 28]
    grid = first._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")
    assert last.orientation == WD_ORIENT.LANDSCAPE
    assert [round(present(side).mm) for side in (last.page_width, last.page_height)] == [297, 210]
    area = present(last.page_width) - present(last.left_margin) - present(last.right_margin)
    assert round(area / Mm(1)) == 225
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((first.footer, "right"), (first.even_page_footer, "left")):
        assert footer.paragraphs[0].text == "— 1 —"
        assert footer._element.find(".//" + qn("w:jc")).get(qn("w:val")) == side
        assert "PAGE" in "".join(node.text for node in footer._element.iter(qn("w:instrText")))


@pytest.mark.parametrize(
    ("name", "font", "points", "indent"),
    [
        ("公文标题", "方正小标宋简体", 22, None),
        ("公文一级标题", "黑体", 16, "200"),
        ("公文二级标题", "楷体_GB2312", 16, "200"),
        ("公文三级标题", "仿宋_GB2312", 16, "200"),
        ("公文正文", "仿宋_GB2312", 16, "200"),
        ("公文主送机关", "仿宋_GB2312", 16, None),
    ],
)
def test_styles_of_the_standard(
    tmp_path: Path, name: str, font: str, points: int, indent: str | None
) -> None:
    document = opened(made(tmp_path, Kind.OVERDUE, ledger()))
    style = document.styles[name].element
    assert style.find(".//" + qn("w:rFonts")).get(qn("w:eastAsia")) == font
    assert style.find(".//" + qn("w:sz")).get(qn("w:val")) == str(points * 2)
    assert style.find(".//" + qn("w:ind")).get(qn("w:firstLineChars")) == indent
    used = any(present(paragraph.style).name == name for paragraph in document.paragraphs)
    assert used or name == "公文三级标题"  # notices have headings of two levels


def test_bulletin_reads_as_the_ledger_says(tmp_path: Path) -> None:
    entries = ledger()
    document = opened(made(tmp_path, Kind.OVERDUE, entries))
    found = texts(document)
    assert found[0] == "关于云溪县人民政府工作承诺\n（截至2021年12月31日）逾期事项的通报"
    assert found[1] == "各有关单位："
    headings = [text for text in found if re.match("[一二三四五六七]、|（[一二三]）", text)]
    assert headings == [
        "一、总体情况",
        "二、办理较好的方面",
        "三、逾期事项",
        f"（一）{HOUSING}（1项）",
        f"（二）{HEALTH}（1项）",
        "（三）云溪县民政局（1项）",
        "四、存在的主要问题",
        "五、工作要求",
    ]
    line = "8月底前，完成全县18岁以上人群80%的疫苗接种任务（2021年8月31日到期，已逾期122天，报告为42.70%，未达到）。"
    assert f"1.{line}" in found
    assert found[-4:] == ["云溪县人民政府督查室", "2021年12月31日", "附件", "逾期事项台账"]
    small, annex = document.tables
    assert [cell.text for cell in small.rows[-1].cells] == ["合计", "1", "1", "1", "3"]
    heads = [cell.text for cell in annex.rows[0].cells]
    assert heads == [
        "序号", "任务事项", "目标要求", "牵头(责任)单位", "责任领导", "完成时限",
        "进展情况", "存在问题", "下一步措施", "完成情况", "销号时间", "备注",
    ]  # fmt: skip
    assert annex.rows[0]._tr.find(".//" + qn("w:tblHeader")) is not None
    rows = {row.cells[1].text.split("（《")[0]: row.cells for row in annex.rows[1:]}
    assert set(rows) == {item.commitment.text for item in entries[:3]}
    first, second, third = (rows[item.commitment.text] for item in entries[:3])
    assert [row[6].text[:6] for row in (first, second, third)] == ["全县18岁以", "6个老旧小区", ""]
    assert [row[9].text for row in (first, second, third)] == ["逾期122天", "逾期92天", "逾期"]
    near = "殡葬服务水平进一步提升（《云溪县2021年前三季度工作总结》“（二）疫情防控”部分）"
    assert third[7].text == f"到期未反馈；相近表述（不足以认定）：{near}"


def test_the_end_of_a_paper_stays_together(tmp_path: Path) -> None:
    document = opened(made(tmp_path, Kind.OVERDUE, ledger()))
    paragraphs = document.paragraphs
    day = next(
        at for at, one in enumerate(paragraphs) if present(one.style).name == "公文署名" and "年" in one.text
    )
    before = paragraphs[day - 1]
    at = day
    while before._p.find(".//" + qn("w:keepNext")) is not None:
        at -= 1
        before = paragraphs[at - 1]
    assert len(paragraphs[at].text) > 20  # words of the text, not the signature alone


def test_fonts_name_what_stands_in_for_them(tmp_path: Path) -> None:
    with ZipFile(made(tmp_path, Kind.OVERDUE, ledger())) as package:
        table = package.read("word/fontTable.xml").decode()
    assert 'w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,' in table


def test_signature_is_centred_over_its_date(tmp_path: Path) -> None:
    document = opened(made(tmp_path, Kind.OVERDUE, ledger()))
    signed = {
        paragraph.text: int(paragraph._p.find(".//" + qn("w:ind")).get(qn("w:rightChars")))
        for paragraph in document.paragraphs
        if present(paragraph.style).name == "公文署名"
    }
    # 10 characters over 7 (digits are half as wide): the name reaches 1.5 further to either side.
    assert signed == {"云溪县人民政府督查室": 250, "2021年12月31日": 400}


@pytest.mark.parametrize("kind", list(Kind))
def test_hostile_text_is_text_and_nothing_else(tmp_path: Path, kind: Kind) -> None:
    entries = [*ledger(), *hostile()]
    if kind is Kind.UNIT:
        entries = [
            entry(number, text=item.commitment.text, lead=HOUSING) for number, item in enumerate(hostile())
        ]
    path = made(tmp_path, kind, entries)
    document = opened(path)
    body = document.element.body
    for tag in ("w:instrText", "w:fldChar", "w:fldSimple", "w:hyperlink", "w:object", "w:tab"):
        assert body.find(".//" + qn(tag)) is None, tag
    if kind not in (Kind.SUMMARY, Kind.DUE):
        whole = "\n".join(
            "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
            for paragraph in body.iter(qn("w:p"))
        )
        for item in hostile():
            assert shown(item.commitment.text).rstrip("；;，,、。") in whole


@given(st.text(alphabet=st.characters()))
def test_any_text_is_xml_text(text: str) -> None:
    docx.oxml.parse_xml(f"<a>{xml_text(text)}</a>".encode())


def test_one_slip_an_item_each_on_its_page(tmp_path: Path) -> None:
    entries = ledger()
    document = opened(made(tmp_path, Kind.SLIPS, entries))
    assert len(document.tables) == len(entries)
    breaks = document.element.body.findall(".//" + qn("w:pageBreakBefore"))
    assert len(breaks) == len(entries) - 1
    first = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert first["承办单位"] == HEALTH
    assert first["当前状态"] == "逾期122天（未达标）"
    assert first["办理情况"] == ""
    assert "编号：YX-0001" in texts(document)


def test_the_same_entries_give_the_same_bytes(tmp_path: Path) -> None:
    first = made(tmp_path, Kind.OVERDUE, ledger()).read_bytes()
    (tmp_path / "overdue.docx").unlink()
    assert made(tmp_path, Kind.OVERDUE, ledger()).read_bytes() == first


def test_no_name_of_a_maker_stands_in_the_properties(tmp_path: Path) -> None:
    path = made(tmp_path, Kind.OVERDUE, ledger())
    with ZipFile(path) as package:
        assert not any("thumbnail" in name for name in package.namelist())
    properties = opened(path).core_properties
    assert properties.author == "云溪县人民政府督查室"
    assert properties.comments == ""
    assert properties.title == "关于云溪县人民政府工作承诺（截至2021年12月31日）逾期事项的通报"


def template(tmp_path: Path, *, body: bool) -> Path:
    document = docx.Document()
    document.sections[0].top_margin = Mm(50)
    document.sections[0].header.paragraphs[0].text = "云溪督查"
    style = document.styles.add_style("公文正文", 1)
    style.font.name = "宋体"
    document.add_paragraph("云溪县人民政府督查室文件")
    cut = document.add_paragraph("标题是：{{标")
    cut.add_run("题}}。")  # Word cuts placeholders over runs
    if body:
        document.add_paragraph("{{正文}}")
        document.add_paragraph("印发日期：{{日期}}")
    path = tmp_path / "own.docx"
    document.save(str(path))
    return path


@pytest.mark.parametrize("body", [True, False])
def test_the_offices_own_template_is_honoured(tmp_path: Path, body: bool) -> None:
    path = made(tmp_path, Kind.OVERDUE, ledger(), template=template(tmp_path, body=body))
    document = opened(path)
    found = texts(document)
    assert found[0] == "云溪县人民政府督查室文件"
    assert found[1] == "标题是：关于云溪县人民政府工作承诺（截至2021年12月31日）逾期事项的通报。"
    assert found[2] == "各有关单位："  # the title stands in the template and is not reported twice
    assert round(present(document.sections[0].top_margin).mm) == 50
    assert document.sections[0].header.paragraphs[0].text == "云溪督查"
    assert document.styles["公文正文"].font.name == "宋体"
    assert document.sections[-1].orientation == WD_ORIENT.LANDSCAPE
    assert ("印发日期：2021年12月31日" in found) is body
    if body:
        assert found.index("印发日期：2021年12月31日") == found.index("附件") - 1


def test_a_template_is_opened_by_a_reader_and_by_nobody_else(tmp_path: Path) -> None:
    own, output = template(tmp_path, body=True), tmp_path / "paper.docx"
    request = ReportRequest(Kind.OVERDUE, AS_OF, template=own)
    entries = ledger()
    with pytest.raises(ValueError, match="reader"):
        write(request, entries, overview(entries), output)
    write(request, entries, overview(entries), output, in_reader=in_reader)
    assert texts(opened(output))[0] == "云溪县人民政府督查室文件"


def test_a_template_that_takes_all_memory_is_named_and_costs_nothing_here(tmp_path: Path) -> None:
    own = tmp_path / "bomb.docx"
    write_template(own, AS_OF)
    with ZipFile(own) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    many = b"<w:p><w:r><w:t>" + b"A" * 100 + b"</w:t></w:r></w:p>"
    head, body, end = parts["word/document.xml"].partition(b"<w:body>")
    with ZipFile(own, "w", ZIP_DEFLATED) as package:
        for name, held in parts.items():
            if name == "word/document.xml":
                with package.open(name, "w", force_zip64=True) as stream:
                    stream.write(head + body)
                    for _ in range(200):
                        stream.write(many * 20_000)
                    stream.write(end)
            else:
                package.writestr(name, held)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    entries = [entry(1)]
    with pytest.raises(ReportError) as caught:
        write(
            ReportRequest(Kind.OVERDUE, AS_OF, template=own),
            entries,
            overview(entries),
            tmp_path / "paper.docx",
            in_reader=in_reader,
        )
    assert caught.value.code == "template.unreadable"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # kilobytes
    assert not (tmp_path / "paper.docx").exists()


def test_what_is_no_template_is_named(tmp_path: Path) -> None:
    (tmp_path / "text.docx").write_text("no")
    for name, code in (("text.docx", "template.unreadable"), ("none.docx", "template.not_found")):
        with pytest.raises(ReportError) as caught:
            made(tmp_path, Kind.OVERDUE, ledger(), template=tmp_path / name)
        assert caught.value.code == code
    assert not (tmp_path / "overdue.docx").exists()


@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice and poppler draw the page",
)
def test_a_full_page_has_22_lines_of_28_characters(tmp_path: Path) -> None:
    long = ("请各责任单位对照附件台账逐项核实办理情况" * 120,)
    path = made(tmp_path, Kind.OVERDUE, [entry(1)], work_requirements=long)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    drawn = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "overdue.pdf"), "-"],
        check=True,
        capture_output=True,
        timeout=60,
    )
    pages = drawn.stdout.decode().split("\f")
    full = [re.sub(r"\s", "", line) for line in pages[2].splitlines() if line.strip()]
    assert full[-1] == "—3—"
    assert len(full) - 1 == 22
    assert {len(line) for line in full[:-1]} == {28}


def test_all_parts_of_the_package_are_well_formed(tmp_path: Path) -> None:
    with ZipFile(made(tmp_path, Kind.OVERDUE, [*ledger(), *hostile()])) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert len(names) == len(set(names))
        for name in names:
            if name.endswith((".xml", ".rels")):
                docx.oxml.parse_xml(package.read(name))


def test_a_template_to_start_from_gives_the_same_paper(tmp_path: Path) -> None:
    own = tmp_path / "template.docx"
    write_template(own, AS_OF)
    plain = opened(made(tmp_path, Kind.OVERDUE, ledger()))
    (tmp_path / "overdue.docx").unlink()
    filled = opened(made(tmp_path, Kind.OVERDUE, ledger(), template=own))
    assert [one.text.replace("\n", "") for one in filled.paragraphs if one.text] == [
        one.text.replace("\n", "") for one in plain.paragraphs if one.text
    ]
    assert [round(present(section.page_width).mm) for section in filled.sections] == [210, 297]
    assert "{{" not in "".join(texts(filled))


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("云溪县台账|（截至2021年9月5日）", ["云溪县台账（截至2021年9月5日）"]),
        (
            "关于云溪县工作承诺|（截至2021年9月5日）|逾期事项的通报",
            ["关于云溪县工作承诺", "（截至2021年9月5日）逾期事项的通报"],
        ),
        (
            "关于云溪县二〇二一年重点工作任务分解落实情况|（截至2021年9月5日）|逾期事项的通报",
            ["关于云溪县二〇二一年重点工作任务分解落实情况", "（截至2021年9月5日）逾期事项的通报"],
        ),
        (
            "关于云溪县人民政府工作承诺|近期到期事项的提示|（2023年10月31日至2024年1月29日）",
            ["关于云溪县人民政府工作承诺", "近期到期事项的提示", "（2023年10月31日至2024年1月29日）"],
        ),
    ],
)
def test_a_title_is_broken_where_its_sense_allows(title: str, lines: list[str]) -> None:
    assert list(broken_title(Title(tuple(title.split("|"))), 20.1)) == lines


def test_hostile_words_of_the_user_and_of_an_only_issuer(tmp_path: Path) -> None:
    hostile_name = "甲\x00乙\x1b<w:p/>" + "长" * 300
    entries = [entry(1, issuer=hostile_name)]
    path = made(
        tmp_path, Kind.OVERDUE, entries, recipients="各\x07单位:", template=template(tmp_path, body=True)
    )
    document = opened(path)
    assert "关于甲\ufffd乙\ufffd<w:p/>长" in "".join(texts(document))
    assert "各\ufffd单位：" in texts(document)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_damaged_template_is_used_or_named(data: st.DataObject) -> None:
    """Bytes changed inside the parts of the package, the package itself whole."""
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "own.docx"
        write_template(own, AS_OF)
        with ZipFile(own) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        name = data.draw(st.sampled_from(sorted(parts)))
        content = bytearray(parts[name])
        for _ in range(data.draw(st.integers(1, 4))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        with ZipFile(own, "w") as package:
            for part, held in {**parts, name: bytes(content)}.items():
                package.writestr(part, held)
        try:
            made(Path(folder), Kind.OVERDUE, [entry(1)], template=own)
        except ReportError as error:
            assert error.code == "template.unreadable"
