"""A name with a word more or less, a figure behind a remark, the years of an attribute: what still speaks of the promise."""

import pytest

from tracker.domain.vocabulary import Outcome

from .year_after_year import year_after

MET, SHORT, PROGRESS, SILENT = Outcome.MET, Outcome.SHORT, Outcome.PROGRESS, Outcome.SILENT

CASES = [
    # a word inside the name of a rate narrows it; one of a list does not
    ("规上工业增加值增长6%。", "规上装备工业增加值增长9.1%。", {PROGRESS}),
    ("规上工业增加值增长6%。", "规上工业增加值增长7.1%。", {MET}),
    ("万元GDP电耗下降1.5%左右。", "万元GDP建设用地、水耗、电耗分别下降6%、5%、2%。", {MET}),
    ("村卫生室达标率70%。", "村卫生室标准化达标率75%。", {MET}),
    # a number far from the target, of the thing without what narrows it, counts a wider thing
    ("新增托育床位120张。", "新增床位460张。", {PROGRESS, SILENT}),
    ("新增托育床位120张。", "新增托育床位460张。", {MET}),
    # a remark between two figures belongs to neither
    ("外贸进出口总额增长5%左右。", "外贸进出口总额达到86亿元、稳居全市前三、增长3.1%。", {SHORT}),
    ("外贸进出口总额增长5%左右。", "外贸进出口总额达到86亿元、创历史新高、增长6.2%。", {MET}),
    # what bears a name is not answered by a nameless one; the name may be reported in another order
    ("创建“蓝湾”生态实践基地。", "白石园区获评市级生态实践基地。", {PROGRESS, SILENT}),
    ("创建“蓝湾”生态实践基地。", "成功创建蓝湾生态实践基地。", {MET}),
    # to apply for a thing is done when it is granted
    ("支持青湾新区申报建设国家骨干冷链物流基地。", "青湾新区获批国家骨干冷链物流基地。", {MET}),
    # the member of a list that is left goes with the number that is left, where both are equal
    ("建成3条绿道、25个街心花园。", "建成3条绿道、25个街心公园。", {MET}),
    ("建成3条绿道、25个街心花园。", "建成3条绿道、新装25盏路灯。", {PROGRESS}),
    # many times the target is believed of the very act and thing
    ("新改建13个口袋公园。", "新改建石桥等口袋公园40个。", {MET}),
    # years that only say which things are meant do not govern the sentences behind them
    (
        "新增停车位3000个。",
        "国家确定的“十四五”期间困难群众救助等45项基本服务全部落实。新增停车位3100个。",
        {MET},
    ),
    ("新增停车位3000个。", "“十四五”期间，基本服务全部落实。新增停车位3100个。", {SILENT}),
]


@pytest.mark.parametrize(("promise", "reported", "outcomes"), CASES)
def test_what_a_near_name_says(promise: str, reported: str, outcomes: set[Outcome]) -> None:
    assert year_after(promise, reported).outcome in outcomes
