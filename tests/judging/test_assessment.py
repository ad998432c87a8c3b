"""What a report a year later says of a promise: one made-up county, real reading, real matching, real deciding."""

from datetime import date

import pytest

from tracker.domain.text import Span
from tracker.domain.vocabulary import Outcome, Reason, Status

from .year_after_year import over_years, year_after

MET, SHORT, PROGRESS, SILENT = Outcome.MET, Outcome.SHORT, Outcome.PROGRESS, Outcome.SILENT

CASES = [
    # a number against its target
    ("城镇新增就业5000人以上。", "城镇新增就业5210人。", MET),
    ("城镇新增就业5000人以上。", "城镇新增就业4800人。", SHORT),
    ("地区生产总值增长7%左右。", "地区生产总值达到182亿元，增长6.5%。", MET),
    ("地区生产总值增长7%左右。", "地区生产总值达到182亿元，增长5.1%。", SHORT),
    ("居民消费价格涨幅控制在3%左右。", "居民消费价格上涨1.2%。", MET),
    ("常住人口城镇化率达到62%。", "常住人口城镇化率达到61.5%。", SHORT),
    ("完成造林3万亩。", "完成造林3.2万亩、石漠化治理2万亩。", MET),
    # a level or a yearly amount in a review of several years is the latest year's; a sum is not one year's
    ("茶叶产量稳定在3000吨以上。", "五年来，茶叶产量稳定在3000吨以上。", MET),
    ("机场货邮吞吐量达到20万吨。", "五年来，机场货邮吞吐量突破22万吨。", MET),
    ("开展职业技能培训2万人次。", "五年来，开展职业技能培训9万人次。", SILENT),
    # a rate after an amount, a figure after a bound, a share of what was planned
    ("农村居民人均可支配收入增长7%。", "农村居民人均可支配收入1.9万元，居全市第二，增长7.4%。", MET),
    ("技改投资完成60亿元。", "技改投资突破55亿元，达到63亿元。", MET),
    ("城镇新增就业6000人。", "城镇新增就业完成年度目标的112%。", MET),
    # another word for what is counted, its value at the target; a modifier dropped
    ("完成36个老旧小区消防管网改造。", "完成36个住宅区消防管网改造。", MET),
    ("建设社区嵌入式托育中心（宝宝屋）18个。", "建成托育中心18个。", MET),
    # named parts may be added, one figure may answer two targets
    ("新增公办中小学学位3000座。", "新增公办高中学位1200座、公办义务教育学位1900座。", MET),
    ("新增体育公园8万平方米、湿地公园6万平方米。", "新增体育公园、湿地公园面积均超9万平方米。", MET),
    # the same matter in another form is progress, a neighbour is not
    ("社会消费品零售总额增长6%。", "社会消费品零售总额达到88亿元。", PROGRESS),
    ("限额以上餐饮营业额8亿元。", "限额以上餐饮营业额增长11%。", PROGRESS),
    ("新建充电桩600个。", "充电桩增至5200个。", SILENT),
    ("单位地区生产总值能耗下降3%。", "地区生产总值增长6.2%。", SILENT),
    ("实现宜居村庄整治全覆盖。", "宜居村庄整治基本实现全覆盖。", PROGRESS),
    # several targets
    ("城镇、农村居民人均可支配收入分别增长7%、8%。", "城镇、农村居民人均可支配收入分别增长7.2%、8.1%。", MET),
    (
        "城镇、农村居民人均可支配收入分别增长7%、8%。",
        "城镇、农村居民人均可支配收入分别增长7.2%、7.1%。",
        SHORT,
    ),
    ("新增公办幼儿园3所、小学2所。", "新增公办幼儿园4所。", PROGRESS),
    # what does not answer: averages, totals over years, stocks, another scope, what there was to do
    ("新改建农村公路150公里。", "五年来，新改建农村公路620公里。", SILENT),
    ("新改建农村公路150公里。", "年均新改建农村公路160公里。", SILENT),
    ("新建养老院5家。", "全县累计建成养老院12家。", SILENT),
    ("农村自来水普及率达到95%。", "城镇自来水普及率达到98%。", SILENT),
    ("完成57项民生实事。", "57项民生实事完成51项。", SHORT),
    ("建成体育公园8个。", "开工体育公园8个。", PROGRESS),
    ("完成危房改造200户。", "圆满完成全年主要目标任务。", SILENT),
    ("养老床位达到2800张。", "新建养老床位700张。", PROGRESS),
    ("新增55万平方米产业空间。", "完成86.5公顷产业空间品质提升。", SILENT),
    ("启动地铁2、4、5号线建设。", "轨道交通1、3、6号线启动建设。", SILENT),
    ("专利申请量达到1.4万件。", "PCT国际专利申请量370件。", PROGRESS),
    ("供应保障性住房1.5万套。", "保障性住房开工0.9万套、竣工1.1万套、供应1.8万套。", MET),
    # what answers from beside: a rank behind the number, the next clause, a claim of the very matter
    ("技术合同成交额达到85亿元。", "技术合同成交额达到86.4亿元、居全市第2位。", MET),
    ("建成5座污水处理厂和30公里管网。", "建成污水处理厂6座，新建管网35公里。", MET),
    ("城镇新增就业3万人以上。", "城镇新增就业超额完成全年任务。", MET),
    ("高血压、糖尿病患者规范管理率均达到72%以上。", "高血压、糖尿病患者规范管理率分别为76.4%、75.8%。", MET),
    (
        "高血压、糖尿病患者规范管理率均达到72%以上。",
        "高血压、糖尿病患者规范管理率分别为76.4%、71.8%。",
        SHORT,
    ),
    # the verb of a list is that of each number in it: what there is altogether says nothing of what was new
    ("新培育甲级企业50家。", "拥有制造业冠军企业31家、甲级企业310家。", SILENT),
    ("新建中试基地20家。", "中试基地、验证中心分别达到69家、107家。", SILENT),
    ("新建中试基地20家、验证中心30家。", "新建中试基地、验证中心分别为22家、31家。", MET),
    # many times the target: the same count where all words agree, a sum where several years are reported of
    ("查处违法案件40宗。", "查处违法案件126宗。", MET),
    ("举办读书活动30场。", "五年来，举办读书活动180场。", SILENT),
    # what is being pushed towards 全覆盖 has not reached it
    ("实现审计监督全覆盖。", "积极推进审计监督全覆盖。", PROGRESS),
    ("实现审计监督全覆盖。", "实现审计监督全覆盖。", MET),
    # newly built, reported in a bare verb; set up, for it runs; signed, whichever word comes first; won, in a verb of its own
    ("新建省级湿地公园、市级森林公园。", "新建省级湿地公园2个、森林公园1个。", MET),
    ("新建石岭博物馆。", "新建石岭博物馆、民俗馆。", MET),
    ("新建石岭博物馆。", "新建石岭博物馆项目进场。", PROGRESS),
    ("成立县应急指挥中心。", "县应急指挥中心实体化运作。", MET),
    ("推动签署流域补偿协议。", "推动流域补偿协议签署。", MET),
    ("推动签署流域补偿协议。", "流域补偿协议正在商谈。", PROGRESS),
    ("积极创建省级陶瓷创新中心和竹木创新中心。", "新增一批省级陶瓷创新中心和竹木创新中心。", MET),
    ("积极创建省级陶瓷创新中心。", "省级陶瓷创新中心创建工作稳步推进。", PROGRESS),
    # a member of a list that is reported done; one of the kind in a review of several years; one of three not reported
    ("完成石岭博物馆扩建工程。", "石岭博物馆新馆、民俗馆、船政馆等建成开放。", MET),
    ("完成石岭博物馆扩建工程。", "石岭博物馆新馆选址、民俗馆和船政馆规划有序推进。", PROGRESS),
    ("建成沿江高速公路。", "五年来，高速公路通车里程突破200公里。", PROGRESS),
    ("办好茶博会、民歌节和全县龙舟大赛。", "成功举办民歌节、全县龙舟大赛。", PROGRESS),
    # what is striven for beyond what is promised accuses nobody
    ("地区生产总值增长7%以上（力争8%）。", "地区生产总值增长7.4%。", MET),
    ("城镇新增就业5000人并力争6000人。", "城镇新增就业5300人。", MET),
    ("城镇新增就业5000人并力争6000人。", "城镇新增就业4300人。", SHORT),
    ("力争城镇新增就业6000人。", "城镇新增就业5300人。", SHORT),
    # one kind of all kinds, one act of several: no miss, and no reason to doubt what was reached
    ("供应各类建设用地120公顷以上。", "供应产业用地51公顷。", PROGRESS),
    ("供应各类建设用地120公顷以上。", "供应各类建设用地84公顷。", SHORT),
    ("新改扩建卫生站11家。", "新增卫生站7家。", PROGRESS),
    ("新改扩建卫生站11家。", "新改扩建卫生站7家。", SHORT),
    ("新改扩建卫生站11家。", "新建卫生站12家。", MET),
    # the very unit before another: 12 areas are no routes; households by either name
    ("再推出9条乡村旅游精品线路。", "11个旅游重点片区、7条精品线路提升品质。", PROGRESS),
    ("完成不少于350户老年人家庭适老化改造。", "完成350户家庭适老化改造。", MET),
    # what ends a list that is not reported out; an object of a list with fewer modifiers, in a clause of nothing else
    ("办好白石购物节等系列活动。", "成功举办白石购物节。", MET),
    ("办好白石购物节等系列活动。", "成功举办青溪龙舟赛。", SILENT),
    # a report's own word that something was missed outranks what 左右 allows; of another indicator it says nothing
    ("社会消费品零售总额增长6%左右。", "社会消费品零售总额增长5.7%。", MET),
    ("社会消费品零售总额增长6%左右。", "社会消费品零售总额增长5.7%，社会消费品零售总额增速未达预期。", SHORT),
    ("社会消费品零售总额增长6%左右。", "社会消费品零售总额增长5.7%，碳排放强度降幅未达预期。", MET),
    # a share says nothing of that of which it is a share
    ("海洋产业增加值占地区生产总值比重达到30%。", "地区生产总值增长6%。", SILENT),
    ("海洋产业增加值占地区生产总值比重达到30%。", "海洋产业增加值占地区生产总值比重达31.2%。", MET),
    # acts and their past forms
    ("建成县文化馆。", "县文化馆建成开放。", MET),
    ("建成县文化馆。", "县文化馆主体封顶。", PROGRESS),
    ("建成县文化馆。", "县文化馆建设加快推进。", PROGRESS),
    ("建成县文化馆。", "县文化馆尚未开工。", SHORT),
    ("建成县文化馆。", "县图书馆建成开放。", SILENT),
    ("创建省级卫生县城。", "获评省级卫生县城。", MET),
    ("出台招商引资奖励办法。", "印发招商引资奖励办法。", MET),
    ("完成危房改造200户。", "加快推进危房改造。", PROGRESS),
    # under a helper verb on both sides; a title striven for is not won; a document reported as drawn up
    ("推动修订县城绿化条例。", "推动县城绿化条例修订。", MET),
    ("争创全国文明城市。", "积极争创全国文明城市。", PROGRESS),
    ("争创全国文明城市。", "获评全国文明城市。", MET),
    # lists with a shared tail; only some of those named
    ("推动7号线、9号线通车运营。", "轨道交通7、9号线通车。", MET),
    ("办好龙灯节、采茶节、山地马拉松。", "成功举办龙灯节、山地马拉松等活动。", PROGRESS),
    # what goes on was begun, unless it is what comes before
    ("开工建设白石水库。", "白石水库建设加快推进。", MET),
    ("开工建设白石水库。", "白石水库前期工作加快推进。", PROGRESS),
    ("制定本县“十五五”规划。", "编制完成本县第十五个五年规划。", MET),
    ("编制新城启动区建设规划。", "新城启动区开发稳步推进。", SILENT),
    # parallel objects
    ("建成白石桥、青石桥、红石桥。", "白石桥、青石桥、红石桥建成通车。", MET),
    ("建成白石桥、青石桥、红石桥。", "白石桥建成通车。", PROGRESS),
    # wholes and zeros
    ("实现村级卫生室全覆盖。", "村级卫生室实现全覆盖。", MET),
    ("不发生重大安全事故。", "未发生重大安全事故。", MET),
]


