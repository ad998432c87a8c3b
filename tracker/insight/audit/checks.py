"""The checks within one sentence, in the order they are made: each with sentences it speaks up about and such it is silent on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from . import growth, parts, products, ratios
from .figures import Sentence
from .model import Found


@dataclass(frozen=True, slots=True)
class Check:
    """A named check. `examples` are sentences with figures that do not agree, `counter_examples` such that do or cannot."""

    id: str
    run: Callable[[Sentence], Iterable[Found]]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


CHECKS = (
    Check(
        "parts.among",
        parts.among,
        ("办理案件86件，其中刑事案件91件。", "新增学位900个，其中小学600个、初中400个。"),
        ("引进项目50个，其中工业项目31个、外资项目28个。", "人均收入3.6万元，其中城镇居民4.2万元。"),
    ),
    Check(
        "parts.all_stated",
        parts.all_stated,
        ("新增小学学位200个、初中学位300个，合计新增学位600个。", "栽植乔木12万株、灌木9万株，共计25万株。"),
        ("新增小学学位200个、初中学位300个，合计新增学位500个。", "走访企业120家、商户80家，解决问题56个。"),
    ),
    Check(
        "parts.in_brackets",
        parts.in_brackets,
        ("改造小区41个（东片18个、西片15个、南片9个）。", "整治河道9条（甲镇4条、乙镇6条），全部达标。"),
        ("改造小区42个（东片18个、西片15个、南片9个）。", "改造小区42个（含东片18个、西片15个）。"),
    ),
    Check(
        "parts.done_and_rest",
        parts.done_and_rest,
        ("共收到来信742件，已办结698件，剩余54件正在办理。", "排查隐患120处，已整改96处，其余34处限期整改。"),
        ("共收到来信742件，已办结698件，剩余44件正在办理。", "共收到来信742件，已办结698件，表彰4件。"),
    ),
    Check(
        "parts.shares",
        parts.shares,
        ("教师中，本科学历占63.2%、专科学历占41.5%。", "学位中，公办占72%、民办占31%。"),
        ("教师中，本科以上学历占63%、高级职称占48%。", "公办占72%、民办占28%。"),
    ),
    Check(
        "share.above_all",
        parts.above_all,
        ("自来水普及率达到103%。", "重点人群签约率为112.4%。"),
        ("银行拨备覆盖率达215%。", "高中阶段毛入学率达到105.6%。"),
    ),
    Check(
        "product.unit_price",
        products.unit_price,
        (
            "对40个村每村补助50万元，共安排资金2600万元。",
            "建成充电站24座，平均每座投资150万元，总投资4600万元。",
        ),
        ("对40个村每村补助50万元，共安排资金2000万元。", "对40个村每村补助50万元，目前已到位资金600万元。"),
    ),
    Check(
        "ratio.stated",
        ratios.stated_rates,
        (
            "任务数1200人，已完成866人，完成率为77.17%。",
            "完成投资128亿元，为年度计划110亿元的123.5%。",
            "任务数1200人，截至9月为866人（完成率77.17%）。",
        ),
        ("任务数1200人，已完成866人，完成率为72.17%。", "受理诉求1523件，办结1489件，群众满意率99.2%。"),
    ),
    Check(
        "growth.levels",
        growth.levels,
        ("高新技术企业由上年的120家增加到150家，增长30%。", "收集率由62.5%提高到71.8%，提高8.3个百分点。"),
        (
            "高新技术企业由上年的120家增加到150家，增长25%。",
            "收集率由62.5%提高到71.8%，高于全市8.3个百分点。",
        ),
    ),
    Check(
        "growth.increments",
        growth.increments,
        ("利用外资3.2亿美元，比上年增加0.4亿美元，增长24.3%。", "存款420亿元，比上年增加20亿元，增长15%。"),
        (
            "利用外资3.2亿美元，比上年增加0.4亿美元，增长14.3%。",
            "存款420亿元，同口径比上年增加20亿元，增长15%。",
        ),
    ),
    Check(
        "growth.cuts",
        growth.cuts,
        ("56项检查考核精简至21项，精简率达52.5%。", "审批环节12个压缩至6个，压缩率达60%。"),
        ("56项检查考核精简至21项，精简率达62.5%。", "审批环节12个压缩至6个，网办率达60%。"),
    ),
    Check(
        "growth.multiples",
        growth.multiples,
        ("专利授权2310件，是上年1540件的1.8倍。", "投资36亿元，为上年12亿元的2.2倍。"),
        ("专利授权2310件，是上年1540件的1.5倍。", "投资36亿元，增长1.8倍。"),
    ),
)
