"""Which kind of document, deadline or target a gold item is: the slices scores are printed by."""

import re
from pathlib import Path

from tracker.domain.vocabulary import Basis

from .gold import GoldCommitment, GoldTarget

_DOCUMENTS = (
    ("work report", re.compile("政府工作报告|gwr|工作报告")),
    ("circular", re.compile("要点|通知|方案")),
    ("half-year summary", re.compile("上半年|半年")),
    ("annual summary", re.compile("总结|计划")),
)
_DEADLINES = (
    ("five-year plan", re.compile("十[一二三四五]五|五年")),
    ("within N years", re.compile(r"[\d一二两三四五六七八九十]+\s*年(?:内|时间)|任期")),
    ("counted days", re.compile(r"(?:天|日|个月|周|半年|一年)(?:之|以)?内")),
    ("festival or event", re.compile("节|汛|两会|开学|假期")),
    ("day", re.compile(r"[\d一二三四五六七八九十]+\s*[日号]")),
    ("month", re.compile(r"月|旬")),
    ("half-year or quarter", re.compile("上半年|下半年|季度|半年")),
    ("that year's end", re.compile("年底|年末|年内|今年|全年|年度|本年|当年|明年")),
    ("named year", re.compile(r"\d{4}")),
)


def document_kind(path: Path) -> str:
    """By the words of its name, or of the first lines where the name says nothing."""
    head = path.read_bytes()[:600].decode("utf-8", "ignore") if path.suffix in (".txt", ".md") else ""
    for text in (path.stem, head):
        for kind, pattern in _DOCUMENTS:
            if pattern.search(text):
                return kind
    return "other"


def deadline_kind(commitment: GoldCommitment) -> str:
    """By the basis, and for written deadlines by the words."""
    if commitment.basis is not Basis.EXPLICIT:
        return commitment.basis.value.replace("_", " ")
    for kind, pattern in _DEADLINES:
        if pattern.search(commitment.raw or ""):
            return kind
    return "other words"


def target_kind(target: GoldTarget) -> str:
    """By what makes it hard to read: redacted, a range, whole coverage, a change, money, a share, a count."""
    if target.value is None:
        return "redacted"
    if isinstance(target.value, tuple):
        return "range"
    if target.unit == "%" and target.value == 100 and "100" not in target.raw:
        return "whole coverage"
    if target.change:
        return "change"
    if target.unit in ("元", "美元"):
        return "money"
    return "share" if target.unit in ("%", "‰", "百分点", "个百分点") else "count"
