"""The texts of the papers themselves, as an office words them, in Chinese and English."""

from tracker.domain.vocabulary import Reason, Status
from tracker.wording import Both

# Columns of a 台账, in the order offices use; no national standard fixes them.
COLUMNS = {
    "number": Both("序号", "No."),
    "task": Both("任务事项", "Commitment"),
    "target": Both("目标要求", "Target"),
    "unit": Both("牵头(责任)单位", "Responsible unit"),
    "leader": Both("责任领导", "Leader"),
    "deadline": Both("完成时限", "Deadline"),
    "progress": Both("进展情况", "What is reported"),
    "problem": Both("存在问题", "Problem"),
    "next": Both("下一步措施", "Next steps"),
    "done": Both("完成情况", "State"),
    "closed": Both("销号时间", "Closed on"),
    "note": Both("备注", "Note"),
}
# Further columns of the tables that machines read too.
MORE_COLUMNS = {
    "status": Both("状态", "Status"),
    "new_deadline": Both("延期至", "Extended to"),
    "days_overdue": Both("逾期天数", "Days overdue"),
    "light": Both("亮灯", "Light"),
    "grade": Both("事项类别", "Grade"),
    "value": Both("目标值", "Target value"),
    "value_unit": Both("计量单位", "Measure"),
    "measure": Both("报告值", "Reported value"),
    "confidence": Both("判定把握（满分1）", "Confidence (of 1)"),
    "issuer": Both("发文机关", "Issuer"),
    "year": Both("年度", "Year"),
    "topic": Both("领域", "Topic"),
    "report": Both("出处文件", "Source"),
    "section": Both("出处章节", "Section"),
    "id": Both("编号", "Id"),
    "version": Both("版本", "Version"),
}
EVIDENCE_COLUMNS = {
    "id": Both("编号", "Id"),
    "task": Both("任务事项", "Commitment"),
    "rank": Both("证据次序", "Rank"),
    "text": Both("报告原文", "What the report says"),
    "report": Both("报告", "Report"),
    "section": Both("章节", "Section"),
    "report_date": Both("报告日期", "Report date"),
    "comparison": Both("比对结果", "Comparison"),
    "score": Both("匹配度", "Score"),
    "file": Both("文件", "File"),
    "start": Both("起始位置", "From character"),
    "end": Both("结束位置", "To character"),
}

SCOPE_ISSUER = Both("{issuer}工作承诺", "{issuer}")
SCOPE_DEFAULT = Both("各单位工作承诺", "all units")
# Titles in the pieces that may each begin a line.
TITLE_OVERDUE = (
    Both("关于{scope}", "Overdue commitments of {scope} "),
    Both("（截至{day}）", "(as of {day})"),
    Both("逾期事项的通报", ""),
)
TITLE_SUMMARY = (
    Both("{scope}", "How the commitments of {scope} stand "),
    Both("（截至{day}）", "(as of {day})"),
    Both("兑现情况总览", ""),
)
TITLE_UNIT = (
    Both("关于{unit}承诺事项", "Commitments of {unit}: how they stand "),
    Both("（截至{day}）", "(as of {day})"),
    Both("办理情况的通报", ""),
)
TITLE_DUE = (
    Both("关于{scope}", "Commitments of {scope} due soon "),
    Both("近期到期事项的提示", ""),
    Both("（{day}至{last}）", "({day} to {last})"),
)
TITLE_LEDGER = (Both("{scope}台账", "Ledger of {scope} "), Both("（截至{day}）", "(as of {day})"))
TITLE_SLIP = Both("督 办 单", "Supervision slip")
ANNEX_TITLE = Both("{what}台账", "Ledger: {what}")
ANNEX_OVERDUE = Both("逾期事项", "overdue items")
ANNEX_UNIT = Both("{unit}承诺事项", "items of {unit}")
ANNEX_DUE = Both("近期到期事项", "items due soon")
ANNEX_LABEL = Both("附件", "Annex")
ANNEX_NOTE_TWO = Both("附件：1.{first}　2.{second}", "Annexes: 1. {first}; 2. {second}")
ANNEX_SUBSTANCE = Both("有关报告可核情况", "How far the reports can be checked")
SUBSTANCE_COLUMNS = (
    Both("序号", "No."),
    Both("报告", "Report"),
    Both("成效表述（条）", "Statements of achievement"),
    Both("没有数字和具体名称", "Without number or name"),
    Both("隐去数字或名称", "Redacted"),
    Both("与上一份报告逐字相同", "Word for word as in the report before"),
    Both("与其他单位报告逐字相同", "Word for word as in another body's"),
)
NOT_COMPARED = Both("无可比报告", "nothing to compare")
ANNEX_NOTE = Both("附件：{title}", "Annex: {title}")

