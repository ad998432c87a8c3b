"""Where a quote begins and ends: clauses that need the one before them, and lists that hold several promises."""

import re
from collections.abc import Sequence
from typing import Final

from tracker.domain.vocabulary import Grade

from .drafts import Piece
from .grammar import grammar

_STEP: Final = re.compile(
    r"“[^”“\n]{0,160}”|（[^（）\n]{0,200}）|\([^()\n]{0,200}\)|《[^》\n]{0,120}》|[、]|(?<=[工通产用成学馆园])和|以及"
)
_NUMBER_END: Final = re.compile(
    r"(?:[0-9０-９]|[一二两三四五六七八九十百千万亿半])[^，；、0-9]{0,8}(?:以上|以内|以下|左右)?$"
)
_RESULTS: Final = (
    "竣工",
    "完工",
    "开工",
    "建成",
    "获批",
    "封顶",
    "通车",
    "投产",
    "投用",
    "投入使用",
    "交付使用",
    "运营",
    "升职业本科",
    "启用",
    "上线",
    "主体完工",
)
_CLEAR: Final = (
    "新增",
    "新建",
    "完成",
    "引进",
    "培育",
    "建成",
    "打造",
    "实现",
    "开展",
    "举办",
    "发放",
    "培养",
    "力争",
    "确保",
    "达到",
    "争取",
    "组织",
    "推广",
    "培训完成",
    "新开工",
    "发展党员",
)
_OWN_WORK: Final = re.compile(
    r"(?:修复|治理|改造|升级|建设|共建|种植|拆除|铺设|新改建|整治)(?!用地|面积|项目[0-9]|提升|改造|建设)[^，、；0-9]{2,16}[0-9]"
)
_TAKES_NOUNS: Final = re.compile(r"完成|开展|实施|推进|实现|抓好|做好|启动|供应")
"""Before these, what follows 、 is one more object: 完成道路清扫10公里、改造…."""
_LEVEL_IN: Final = re.compile(
    r"(?:达到?|提升[至到]|提高[至到]|增[至长]|降[至到]|下降|控制在|保持在|稳定在|不低于|不少于|不超过|超过?|突破|[率重比例额值])[^，；、]{0,6}?[0-9０-９]"
)


_SHORTEST_LIST: Final = 12  # characters: below it no two promises fit
_COULD_END: Final = re.compile(f"[0-9０-９一二两三四五六七八九十百千万亿半]|{'|'.join(_RESULTS)}")
"""Without one of these no promise ends inside a clause (`_parts`)."""


