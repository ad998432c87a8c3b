"""Which names are one body's, and which never are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.matching.bodies import body_key

SAME = [
    ("县卫健局", "县卫生健康局", "县卫生和计划生育局", "县卫生健康委员会"),
    ("杭州市余杭区人民政府", "余杭区", "余杭区政府", "浙江省杭州市余杭区人民政府"),
    ("海南省人民政府", "海南省", "海南"),
    ("内蒙古自治区人民政府", "内蒙古自治区", "内蒙古"),
    ("国务院", "中华人民共和国国务院", "中央人民政府"),
    ("江苏省南京市鼓楼区人民政府", "南京市鼓楼区"),
    ("昆山市人民政府", "江苏省苏州市昆山市人民政府"),
    ("西海岸新区管理委员会", "西海岸新区管委会", "青岛市西海岸新区"),
    ("北京市朝阳区卫生健康委员会", "北京市朝阳区卫计委"),
]
OTHER = [
    ("南京市鼓楼区人民政府", "徐州市鼓楼区人民政府"),
    ("县卫健局", "县教育局"),
    ("青岩县卫健局", "云麓县卫健局"),
    ("吉林省人民政府", "吉林市人民政府"),
    ("杭州市人民政府", "杭州市城市管理局"),
    ("余杭区人民政府", "余杭区卫生健康局"),
    ("余杭区人民政府", "临平区人民政府"),
    ("县人民政府办公室", "县人民政府"),
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_one_body_under_its_names(names: tuple[str, ...]) -> None:
    assert len({body_key(name) for name in names}) == 1
    assert body_key(names[0]) is not None


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_two_bodies_stay_two(first: str, second: str) -> None:
    assert body_key(first) != body_key(second)


@pytest.mark.parametrize("name", [None, "", "  ", "xx县卫健局", "××市人民政府", "*县教育局"])
def test_an_author_nobody_names_is_no_body(name: str | None) -> None:
    assert body_key(name) is None


@given(st.text(max_size=60))
def test_any_name_gives_a_key_that_is_its_own_or_none(name: str) -> None:
    key = body_key(name)
    assert key is None or body_key(key) == key
