"""Characters at places become text: wrapped cells, merged cells and columns."""

from collections.abc import Sequence

from tracker.reading.pages import typeset
from tracker.reading.placed import Glyph, Page
from tracker.reading.ruled import Rule


def placed(words: str, left: float, bottom: float, size: float = 10) -> list[Glyph]:
    """Characters beside each other, those of ASCII half as wide."""
    glyphs = []
    for sign in words:
        right = left + size * (0.5 if sign.isascii() else 1)
        glyphs.append(Glyph(sign, left, right, bottom, size))
        left = right
    return glyphs


def page(*pieces: tuple[str, float, float], rules: Sequence[Rule] = ()) -> Page:
    return Page(
        tuple(glyph for words, left, bottom in pieces for glyph in placed(words, left, bottom)), tuple(rules)
    )


def test_wrapped_cells_of_a_table_without_lines_stay_whole() -> None:
    document = typeset(
        [
            page(
                ("序号", 50, 100), ("任务", 100, 100), ("单位", 250, 100), ("时限", 350, 100),
                ("1", 50, 120), ("新建泵站2座，日供水", 100, 120), ("县水务局", 250, 120), ("6月底前", 350, 120),
                ("3000吨", 100, 135), ("县住建局", 250, 135),
                ("2", 50, 160), ("植树3亩", 100, 160), ("县林业局", 250, 160), ("9月底前", 350, 160),
            )
        ]
    )  # fmt: skip
    assert document.text == (
        "序号\t任务\t单位\t时限\n1\t新建泵站2座，日供水3000吨\t县水务局县住建局\t6月底前\n2\t植树3亩\t县林业局\t9月底前\n"
    )
    assert len(document.form.grids[0].cells) == 12


def test_numbers_far_apart_are_cells_of_their_own() -> None:
    document = typeset([page(("100", 50, 100), ("200", 120, 100), ("300", 190, 100))])
    assert document.text == "100\t200\t300\n"


def test_a_merged_cell_between_drawn_lines_is_read_once() -> None:
    rules = [Rule(50, 350, y, y) for y in (100, 180)] + [Rule(150, 350, 140, 140)]
    rules += [Rule(x, x, 100, 180) for x in (50, 150, 250, 350)]
    document = typeset(
        [
            page(
                ("交通", 60, 145), ("修路5公里", 160, 125), ("6月", 260, 125), ("建桥2座", 160, 165), ("9月", 260, 165),
                rules=rules,
            )
        ]
    )  # fmt: skip
    assert document.text == "交通\t修路5公里\t6月\n\t建桥2座\t9月\n"
    first = document.form.grids[0].cells[0]
    assert (first.rows, first.columns, first.span.of(document.text)) == (2, 1, "交通")


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [
        "全县生产总值增长六点五，",
        "一般公共预算收入增长四，",
        "城镇新增就业四千八百人，",
        "农村公路一百六十公里，",
        "老旧小区三十六个改造。",
    ]
    right = [line.replace("，", "；") for line in left]
    pieces = [
        (line, x, 100 + 15 * n) for x, lines in ((50, left), (200, right)) for n, line in enumerate(lines)
    ]
    assert typeset([page(*pieces)]).text.replace("\n", "") == "".join(left + right)


def test_words_spaced_out_to_fill_a_line_are_no_cells() -> None:
    pieces = [(sign, 50 + 18 * n, 100.0) for n, sign in enumerate("县政府文件")]
    assert "\t" not in typeset([page(*pieces)]).text
