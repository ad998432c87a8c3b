"""Archives and messages: every member has an outcome of its own."""

import email.message
import io
import zipfile

import openpyxl
import pytest

from tests.narrowing import front_sheet
from tracker.domain.vocabulary import Severity
from tracker.reading import Limits, read, word


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def workbook(cell: str) -> bytes:
    """A workbook with one cell."""
    book = openpyxl.Workbook()
    front_sheet(book).append([cell])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def broken_workbook() -> bytes:
    """A workbook whose sheet ends in the middle of its XML."""
    with zipfile.ZipFile(io.BytesIO(workbook("任务"))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:-40] + b"<c><"
    return _zip(parts)


def test_a_broken_workbook_in_an_archive_costs_itself_alone() -> None:
    data = _zip(
        {"1.xlsx": workbook("新建泵站2座"), "2.xlsx": broken_workbook(), "3.xlsx": workbook("植树3亩")}
    )
    readings = read(data, "台账.zip")
    assert [(one.part, one.text is not None) for one in readings] == [
        ("1.xlsx", True),
        ("2.xlsx", False),
        ("3.xlsx", True),
    ]
    assert readings[1].problems[0].code == "xlsx.broken"


def test_a_damaged_member_and_one_under_a_password_leave_the_rest() -> None:
    data = bytearray(_zip({"甲.txt": "甲县计划".encode() * 40, "乙.txt": "乙县计划".encode()}))
    at = data.index(b"PK\x03\x04") + 30 + len("甲.txt".encode())
    data[at + 5] ^= 0xFF
    broken, good = read(bytes(data), "a.zip")
    assert (broken.part, broken.problems[0].code) == ("甲.txt", "zip.broken")
    assert good.text == "乙县计划"
    locked = bytearray(_zip({"甲.txt": b"1", "乙.txt": "乙县计划".encode()}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + offset] |= 1
    first, second = read(bytes(locked), "a.zip")
    assert first.problems[0].code == "file.password"
    assert second.text == "乙县计划"


def test_a_member_too_large_leaves_the_smaller_ones() -> None:
    data = _zip({"大.txt": b"0" * 5_000_000, "小.txt": "乙县计划".encode()})
    large, small = read(data, "a.zip", limits=Limits(unpacked_bytes=1_000_000))
    assert large.problems[0].code == "zip.too_large"
    assert small.text == "乙县计划"


def test_whatever_a_reader_raises_is_that_members_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(data: bytes, scans: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(word, "read_docx", stumble)
    data = _zip({"1.docx": _zip({"word/document.xml": b"<x/>"}), "2.txt": "乙县计划".encode()})
    first, second = read(data, "a.zip")
    assert [(one.code, one.severity, one.details) for one in first.problems] == [
        ("reading.failed", Severity.REFUSED, (("reason", "ZeroDivisionError"),))
    ]
    assert second.text == "乙县计划"


def test_a_message_within_a_message_is_read() -> None:
    inner = email.message.EmailMessage()
    inner["Subject"] = "转报"
    inner.set_content("云麓县2022年计划")
    outer = email.message.EmailMessage()
    outer.set_content("请阅")
    outer.add_attachment(inner, filename="转报.eml")
    readings = read(outer.as_bytes(), "来文.eml")
    assert [(one.part, one.text) for one in readings] == [
        ("正文.txt", "请阅\n"),
        ("转报.eml/正文.txt", "云麓县2022年计划\n"),
    ]


def test_nested_tables_of_open_document_text_are_read_once() -> None:
    depth = 24
    space = 'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    content = (
        f"<o:document-content {space}><o:body><o:text>"
        + "<t:table><t:table-row><t:table-cell>" * depth
        + "<x:p>建成泵站2座</x:p>"
        + "</t:table-cell></t:table-row></t:table>" * depth
        + "</o:text></o:body></o:document-content>"
    )
    (reading,) = read(_zip({"content.xml": content.encode()}), "a.odt")
    assert reading.text == "建成泵站2座\n"