RECIPIENTS = Both("各有关单位：", "To all units concerned:")
OPENING_OVERDUE = Both(
    "现将截至{day}{scope}逾期事项的有关情况通报如下。所列事项和反馈情况均摘自在案文件原文，并注明出处。",
    "The overdue items of {scope} as of {day} are set out below. Every item and every finding is quoted from "
    "the documents on file, with its source.",
)
OPENING_UNIT = Both(
    "现将截至{day}你单位承诺事项的办理情况通报如下。所列事项和反馈情况均摘自在案文件原文，并注明出处。",
    "How the commitments of your unit stand as of {day} is set out below. Every item and every finding is quoted "
    "from the documents on file, with its source.",
)
OPENING_DUE = Both(
    "现将{day}至{last}到期的承诺事项提示如下，请按时完成并及时反馈。",
    "The commitments that fall due from {day} to {last} are listed below. Please finish and report them in time.",
)
OPENING_SUMMARY = Both(
    "根据在案文件逐项比对，现将截至{day}{scope}的兑现情况汇总如下。",
    "From an item-by-item comparison of the documents on file, the commitments of {scope} stand as follows on {day}.",
)

H_OVERALL = Both("总体情况", "Overall")
H_OVERDUE = Both("逾期事项", "Overdue items")
H_DONE = Both("办理较好的方面", "What was done")
H_PROBLEMS = Both("存在的主要问题", "What is wrong")
H_REQUIREMENTS = Both("工作要求", "What is required")
DUE_ON = Both("{day}到期", "Due on {day}")
H_BY_UNIT = Both("分单位情况", "By unit")
H_BY_ISSUER = Both("分发文机关情况", "By issuer")
H_BY_TOPIC = Both("分领域情况", "By topic")
H_BY_YEAR = Both("分年度情况", "By year")
H_PENDING = Both("未到期事项", "Items not yet due")
H_UNVERIFIABLE = Both("无法核实事项", "Items that cannot be verified")
H_FULFILLED = Both("已兑现事项", "Fulfilled items")
SINCE_LAST = Both(
    "与{day}通报相比，新增逾期{new}项，上次通报事项中已销号或不再逾期{settled}项，仍未完成{left}项。",
    "Since the notice of {day} {new} items have become overdue, {settled} of those named then are settled, {left} are still open.",
)
DONE = Both(
    "已兑现{kept}项，占应完成事项（已兑现与逾期之和）的{share}。",
    "{kept} items are fulfilled, {share} of those fulfilled or overdue.",
)
DONE_UNITS = Both("{names}等已有事项兑现且无逾期事项。", "{names} have fulfilled items and nothing overdue.")
REST_IN_ANNEX = Both("其余{count}项详见附件。", "{count} more are listed in the annex.")
OTHER_UNITS = Both(
    "另有{units}个单位共{total}项：{names}，详见附件。",
    "{units} more units have {total}: {names}; see the annex.",
)
OTHER_UNITS_MORE = Both(
    "另有{units}个单位共{total}项：{names}等，详见附件。",
    "{units} more units have {total}, first of all {names}; see the annex.",
)
PROBLEM = Both("{what}{count}项。", "{what}: {count}.")
FOR_EXAMPLE = Both("如“{text}”。", "For example “{text}”.")
LINE_DUE = Both("{day}到期", "due {day}")
WHY_MISSED = Both("报告为{measure}，未达到", "{measure} reported: missed")
WHY_UNANSWERED = Both("未见{targets}的完成情况", "nothing reported on {targets}")
WHY_UNFINISHED = Both("报告反映已有进展，未说明完成", "progress reported, not completion")
COUNTED = Both("{what}（{count}项）", "{what} ({count})")

