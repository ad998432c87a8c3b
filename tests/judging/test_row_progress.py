"""A row's progress cell decides about its own promise: by numbers, by shares, by the state it tells."""

from datetime import date

import pytest

from tracker.domain.form import Form
from tracker.domain.policy import Policy
from tracker.domain.promise import Achievement, Commitment
from tracker.domain.report import Hints
from tracker.domain.vocabulary import Outcome
from tracker.extraction.extract import extract
from tracker.judging.row_progress import decide_row

MET, SHORT, PROGRESS, SILENT = Outcome.MET, Outcome.SHORT, Outcome.PROGRESS, Outcome.SILENT
NEVER, LATE = date(2024, 3, 31), date(2024, 12, 31)


def row(task: str, progress: str, due: str = "2024年9月底") -> tuple[Commitment, list[Achievement]]:
    text = (
        "白石县2024年重点工作进展情况表\n白石县人民政府\n2024年12月31日\n序号\t重点任务\t责任单位\t完成时限\t进展情况\n"
        f"1\t{task}\t县住建局\t{due}\t{progress}\n2\t新建公园1个\t县住建局\t2024年9月底\t已完成\n"
    )
    found = extract(text, Hints(file_name="a.txt"), Form())
    own = [item for item in found.commitments if item.text in task or task in item.text]
    at = found.commitments.index(own[0])
    return own[0], [item for item in found.achievements if item.answers == at]


@pytest.mark.parametrize(
    ("task", "progress", "outcome"),
    [
        ("新建足球场4片", "4片足球场已全部建成投用", MET),
        ("新建足球场4片", "已完成", MET),
        ("新建足球场4片", "已完成2片", SHORT),
        ("改造老旧小区12个", "已完成8个，4个正在施工", PROGRESS),
        ("改造老旧小区12个", "全年任务12个，已完成9个，其余正在施工", PROGRESS),
        ("改造老旧小区12个", "完成率100%", MET),
        ("改造老旧小区12个", "完成年度目标任务的80%", SHORT),
        ("改造老旧小区12个", "3321", MET),
        ("建成县级物流中心", "因土地指标未落实，尚未开工", SHORT),
        ("建成县级物流中心", "已完工", MET),
        ("建成县级物流中心", "完成投资2.3亿元", PROGRESS),
        ("建成县级物流中心", "已完成施工图设计，正在招标", PROGRESS),
        ("建成县级物流中心", "预计12月底完工", PROGRESS),
        ("建成县级物流中心", "主体已完工，装修尚未开工", PROGRESS),
        ("建成县级物流中心", "形象进度90%", PROGRESS),
        ("建成县级物流中心", "见备注", SILENT),
        ("建成县级物流中心", "项目已于6月20日通车", MET),
        ("新建公办幼儿园6所", "6所均已开工，其中4所完成主体施工", PROGRESS),
        ("新建公办幼儿园6所", "6所幼儿园均已建成招生", MET),
        ("开工建设公办幼儿园6所", "6所均已开工", MET),
        ("印发《民营经济若干措施》", "已于6月20日印发", MET),
        ("印发《民营经济若干措施》", "已印发会议通知", PROGRESS),
        ("印发《民营经济若干措施》", "征求意见稿已印发各单位", PROGRESS),
        ("清退违规发放补贴18.6万元", "违规补贴已全部清退", MET),
        ("成立县城市更新投资公司", "已成立工作专班", PROGRESS),
        ("新增公交站点8个", "A类（已解决）", MET),
        ("新增公交站点8个", "B类（列入2025年计划）", PROGRESS),
        ("新增公交站点8个", "C类", SHORT),
        ("新增公交站点8个", "否", SHORT),
    ],
)
def test_what_a_cell_says_of_its_row(task: str, progress: str, outcome: Outcome) -> None:
    commitment, clauses = row(task, progress)
    decision = decide_row(commitment, clauses, LATE, Policy())
    assert (decision.outcome, decision.rule.partition(".")[0]) == (outcome, "row")


@pytest.mark.parametrize("progress", ["已完成2片", "完成率50%"])
def test_before_the_deadline_a_number_is_no_miss(progress: str) -> None:
    commitment, clauses = row("新建足球场4片", progress)
    told = [item for item in clauses if item.as_of is None or item.as_of > NEVER]
    early = [
        Achievement(
            item.span,
            item.text,
            item.kind,
            item.measures,
            NEVER,
            None,
            (),
            item.report,
            item.section,
            item.rules,
        )
        for item in told
    ]
    assert decide_row(commitment, early, NEVER, Policy()).outcome is PROGRESS


def test_the_task_cell_is_no_evidence() -> None:
    commitment, clauses = row("新建足球场4片", "")
    assert clauses == []
    assert commitment.restated
    assert decide_row(commitment, clauses, LATE, Policy()).outcome is SILENT
