"""Papers as plain text: laid out as they will look, whatever their words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reports import Kind, ReportRequest, write
from tracker.reports.blocks import Heading, Line, Paragraph, Table, Title
from tracker.reports.plain import COLUMNS, render
from tracker.wording.width import width

from .builders import AS_OF, HOUSING, documents, hostile, ledger, overview


def lines(tmp_path: Path, kind: Kind) -> list[str]:
    output = tmp_path / "paper.txt"
    entries = [*ledger(), *hostile()]
    request = ReportRequest(kind, AS_OF, unit=HOUSING, signature="云溪县人民政府督查室")
    write(request, entries, overview(entries), output, documents=documents())
    return output.read_text("utf-8").split("\n")


@pytest.mark.parametrize("kind", list(Kind))
def test_no_line_is_wider_than_the_page_and_none_has_control_characters(tmp_path: Path, kind: Kind) -> None:
    found = lines(tmp_path, kind)
    assert len(found) > 10
    # Closing marks hang over the edge rather than begin a line; a word without a place to break is left whole.
    hung = [line.rstrip("，。；：、？！）》」』”’,.;:?!)") for line in found]
    assert all(width(line) <= COLUMNS or "http" in line for line in hung)
    assert not {character for line in found for character in line if ord(character) < 32}


def test_title_and_signature_stand_where_they_will(tmp_path: Path) -> None:
    found = lines(tmp_path, Kind.OVERDUE)
    title = next(line for line in found if "通报" in line)
    left = len(title) - len(title.lstrip())
    assert abs(left - (COLUMNS - width(title.strip())) // 2) <= 1
    signature = next(line for line in found if line.endswith("督查室"))
    assert width(signature) >= COLUMNS - 10
    assert "　　一、总体情况" in found


@given(st.text(), st.text(), st.integers(min_value=1, max_value=99))
def test_any_words_can_be_laid_out(text: str, other: str, number: int) -> None:
    table = Table(("甲", "乙"), [(text, other)], (1, 2), centred=frozenset({1}))
    blocks = (Title((text,)), Heading(1, number, other), Paragraph.of(text), Line(number, other), table)
    whole = "".join(render(blocks, chinese=True))
    assert whole.endswith("┘\n")
    assert all(character == "\n" or ord(character) >= 32 for character in whole)
