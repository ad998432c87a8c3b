"""Topics: by the commitment's own words first, then by the headings above it, and none rather than a wrong one."""

import pytest

from tracker.domain.promise import Commitment, Deadline
from tracker.domain.report import Report, Section
from tracker.domain.text import Span
from tracker.domain.vocabulary import Basis, Grade, SectionKind
from tracker.service.ledger.topics import topic_of


def _topic(text: str, *path: str) -> str | None:
    section = Section(SectionKind.PLAN, 1, path[-1] if path else "", path, Span(0, 99))
    report = Report(Span(0, 99), "", None, None, None, None, (section,))
    span = Span(0, len(text))
    return topic_of(
        report,
        Commitment(
            span, text, Grade.HARD, Deadline(None, None, Basis.NONE), (), False, None, False, 0, 0, ()
        ),
    )


@pytest.mark.parametrize(
    ("text", "path", "topic"),
    [
        ("新增公办义务教育学位1.2万个", (), "教育"),
        ("完成老旧小区改造20个", ("二、重点工作", "（三）改善生态环境"), "住房保障"),
        ("建成投用3号项目", ("二、重点工作", "（三）办好人民满意的教育"), "教育"),
        ("粮食产量稳定在50万吨", (), "农业农村"),
        ("新增养老床位300张", (), "就业社保"),
        ("创建国家食品安全示范城市", (), "公共安全"),
        ("全面启动该项工作", (), None),
        ("建成学校和医院各1所", (), None),
    ],
)
def test_topics(text: str, path: tuple[str, ...], topic: str | None) -> None:
    assert _topic(text, *path) == topic