@pytest.mark.parametrize(("promise", "told", "outcome"), CASES)
def test_what_the_next_report_says(promise: str, told: str, outcome: Outcome) -> None:
    assert year_after(promise, told).outcome is outcome


def test_a_decision_shows_the_two_numbers_and_the_clause() -> None:
    found = year_after("城镇新增就业5000人以上。", "城镇新增就业5210人，为近年最好水平。")
    (comparison,) = found.comparisons
    assert comparison.satisfied is True
    assert comparison.measure is not None and comparison.measure.value == 5210
    assert found.evidence[0].text == "城镇新增就业5210人"
    assert found.rule == "numbers.reached"
    assert dict(found.evidence[0].parts)["words"] > 0.5


def test_plans_of_the_later_report_are_no_evidence() -> None:
    # The review says nothing; the same words stand in the new plan only.
    verdict = over_years("建成县文化馆。", "全县经济平稳运行。")
    assert (verdict.status, verdict.reason) == (Status.UNVERIFIABLE, Reason.NOT_MENTIONED)


def test_an_open_question_accuses_nobody() -> None:
    # The number would do, but it counts something wider: neither kept nor missed for sure.
    verdict = over_years("今年新改建社区公园6个。", "新改建各类公园19个。")
    assert (verdict.status, verdict.reason) == (Status.UNVERIFIABLE, Reason.AMBIGUOUS)


