"""In which form a number tells of its subject (a year's growth, a level, a year's count, a stock, a sum over years, …),
and what a number in one form says of a target in another (reading guide §4)."""

import re
from enum import StrEnum

from tracker.domain.units import is_share, is_whole
from tracker.domain.vocabulary import Change


class Form(StrEnum):
    """What kind of number it is."""

    GROWTH = "growth"  # by how many per cent something grew or fell in the time spoken of
    POINTS = "points"  # by how many points a rate moved
    RATE = "rate"  # a share, a rate, a coverage
    FLOW = "flow"  # how much came about, was made or done
    AMOUNT = "amount"  # how much of something a year brought, or how high it stands
    STOCK = "stock"  # how much there is altogether
    SUM = "sum"  # how much came about over several years
    AVERAGE = "average"  # how much a year on average, or the average growth
    CUMULATIVE = "cumulative"  # growth over several years


class FormRelation(StrEnum):
    """What a number in one form says of a target in another."""

    SAME = "same"  # the two are held against each other
    OTHER = "other"  # the same matter in another form: progress
    SILENT = "silent"  # it says nothing of the target


_STOCK = re.compile(
    r"累计|总量|总数|共有|保有量|余额|增至|增加[到至]|拥有|规模(?!以上|化|性)|总计|数量|总里程"
)
"""Words of what is there altogether."""
_STANDING = re.compile(r"参保|在园|在校|人口|床位|里程|装机|保有")
"""Things that are there and stay, whatever was added this year."""
_FLOW = re.compile(
    r"新增|新建|新改|新扩|改建|新开工|新开|新引进|新认定|新培育|新设|净增|增加(?!到|至|值)|创建|认定"
)
"""Words of what came about in the time spoken of."""
_DOING = re.compile(
    "建成|建设|完成|打造|培育|引进|改造|举办|开展|发放|培训|竣工|开工|打通|推广|安排|筹集|供应|淘汰|拆除|启动|落地|认定"
    "|治理|整治|实施|新建|扩建|建立|设立|开通|盘活|布局|支持|扶持|救助|减负|出让|收储|投放|投入|提升|加装|更新|修复|招引|签约|转移|扩招|选派|引育"
)
"""Verbs that make a number the work of the time spoken of."""
_LEVEL = re.compile(
    r"(?:达到?|突破|超过|超|稳定在|保持在|提高[到至]|提升[到至]|上升[到至]|增加[到至]|增长[到至]|增至|升至|降至|降[到为]|下降[到至]|缩小[到至]|压减[到至]|扩大[到至]"
    r"|[迈跃]上|跨越|跨上|控制在|连续[^，。]{0,8}(?:在|达)|位居|[仅约]?为|实现|逾|站上|[迈跨]入|居)[^，。、]{0,6}$"
)
"""Verbs of a height reached."""
_ANNUAL = re.compile(r"每年|年(?:营|产|接待|吞吐|销售|交易|发电|供|处理|收入|度|货|旅客|出口|进出口|加工)")
"""What is counted by the year, whatever the time spoken of."""
_COUNTED = frozenset(
    [
        "家",
        "个",
        "座",
        "所",
        "条",
        "处",
        "项",
        "套",
        "间",
        "栋",
        "台",
        "亩",
        "公里",
        "平方米",
        "张",
        "辆",
        "户",
        "村",
        "株",
    ]
)
"""Units of things that are still there when the year is out: reaching so many of them is a stock."""
_GROWTH = re.compile("增长(?![到至点极])")
"""What growth, rise and 涨幅 were made one as."""
_TOGETHER = re.compile(r"累计|共计|总共|五年共|年共|先后|一共")
_AVERAGE = re.compile(r"年均|平均每年|年平均")


