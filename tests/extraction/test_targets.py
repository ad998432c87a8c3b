"""Numbers of promises: value, unit, op, change and metric, and the numbers that are no targets."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.promise import Target
from tracker.domain.vocabulary import Change, Op
from tracker.extraction.numbers.numerals import fold, read_number
from tracker.extraction.numbers.targets import read_measures, read_targets

SHARED = Path(os.environ.get("TRACKER_SHARED", Path(__file__).resolve().parents[3] / "shared"))
GOLDS = sorted((SHARED / "gold").glob("*.json")) if (SHARED / "gold").exists() else []


def only(text: str) -> Target:
    (target,) = read_targets(text, 0, len(text))
    return target


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("新增城镇就业1100万人", 11_000_000, "人"),
        ("公路水运投资达到1.8万亿元", 1_800_000_000_000, "元"),
        ("为企业减税8000多亿元", 800_000_000_000, "元"),
        ("培训50余万人", 500_000, "人"),
        ("减少1,200人", 1200, "人"),
        ("覆盖率达到８０％", 80, "%"),
        ("死亡率控制在5‰以内", 5, "‰"),
        ("占比提高2.5个百分点", 2.5, "百分点"),
        ("审批时间压减三分之一", 33.33, "%"),
        ("审批时间压减一半", 50, "%"),
        ("压减百分之二十", 20, "%"),
        ("新建两家医院", 2, "家"),
        ("新建十二所学校", 12, "所"),
        ("办成率达九成", 90, "%"),
        ("办成率达八成半以上", 85, "%"),
        ("产值翻一番", 100, "%"),
        ("产值翻两番", 300, "%"),
        ("产量增长2倍", 2, "倍"),
        ("浓度降至31.5微克/立方米", 31.5, "微克/立方米"),
        ("路网密度提升至6.4公里/平方公里", 6.4, "公里/平方公里"),
        ("筹集住房6000套（间）", 6000, "套（间）"),
        ("安装屋顶光伏4000千瓦", 4000, "千瓦"),
        ("建成储能20千瓦时", 20, "千瓦时"),
        ("完成投资2346.2亿元", 234_620_000_000, "元"),
        ("接种10万剂次", 100_000, "剂次"),
        ("吞吐量达720万标箱", 7_200_000, "标箱"),
        ("每千人口床位数达到6.5张", 6.5, "张"),
        ("减少低收入人口240万以上", 2_400_000, None),
        ("事故发生率下降至0.7以下", 0.7, None),
        ("产值之比突破1：1", 1, None),
        ("人均预期寿命达到79.3岁", 79.3, "岁"),
        ("完成全市 18 岁以上人群 80%的疫苗接种任务", 80, "%"),
        ("实现村庄全覆盖", 100, "%"),
        ("做到重点人群应签尽签", 100, "%"),
        ("没有法律依据的一律取消", 100, "%"),
        ("确保所有问题整改到位", 100, "%"),
        ("实现户户通硬化路", 100, "%"),
        ("零就业家庭动态清零", 0, None),
        ("实现重大事故零发生", 0, None),
        ("守住不发生规模性返贫底线", 0, None),
        ("药品储备量保证45天使用量", 45, "天"),
        ("2天内完成检测", 2, "天"),
        ("将优惠政策再延长三年", 3, "年"),
        ("孕产妇死亡率控制在8/10万以内", 8, "/10万"),
        ("生师比控制在18:1以内", 18, None),
        ("完成技改投资20亿", 2_000_000_000, None),
        ("完成滨河新区36亿投资", 3_600_000_000, None),
        ("完成45万困难人口脱贫", 450_000, "人"),
        ("防洪标准达到50年一遇", 50, "年一遇"),
        ("审批环节减半", 50, "%"),
        ("时限压缩2/3", 66.67, "%"),
        ("坚决杜绝重特大安全事故发生", 0, None),
        ("保持新增违建“零增长”", 0, None),
        ("治理59个内涝点", 59, "个"),
    ],
)
def test_value_and_unit(text: str, value: float, unit: str | None) -> None:
    target = only(text)
    assert target.value == pytest.approx(value)
    assert target.unit == unit
    assert not target.redacted


@pytest.mark.parametrize(
    ("text", "ends", "unit"),
    [
        ("增长5%-5.5%", (5, 5.5), "%"),
        ("增长5%至5.5%", (5, 5.5), "%"),
        ("扶持50-100家企业", (50, 100), "家"),
        ("新建5至6所学校", (5, 6), "所"),
        ("培训1.5万～2万人", (15_000, 20_000), "人"),
        ("培训1-2万人", (10_000, 20_000), "人"),
        ("新建三至五家医院", (3, 5), "家"),
    ],
)
def test_ranges(text: str, ends: tuple[float, float], unit: str) -> None:
    target = only(text)
    assert (target.op, target.value, target.unit) == (Op.RANGE, ends, unit)


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("完成投资180亿元", Op.AT_LEAST),
        ("占比达到30%以上", Op.AT_LEAST),
        ("占比不低于11%", Op.AT_LEAST),
        ("产值突破5300亿元", Op.AT_LEAST),
        ("总量超过1800家", Op.AT_LEAST),
        ("失业率控制在5.5%以内", Op.AT_MOST),
        ("失业率控制在5.5%", Op.AT_MOST),
        ("失业率控制在5.5%左右", Op.ABOUT),
        ("失业率不超过5.5%", Op.AT_MOST),
        ("浓度下降至25微克/立方米", Op.AT_MOST),
        ("死亡率降到1.2以下", Op.AT_MOST),
        ("企业开办时间压缩至1天", Op.AT_MOST),
        ("职工平均受教育年限达到12.5年", Op.AT_LEAST),
        ("2天内完成检测", Op.AT_MOST),
        ("生产总值增长6.5%左右", Op.ABOUT),
        ("培养约25人", Op.ABOUT),
        ("今年赤字率拟按3.1%安排", Op.SET),
        ("安排地方专项债券2200亿元", Op.SET),
        ("财政赤字460亿元", Op.SET),
        ("不发生重大事故", Op.AT_MOST),
        ("三公经费不超过财政收入的5%", Op.AT_MOST),
        ("民生支出不低于财政支出的80%", Op.AT_LEAST),
        ("安排高标准农田70万亩", Op.SET),
        ("标准数量不宜超过20项", Op.AT_MOST),
        ("实现全覆盖", Op.AT_LEAST),
    ],
)
def test_op(text: str, op: Op) -> None:
    assert only(text).op is op


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("生产总值增长6.5%", Change.INCREASE),
        ("居民消费价格涨幅3%", Change.INCREASE),
        ("占比提高2个百分点", Change.INCREASE),
        ("标准再增加40元", Change.INCREASE),
        ("新增高标准农田90万亩", Change.INCREASE),
        ("产值翻一番", Change.INCREASE),
        ("新增专项资金5亿元", Change.INCREASE),
        ("用电量同比增8%", Change.INCREASE),
        ("平均资费再降10%", Change.DECREASE),
        ("审批环节减半", Change.DECREASE),
        ("能耗下降3%", Change.DECREASE),
        ("压减水泥产能120万吨", Change.DECREASE),
        ("审批时间压缩三分之一", Change.DECREASE),
        ("通关时间缩短一半", Change.DECREASE),
        ("新增城镇就业1100万人", None),
        ("新增普惠性幼儿园9所", None),
        ("占比提高到30%", None),
        ("浓度下降至25微克/立方米", None),
        ("为企业减税8000亿元", None),
        ("灌溉面积增加到410万亩", None),
        ("覆盖率达到95%", None),
        ("占比从2012年的17%提高至2016年的24%", None),
        ("完成管网提升工程600公里", None),
        ("提升24个服务区", None),
    ],
)
def test_change(text: str, change: Change | None) -> None:
    target = only(text)
    assert target.change is change
    assert target.value is not None


@pytest.mark.parametrize(
    ("text", "unit"),
    [("新建xx家企业", "家"), ("占比达到x.x%", "%"), ("投入×××万元", "元"), ("培训XX人", "人")],
)
def test_redacted_numbers_keep_their_unit_only(text: str, unit: str) -> None:
    target = only(text)
    assert target.redacted
    assert (target.value, target.unit) == (None, unit)


@pytest.mark.parametrize(
    "text",
    [
        "为18岁以上人群服务",
        "65岁及以上老年人健康管理",
        "创建三甲医院",
        "达到二级以上标准",
        "补齐两个短板",
        "推进“百千万”工程",
        "落实“双随机、一公开”监管",
        "实施十四五规划",
        "拨打120急救电话",
        "开通12345热线",
        "推行10:1混检技术",
        "落实濉卫健〔2021〕31号文件",
        "筹备第五届专家委员会",
        "降低PM2.5浓度",
        "建设110kV变电站",
        "支持5G基站建设",
        "创建4A级景区",
        "淘汰10万千瓦以下燃煤机组",
        "建设二期工程",
        "推进总投资18.9亿元6个重点项目建设",
        "24小时值班值守",
        "打造15分钟生活圈",
        "我区所有制结构更加优化",
        "加强“四个意识”",
        "一是加强领导",
        "坚持一个中国原则",
        "建设30万吨级航道",
        "位居全国前100名",
        "截至9月中旬为866人",
        "延续15%企业所得税优惠",
        "全面完成年度目标任务",
        "能取消尽取消",
        "建设50年一遇堤防",
        "杜绝直排偷排",
        "始终保持归零心态",
        "三次产业比例调整为4.9∶47.3∶47.8",
        "安置房项目提前2个月完成",
        "全覆盖的监测系统",
        "六部委联合发文",
        "我区所有8家",
        "三年行动计划",
        "2025年年会",
    ],
)
def test_what_is_no_target(text: str) -> None:
    assert read_targets(text, 0, len(text)) == ()


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        ("由75%提高到80%", ["80%"]),
        ("从3家增加到5家", ["5家"]),
        ("实现2亿元以上工业企业研发机构全覆盖", ["全覆盖"]),
        ("实现全县93个社区全覆盖", ["全覆盖"]),
        ("在全区7个街道各建设1个书房", ["1个"]),
        ("年产值超8000万元、超2亿元园区占比分别达64%、18%", ["64%", "18%"]),
        ("400米公厕服务覆盖率提升至92%", ["92%"]),
        ("引进超亿元项目45宗以上", ["45宗以上"]),
        ("改造85公里以上燃气管网", ["85公里以上"]),
        ("完成投资89亿元，比去年增长12%", ["89亿元"]),
        ("新建卫生服务中心1个、服务站6个、村卫生室8个", ["1个", "6个", "8个"]),
        ("城市和农村收入分别增长6%、7%", ["6%", "7%"]),
        ("办好9类38件民生实事", ["38件"]),
        ("开工新院区，总投资3.5亿元，设置床位600张", ["600张"]),
        ("全县23条沟渠、140个坑塘消除黑臭", ["23条", "140个"]),
        ("所有事项全部一网申办", ["所有"]),
        ("实现6200户1.86万贫困人口脱贫", ["6200户", "1.86万"]),
        ("推动8宗签约项目落地", ["8宗"]),
        ("推动5000家企业数字化转型", ["5000家"]),
        ("推进老旧小区改造120个", ["120个"]),
    ],
)
def test_which_numbers_of_a_clause_are_targets(text: str, raws: list[str]) -> None:
    assert [target.raw for target in read_targets(text, 0, len(text))] == raws


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("力争常住人口城镇化率提升至71%", ["常住人口城镇化率"]),
        ("国内生产总值增长6.5%左右", ["国内生产总值"]),
        ("培育农业龙头企业14家", ["培育农业龙头企业"]),
        ("改造85公里以上燃气管网", ["改造燃气管网"]),
        ("确保3家卫生院达到国家标准", ["达到国家标准的卫生院"]),
        ("完成文旅投资95亿元，增长12%以上", ["文旅投资", "文旅投资"]),
        ("新建口袋公园4个、小型健身设施90处", ["新建口袋公园", "新建小型健身设施"]),
        ("城镇和农村常住居民收入分别增长6%、7%", ["城镇常住居民收入", "农村常住居民收入"]),
        ("推进标准化建设，完成达标率70%的目标任务", ["标准化建设达标率"]),
        ("守住不发生规模性返贫底线", ["规模性返贫"]),
        ("交通、水利支出分别增长13%、9%", ["交通支出", "水利支出"]),
        ("万元GDP能耗、水耗分别下降5%、6%", ["万元GDP能耗", "万元GDP水耗"]),
        ("城乡居民收入分别增长7%和8%", ["城镇居民收入", "农村居民收入"]),
        ("民生支出不低于财政支出的80%", ["民生支出占财政支出比重"]),
        ("向5000名教师发放津贴", ["发放津贴的教师"]),
        ("本地生产总值640亿元，增长8.5%左右", ["本地生产总值", "本地生产总值"]),
    ],
)
def test_metrics_read_like_a_ledger(text: str, metrics: list[str]) -> None:
    assert [target.metric for target in read_targets(text, 0, len(text))] == metrics


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("完成投资180亿元", 180e8, Op.SET),
        ("完成投资超180亿元", 180e8, Op.AT_LEAST),
        ("培训3000余人", 3000, Op.AT_LEAST),
        ("覆盖率达95%以上", 95, Op.AT_LEAST),
        ("约有500户受益", 500, Op.ABOUT),
        ("失业率控制在3%以内", 3, Op.AT_MOST),
    ],
)
def test_measures_say_how_exact_they_are(text: str, value: float, bound: Op) -> None:
    (measure,) = read_measures(text, 0, len(text))
    assert measure.value == pytest.approx(value)
    assert measure.bound is bound


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("差错率和投诉率分别控制在0.8%和1.5%以内", Op.AT_MOST),
        ("试点街道和试点社区分别不超过6个和20个", Op.AT_MOST),
        ("城镇和农村收入分别增长6%、7%左右", Op.ABOUT),
        ("单位产值能耗和水耗分别由0.6吨、20吨下降到0.5吨、18吨", Op.AT_MOST),
        ("开办时间和登记时间分别从2天、5天压缩到1天、3天", Op.AT_MOST),
    ],
)
def test_a_bound_said_once_holds_for_both(text: str, op: Op) -> None:
    assert [target.op for target in read_targets(text, 0, len(text))] == [op, op]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("城市和农村低保标准分别提高到每月600元和450元", [None, None]),
        ("失业率和差错率分别下降2%、3%", [Change.DECREASE, Change.DECREASE]),
        ("新增学位800个，覆盖率提高5个百分点", [None, Change.INCREASE]),
        ("收入增长8%、税收达到12亿元", [Change.INCREASE, None]),
    ],
)
def test_numbers_side_by_side_change_alike(text: str, changes: list[Change | None]) -> None:
    assert [target.change for target in read_targets(text, 0, len(text))] == changes


def test_progress_so_far_is_a_measure_and_no_target() -> None:
    text = "截至9月中旬已完成866人"
    assert read_targets(text, 0, len(text)) == ()
    (measure,) = read_measures(text, 0, len(text))
    assert (measure.value, measure.unit) == (866, "人")


@pytest.mark.parametrize(
    ("written", "value"),
    [("1.8万亿", 1.8e12), ("二〇二五", 2025), ("两百三十", 230), ("十二", 12), ("三千二百万", 32e6), ("一亿三千万", 1.3e8), ("半", 0.5), ("１０", 10), ("5百", 500), ("12百万", 12e6)],
)  # fmt: skip
def test_numerals(written: str, value: float) -> None:
    assert read_number(written) == value


@pytest.mark.parametrize("written", ["", "三五", "万", "一万x", "abc", "十十分", "12 十万", "3 十", "12 百"])
def test_what_is_no_number(written: str) -> None:
    assert read_number(written) is None


@given(st.text(max_size=200))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


PIECES = st.sampled_from(
    ["1", "2.5", "３", "万", "亿", "元", "家", "个", "%", "‰", "个百分点", "以上", "以内", "左右", "不低于", "超", "约", "由", "提高", "到", "至", "增长", "下降", "新增", "新建", "完成", "、", "，", "。", "和", "分别", "达", "医院", "覆盖率", "全覆盖", "应签尽签", "三分之一", "一半", "xx", "“", "”", "《", "》", "（", "）", "年底前", "2025年", "8月", "两", "十", "-", "—", "：", "1：1", "微克/立方米", "套（间）", "\n", " ", "的", "向", "在", "各", "截至"]
)  # fmt: skip


@given(
    st.one_of(st.text(max_size=100), st.lists(PIECES, max_size=40).map("".join)),
    st.integers(0, 10),
    st.integers(0, 200),
)
def test_any_text_gives_targets_inside_it(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + length)
    targets = read_targets(text, start, end)
    assert targets == read_targets(text, start, end)
    at = start
    for target in targets:
        assert target.span is not None
        assert at <= target.span.start < target.span.end <= end
        assert target.span.of(text) == target.raw
        assert target.metric
        assert (target.value is None) == target.redacted
        at = target.span.end
    for measure in read_measures(text, start, end):
        assert measure.span is not None
        assert start <= measure.span.start < measure.span.end <= end


@pytest.mark.parametrize(
    "text",
    ["9" * 100_000, "（" * 100_000, "“" * 50_000 + "1家", "一" * 100_000, "1、" * 50_000, "分别" * 30_000 + "1%、2%", "x" * 100_000, "提高到" * 30_000 + "5%"],
    ids=["digits", "brackets", "quotes", "numerals", "list", "shared", "redacted", "verbs"],
)  # fmt: skip
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    for target in read_targets(text, 0, len(text)):
        assert target.span is not None
        assert target.span.of(text) == target.raw


def _same(mine: object, gold: object) -> bool:
    if isinstance(mine, tuple) or isinstance(gold, list):
        return isinstance(mine, tuple) and isinstance(gold, list) and all(map(_same, mine, gold))
    if isinstance(mine, float) and isinstance(gold, int | float):
        return abs(mine - gold) <= 0.005 * max(1.0, abs(gold))
    return mine is gold


@pytest.mark.skipif(not GOLDS, reason="the shared gold is not beside the project")
def test_the_targets_of_the_gold_quotes() -> None:
    found = right = wanted = ops = 0
    for path in GOLDS:
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "commitments" not in gold:
            continue
        text = (SHARED / "corpus" / "texts" / gold["document"]).read_text(encoding="utf-8")
        for commitment in gold["commitments"]:
            if commitment["grade"] != "hard":
                continue
            left = list(read_targets(text, commitment["start"], commitment["end"]))
            found += len(left)
            wanted += len(commitment["targets"])
            for target in commitment["targets"]:
                for mine in left:
                    if mine.unit == target["unit"] and _same(mine.value, target["value"]):
                        right, ops = right + 1, ops + (mine.op == target["op"])
                        left.remove(mine)
                        break
    assert 2 * right / (found + wanted) >= 0.965
    assert ops / right >= 0.98


def test_a_letter_spaced_time_keeps_its_last_word() -> None:
    for text, metric in (
        ("8 月 底 前 新 建 公 园 1 2 个", "新建公园"),
        ("9 月 底 之 前 新 建 学 校 3 所", "新建学校"),
        ("8月底 前期建成学校3所", "前期建成学校"),
    ):
        assert [target.metric for target in read_targets(text, 0, len(text))] == [metric]