def test_one_year_of_several_is_no_miss() -> None:
    verdict = over_years(
        "到2023年，新增学位4万个以上。", "新增学位1.2万个。", "新增学位1.3万个。", "新增学位1.1万个。"
    )
    assert verdict.reason is not Reason.SHORTFALL


def test_rejected_evidence_is_never_proposed_again() -> None:
    told = "县文化馆建成开放。县文化馆主体工程封顶。"
    first = year_after("建成县文化馆。", told)
    assert first.outcome is MET
    second = year_after("建成县文化馆。", told, rejected=(first.evidence[0].span,))
    assert all(item.span != first.evidence[0].span for item in second.evidence)
    assert second.outcome is PROGRESS


def test_every_span_rejected_leaves_silence() -> None:
    found = year_after("建成县文化馆。", "县文化馆建成开放。", rejected=(Span(0, 10_000),))
    assert (found.outcome, found.evidence) == (SILENT, ())


def test_no_number_of_another_year_answers() -> None:
    verdict = over_years(
        "城镇新增就业5000人以上。", "城镇新增就业5210人。", "城镇新增就业3900人。", "城镇新增就业3500人。"
    )
    assert (verdict.status, verdict.late) == (Status.FULFILLED, False)
    missed = over_years("城镇新增就业5000人以上。", "城镇新增就业4100人。", "城镇新增就业6900人。")
    assert (missed.status, missed.reason) == (Status.OVERDUE, Reason.SHORTFALL)
    unknown = over_years("城镇新增就业5000人以上。", "全县经济平稳运行。", "城镇新增就业3900人。")
    assert unknown.status is Status.UNVERIFIABLE


