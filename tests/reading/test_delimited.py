"""Tables written as text by a spreadsheet: rows and cells, in any Chinese encoding."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.form import Form
from tracker.reading import read

ROWS = [
    ["序号", "任务", "时限"],
    ["1", "新建学校3所，改造2所", "6月底前"],
    ["2", "修路\n12公里", ""],
    ["备注：无"],
]


def _written(rows: list[list[str]], sign: str = ",") -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=sign).writerows(rows)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(("sign", "name"), [(",", "a.csv"), ("\t", "a.tsv"), (";", "a.csv")])
def test_a_row_is_a_line_with_its_cells(encoding: str, sign: str, name: str) -> None:
    (reading,) = read(_written(ROWS, sign).encode(encoding), name)
    assert (reading.format, reading.form) == ("csv", Form())
    assert reading.text == "序号\t任务\t时限\n1\t新建学校3所，改造2所\t6月底前\n2\t修路 12公里\n备注：无\n"


@given(st.lists(st.lists(st.text(alphabet="甲乙1,;\"'\n\t ", max_size=5), max_size=4), max_size=5))
def test_anything_is_read_or_refused(rows: list[list[str]]) -> None:
    (reading,) = read(_written(rows).encode(), "a.csv")
    assert reading.text is not None or reading.problems
