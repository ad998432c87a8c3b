"""The rules that decide what came of an item, and why two numbers were not compared, in words a user understands."""

from collections.abc import Mapping

from .both import Both

JUDGING_RULES: Mapping[str, Both] = {
    "act.done": Both("报告称该事项已办成", "the report says the very act was done"),
    "act.earlier_stage": Both("报告只到此前的阶段", "the report tells of an earlier stage"),
    "act.not_done": Both("报告称该事项未办成", "the report says it was not done"),
    "act.of_years": Both(
        "多年回顾中提到同类事项，是否所承诺的一项请人工审核",
        "a review of several years tells of a thing of the kind; whether it is the one promised a person should check",
    ),
    "act.otherwise": Both(
        "报告称同一事项已办，用词与承诺不同", "the very topic is reported done, in a verb of its own"
    ),
    "act.under_way": Both("报告称该事项仍在推进", "the report says work goes on"),
    "admitted": Both("报告自述未达预期", "the report itself says that it was missed"),
    "all_of_it": Both("报告称所列各项已全部完成", "the report says the whole list before it was done"),
    "evidence.rejected": Both("原有依据已被人工否定", "a person rejected the evidence"),
    "evidence.attached": Both(
        "依据由人工补充，是否完成请人工标记", "a person attached the evidence; a mark settles it"
    ),
    "income_growth.behind": Both("居民收入增速明显低于经济增速", "income grew clearly less than output"),
    "income_growth.kept": Both("居民收入与经济增长基本同步", "income kept step with output"),
    "topic.no_figure": Both(
        "报告提到该事项，没有给出承诺的数值", "the topic is mentioned, the figure promised is not"
    ),
    "topic.other_form": Both(
        "报告以其他形式反映同一指标，没有给出承诺的数值", "the same indicator is reported in another form"
    ),
    "topic.mentioned": Both(
        "报告提到同一事项，是否完成请人工审核",
        "the report speaks of the same topic; whether it was done a person should check",
    ),
    "topic.under_way": Both("报告称正在推进，没有给出数量", "reported as going on, without a number"),
    "no_report_on_file": Both("尚无后续报告", "there is no later report on file"),
    "nothing_found": Both("报告中没有相关表述", "nothing in the report speaks of it"),
    "numbers.before_deadline": Both(
        "期限之前的数值，尚未达到", "a figure from before the deadline, not yet reached"
    ),
    "numbers.missed": Both("报告数值未达到目标", "a reported figure misses its target"),
    "numbers.part": Both("只有部分目标有数值或达到", "only some targets are reported or reached"),
    "numbers.rest_not_reported": Both(
        "报告提到的指标均已达到，其余未提及", "what is reported was reached; the rest is not mentioned"
    ),
    "numbers.reached": Both("报告数值达到全部目标", "every target was reached in figures"),
    "numbers.related": Both("报告数值相近，口径不完全相同", "a figure of nearly the same, not the same"),
    "objects.all_done": Both("并列的各事项均已办成", "each of the parallel objects was done"),
    "objects.part": Both("并列的事项只提到一部分", "only some of the parallel objects are mentioned"),
    "objects.rest_not_reported": Both(
        "报告提到的事项均已办成，其余未提及", "what is reported was done; the rest is not mentioned"
    ),
    "other_period": Both("报告说的是其他年度", "the report speaks of other years"),
    "row.empty": Both("本行进展栏没有内容", "the row's progress cell says nothing"),
    "row.finished": Both("本行进展栏称已完成", "the row's progress cell says it is done"),
    "row.missed": Both(
        "本行进展栏的数值未达到目标", "the row's progress cell gives a figure that misses the target"
    ),
    "row.missed_share": Both(
        "本行完成比例不足100%，期限已过", "the row's share done is below 100 % after the deadline"
    ),
    "row.not_done": Both(
        "本行进展栏称未开工或未完成", "the row's progress cell says it is not begun or not done"
    ),
    "row.not_yet": Both(
        "本行进展栏的数值尚未达到目标", "the row's progress cell gives a figure not yet reached"
    ),
    "row.partly": Both(
        "本行进展栏称部分完成、部分未完成", "the row's progress cell says part is done and part is not"
    ),
    "row.reached": Both(
        "本行进展栏的数值达到目标", "the row's progress cell gives a figure that reaches the target"
    ),
    "row.begun": Both(
        "本行进展栏只说已开工等，未说建成", "the row's progress cell counts what is begun, not what is done"
    ),
    "row.share": Both("本行完成比例不足100%", "the row's share done is below 100 %"),
    "row.some_numbers": Both("本行进展栏只回应部分目标", "the row's progress cell answers only some targets"),
    "row.reported": Both(
        "本行进展栏有内容，未说是否完成", "the row's progress cell tells of it, not whether it is done"
    ),
    "row.under_way": Both("本行进展栏称仍在推进", "the row's progress cell says work goes on"),
    "row.whole_share": Both("本行完成比例达到100%", "the row's share done reaches 100 %"),
    "reported_complete": Both(
        "报告称该项任务已全部（超额）完成", "the report says this very task was completed"
    ),
    "too_weak": Both(
        "没有明确回应；所列为最接近的表述，供人工判断",
        "no clear answer; the nearest clause is shown for a person to judge",
    ),
    "whole.done": Both("报告称已全部覆盖或未发生", "reported as covering all, or as never having happened"),
    "whole.so_far": Both("期限之前尚未发生", "has not happened so far, before the deadline"),
}

