"""Statements recognised in pictures are marked, and a number that may be another settles nothing."""

from tracker.domain.form import Form
from tracker.domain.report import Hints
from tracker.domain.text import PartialDate, Span
from tracker.domain.vocabulary import Scan
from tracker.extraction.extract import extract

TEXT = "云麓县2024年工作计划\n二、重点任务\n6月底前新建农村公路168公里。\n10月底前改造老旧小区36个。\n"
HINTS = Hints(issuer="云麓县人民政府", date=PartialDate(2024, 1))


def _scans(scanned: list[str], doubtful: list[str]) -> dict[str, Scan | None]:
    def spans(words: list[str]) -> tuple[Span, ...]:
        return tuple(Span(TEXT.index(one), TEXT.index(one) + len(one)) for one in words)

    form = Form(scanned=spans(scanned), doubtful=spans(doubtful))
    return {one.text[-5:]: one.scan for one in extract(TEXT, HINTS, form).commitments}


def test_words_of_a_text_are_no_scan() -> None:
    assert set(_scans([], []).values()) == {None}


def test_one_page_of_two_is_a_scan() -> None:
    assert _scans(["10月底前改造老旧小区36个。"], []) == {"168公里": None, "小区36个": Scan.CLEAR}


def test_a_doubtful_number_or_day_is_told_from_a_doubtful_word() -> None:
    assert _scans([TEXT], ["168"]) == {"168公里": Scan.DOUBTFUL, "小区36个": Scan.CLEAR}
    assert _scans([TEXT], ["10"]) == {"168公里": Scan.CLEAR, "小区36个": Scan.DOUBTFUL}
    assert _scans([TEXT], ["公路", "老旧"]) == {"168公里": Scan.CLEAR, "小区36个": Scan.CLEAR}


def test_a_doubtful_figure_of_a_review_names_the_rule() -> None:
    text = "云麓县2024年工作总结\n一、工作回顾\n全年新建农村公路168公里。\n"
    at = text.index("168")
    form = Form(scanned=(Span(0, len(text)),), doubtful=(Span(at, at + 3),))
    (told,) = extract(text, Hints(issuer="云麓县人民政府", date=PartialDate(2024, 12)), form).achievements
    assert "scan.doubtful" in told.rules
