"""Scans of our own papers: what is read in them is held against what was drawn."""

import io
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

import pytest

pytest.importorskip("rapidocr", reason="the extra `ocr` is not installed")
pytest.importorskip("pylopdf_fonts_zh_cn", reason="no font to draw scans with")

import docx
import numpy as np
from docx.shared import Cm
from PIL import Image

from tests.reading.papers import (
    as_file,
    as_jpeg,
    as_png,
    noisy,
    skewed,
    table_page,
    text_page,
)
from tracker.domain.promise import Commitment, Target
from tracker.domain.report import Hints, Reading
from tracker.domain.text import PartialDate
from tracker.domain.vocabulary import Grade, Scan
from tracker.extraction.extract import extract
from tracker.reading import read
from tracker.reading.scans import page, recogniser
from tracker.service.processes.members import read_file
from tracker.service.processes.pool import Workers
from tracker.service.processes.task import ReadTask

PLAN = (
    "云麓县人民政府2024年工作计划",
    "一、总体目标",
    "全年地区生产总值增长6.5%左右，一般公共预算收入达到21.4亿元，城镇新增就业4800人以上，城镇调查失业率控制在5.5%以内。",
    "二、重点任务",
    "6月底前建成县人民医院新院区并投入使用。年内新建改建农村公路168公里，改造老旧小区36个，完成投资12.6亿元。10月底前"
    "完成高标准农田建设3.8万亩，粮食总产量稳定在31.5万吨以上。",
    "年内新增公办幼儿园学位1350个，开展职业技能培训9100人次。空气质量优良天数比例达到92%以上，城镇污水处理率达到97.5%。"
    "9月底前完成12条断头路建设，新增停车位2600个。",
)
TITLE = "云麓县2024年重点工作任务分解表"
ROWS = (
    ("序号", "重点任务", "牵头单位", "完成时限"),
    ("1", "新建改建农村公路168公里，打通断头路12条", "县交通运输局", "2024年6月底前"),
    ("2", "完成老旧小区改造36个、惠及居民8260户", "县住建局", "2024年10月31日"),
    ("3", "新增公办幼儿园学位1350个", "县教育体育局", "2024年8月底前"),
    ("4", "城镇污水处理率达到97.5%以上", "县生态环境局", "2024年12月底前"),
)
WIDTHS = (3, 14, 8, 9)
HINTS = Hints(issuer="云麓县人民政府", date=PartialDate(2024, 1))
PLAN_TEXT = "\n".join(PLAN) + "\n"
TABLE_TEXT = TITLE + "\n" + "\n".join("\t".join(row) for row in ROWS) + "\n"


def hard(text: str, reading: Reading | None = None) -> list[Commitment]:
    form = {"form": reading.form} if reading is not None else {}
    return [one for one in extract(text, HINTS, **form).commitments if one.grade is Grade.HARD]


def held_against(truth: Sequence[Commitment], reading: Reading) -> float:
    """F1 of the hard commitments, whose words, figures and day must agree; no wrong figure may go unmarked."""
    assert reading.text is not None, reading.problems
    found = hard(reading.text, reading)
    left, hits = list(truth), 0
    for one in found:
        assert one.scan is not None
        best = max(left, key=lambda other: _alike(one, other), default=None)
        if best is None or _alike(one, best) < 0.7:
            continue
        same = _figures(one.targets) == _figures(best.targets) and one.deadline.date == best.deadline.date
        assert same or one.scan is Scan.DOUBTFUL, (one.text, best.text)
        if same:
            hits += 1
            left.remove(best)
    return 2 * hits / (len(found) + len(truth))


def _alike(one: Commitment, other: Commitment) -> float:
    return SequenceMatcher(None, one.text, other.text).ratio()


def _figures(targets: Sequence[Target]) -> list[tuple[object, ...]]:
    return sorted(((one.op, one.value, one.unit) for one in targets), key=str)


def _one(data: bytes, name: str) -> Reading:
    (reading,) = read(data, name)
    return reading


def test_a_noisy_task_table_keeps_its_cells_and_numbers() -> None:
    page = noisy(skewed(table_page(TITLE, ROWS, WIDTHS, height=1100), 1.5))
    reading = _one(as_jpeg(page), "任务表.jpg")
    assert held_against(hard(TABLE_TEXT), reading) >= 0.85
    (grid,) = reading.form.grids
    assert {(cell.row, cell.column) for cell in grid.cells} == {
        (row, place) for row in range(5) for place in range(4)
    }
    assert len(reading.form.scanned) == 1
    leads = {one.lead for one in hard(reading.text or "", reading)}
    assert leads == {"县交通运输局", "县住建局", "县教育体育局", "县生态环境局"}