COMPARISON_NOTES: Mapping[str, Both] = {
    "almost": Both("报告称基本完成，未说全部完成", "reported as nearly all, not all"),
    "before_deadline": Both("期限未到", "before the deadline"),
    "direction": Both("数值越低越好，未必未达", "lower is better here"),
    "far_beyond": Both("数值远超目标，口径可能不同", "far beyond: perhaps another whole"),
    "later_stage": Both("说的是之后阶段的数量", "counts a later stage"),
    "narrower": Both("口径可能更窄", "perhaps of something narrower"),
    "not_reported": Both("报告未提", "not reported"),
    "not_the_same": Both("口径不完全相同", "not quite the same topic"),
    "one_year": Both("多年目标，只有一年的数值", "one year of several"),
    "same_place": Both(
        "并列各项逐一对应，数值相同", "the list is answered member by member, by the same number"
    ),
    "parts": Both("报告分项数值相加", "the parts that are reported, added up"),
    "hoped_for": Both("力争的数值，不作为未完成的依据", "a figure striven for beyond the one promised"),
    "plan_share": Both("报告只说完成计划的比例", "reported as a share of what was planned"),
    "several": Both("同句有多个数值，不能断定", "several figures beside each other"),
    "under_way": Both("仍在推进", "still going on"),
    "weak": Both("表述相近程度不足以断定", "too unlike to tell"),
}
"""Why a comparison was left open."""


STATUS_RULES: Mapping[str, Both] = {
    "status.declaratory": Both("一般性表述，不作核实", "a general statement is not checked"),
    "status.kept": Both("后续报告说明已兑现", "a later report says that it was kept"),
    "status.redacted": Both("数字或期限已隐去，无法核实", "its figure or deadline is redacted"),
    "status.no_day.doubtful": Both(
        "没有确定期限，证据待人工判断", "it has no day, and what was found is not sure"
    ),
    "status.no_day.not_mentioned": Both(
        "没有确定期限，后续报告未提及", "it has no day, and no later report mentions it"
    ),
    "status.no_day.no_report": Both(
        "没有确定期限，也没有后续报告", "it has no day, and there is no later report"
    ),
    "status.not_due": Both("期限未到", "its deadline has not come"),
    "status.doubtful": Both("证据不足或相互矛盾", "the evidence is weak or conflicts"),
    "status.not_comparable": Both(
        "报告已反映，但没有可对照的数字，或只说了其中一部分",
        "it is reported, with no figure to hold against it, or only in part",
    ),
    "status.missed": Both(
        "到期报告的数值未达到目标", "the figure reported at its deadline misses the target"
    ),
    "status.unfinished": Both(
        "到期报告称尚未完成", "the report at its deadline says that it is not finished"
    ),
    "status.no_report_yet": Both("尚无期限届满后的报告", "there is no report from after its deadline yet"),
    "status.near_clause": Both(
        "有相近表述，不足以认定", "there is a clause near to it, which does not decide"
    ),
    "status.silent_after_named_day": Both(
        "写明了期限，到期后的报告未提及", "a day was named, and the report after it does not mention it"
    ),
    "status.silent": Both("未写明期限，后续报告未提及", "no day was named, and no later report mentions it"),
    "status.scan_doubtful": Both("扫描识别存疑，先核对原件", "recognised with doubt: look at the page first"),
}


def status_rule(id: str) -> Both | None:
    """What the rule that gave a status says, None for an id that is none."""
    return STATUS_RULES.get(id)


def judging_rule(id: str) -> Both | None:
    """What a rule says, or None for an id that is no rule of judging."""
    return JUDGING_RULES.get(id)
