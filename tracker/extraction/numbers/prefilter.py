"""A cheap first look: whether a stretch of text can hold a number, a whole set or a zero at all."""

import re
from typing import Final

from tracker.lexicon.engine.scanner import starters

_COUNTED: Final = (
    r"(?<=[一二两三四五六七八九十百千万半数])[一二两三四五六七八九十百千万半数]*"
    r"(?:[个家所项条件名人次场套座成倍台间亿元亩张户份种支艘辆门批位余年处吨天]|多|分之|百分点|公里|小时)"
)
_SIGN: Final = starters(
    (
        ("0123456789０１２３４５６７８９%％", ""),
        ("xX×", r"[xX×]{0,3}[^a-zA-Z\s]"),
        ("一二两三四五六七八九十百千万半数", _COUNTED),
        ("全", "覆盖|部|面完成"),
        ("所", "有"),
        ("一", "律|半"),
        ("应", ".{1,3}尽"),
        ("清归", "零"),
        ("零", "[增发投差违事死感新上积拖容排填缺失遗跑举火伤反返直]"),
        *((one, one) for one in "户村人组镇县乡家屯"),
        ("不", "发生|出现"),
        ("杜", "绝"),
        ("翻", "[一两]?番"),
        ("倍", "增"),
        ("减过", "半"),
        ("半", "数"),
        ("三", "分之"),
        ("底", "线"),
    )
)


_DIGIT: Final = re.compile("[0-9０-９]")


def holds_digit(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` holds an Arabic digit of either width."""
    return _DIGIT.search(text, start, end) is not None


def may_hold_number(text: str, start: int, end: int) -> bool:
    """False only where `text[start:end]` holds no number, or none that could be a target (一期, 两手)."""
    return _SIGN.search(text, start, end) is not None
