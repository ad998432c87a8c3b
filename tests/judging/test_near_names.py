"""A name with a word more or less, a figure behind a remark, the years of an attribute: what still speaks of the promise."""

import pytest

from tracker.domain.vocabulary import Outcome
from tracker.service.assessing.assessment import Later, Plan, assess

from .year_after_year import POLICY, facts, report_text, year_after

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
    # a growth a few points above its target is nothing unusual; one far above it is of something else, mostly
    ("软件业务收入增长3%。", "软件业务收入达86亿元，增长7.9%。", {MET}),
    ("软件业务收入增长3%。", "工业软件收入达6亿元，增长41%。", {PROGRESS, SILENT}),
    # no growth at all is a growth of nothing, of a rate it tells no growth
    ("居民消费价格涨幅控制在3%左右。", "居民消费价格指数同比基本持平。", {MET}),
    ("城镇调查失业率5.5%左右。", "城镇调查失业率与上年基本持平。", {PROGRESS, SILENT}),
    # a count of things promised together is reached where one of them alone reaches it
    ("新增初中和普通高中学位3200个。", "新增高中学位3900个。", {MET}),
    ("新增初中和普通高中学位3200个。", "新增高中学位900个。", {PROGRESS, SILENT}),
    # of two numbers alike, each answers the target whose words are nearest
    (
        "确保90%的冷库达到低风险等级、90%的渔港达到二级以上标准。",
        "90%的冷库降至低风险等级，90%的渔港达到二级以上标准。",
        {MET},
    ),
    # a measure word in brackets is another name of the unit; visits are none
    ("筹集公租房300套。", "筹集公租房328套（间）。", {MET}),
    ("引进种业企业3家。", "走访种业企业160家（次）。", {PROGRESS, SILENT}),
    # of things counted together it is the member that has to be of the matter
    ("开工公共租赁住房300套。", "新开工人才公寓和公共租赁住房960套。", {MET}),
    # the act alone is no answer
    ("组建湖区渔政服务局。", "建立三级渔民互助保障体系。", {PROGRESS, SILENT}),
    # a number that answers one target excuses no miss of another
    (
        "全县村道管护达标路段占比95%以上、优秀率60%以上。",
        "全年村道管护达标路段占比95.2%（其中：优秀率58.0%）。",
        {SHORT},
    ),
    # a rung below the one that was promised is progress
    ("出台《云麓县养犬管理办法》。", "《云麓县养犬管理办法》已形成送审稿。", {PROGRESS}),
    ("出台《云麓县养犬管理办法》。", "《云麓县养犬管理办法》印发实施。", {MET}),
    ("修订养犬管理条例。", "养犬管理条例完成公开征求意见。", {PROGRESS}),
    ("创建省级卫生县城。", "省级卫生县城通过专家评审。", {PROGRESS}),
    ("创建省级卫生县城。", "省级卫生县城创建申报获受理。", {PROGRESS}),
    ("申报省级卫生县城。", "省级卫生县城通过专家评审。", {MET}),
    ("组建县文旅集团。", "县文旅集团组建方案获批。", {PROGRESS}),
    ("组建县文旅集团。", "县文旅集团挂牌运营。", {MET}),
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


@pytest.mark.parametrize(
    ("promise", "income", "outcome"),
    [
        ("居民收入与经济增长基本同步", "6.4%", MET),
        ("居民人均可支配收入增长与地区生产总值增长基本同步", "5.8%", MET),
        ("居民收入增速快于经济增长", "6.4%", MET),
        ("居民收入增速快于经济增长", "3.1%", PROGRESS),
    ],
)
def test_income_is_held_against_output(promise: str, income: str, outcome: Outcome) -> None:
    plan, commitments = facts(
        report_text(2021, "全县经济平稳运行。", f"今年，粮食产量稳定在9万吨以上，{promise}。"),
        2021,
        "plan.txt",
    )
    review = f"本县生产总值增长6.1%。居民人均可支配收入增长{income}。"
    later, _ = facts(report_text(2022, review, "继续做好各项工作。"), 2022, "later.txt")
    found = assess(Plan(plan, commitments), Later(later, POLICY))
    [finding] = [finding for text, finding in found.items() if "收入" in text]
    assert finding.outcome is outcome


def test_an_act_told_of_something_near_accuses_nobody_of_silence() -> None:
    finding = year_after("12月底前成立退役渔民服务局。", "建立三级退役渔民就业保障体系。")
    assert (finding.outcome, finding.rule, finding.ambiguous) == (SILENT, "too_weak", True)
    far = year_after("12月底前成立退役渔民服务局。", "建立多级农机维修网络。")
    assert (far.outcome, far.ambiguous) == (SILENT, False)