TOTAL = Both(
    "截至{day}，纳入台账的可核查事项共{total}项。其中，{parts}。",
    "As of {day} the ledger holds {total} verifiable items: {parts}.",
)
PART = Both("{status}{count}项，占{share}", "{count} {status} ({share})")
TOTAL_NONE = Both("截至{day}，台账中没有可核查的事项。", "As of {day} the ledger holds no verifiable items.")
OVERDUE_COUNTS = Both(
    "列入本通报的逾期事项共{total}项：{parts}。", "This paper lists {total} overdue items: {parts}."
)
OVERDUE_REASON = Both("{reason}{count}项", "{count} {reason}")
OVERDUE_UNITS = Both(
    "涉及责任单位{count}个，其中{names}。", "They concern {count} responsible units, first of all {names}."
)
OVERDUE_FEW_UNITS = Both(
    "涉及责任单位{count}个：{names}。", "They concern {count} responsible units: {names}."
)
OVERDUE_ONE_UNIT = Both("责任单位为{name}。", "The responsible unit is {name}.")
OVERDUE_NO_UNIT = Both("责任单位均未明确。", "None names a responsible unit.")
UNIT_COUNT = Both("{unit}{count}项", "{unit} ({count})")
OVERDUE_LONGEST = Both("逾期时间最长的为{days}天。", "The longest delay is {days} days.")
OVERDUE_NONE = Both("截至{day}，没有逾期事项。", "As of {day} nothing is overdue.")
DUE_COUNTS = Both(
    "上述期间到期的事项共{total}项，涉及责任单位{units}个。", "{total} items of {units} units fall due."
)
DUE_NONE = Both("上述期间没有到期的事项。", "Nothing falls due in this time.")
NEAR_DUE = Both(
    "未到期事项中，7日内到期{d7}项，30日内到期{d30}项，90日内到期{d90}项。",
    "Of the pending items {d7} fall due within 7 days, {d30} within 30, {d90} within 90.",
)
UNIT_COUNTS = Both(
    "截至{day}，{unit}列入台账的事项共{total}项：{parts}。",
    "As of {day} the ledger holds {total} items of {unit}: {parts}.",
)
STATUS_COUNT = Both("{status}{count}项", "{count} {status}")

TABLE_STATUS = Both("承诺事项总体情况", "Commitments by status")
TABLE_OVERDUE = Both("逾期事项分单位情况", "Overdue items by unit")
COL_STATUS = Both("状态", "Status")
COL_COUNT = Both("事项数（项）", "Items")
COL_SHARE = Both("占比", "Share")
COL_TOTAL = Both("合计", "Total")
COL_RATE = Both("兑现率", "Share kept")
COL_UNIT = Both("责任单位", "Unit")
COL_ISSUER = Both("发文机关", "Issuer")
COL_TOPIC = Both("领域", "Topic")
COL_YEAR = Both("年度", "Year")
OTHERS = Both("其他{count}个", "{count} others")
RATE_NOTE = Both(
    "注：兑现率为已兑现事项占已兑现、逾期事项之和的比例，未到期和无法核实的事项不计入。",
    "Note: the share kept is taken of fulfilled and overdue items only; pending and unverifiable ones are left out.",
)

