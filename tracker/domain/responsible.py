"""Who answers for a commitment."""

import re
from typing import Final

_WHOLE_GOVERNMENT: Final = re.compile(
    r"(?:国务院|(?:省|市|县|区|旗|州|盟|自治区|自治州|自治县|特别行政区|中央|地区)(?:人民)?政府|行政公署)$"
)
"""A government as a whole, which makes promises but is no unit that a notice can name; of towns and streets the
government or office is itself the unit (镇人民政府, 街道办事处)."""


def responsible_unit(lead: str | None, issuer: str | None) -> str | None:
    """The unit that answers: the lead unit where one is named, else the body that made the promise, unless that is a whole government;
    None where neither is known.

    >>> responsible_unit("县教育局", "云溪县人民政府"), responsible_unit(None, "云溪县卫生健康局")
    ('县教育局', '云溪县卫生健康局')
    >>> responsible_unit(None, "云溪县人民政府") is None, responsible_unit(None, "青石镇人民政府")
    (True, '青石镇人民政府')
    """
    if lead:
        return lead
    if issuer is None or _WHOLE_GOVERNMENT.search(issuer.strip()):
        return None
    return issuer
