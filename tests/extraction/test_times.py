"""Every way a time is written is recognised in running text, with its kind, and any text at all is safe to scan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.numbers.quantities import find_quantities
from tracker.extraction.time.expressions import find_times
from tracker.extraction.time.kinds import TimeKind
from tracker.lexicon import load_lexicon

EXAMPLES = [
    (pattern.id, example) for pattern in load_lexicon().family("time") for example in pattern.examples
]
# Another form of the same expression reads these first; the kind is the same.
READ_BY_ANOTHER = {("time.past.last_year", "去年底"), ("time.deadline.this_month", "本月内")}


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{rule}-{example}" for rule, example in EXAMPLES]
)
def test_an_example_is_found_in_running_text(rule: str, example: str) -> None:
    found = find_times(f"现将有关情况报告如下，{example}。")
    assert found
    if (rule, example) not in READ_BY_ANOTHER:
        assert rule in {time.rule for time in found}


def test_every_quantity_example_is_found() -> None:
    for pattern in load_lexicon().family("quantity"):
        for example in pattern.examples:
            assert pattern.id in {quantity.rule for quantity in find_quantities(example)}, example


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("8月底前完成", TimeKind.DEADLINE),
        ("上半年召开会议", TimeKind.PERIOD),
        ("9月起全面推行", TimeKind.START_ONLY),
        ("自2022年起实施", TimeKind.START_ONLY),
        ("今年以来，完成投资", TimeKind.PAST),
        ("比2020年增长", TimeKind.PAST),
        ("截至9月21日，累计接种", TimeKind.AS_OF),
        ("截止到2020年底", TimeKind.AS_OF),
        ("每年6月底前上报", TimeKind.RECURRENCE),
        ("接到报告后24小时内到场", TimeKind.SLA),
        ("2天内完成检测", TimeKind.SLA),
        ("自受理之日起15个工作日内办结", TimeKind.SLA),
        ("汛期前完成整治", TimeKind.EVENT),
        ("x月底前完成", TimeKind.REDACTED),
        ("××月××日前完成", TimeKind.REDACTED),
        ("ＸＸ年底完成", TimeKind.REDACTED),
        ("三年行动计划", TimeKind.NAME),
        ("2025年东海自贸区全球产业招商大会", TimeKind.NAME),
        ("《2023年工作要点》", TimeKind.NAME),
        ("行动计划（2021—2023年）", TimeKind.PROGRAMME),
    ],
)
def test_the_part_a_time_plays(text: str, kind: TimeKind) -> None:
    assert [time.kind for time in find_times(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "65岁以上老年人",
        "第五届专家委员会",
        "“两个年”活动",
        "濉卫健〔2021〕31号",
        "10:1混检",
        "“健康中卫 2030”",
        "120急救",
        "一是加强领导",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert find_times(text) == ()


def test_five_year_plans_are_taken_whole() -> None:
    (time,) = find_times("到“十五五”末建成")
    assert time.raw == "到“十五五”末"
    assert time.part("fyp") == "五"


PIECES = st.sampled_from(
    [
        "2",
        "0",
        "1",
        "5",
        "０",
        "８",
        "年",
        "月",
        "日",
        "号",
        "底",
        "前",
        "末",
        "内",
        "至",
        "到",
        "-",
        "—",
        "十",
        "四",
        "五",
        "一",
        "二",
        "三",
        "两",
        "半",
        "个",
        "第",
        "季度",
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
        "x",
        "×",
        "春节",
        "全",
        "今",
        "明",
        "本",
        "上",
        "下",
        "截至",
        "起",
        "后",
        "以来",
        "，",
        "。",
        "\n",
        "\u3000",
        "%",
        "万",
        "亿",
        "元",
        "家",
        "多",
        "余",
        "超",
        "不低于",
        "以上",
        "左右",
        "应",
        "尽",
        "签",
    ]
)


@given(
    st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join)),
    st.integers(0, 20),
    st.integers(0, 60),
)
def test_any_text_gives_spans_inside_it(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + length)
    times = find_times(text, start, end)
    assert times == find_times(text, start, end)
    at = start
    for time in times:
        assert at <= time.span.start < time.span.end <= end
        assert text[time.span.start : time.span.end] == time.raw
        at = time.span.end
    at = start
    for quantity in find_quantities(text, start, end):
        assert (
            at
            <= quantity.span.start
            <= quantity.number.start
            <= quantity.number.end
            <= quantity.span.end
            <= end
        )
        at = quantity.span.end


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("出台优化营商环境的若干措施，开办企业更加便捷，1\n2月底前落实到位", []),
        ("新建停车场三个，改造老旧小区二十个，新建公园 3\n6月底前完工", ["6月底前"]),
        ("1\n2月底前完工", ["2月底前"]),
    ],
)
def test_half_a_number_is_no_month(text: str, raw: list[str]) -> None:
    assert [found.span.of(text) for found in find_times(text)] == raw