def form_of(
    unit: str | None,
    raw: str,
    change: Change | None,
    before: str,
    shared: str,
    *,
    years: bool,
    average: bool,
    metric: str = "",
) -> Form:
    """The form of a number. `before` are its own words, `shared` those it shares with its list, both normalised;
    `years` where the clause sums up several years, `average` where it speaks of their average."""
    own = before or shared
    if is_share(unit) and not is_whole(raw):
        if average and change is not None:
            return Form.AVERAGE
        if change is not None or raw.endswith(("番", "倍")) or _GROWTH.search(own):
            if unit != "%":
                return Form.POINTS
            return Form.CUMULATIVE if years or _TOGETHER.search(own) else Form.GROWTH
        return Form.RATE
    if is_whole(raw) or (not any(letter.isdigit() for letter in raw) and unit is None):
        return Form.RATE  # 全覆盖, 清零, 不发生…
    if average or _AVERAGE.search(own):
        return Form.AVERAGE
    flow = bool(_FLOW.search(own + shared))
    stock = bool(_STOCK.search(own))
    doing = flow or bool(_DOING.search(own))
    verb = re.match(r"[^\d]*", raw)
    level = bool(_LEVEL.search(own.split("|")[0] + (verb[0] if verb else "")))
    if before and not (flow or doing or stock or level):
        # `拥有甲类企业31家、乙类企业310家`, `甲、乙分别达到69家、107家`: the verb of a list is that of each number in it.
        stock = bool(_STOCK.search(shared))
        level = bool(_LEVEL.search(shared.split("|")[0]))
    if _TOGETHER.search(own):
        return Form.STOCK if level and not doing and unit in _COUNTED else Form.SUM
    if stock and not _FLOW.search(own):
        return Form.STOCK
    if change is not None and not flow and not doing:
        return Form.SUM if years else Form.FLOW
    if _ANNUAL.search(own):
        return Form.AMOUNT
    if doing:
        return Form.SUM if years else Form.FLOW
    stands = unit in _COUNTED and (level or years)
    return Form.STOCK if stands or _STANDING.search(own) else Form.AMOUNT


_SAME, _OTHER, _SILENT = FormRelation.SAME, FormRelation.OTHER, FormRelation.SILENT

_RELATIONS: dict[Form, dict[Form, FormRelation]] = {
    Form.GROWTH: {Form.GROWTH: _SAME, Form.AMOUNT: _OTHER, Form.STOCK: _OTHER, Form.FLOW: _OTHER, Form.POINTS: _OTHER, Form.RATE: _OTHER},
    Form.POINTS: {Form.POINTS: _SAME, Form.RATE: _OTHER, Form.GROWTH: _OTHER, Form.CUMULATIVE: _SILENT},
    Form.RATE: {Form.RATE: _SAME, Form.POINTS: _OTHER, Form.GROWTH: _OTHER, Form.CUMULATIVE: _OTHER, Form.AMOUNT: _OTHER, Form.STOCK: _OTHER, Form.FLOW: _OTHER},
    Form.FLOW: {Form.FLOW: _SAME, Form.AMOUNT: _SAME, Form.RATE: _OTHER, Form.GROWTH: _OTHER},
    Form.AMOUNT: {Form.AMOUNT: _SAME, Form.FLOW: _SAME, Form.STOCK: _SAME, Form.GROWTH: _OTHER, Form.CUMULATIVE: _OTHER, Form.RATE: _OTHER, Form.POINTS: _OTHER},
    Form.STOCK: {Form.STOCK: _SAME, Form.AMOUNT: _SAME, Form.FLOW: _OTHER, Form.SUM: _OTHER, Form.GROWTH: _OTHER, Form.CUMULATIVE: _OTHER, Form.RATE: _OTHER},
}  # fmt: skip


def form_relation(promised: Form, reported: Form) -> FormRelation:
    """What a number in form `reported` says of a target in form `promised`; silent where the table names nothing: a sum or
    an average over years says nothing of one year's number."""
    if promised is reported:
        return _SAME
    return _RELATIONS.get(promised, {}).get(reported, _SILENT)
