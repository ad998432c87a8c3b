"""A province's targets beside those of its counties, all invented."""

from datetime import UTC, datetime

import pytest

from tests.insight.test_chains import write
from tracker.domain.ledger import LedgerEntry, LedgerQuery
from tracker.domain.levels import Level
from tracker.insight.levels import levels
from tracker.service.workspace import Workspace

NOW = datetime(2024, 6, 1, tzinfo=UTC)
CITY, NORTH, SOUTH = "云川市人民政府", "北溪县人民政府", "南溪县人民政府"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Level]:
    folder = tmp_path_factory.mktemp("levels")
    write(
        folder,
        CITY,
        {
            2023: "城镇新增就业5万人，地区生产总值增长7%，城镇调查失业率控制在5.5%以内。改造老旧小区300个。"
            "新建农村公路500公里。培训乡村教师2000人。基础养老金最低标准提高到200元。"
        },
        {},
    )
    write(
        folder,
        NORTH,
        {
            2022: "改造老旧小区500个。",
            2023: "城镇新增就业1.8万人，地区生产总值增长6.5%左右，城镇登记失业率控制在4%以内。改造老旧小区120个。引进乡村教师100人。",
            2024: "新建农村公路10公里。",
        },
        {2024: "2023年，城镇新增就业1.9万人，改造老旧小区100个。"},
    )
    write(
        folder,
        SOUTH,
        {
            2023: "城镇新增就业2万人，地区生产总值增长7.5%以上。新建农村公路600公里。基础养老金最低标准提高到180元。"
        },
        {},
    )
    with Workspace.open(folder / "ledger.db") as workspace:
        workspace.ingest([folder], now=NOW)
        everything = workspace.ledger(LedgerQuery(NOW.date())).all()
    of_body: dict[str, list[LedgerEntry]] = {}
    for entry in everything:
        of_body.setdefault(entry.issuer or "", []).append(entry)
    made = levels(CITY, of_body[CITY], {name: of_body[name] for name in (NORTH, SOUTH)})
    return {level.pledge.target.raw: level for level in made if level.pledge.target is not None}


def test_counts_add_up_and_what_is_left_is_shown(found: dict[str, Level]) -> None:
    jobs = found["5万人"]
    assert (jobs.total, jobs.open, jobs.promised) == (38000.0, 12000.0, 2)
    assert [part.below for part in jobs.parts] == [None, None]
    north = jobs.parts[0].pledge
    assert north is not None and north.reached is not None and north.reached.raw == "1.9万人"


def test_a_body_without_a_promise_is_listed_without_one(found: dict[str, Level]) -> None:
    estates = found["300个"]
    assert [(part.body, part.pledge is not None) for part in estates.parts] == [(NORTH, True), (SOUTH, False)]
    assert (estates.total, estates.open) == (120.0, 180.0)


def test_growth_is_compared_and_never_added(found: dict[str, Level]) -> None:
    growth = found["7%"]
    assert [part.below for part in growth.parts] == [True, False]
    assert (growth.total, growth.open) == (None, None)


def test_a_standard_is_compared_and_never_added(found: dict[str, Level]) -> None:
    pension = found["200元"]
    assert [part.below for part in pension.parts] == [None, True]
    assert (pension.total, pension.open) == (None, None)


def test_more_than_the_whole_leaves_nothing(found: dict[str, Level]) -> None:
    assert (found["500公里"].total, found["500公里"].open) == (600.0, 0.0)


def test_another_indicator_or_another_act_is_no_part_of_it(found: dict[str, Level]) -> None:
    assert not any("5.5%" in raw for raw in found)  # 登记失业率 is none of 调查失业率
    assert "2000人" not in found  # nobody trains them: one hires