def test_a_level_reached_a_year_later_is_late() -> None:
    verdict = over_years(
        "常住人口城镇化率达到62%。", "常住人口城镇化率达到61.5%。", "常住人口城镇化率达到62.4%。"
    )
    assert (verdict.status, verdict.late) == (Status.FULFILLED, True)


def test_a_building_finished_a_year_later_is_late_and_one_still_going_on_stays_overdue() -> None:
    done = over_years("今年建成县文化馆。", "县文化馆主体封顶。", "县文化馆建成开放。")
    assert (done.status, done.late) == (Status.FULFILLED, True)
    going_on = over_years("今年建成县文化馆。", "县文化馆主体封顶。", "县文化馆建设加快推进。")
    assert (going_on.status, going_on.reason) == (Status.OVERDUE, Reason.UNFINISHED)


def test_work_that_goes_on_takes_nothing_back() -> None:
    verdict = over_years("今年建成县文化馆。", "县文化馆建成开放。", "县文化馆建设加快推进。")
    assert verdict.status is Status.FULFILLED


def test_as_of_a_past_day_only_reports_of_then_count() -> None:
    told = ("县文化馆主体封顶。", "县文化馆建成开放。")
    then = over_years("今年建成县文化馆。", *told, as_of=date(2022, 6, 1))
    assert (then.status, then.outcome) == (Status.OVERDUE, PROGRESS)
    before = over_years("今年建成县文化馆。", *told, as_of=date(2021, 6, 1))
    assert (before.status, before.evidence) == (Status.PENDING, ())
