"""What an item still needs, on one line."""

from dataclasses import replace
from datetime import date

from tests.reports.builders import entry, target
from tracker.domain.pace import Pace, Start, StartOrigin
from tracker.domain.promise import Measure
from tracker.domain.vocabulary import Status
from tracker.wording.language import Language
from tracker.wording.words import Words

RATE = Pace(
    target(),
    Start(46.0, "46%", StartOrigin.WRITTEN),
    Measure("54%", 54.0, "%", "接种率"),
    date(2023, 6, 30),
    181,
    8.0,
    26.0,
    62,
    None,
    3.2,
    "pace.faster_needed",
)
COUNT = replace(
    RATE,
    target=target("2万户", 20000.0, "户", metric="户厕改造"),
    start=Start(0.0, "", StartOrigin.NOTHING),
    measure=Measure("4000户", 4000.0, "户", "户厕"),
    done=4000.0,
    needed=16000.0,
    behind=29.6,
    faster=None,
    rule="pace.behind_schedule",
)


def _stated(language: Language, *found: Pace) -> str:
    return Words(language).pace_sentence(replace(entry(status=Status.PENDING), pace=found))


def test_a_level_and_a_count() -> None:
    assert _stated(Language.ZH, RATE) == (
        "起点46%，至2023年6月30日为54%（181天8个百分点），还需26个百分点/62天，须为此前的3.2倍（须快于此前）"
    )
    assert _stated(Language.ZH, COUNT) == (
        "至2023年6月30日为4000户（181天4000户），还需1.6万户/62天，比序时进度慢29.6个百分点（计数类，落后序时进度）"
    )
    assert _stated(Language.EN, COUNT).startswith(
        "4,000 户 by 2023-06-30 (4,000 户 in 181 days), 16,000 户 to go"
    )
    assert _stated(Language.ZH) == ""


def test_several_targets_are_named() -> None:
    assert _stated(Language.ZH, RATE, COUNT).startswith("疫苗接种率 起点46%")
    assert "户厕改造 至" in _stated(Language.ZH, RATE, COUNT)


def test_what_is_not_told_yet_and_what_names_no_number() -> None:
    silent = replace(
        RATE, measure=None, day=None, days=None, done=None, needed=34.0, faster=None, rule="pace.no_figure"
    )
    review = replace(silent, start=Start(46.0, "46%", StartOrigin.REVIEW))
    assert _stated(Language.ZH, review) == "起点46%（本报告回顾部分），还需34个百分点/62天（尚无进度数据）"
    beyond = replace(silent, needed=0.0, rule="pace.above_start")
    assert _stated(Language.ZH, beyond) == "应超过46%（没有写明数值，应超过起点）"
