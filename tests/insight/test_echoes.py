"""What later plans make of a promise."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.builders import entry, silent, target
from tracker.domain.ledger import LedgerEntry
from tracker.domain.promise import Deadline
from tracker.domain.vocabulary import Basis, Op, Reason, Status
from tracker.insight import Echo, Turn, echoes


def _end(year: int) -> Deadline:
    return Deadline(None, date(year, 12, 31), Basis.PLAN_PERIOD)


def _item(
    number: int, year: int, text: str, value: float | None = None, unit: str = "户", **more: Any
) -> LedgerEntry:
    targets = (
        ()
        if value is None
        else (target(f"{value:g}{unit}", value, unit, op=more.pop("op", Op.AT_LEAST), metric="x"),)
    )
    return entry(
        number, id=f"YX-{number}", text=text, year=year, targets=targets, deadline=_end(year), **more
    )


def _turns(*entries: LedgerEntry) -> list[tuple[str, str | None, tuple[Turn, ...]]]:
    return [(e.earlier.id, e.later.id if e.later else None, e.turns) for e in echoes(entries)]


def test_an_unkept_promise_made_again_for_less() -> None:
    found = _turns(
        _item(1, 2021, "年内完成1.5万户农村户厕改造", 15000.0),
        _item(2, 2022, "完成农村户厕改造8000户", 8000.0),
        _item(3, 2022, "新建城市公厕12座", 12.0, "座"),
    )
    assert found == [("YX-1", "YX-2", (Turn.AGAIN, Turn.LOWERED))]


def test_a_kept_promise_that_grows_is_no_accusation() -> None:
    found = _turns(
        _item(1, 2021, "新增公共停车位1200个", 1200.0, "个", status=Status.FULFILLED, reason=None),
        _item(2, 2022, "新增公共停车位1500个", 1500.0, "个"),
    )
    assert found == [("YX-1", "YX-2", (Turn.RAISED,))]


def test_a_lower_ceiling_asks_for_more() -> None:
    kept: dict[str, Any] = {"status": Status.FULFILLED, "reason": None, "op": Op.AT_MOST}
    found = _turns(
        _item(1, 2021, "城镇登记失业率控制在4%以内", 4.0, "%", **kept),
        _item(2, 2022, "城镇登记失业率控制在3.5%以内", 3.5, "%", op=Op.AT_MOST),
    )
    assert found == [("YX-1", "YX-2", (Turn.RAISED,))]


def test_a_result_due_once_is_put_off_and_softened() -> None:
    found = _turns(
        _item(1, 2021, "确保县人民医院新院区投入使用"),
        _item(2, 2022, "力争县人民医院新院区投入使用", soft=True),
    )
    assert found == [("YX-1", "YX-2", (Turn.AGAIN, Turn.PUT_OFF, Turn.SOFTER))]


def test_what_nobody_speaks_of_again_has_vanished_unless_no_plan_came_after() -> None:
    gone = silent(1, id="YX-1", text="新建5G基站160座", year=2021, deadline=_end(2021))
    assert _turns(gone) == []
    assert _turns(gone, _item(2, 2022, "改造老旧小区18个", 18.0, "个")) == [("YX-1", None, (Turn.VANISHED,))]


def test_another_body_never_takes_up_a_promise() -> None:
    first = _item(1, 2021, "打通3条断头路", 3.0, "条")
    assert _turns(first, _item(2, 2022, "打通断头路2条", 2.0, "条", issuer="云溪县教育局")) == []


@pytest.mark.parametrize("reason", [Reason.SHORTFALL, Reason.UNFINISHED])
def test_an_item_that_was_reported_on_has_not_vanished(reason: Reason) -> None:
    told = _item(1, 2021, "新建5G基站160座", 160.0, "座", reason=reason)
    assert _turns(told, _item(2, 2022, "改造老旧小区18个", 18.0, "个")) == []


@given(st.lists(st.tuples(st.text(max_size=30), st.integers(2019, 2024)), max_size=12))
def test_any_items_give_turns_between_different_years_only(items: list[tuple[str, int]]) -> None:
    entries = [_item(n, year, text or "无") for n, (text, year) in enumerate(items)]
    found: tuple[Echo, ...] = echoes(entries)
    assert len({echo.earlier.id for echo in found}) == len(found)
    for echo in found:
        assert echo.turns
        assert (echo.later is None) == (Turn.VANISHED in echo.turns)
        if echo.later is not None:
            assert (echo.later.year or 0) > (echo.earlier.year or 0)
            assert 0.6 <= echo.likeness <= 1.0