def test_pages_are_tasks_of_their_own_and_one_that_is_none_leaves_the_others() -> None:
    first = text_page(PLAN[:3], height=600)
    data = as_file([first, Image.new("L", first.size, 255)], "TIFF")
    told: list[tuple[str, int, int]] = []
    with Workers(1) as workers:
        (document,) = read_file(workers, ReadTask(data, "计划.tif"), lambda *at: told.append(at))()
    assert told == [("", 1, 2), ("", 2, 2)]
    assert document.extraction is not None
    assert document.reading.text == PLAN[0] + "\n" + PLAN[1] + "\n" + PLAN[2] + "\n"
    assert {one.scan for one in document.extraction.commitments} <= {Scan.CLEAR, Scan.DOUBTFUL}


def test_a_file_that_only_looks_like_a_picture_is_refused_with_its_reason() -> None:
    assert _one(b"\x89PNG\r\n\x1a\n" + b"0" * 50, "a.png").problems[0].code == "picture.broken"
    tall = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(tall, "PNG")
    assert _one(tall.getvalue(), "a.png").problems[0].code == "picture.too_large"


CASES: dict[str, tuple[Callable[[Image.Image], bytes], str, float]] = {
    "clean": (lambda page: as_png(page), "a.png", 0.95),
    "pdf": (lambda page: as_file([page], "PDF"), "a.pdf", 0.95),
    "skewed": (lambda page: as_png(skewed(page, -3)), "a.png", 0.95),
    "turned": (lambda page: as_png(page.rotate(90, expand=True)), "a.png", 0.95),
    "upside down": (lambda page: as_png(page.rotate(180)), "a.png", 0.95),
    "noisy": (lambda page: as_png(noisy(page)), "a.png", 0.85),
    "noisier": (lambda page: as_png(noisy(page, sigma=40)), "a.png", 0.85),
    "jpeg": (lambda page: as_jpeg(page, 20), "a.jpg", 0.85),
    "coarse": (lambda page: as_jpeg(noisy(page.resize((page.width // 2, page.height // 2)))), "a.jpg", 0.85),
}
PAGES: dict[str, tuple[Callable[[], Image.Image], str]] = {
    "prose": (lambda: text_page(PLAN, height=1300), PLAN_TEXT),
    "columns": (lambda: text_page(PLAN, columns=2, height=1300), PLAN_TEXT),
    "table": (lambda: table_page(TITLE, ROWS, WIDTHS, height=1100), TABLE_TEXT),
    "table without lines": (lambda: table_page(TITLE, ROWS, WIDTHS, ruled=False, height=1100), TABLE_TEXT),
}


@pytest.mark.long
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("page", PAGES)
def test_scans_give_the_commitments_of_the_text(page: str, case: str) -> None:
    draw, text = PAGES[page]
    make, name, least = CASES[case]
    reading = _one(make(draw()), name)
    assert held_against(hard(text), reading) >= least, reading.text


@pytest.mark.long
def test_a_picture_of_a_page_in_a_word_file_and_in_a_pdf_with_text_stands_in_its_place() -> None:
    document = docx.Document()
    document.add_paragraph("请见下页")
    document.add_picture(io.BytesIO(as_png(text_page(PLAN[:3], height=900))), width=Cm(15))
    document.add_paragraph("二、其他事项")
    buffer = io.BytesIO()
    document.save(buffer)
    reading = _one(buffer.getvalue(), "转发.docx")
    assert reading.text == f"请见下页\n{PLAN[0]}\n{PLAN[1]}\n{PLAN[2]}\n二、其他事项\n"
    start = reading.text.index(PLAN[0])
    assert [span.of(reading.text) for span in reading.form.scanned] == [
        reading.text[start : reading.text.index("\n二、其他")]
    ]


def test_where_memory_is_short_a_page_is_made_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    sides: list[int] = []

    def short(picture: recogniser.Picture) -> list[recogniser.Words]:
        sides.append(picture.shape[0])
        if len(sides) < 3:
            raise MemoryError
        return []

    monkeypatch.setattr(page, "words_in", short)
    assert page.recognise(np.full((400, 300), 255, dtype=np.uint8), 200).glyphs == ()
    assert sides == [400, 300, 225]