def split_listed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A clause as the promises it lists: itself, unless 、 or 和 parts two complete ones."""
    if end - start < _SHORTEST_LIST or (text.find("、", start, end) < 0 and text.find("和", start, end) < 0):
        return [(start, end)]
    if _COULD_END.search(text, start, end) is None:
        return [(start, end)]
    found: list[tuple[int, int]] = []
    begin = start
    for step in _STEP.finditer(text, start, end):
        mark = step.group()
        if len(mark) > 2 or not _parts(text, begin, step.start(), step.end(), end):
            continue
        found.append((begin, step.start()))
        begin = step.end()
    found.append((begin, end))
    return found


def _parts(text: str, begin: int, left: int, right: int, end: int) -> bool:
    if text.endswith(_RESULTS, max(begin, left - 8), left):
        stop = text.find("、", right, end) if text[left] == "、" else end
        stop = end if stop < 0 else stop
        return stop - right >= 6 and text.endswith(_RESULTS, max(right, stop - 8), stop)
    if not _NUMBER_END.search(text, max(begin, left - 14), left):
        return False
    stop = text.find("、", right, end)
    stop = end if stop < 0 else stop
    if text[right : right + 1].isdigit():
        return False
    if "分别" in text[right:stop]:
        return False
    if text.startswith(_CLEAR, right, end):
        return any(c.isdigit() for c in text[right:stop])
    if (
        text[left - 1] != "建"
        and _OWN_WORK.match(text, right, stop)
        and _TAKES_NOUNS.search(text, begin, left) is None
    ):
        return True
    return _LEVEL_IN.search(text, right, stop) is not None and _LEVEL_IN.search(text, begin, left) is not None


_BARE_CHANGE: Final = re.compile(
    r"(?:分别)?(?:同比)?(?:增长|增幅|下降|提高|提升|增加|达到?|占比)[约超近在至到]{0,2}[0-9０-９]"
)
_COUNT_END: Final = re.compile(r"[0-9０-９][^，；%％]{1,8}(?:以上|左右)?$")


def tail_of(text: str, previous: Piece, piece: Piece) -> bool:
    """Whether a clause with numbers only carries on the commitment before it (`…95亿元，增长12%以上`)."""
    draft = previous.draft
    if draft is None or draft.grade is not Grade.HARD or not draft.targets:
        return False
    if previous.clause.part != piece.clause.part:
        return False
    start, end = piece.head.start, piece.end
    if _BARE_CHANGE.match(text, start, end):
        return True
    if text.startswith(("一半", "其余", "剩余"), start):
        return True
    if (
        "各" in text[max(draft.start, draft.end - 40) : draft.end]
        and piece.head.verb in ("配备", "配置", "设置")
        and end - start <= 14
    ):
        return True
    share = text.startswith("其中", piece.start)  # …700万套，其中各类公寓470万套
    if (
        piece.head.verb
        or (piece.head.adverbs and not share)
        or piece.head.relation
        or not previous.head.verb
        or previous.head.kind != "strong"
        or text.find("覆盖", start, end) >= 0
    ):
        return False
    if grammar().verbs.search(text, start, end) or _LEVEL_IN.search(text, start, end):
        return False
    if (
        grammar().patterns["hard.level"].search(text, start, end)
    ):  # 居民健康素养水平再提高2个百分点: an indicator of its own
        return False
    return bool(
        _COUNT_END.search(text, start, end)
        and _COUNT_END.search(text, max(draft.start, draft.end - 16), draft.end)
    )


_NO_OBJECT: Final = re.compile(
    r"(?:(?:达到|符合)[^，]{0,10}(?:标准|要求|目标|水平)|(?:实现|完成)[^，]{0,3}目标|创建成功|进场施工|(?:动工|开建|挂牌|揭牌|封顶|通水|通气|通航|上线|开学|开业|开园|开馆|落成)$|实现(?:开工|竣工|完工|投产|通车|运营|全覆盖|一期主体工程封顶|[^，]{0,6}封顶)"
    r"|(?:开工|竣工|完工|建成|投产|投用|投入使用|投入运营|交付使用|交付|启用|通车|完成|运营|验收)(?:并?(?:投入使用|投入运营|投产|投用|运营))?)$"
)
_ONLY_NUMBER: Final = re.compile(
    r"[约超达]{0,2}[0-9０-９][0-9０-９.]*(?:[-—～~至][0-9０-９.]+)?(?:万|亿|万亿)?(?:个百分点|平方公里|平方米|公里|人次|[一-鿿%％])(?:以上|左右|以内)?$"
)
_PART_ONLY: Final = re.compile(
    r"(?:一期|二期|三期|主体(?:工程|结构)?|首期|项目)(?:开工|竣工|完工|封顶|建成|投产|投用|启用)"
)
_LEVEL_ONLY: Final = re.compile(
    r"(?:分别(?=[从由比较达超不增提降下减压控保稳])|(?:增加|提高|提升|扩大|下降|降低|压减|压缩|缩短|控制)[到至在])"
    r"[^，]{0,24}[0-9０-９]"
)
"""…标准，分别从每月600元、450元提高到650元、500元; …床位数，增加到5000张: whose level it is was stated before."""
_COUNT_ONLY: Final = re.compile(r"[0-9０-９]{1,6}[家个名所户人件项](?:以上)?(?:达到|通过|完成|创建|建成|获)")
_BACK: Final = ("所得", "由此", "其中一半", "一半", "其余")
_GENERIC_SUBJECT: Final = re.compile(
    r"(?:累计|共|新增|总|年度|年|每年|资助|受益|受惠|惠及|参与|覆盖|服务|培训|建设|改造|子基金|防护|所得|收益)?(?:人数|规模(?!以上)|面积|比例|总数|总额|数量|总量|要求|收益|占比|覆盖面|覆盖率|完成率|达标率|合格率|建设面积)[^，]{0,12}[0-9０-９达]"
)
_PLACE_COVERAGE: Final = re.compile(
    r"(?<!”)(?:机构|社区|街道|乡镇|镇|村|学校|县|区|市|家庭|行业|领域)(?:的)?(?:100%)?全覆盖$"
)
_SHORT_COVERAGE: Final = 16  # characters: a longer one says itself what covers whom
_GENERIC_WORK: Final = re.compile(
    r"(?:累计|全年|年内|共)?完成(?:改造|筛查|培训|检测|整治|建设|检查|体检|接种|投资)?(?:任务|目标)?[约超达]{0,2}[0-9０-９][0-9０-９.]*(?:万|亿)?(?:人次|公里|[一-鿿%％])(?:以上|左右)?$|完成[0-9０-９.]{1,5}[%％]的?(?:工程量|工程进度|形象进度|投资|进度)$|累计"
)


def joins_back(text: str, piece: Piece, earlier: Sequence[Piece]) -> int | None:
    """Where the quote must begin if the clause leaves out its own object or subject, else None."""
    candidates = earlier[-2:]
    if not candidates or not _leaves_out(text, piece):
        return None
    previous = candidates[-1]
    if previous.clause.part != piece.clause.part:
        return None
    begin = previous.head.start
    if previous.end - begin <= 10 and len(candidates) > 1 and candidates[-2].clause.part == piece.clause.part:
        begin = candidates[-2].head.start
    return begin


def _leaves_out(text: str, piece: Piece) -> bool:
    head, end = piece.head, bounded_end(text, piece)
    start = head.start
    if (
        text.startswith(_BACK, start)
        or _COUNT_ONLY.match(text, start, end)
        or says_level_only(text, start, end)
    ):
        return True
    if head.relation:  # 把…全部纳入: into what?
        return text.startswith(("把", "将"), head.open) and text.endswith("纳入", start, end)
    if _GENERIC_SUBJECT.match(text, start, end) or _GENERIC_WORK.match(text, start, end):
        return True
    if not head.verb:
        return False
    if _NO_OBJECT.match(text, head.verb_start, end) or _PART_ONLY.match(text, head.after, end):
        return True
    whom = end - head.verb_start <= _SHORT_COVERAGE and _PLACE_COVERAGE.search(text, start, end)
    return bool(_ONLY_NUMBER.match(text, head.after, end) or whom)


def says_level_only(text: str, start: int, end: int) -> bool:
    """Whether a clause only says which level is reached, not of what."""
    return _LEVEL_ONLY.match(text, start, end) is not None


_ASIDE: Final = re.compile(r"（[^（）]{6,}）$|\([^()]{6,}\)$")
_AIM: Final = re.compile(r"的(?:既定|工作|年度)?(?:目标|任务)$")


def bounded_end(text: str, piece: Piece) -> int:
    """Where the quote ends: without a `的目标` that only rounds off a clause with no verb of its own."""
    if piece.quote_end is None:
        piece.quote_end = _quote_end(text, piece)
    return piece.quote_end


def _quote_end(text: str, piece: Piece) -> int:
    aside = _ASIDE.search(text, piece.start, piece.end) if text[piece.end - 1] in "）)" else None
    if aside and aside.start() > piece.head.start:
        return aside.start()
    if not text.endswith(("目标", "任务"), piece.start, piece.end):
        return piece.end
    found = _AIM.search(text, max(piece.start, piece.end - 8), piece.end)
    return found.start() if found and not piece.head.verb else piece.end
