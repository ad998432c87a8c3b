"""A number is read whole or not at all: every notation of the genre, and why a number is not read."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.domain.vocabulary import Op
from tracker.extraction.numbers.changes import CHANGE_RULES, ChangeRule
from tracker.extraction.numbers.not_targets import EXAMPLES
from tracker.extraction.numbers.not_targets import RULES as ROLES
from tracker.extraction.numbers.numerals import read_number
from tracker.extraction.numbers.operators import OP_RULES, OpRule
from tracker.extraction.numbers.targets import read_targets, why_passed_over
from tracker.extraction.numbers.whole_numbers import RULES

Read = list[tuple[str, object, str | None]]


def targets(text: str) -> Read:
    return [(str(target.op), target.value, target.unit) for target in read_targets(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "op", "value", "unit"),
    [
        ("城镇调查失业率小于等于5%", "<=", 5, "%"),
        ("失业率小于或者等于5%", "<=", 5, "%"),
        ("失业率低于或等于5.5%", "<=", 5.5, "%"),
        ("失业率≦5%", "<=", 5, "%"),
        ("能耗不得大于100吨", "<=", 100, "吨"),
        ("能耗不应高于100吨", "<=", 100, "吨"),
        ("床位使用率至多为85%", "<=", 85, "%"),
        ("信访积案最多为5个", "<=", 5, "个"),
        ("单项补助上限为500万元", "<=", 5_000_000, "元"),
        ("漏损率不到9%", "<=", 9, "%"),
        ("入学率大于等于99%", ">=", 99, "%"),
        ("入学率不小于99%", ">=", 99, "%"),
        ("每村至少为2名", ">=", 2, "名"),
        ("完成技改投资十五点七亿元", ">=", 1_570_000_000, "元"),
        ("完成投资一点八万亿元", ">=", 1_800_000_000_000, "元"),
        ("城镇化率提高一点五个百分点", ">=", 1.5, "百分点"),
        ("占比提高零点五个百分点", ">=", 0.5, "百分点"),
        ("完成投资3亿5000万元", ">=", 350_000_000, "元"),
        ("完成投资3亿零500万元", ">=", 305_000_000, "元"),
        ("发放补助13万2千元", ">=", 132_000, "元"),
        ("发放补助12万3456元", ">=", 123_456, "元"),
        ("筹资三亿五千万元", ">=", 350_000_000, "元"),
        ("筹资3.5千万元", ">=", 35_000_000, "元"),
        ("投入柒佰万元", ">=", 7_000_000, "元"),
        ("完成投资4，565万元", ">=", 45_650_000, "元"),
        ("完成投资１，２３４万元", ">=", 12_340_000, "元"),
        ("完成投资1,234,567元", ">=", 1_234_567, "元"),
        ("完成投资 1 2 . 5 亿元", ">=", 1_250_000_000, "元"),
        ("新增床位3 0 0张", ">=", 300, "张"),
        ("签约率达到7 0%以上", ">=", 70, "%"),
        ("完成旅游投资一万五千亿元", ">=", 1_500_000_000_000, "元"),
        ("新增绿地一万零十二亩", ">=", 10_012, "亩"),
        ("新增绿地一万五亩", ">=", 15_000, "亩"),
        ("培训二千余名农民", ">=", 2000, "名"),
        ("建设300余个站点", ">=", 300, "个"),
        ("完成技能培训三千人次", ">=", 3000, "人次"),
        ("新建停车场十二个", ">=", 12, "个"),
        ("引进企业三十家以上", ">=", 30, "家"),
        ("利用省外资金5000万人民币", ">=", 50_000_000, "元"),
        ("利用省外资金三千万元人民币", ">=", 30_000_000, "元"),
        ("新建管网一百二十公里半", ">=", 120.5, "公里"),
        ("新建公路12公里500米", ">=", 12.5, "公里"),
        ("完成投资123元1角1分", ">=", 123.11, "元"),
        ("接种率达九成五", ">=", 95, "%"),
        ("接种率达到九点五成", ">=", 95, "%"),
        ("死亡率下降到万分之三以下", "<=", 0.03, "%"),
        ("死亡率降至十万分之二", "<=", 0.002, "%"),
        ("增长百分之八点五", ">=", 8.5, "%"),
        ("总产值过三千亿", ">=", 300_000_000_000, None),
        ("2.2本计划完成投资3541.07万元", ">=", 35_410_700, "元"),
        ("城镇新增就业：3000人", ">=", 3000, "人"),
        ("重点30个项目开工", ">=", 30, "个"),
        ("新建网点12处", ">=", 12, "处"),
    ],
)  # fmt: skip
def test_each_notation_is_read_whole(text: str, op: str, value: float, unit: str | None) -> None:
    ((found_op, found, found_unit),) = targets(text)
    assert (found_op, found_unit) == (op, unit)
    assert found == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("实现利润七千到九千万元", 70_000_000, 90_000_000, "元"),
        ("安排资金一百二十亿至一百五十亿元", 12_000_000_000, 15_000_000_000, "元"),
        ("户均增收五千到一万元", 5000, 10_000, "元"),
        ("户均增收5000-1万元", 5000, 10_000, "元"),
        ("奖励5000万元至1亿元", 50_000_000, 100_000_000, "元"),
        ("奖励2万(含)-5万元", 20_000, 50_000, "元"),
        ("新建3-5个示范点", 3, 5, "个"),
        ("培训三到五百人", 300, 500, "人"),
        ("增长百分之八到百分之十", 8, 10, "%"),
        ("压减三到五成", 30, 50, "%"),
    ],
)
def test_ranges_keep_both_ends(text: str, low: float, high: float, unit: str) -> None:
    ((op, value, found_unit),) = targets(text)
    assert (op, value, found_unit) == (Op.RANGE, (low, high), unit)


NOT_READ_WHOLE = [
    ("新建公办幼儿园2\n6所", "number.apart"),
    ("培训1 300人", "number.apart"),
    ("投资10亿 5000万元", "number.apart"),
    ("增加300，200家", "number.not_readable"),
    ("培训三五百人", "number.not_readable"),
    ("奖励1万2元", "number.not_readable"),
    ("完成投资2.5亿3000万元", "number.not_readable"),
    ("每度降低2角5分", "number.joined"),
    ("占一又二分之一", "number.joined"),
    ("建成v2.0个", "number.in_a_name"),
    ("新建第3个", "number.in_a_name"),
    ("新建2-1-5个", "number.end_of_range"),
    ("误差10±2个", "number.signed"),
    ("2.2本计划", ""),
    ("3.5家医院达标", "number.item_number"),
    ("新建10个以上（含10个）", "number.restated_bound"),
    ("新增两个半", "number.halved"),
    ("新建管网3公里2亩", "number.parts_of_units"),
]


@pytest.mark.parametrize(("text", "rule"), NOT_READ_WHOLE)
def test_what_is_not_read_whole_says_why(text: str, rule: str) -> None:
    assert rule in ("", *RULES)
    assert set(why_passed_over(text, 0, len(text))) >= ({rule} if rule else set())
    assert all(target[1] == 10 for target in targets(text))  # the bound itself, where it is only restated


def test_every_rule_of_the_guard_has_a_case() -> None:
    assert {rule for _, rule in NOT_READ_WHOLE} >= set(RULES) - {"number.grouped"}


@pytest.mark.parametrize("rule", OP_RULES, ids=lambda rule: rule.id)
def test_every_rule_of_comparing_decides_its_example(rule: OpRule) -> None:
    (target,) = read_targets(rule.example, 0, len(rule.example))
    assert target.op is rule.op
    assert target.rule.split()[1] == rule.id


@pytest.mark.parametrize("rule", CHANGE_RULES, ids=lambda rule: rule.id)
def test_every_rule_of_changes_decides_its_example(rule: ChangeRule) -> None:
    (target,) = read_targets(rule.example, 0, len(rule.example))
    assert target.change is rule.change
    assert target.rule.split()[2] == rule.id


@pytest.mark.parametrize("rule", ROLES)
def test_every_role_of_a_number_names_itself(rule: str) -> None:
    example = EXAMPLES[rule]
    if rule == "not_target.time":  # a time explains its own numbers
        assert targets(example) == []
    else:
        assert rule in why_passed_over(example, 0, len(example))


# ---- any number, in any notation, in any frame -----------------------------------------------------------------------

_CHINESE = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """A whole number below a trillion in Chinese numerals, as officials write it."""
    if number >= 100_000_000:
        high, low = divmod(number, 100_000_000)
        return chinese(high) + "亿" + _rest(low, 10_000_000)
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return chinese(high) + "万" + _rest(low, 1000)
    for scale, name in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= scale:
            high, low = divmod(number, scale)
            head = "" if scale == 10 and high == 1 else chinese(high)
            return head + name + _rest(low, scale // 10)
    return _CHINESE[number]


def _rest(low: int, scale: int) -> str:
    if not low:
        return ""
    written = chinese(low)
    if written.startswith("十"):
        written = f"一{written}"
    return written if low >= scale else f"零{written}"


NUMBERS = st.one_of(
    st.integers(2, 200),
    st.integers(2, 10_000_000_000),
    st.sampled_from([10_012, 100_000, 30_500, 350_000_000]),
)
NOTATIONS: dict[str, Callable[[int], str]] = {
    "arabic": str,
    "commas": lambda number: f"{number:,}",
    "wide": lambda number: str(number).translate({48 + digit: 0xFF10 + digit for digit in range(10)}),
    "spaced": lambda number: " ".join(str(number)),
    "chinese": chinese,
    "wide commas": lambda number: f"{number:,}".replace(",", "，"),
    "parts": lambda number: f"{number // 10_000}万{number % 10_000}" if number % 10_000 >= 1000 and number >= 10_000 else str(number),
}  # fmt: skip
FRAMES = [
    "新建充电桩{}个", "年内，新建充电桩{}个。", "新建充电桩{}个以上，", "确保新建{}个充电桩", "充电桩达到{}个", "充电桩不少于{}个",
    "一是新建充电桩{}个；", "新建学校3所、充电桩{}个", "新建充电桩（{}个）", "新建充电桩：{}个", "完成投资{}元", "新建充电桩{} 个", "新建充电桩{}\n个",
    "新建充电桩12 {}个", "到2025年{}个", "第{}个", "3.{}个", "一{}个", "万{}个",
]  # fmt: skip


@given(number=NUMBERS)
def test_chinese_numerals_are_read_as_they_are_written(number: int) -> None:
    assert read_number(chinese(number)) == number


@example(number=100_000, notation="chinese", frame="新建充电桩12 {}个")
@example(number=10, notation="chinese", frame="新建充电桩12 {}个")
@given(number=NUMBERS, notation=st.sampled_from(sorted(NOTATIONS)), frame=st.sampled_from(FRAMES))
def test_any_number_is_read_as_itself_or_not_at_all(number: int, notation: str, frame: str) -> None:
    text = frame.format(NOTATIONS[notation](number))
    others = {3.0} if "3所" in frame else set()
    assert {target.value for target in read_targets(text, 0, len(text))} - others <= {float(number)}


def test_a_number_apart_from_a_numeral_is_not_its_factor() -> None:
    assert targets("新建充电桩12 百个") == targets("新建充电桩3 十万个") == []
    assert targets("完成投资 12 百万元") == [(">=", 12e6, "元")]
