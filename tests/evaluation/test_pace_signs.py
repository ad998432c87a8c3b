"""How early signs are scored against what came of the items."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.insight.test_chains import write
from tracker.evaluation.pace import Sign, auc, last_year, lines
from tracker.service.workspace import Workspace


def _signs(*values: tuple[float, bool]) -> list[Sign]:
    return [Sign("count", value, missed, "X") for value, missed in values]


@pytest.mark.parametrize(
    ("found", "area"),
    [
        (_signs((30.0, True), (-5.0, False)), 1.0),
        (_signs((-5.0, True), (30.0, False)), 0.0),
        (_signs((5.0, True), (5.0, False), (9.0, True)), 0.75),
        (_signs((5.0, True)), None),
        ([], None),
    ],
)
def test_the_area_is_the_share_of_pairs_in_the_right_order(found: list[Sign], area: float | None) -> None:
    assert auc(found) == area


def test_the_miss_of_the_year_before_is_a_sign(tmp_path: Path) -> None:
    plans = dict.fromkeys((2021, 2022, 2023), "地区生产总值增长7%以上。森林覆盖率达到60%。")
    reviews = {
        2022: "2021年，地区生产总值增长6.1%，森林覆盖率达到61%。",
        2023: "2022年，地区生产总值增长5.6%，森林覆盖率达到61.5%。",
    }
    write(tmp_path, "云岭县人民政府", plans, reviews)
    with Workspace.open(tmp_path / "ledger.db") as workspace:
        workspace.ingest([tmp_path], now=datetime(2024, 6, 1, tzinfo=UTC))
        found = last_year(workspace, date(2024, 6, 1))
        assert sorted((round(sign.value, 3), sign.missed) for sign in found) == [
            (-0.017, False),
            (0.129, True),
        ]
        assert lines(workspace, (2021, 2022), date(2024, 6, 1))[-1] == (
            "last year: 2 targets decided later, 1 missed, 1 kept: AUC 1.00"
        )
