"""The form of a number, and what a number in one form says of a target in another."""

import pytest

from tracker.domain.vocabulary import Change
from tracker.matching.forms import Form, FormRelation, form_of, form_relation

FORMS = [
    # unit, raw, change, own words, several years, form
    ("%", "6%", Change.INCREASE, "地区生产总值", False, Form.GROWTH),
    ("%", "31%", Change.INCREASE, "地区生产总值累计", True, Form.CUMULATIVE),
    ("%", "95%", None, "农村自来水普及率达到", False, Form.RATE),
    ("个百分点", "2个百分点", Change.INCREASE, "城镇化率提高", False, Form.POINTS),
    ("所", "5所", None, "新建养老院", False, Form.FLOW),
    ("所", "12所", None, "新建养老院", True, Form.SUM),
    ("家", "突破800家", None, "规模以上企业", False, Form.STOCK),
    ("家", "突破800家", None, "总量", True, Form.STOCK),
    ("吨", "突破90万吨", None, "机场货邮吞吐量", True, Form.AMOUNT),
    ("元", "260亿元", None, "技术合同成交额累计达", True, Form.SUM),
    (None, "清零", None, "零就业家庭动态", False, Form.RATE),
    ("%", "全覆盖", None, "村级卫生室", False, Form.RATE),
]


@pytest.mark.parametrize(("unit", "raw", "change", "own", "years", "form"), FORMS)
def test_form(unit: str | None, raw: str, change: Change | None, own: str, years: bool, form: Form) -> None:
    assert form_of(unit, raw, change, own, "", years=years, average=False) is form


RELATIONS = [
    # growth where an amount was promised, a share where a count was: the same matter in another form
    (Form.AMOUNT, Form.GROWTH, FormRelation.OTHER),
    (Form.GROWTH, Form.AMOUNT, FormRelation.OTHER),
    (Form.FLOW, Form.RATE, FormRelation.OTHER),
    # a stock for a year's count, a sum or an average over years: silent
    (Form.FLOW, Form.STOCK, FormRelation.SILENT),
    (Form.FLOW, Form.SUM, FormRelation.SILENT),
    (Form.AMOUNT, Form.AVERAGE, FormRelation.SILENT),
    (Form.GROWTH, Form.CUMULATIVE, FormRelation.SILENT),
    # a level of the latest year in a review of several answers
    (Form.AMOUNT, Form.AMOUNT, FormRelation.SAME),
    (Form.STOCK, Form.STOCK, FormRelation.SAME),
]


@pytest.mark.parametrize(("promised", "told", "relation"), RELATIONS)
def test_relation(promised: Form, told: Form, relation: FormRelation) -> None:
    assert form_relation(promised, told) is relation


@pytest.mark.parametrize("form", list(Form))
def test_a_form_is_held_against_itself(form: Form) -> None:
    assert form_relation(form, form) is FormRelation.SAME