UNSORTED = Both("未归类", "not sorted")
UNKNOWN_UNIT = Both("责任单位未明确", "no unit named")
LABEL_TARGET = Both("目标要求：", "Target: ")
LABEL_DEADLINE = Both("完成时限：", "Deadline: ")
LABEL_REPORTED = Both("反馈情况：", "Reported: ")
LABEL_FINDING = Both("比对结果：", "Finding: ")
LABEL_NEAR = Both("相近表述（不足以认定）：", "Nearest, but no answer: ")
LABEL_CHAINS = Both("历年：", "Through the years: ")
LABEL_CONFLICT = Both("另有说法：", "Elsewhere: ")
LABEL_NOTE = Both("备注：", "Note: ")
LABEL_SOFT = Both("原文使用“{word}”等非刚性表述。", "The wording is a soft one (“{word}”).")
LABEL_SOFT_PLAIN = Both("原文使用非刚性表述。", "The wording is a soft one.")
TARGET_REDACTED = Both("{metric}{raw}（数字已隐去）", "{metric} {raw} (redacted)")
NO_TARGET = Both("按原文表述完成。", "As worded.")
DEADLINE_RAW = Both("（原文“{raw}”）", " (written “{raw}”)")
DEADLINE_PLAN = Both("（原文未写明，按计划期末计）", " (none written: end of the plan period)")
DEADLINE_NONE = Both("未明确", "none")
DEADLINE_NO_DAY = Both("原文“{raw}”，无确定日期", "written “{raw}”, no fixed day")
DEADLINE_REDACTED = Both("原文隐去", "redacted")
DEADLINE_EXTENDED = Both("{day}（已批准延期，原为{before}）", "{day} (extended, was {before})")
DEADLINE_EXTENDED_PLAIN = Both("{day}（已批准延期）", "{day} (extended)")
DAYS_OVERDUE = Both("已逾期{days}天", "{days} days overdue")
OVERDUE_STATE = Both("逾期{days}天", "{days} days overdue")
DUE_REACHED = Both("当日到期", "due that day")
DUE_TODAY = Both("今日到期", "due today")
DAYS_LEFT = Both("距到期还有{days}天", "{days} days left")
LATE_STATE = Both("已兑现（逾期完成）", "fulfilled, late")
SOURCE_SECTION = Both("{report}“{section}”部分", "{report}, section “{section}”")
SOURCE_UNTITLED = Both("{issuer}{day}报告，文件“{file}”", "{issuer} report of {day}, file “{file}”")
SOURCE_FILE = Both("文件“{file}”", "file “{file}”")
SOURCE_DATED = Both("{day}《{title}》", "“{title}” of {day}")
SOURCE_PLAIN = Both("《{title}》", "“{title}”")
SOURCE_LABEL = Both("出处：", "Source: ")
SILENT = {
    Reason.NO_REPORT: Both(
        "完成时限已过，此后在案的报告未提及该事项。",
        "The deadline has passed, and no report on file since then mentions the item.",
    ),
    Reason.NO_LATER_REPORT: Both(
        "在案文件中没有期限届满后的报告。", "No report from after the deadline is on file."
    ),
    Reason.NOT_MENTIONED: Both("后续报告未提及该事项。", "Later reports do not mention the item."),
}
NEAR_ONLY = Both("相近表述，不足以认定", "nearest, but no answer")
PENDING_SILENT = Both("期限未到，暂无反馈。", "Not yet due; nothing reported so far.")
NOTHING_REPORTED = Both("在案报告未提及该事项。", "The reports on file do not mention the item.")
REASON_LEAD = {
    Reason.SHORTFALL: Both(
        "已有反馈数据或说明，到期未达到目标要求。",
        "A report gives a figure or says so: the target was missed.",
    ),
    Reason.UNFINISHED: Both(
        "报告反映已有进展，到期尚未完成。", "A report shows progress, but they were not finished in time."
    ),
    Reason.NO_REPORT: Both(
        "写明的期限已过，到期后在案的报告未作反馈。",
        "The deadline stated has passed, and the reports on file since then say nothing.",
    ),
}
REASON_OTHER = Both("经核定逾期", "overdue by decision of a person")

REQUIREMENTS = (
    Both(
        "请各责任单位对照附件台账逐项核实，分析未达标、未完成的原因，明确责任人、整改措施和完成时限，抓紧推进落实。",
        "Each unit shall check its items in the annexed ledger, find out why they fell short, and name who will do what by when.",
    ),
    Both(
        "到期未反馈的事项，请尽快书面反馈办理情况，并附佐证材料；已经完成的，按程序申请销号。",
        "Items due but not reported shall be reported in writing with proof; those already done may be proposed for closing.",
    ),
    Both(
        "确因客观原因不能按期完成的，请说明理由，按程序申请延期或者调整；对所列情况有异议的，请及时反馈并附依据。",
        "Where an item could not be finished for outside reasons, say why and ask for an extension or a change; whoever "
        "disagrees with a finding shall say so and give the grounds.",
    ),
)

