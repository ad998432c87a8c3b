"""Plain text in every encoding an office sends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.vocabulary import Severity
from tracker.reading import Limits, read

TEXT = "清河县2021年工作要点\n一、8月底前，完成全县18岁以上人群80%的疫苗接种任务。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    (reading,) = read(TEXT.encode(encoding), "要点.txt")
    assert reading.text == TEXT
    assert reading.problems == ()


def test_line_ends_are_one_character() -> None:
    (reading,) = read("一\r\n二\r三\n".encode(), "a.md")
    assert reading.text == "一\n二\n三\n"
    assert reading.format == "md"


def test_a_damaged_character_is_counted_not_hidden() -> None:
    (reading,) = read(b"\xef\xbb\xbf" + TEXT.encode() + b"\xff", "a.txt")
    assert reading.text is not None
    assert [problem.code for problem in reading.problems] == ["encoding.replaced"]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "file.empty"),
        (b" \n\n", "a.txt", "file.empty"),
        (b"\x00\x01\x02\x03" * 500, "a.txt", "text.binary"),
        (b"MZ\x90\x00\x03", "a.exe", "format.unknown"),
        (b"PK\x03\x04 but no zip", "a.docx", "zip.broken"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, name: str, code: str) -> None:
    (reading,) = read(data, name)
    assert reading.text is None
    assert [(problem.code, problem.severity) for problem in reading.problems] == [(code, Severity.REFUSED)]


def test_a_file_beyond_the_limit_is_refused() -> None:
    (reading,) = read(TEXT.encode(), "a.txt", limits=Limits(characters=10))
    assert reading.problems[0].code == "text.too_long"


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.docx", "b"]))
def test_any_bytes_give_a_text_or_a_reason(data: bytes, name: str) -> None:
    for reading in read(data, name):
        refused = [problem for problem in reading.problems if problem.severity is Severity.REFUSED]
        assert (reading.text is None) == bool(refused)
        assert reading.text is None or "\r" not in reading.text
