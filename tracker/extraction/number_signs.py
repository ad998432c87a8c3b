"""A cheap first look: whether a stretch of text can hold a number, a whole set or a zero at all."""

import re

_SIGN = re.compile(
    r"[0-9０-９%％]|[xX×]{1,4}[^a-zA-Z\s]"
    r"|[一二两三四五六七八九十百千万半数]+(?:[个家所项条件名人次场套座成倍台间亿元亩张户份种支艘辆门批位余年处吨天]|多|分之|百分点|公里|小时)"
    r"|全覆盖|全部|所有|一律|应.{1,3}尽|清零|归零|零[增发跑死事伤填排新返直]|户户|村村|([县组乡市镇])\1[通有]|不发生|不出现|杜绝|全面完成|翻[一两]?番|倍增|减半|半数|过半|一半|三分之|底线"
)

_FIRST = re.compile(
    r"[0-9０-９%％xX×一二两三四五六七八九十百千万半数全所应清归零户村县组乡市镇不杜翻倍减过底]"
)
"""The characters a sign can begin with: a plain set of characters is searched for far faster."""


def may_hold_number(text: str, start: int, end: int) -> bool:
    """False only where reading `text[start:end]` for quantities would find none."""
    first = _FIRST.search(text, start, end)
    return first is not None and _SIGN.search(text, first.start(), end) is not None
