"""In which form a number tells of its subject (a year's growth, a level, a year's count, a stock, a sum over years, …),
and what a number in one form says of a target in another (reading guide §4)."""

import re
from enum import StrEnum
from functools import lru_cache

from tracker.domain.units import is_share, is_whole
from tracker.domain.vocabulary import Change
from tracker.lexicon.phrases import Phrase, listed


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


_STOCK = Phrase("form.stock")
"""Words of what is there altogether."""
_STANDING = Phrase("form.standing")
"""Things that are there and stay, whatever was added this year."""
_FLOW = Phrase("form.flow")
"""Words of what came about in the time spoken of."""
_DOING = Phrase("form.doing")
"""Verbs that make a number the work of the time spoken of."""
_LEVEL = Phrase("form.level")
"""Verbs of a height reached."""
_ANNUAL = Phrase("form.annual")
"""What is counted by the year, whatever the time spoken of."""
_GROWTH = Phrase("form.growth")
"""What growth, rise and 涨幅 were made one as."""
_TOGETHER = Phrase("form.together")
_AVERAGE = Phrase("form.average")


@lru_cache(maxsize=16384)  # the same numbers are asked about by one promise after the other
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
        return Form.STOCK if level and not doing and unit in listed("form.lasting_units") else Form.SUM
    if stock and not _FLOW.search(own):
        return Form.STOCK
    if change is not None and not flow and not doing:
        return Form.SUM if years else Form.FLOW
    if _ANNUAL.search(own):
        return Form.AMOUNT
    if doing:
        return Form.SUM if years else Form.FLOW
    stands = unit in listed("form.lasting_units") and (level or years)
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
