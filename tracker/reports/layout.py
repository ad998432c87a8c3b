"""The layout of an official document, as numbers: GB/T 9704-2012 unless another source is named."""

from dataclasses import dataclass

TWIPS_PER_MM = 1440 / 25.4

# §5.1–5.2: A4; top 37 mm, binding edge 28 mm, type area 156 × 225 mm.
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
TYPE_WIDTH, TYPE_HEIGHT = 156.0, 225.0
TOP, LEFT = 37.0, 28.0
RIGHT, BOTTOM = PAGE_WIDTH - LEFT - TYPE_WIDTH, PAGE_HEIGHT - TOP - TYPE_HEIGHT
PAGE_NUMBER_BELOW = 7.0  # §7.5: the rule of the page number lies 7 mm under the type area

# §5.2.3: 22 lines of 28 characters. 225 mm / 22 is 28.99 pt; 28.95 leaves room for rounding.
LINES, CHARACTERS = 22, 28
LINE_TWIPS = 579
BODY_POINTS = 16.0  # 3号
# 28 characters of 16 pt need 158 mm: the pitch is narrowed by 0.25 pt (in twentieths of a point).
BODY_SPACING = -5

SONG = "宋体"
FANGSONG = "仿宋_GB2312"
KAITI = "楷体_GB2312"
HEITI = "黑体"
XIAOBIAOSONG = "方正小标宋简体"
LATIN = "Times New Roman"

FALLBACKS = {
    XIAOBIAOSONG: ("方正小标宋_GBK", "华文中宋", "STZhongsong", SONG, "SimSun", "Noto Serif CJK SC"),
    FANGSONG: ("仿宋", "FangSong", "华文仿宋", "STFangsong", SONG, "SimSun", "Noto Serif CJK SC"),
    KAITI: ("楷体", "KaiTi", "华文楷体", "STKaiti", SONG, "SimSun", "Noto Serif CJK SC"),
    HEITI: ("SimHei", "华文黑体", "STHeiti", "Microsoft YaHei", "Noto Sans CJK SC"),
    SONG: ("SimSun", "华文宋体", "STSong", "Noto Serif CJK SC"),
}
"""What stands in for a font that a machine does not have, in order."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. `indent` is in characters, `line` in twips (None for single), `outline` counts from 0."""

    name: str
    font: str
    points: float
    indent: int = 0
    line: int | None = LINE_TWIPS
    spacing: int = BODY_SPACING
    align: str = "both"
    outline: int | None = None
    keep_next: bool = False
    before: int = 0  # twips


TITLE = Style("公文标题", XIAOBIAOSONG, 22, line=680, spacing=0, align="center")
ADDRESSEE = Style("公文主送机关", FANGSONG, BODY_POINTS)
BODY = Style("公文正文", FANGSONG, BODY_POINTS, indent=2)
HEADINGS = (
    Style("公文一级标题", HEITI, BODY_POINTS, indent=2, outline=0, keep_next=True),
    Style("公文二级标题", KAITI, BODY_POINTS, indent=2, outline=1, keep_next=True),
    Style("公文三级标题", FANGSONG, BODY_POINTS, indent=2, outline=2, keep_next=True),
)
SIGNATURE = Style("公文署名", FANGSONG, BODY_POINTS, align="right")
ANNEX_LABEL = Style("公文附件标识", HEITI, BODY_POINTS, align="left", keep_next=True)
ANNEX_TITLE = Style("公文附件标题", XIAOBIAOSONG, 18, line=600, spacing=0, align="center", keep_next=True)
CAPTION = Style("公文表题", HEITI, 14, line=500, spacing=0, align="center", keep_next=True, before=60)
CELL = Style("公文表格", FANGSONG, 12, line=320, spacing=0, align="left")
CELL_HEAD = Style("公文表头", HEITI, 12, line=320, spacing=0, align="center")
LEDGER_CELL = Style("公文台账", FANGSONG, 9, line=240, spacing=0, align="left")
LEDGER_HEAD = Style("公文台账表头", HEITI, 9, line=240, spacing=0, align="center")
REMARK = Style("公文表注", FANGSONG, 12, line=340, spacing=0, before=40)
SLIP_CELL = Style("督办单表格", FANGSONG, 14, line=None, spacing=0, align="left")
SLIP_HEAD = Style("督办单表头", HEITI, 14, line=None, spacing=0, align="center")

STYLES = (
    TITLE,
    ADDRESSEE,
    BODY,
    *HEADINGS,
    SIGNATURE,
    ANNEX_LABEL,
    ANNEX_TITLE,
    CAPTION,
    CELL,
    CELL_HEAD,
    LEDGER_CELL,
    LEDGER_HEAD,
    REMARK,
    SLIP_CELL,
    SLIP_HEAD,
)


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)


def width_in_characters(text: str) -> float:
    """How wide a line of text is, in full-width characters: ASCII counts half."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2
