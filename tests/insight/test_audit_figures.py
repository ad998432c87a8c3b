"""Figures that do not add up: what is found, what is left alone, and how the words around a number open it."""

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.insight.audit_scorer import cases, findings, framed, score
from tracker.domain.report import Hints, Report
from tracker.domain.text import Span
from tracker.domain.vocabulary import Agreement
from tracker.extraction.extract import extract
from tracker.insight.audit import Source, audit
from tracker.insight.audit.checks import CHECKS, Check
from tracker.insight.audit.figures import Figure, sentences
from tracker.insight.audit.model import Found


def _run(check: Check, text: str) -> list[Found]:
    return [
        found
        for sentence in sentences(text, 0, len(text))
        for found in check.run(sentence)
        if found.agreement is not Agreement.CONFIRMED
    ]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_each_check_speaks_of_its_examples_and_is_silent_on_the_others(check: Check) -> None:
    assert len(check.examples) >= 2 and check.counter_examples
    for text in check.examples:
        assert _run(check, text), text
    for text in check.counter_examples:
        assert not _run(check, text), text


def test_planted_errors_are_found_and_nothing_else() -> None:
    made = score(("planted", "clean"))
    assert made.planted >= 40 and len(cases("clean")) >= 60
    assert made.recall >= 0.9, made.missed
    assert made.precision >= 0.98, made.wrong


def test_reports_written_after_the_checks_fare_as_well() -> None:
    made = score(("unseen",))
    assert made.recall >= 0.9, made.missed
    assert made.precision >= 0.98, made.wrong


def test_the_last_reports_are_read_as_well() -> None:
    made = score(("held_out",))
    assert made.recall >= 0.8, made.missed
    assert made.precision >= 0.98, made.wrong


def test_figures_that_follow_from_each_other_are_proof() -> None:
    made = score(("clean",))
    assert made.proved / made.proofs >= 0.8


@pytest.mark.parametrize("name", ["planted", "clean", "unseen", "held_out"])
def test_the_cases_quote_their_texts(name: str) -> None:
    for case in cases(name):
        stated = case["text"] + case.get("earlier", "")
        assert all(quote in stated for quote in chain(*case.get("wrong", []), *case.get("right", []))), case


def _figure(text: str) -> Figure:
    return next(sentences(text, 0, len(text))).figures[0]


@pytest.mark.parametrize(
    ("text", "low", "high", "exact"),
    [
        ("企业150家", 150, 150, True),
        ("收入3.2亿元", 3.15e8, 3.25e8, True),
        ("增长25%", 24.5, 25.5, True),
        ("惠及1200余户", 1200, 1300, False),
        ("约500人", 450, 550, False),
        ("近500人", 450, 500, False),
        ("每户1万至3万元", 1e4, 3e4, False),
    ],
)
def test_a_number_is_known_to_half_of_its_last_digit(text: str, low: float, high: float, exact: bool) -> None:
    figure = _figure(text)
    assert (figure.low, figure.high) == pytest.approx((low, high))
    assert figure.exact is exact


def test_a_number_told_as_more_than_has_no_end() -> None:
    assert _figure("超过500人").high == float("inf")


def test_both_places_are_given_with_their_words() -> None:
    case = {"earlier": "国家高新技术企业达到245家。", "text": "国家高新技术企业由2020年的265家增加到310家。"}
    found = next(one for one in findings(case) if one.agreement is Agreement.CONTRADICTION)
    assert [(place.document, place.quote) for place in found.places] == [("2020", "245家"), ("2021", "265家")]
    for place in (*found.places, *found.sentences):
        text = framed(case["earlier" if place.document == "2020" else "text"], int(place.document))
        assert text[place.span.start : place.span.end] == place.quote


def test_reports_of_two_bodies_never_answer_each_other() -> None:
    earlier, later = (
        framed("国家高新技术企业达到245家。", 2020),
        framed("国家高新技术企业由2020年的265家增加到310家。", 2021),
    )
    sources = [
        Source(name, text, extract(text, Hints()).reports[0], body)
        for name, text, body in (("a", earlier, "甲县"), ("b", later, "乙县"))
    ]
    assert audit(sources) == ()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "其中",
                "由",
                "增加到",
                "共",
                "每村",
                "1200",
                "3.5",
                "万",
                "亿元",
                "个",
                "%",
                "，",
                "、",
                "。",
                "；",
                "（",
                "）",
                "完成率",
                "占",
                "比上年",
                "增长",
                "倍",
                "∶",
                "产业结构",
                "\n",
                "-",
                "率达",
                "剩余",
                "“",
                "”",
                "约",
                "零",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_any_text_can_be_audited(text: str) -> None:
    report = Report(Span(0, len(text)), "", None, None, None, None)
    for found in audit([Source("x", text, report, "甲")]):
        for place in found.places:
            assert place.quote == text[place.span.start : place.span.end] != ""
