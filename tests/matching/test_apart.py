"""Each relation that keeps a reported number apart from a target, with a number that stands in it and one that does not."""

import pytest

from tests.judging.year_after_year import POLICY, facts, report_text
from tracker.matching.apart import APART_RULES
from tracker.service.assessing.assessment import Later, Plan, looked_at

CASES = {
    "whole": ("农村自来水普及率达到95%。", "农村自来水普及全覆盖。", "农村自来水普及率达到96%。"),
    "wider_whole": ("农村居民收入增长6%。", "居民收入增长6%。", "农村居民收入增长6%。"),
    "stage": ("建成社区食堂6所。", "开工社区食堂6所。", "建成社区食堂6所。"),
    "narrower": ("规上工业增加值增长6%。", "规上装备工业增加值增长9.1%。", "规上工业增加值增长7.1%。"),
    "other_indicator": ("登记失业率控制在4%以内。", "城镇调查失业率5.1%。", "城镇登记失业率3.6%。"),
    "wider_thing": ("新增托育床位120张。", "新增床位460张。", "新增托育床位460张。"),
    "forecast": ("新增公租房300套。", "预计可新增公租房300套。", "新增公租房300套。"),
    "per_head": ("新增公园绿地12平方米。", "人均公园绿地12平方米。", "新增公园绿地12平方米。"),
    "act": ("新建口袋公园12个。", "改造提升口袋公园12个。", "新建口袋公园12个。"),
    "net": ("新增种业企业12家。", "净增种业企业12家。", "新增种业企业12家。"),
    "wider": ("新增公办幼儿园学位600个。", "新增各类幼儿园学位900个。", "新增公办幼儿园学位700个。"),
    "counted": ("打造夜间消费商圈8个。", "打造夜间消费20个场景。", "打造8个夜间消费商圈。"),
}


def relations(promise: str, reported: str) -> set[str]:
    plan, commitments = facts(report_text(2021, "全县经济平稳运行。", promise), 2021, "plan.txt")
    later, _ = facts(report_text(2022, reported, "继续做好各项工作。"), 2022, "later.txt")
    looked = looked_at(Plan(plan, commitments), Later(later, POLICY))
    return {number.obstacle for found in looked.values() for one in found for number in one.numbers}


@pytest.mark.parametrize("relation", CASES)
def test_a_number_that_stands_in_the_relation_and_one_that_does_not(relation: str) -> None:
    promise, apart, beside = CASES[relation]
    assert relation in relations(promise, apart)
    assert "" in relations(promise, beside)
    assert relation not in relations(promise, beside)


def test_the_cases_are_of_rules() -> None:
    named = {rule.relation for rule in APART_RULES}
    assert set(CASES) <= named
    assert named - set(CASES) <= {"baseline", "scope"}