SLIP_ROWS = {
    "number": Both("文号", "Number"),
    "item": Both("督办事项", "Item"),
    "source": Both("事项出处", "Source"),
    "target": Both("目标要求", "Target"),
    "unit": Both("承办单位", "Responsible unit"),
    "deadline": Both("完成时限", "Deadline"),
    "state": Both("当前状态", "State"),
    "reported": Both("反馈情况", "What is reported"),
    "finding": Both("比对结果", "Finding"),
    "reminded": Both("催办", "Reminded"),
    "note": Both("备注", "Note"),
    "requirement": Both("督办要求", "What is required"),
    "reply_by": Both("反馈时限", "Answer by"),
    "answer": Both("办理情况", "Answer of the unit"),
    "leader": Both("责任领导签字", "Signed by"),
    "answered": Both("反馈日期", "Date"),
}
SLIP_REMINDED = Both("第{count}次催办", "reminder {count}")
SLIP_REQUIREMENT = {
    Status.OVERDUE: Both(
        "请核实未按期完成的原因，抓紧办理，并书面反馈办理情况及佐证材料；已经完成的，请附依据申请销号。",
        "Find out why it was not done in time, get it done, and answer in writing with proof; if it is done, show it.",
    ),
    Status.PENDING: Both(
        "请按时限要求推进落实，到期前书面反馈办理情况。",
        "Finish it in time and answer in writing before the deadline.",
    ),
    Status.UNVERIFIABLE: Both(
        "请书面反馈办理情况，并附佐证材料。", "Answer in writing how it stands, with proof."
    ),
    Status.FULFILLED: Both(
        "请补充佐证材料，按程序申请销号。", "Hand in the proof and propose it for closing."
    ),
}
SLIP_NUMBER = Both("编号：{id}", "No. {id}")
SLIP_DATE = Both("{day}", "{day}")

SHEET_LEDGER = Both("台账", "Ledger")
SHEET_SUMMARY = Both("汇总", "Summary")
SHEET_EVIDENCE = Both("证据", "Evidence")
STATUS_PROMPT = Both(
    "如需更正，请从列表中选择；不填则沿用系统判定。",
    "Choose from the list to correct; leave empty to keep the finding.",
)
STATUS_ERROR = Both("请从下拉列表中选择状态。", "Please choose a status from the list.")
EXTEND_PROMPT = Both(
    "批准延期的，填写新的完成时限（日期）。", "The new deadline, where an extension was granted."
)
FILL_NOTE = Both(
    "浅黄色三列（状态、延期至、备注）可由责任单位填写，填好后可导回系统；其他列的改动不会读入。",
    "The three light yellow columns (status, extended to, note) can be filled in and read back; changes elsewhere are not read.",
)
PAGE_FOOT = Both("第 &P 页，共 &N 页", "Page &P of &N")
REMINDER = Both("{days}天后到期：{task}", "Due in {days} days: {task}")
ITEMS_DUE = Both("{count}项到期（{first}等）", "{count} items due ({first}, …)")
MORE_ITEMS = Both("另有{count}项，见台账。", "{count} more: see the ledger.")
CALENDAR = Both("承诺事项到期日历", "Deadlines of commitments")

HTML = {
    "search": Both("搜索（事项、单位、证据）", "Search (item, unit, evidence)"),
    "all_statuses": Both("全部状态", "All statuses"),
    "all_units": Both("全部单位", "All units"),
    "shown": Both("显示 {shown} / {total} 项", "{shown} of {total} items"),
    "nothing": Both("没有符合条件的事项。", "Nothing matches."),
    "list": Both("事项清单", "Items"),
    "promise": Both("承诺原文", "The promise"),
    "evidence": Both("报告原文", "What the report says"),
    "near": Both("相近表述（不足以认定）", "Nearest, but no answer"),
    "finding": Both("判定", "Finding"),
    "print": Both("打印", "Print"),
    "chart_status": Both("按状态", "By status"),
    "chart_units": Both("逾期最多的单位", "Units with most overdue items"),
    "chart_years": Both("按年度", "By year"),
    "generated": Both("由 tracker 生成，数据截至{day}。", "Made by tracker; as of {day}."),
    "reset": Both("清除条件", "Reset"),
    "unit": Both("责任单位", "Unit"),
    "deadline": Both("完成时限", "Deadline"),
    "target": Both("目标要求", "Target"),
    "note": Both("备注", "Note"),
    "mark": Both("人工核定", "Decision"),
    "confidence": Both("判定把握：{degree}", "confidence: {degree}"),
}
