"""A label for every member of every closed vocabulary. A test holds the tables complete.

The words are those offices print: 台账 states, 督查 terms (domain notes in `docs/`).
"""

from collections.abc import Mapping
from enum import StrEnum

from tracker.domain.chain import Turn
from tracker.domain.vocabulary import (
    AchievementKind,
    Agreement,
    Basis,
    Change,
    ClaimKind,
    ClaimState,
    CorrectionKind,
    EvidenceDecision,
    Grade,
    Light,
    LoopStage,
    MarkKind,
    NoticeKind,
    Op,
    Origin,
    Outcome,
    Reason,
    Recurrence,
    Scan,
    SectionKind,
    Severity,
    Status,
)

from .both import Both

_GRADES: dict[StrEnum, Both] = {
    Grade.HARD: Both("硬指标", "hard"),
    Grade.MILESTONE: Both("标志性事项", "milestone"),
    Grade.DECLARATORY: Both("一般性表述", "declaratory"),
}
_BASES: dict[StrEnum, Both] = {
    Basis.EXPLICIT: Both("原文写明", "stated"),
    Basis.PLAN_PERIOD: Both("按计划期末", "end of the plan period"),
    Basis.REDACTED: Both("已隐去", "redacted"),
    Basis.NONE: Both("无期限", "none"),
}
_OPS: dict[StrEnum, Both] = {
    Op.AT_LEAST: Both("≥", "≥"),
    Op.AT_MOST: Both("≤", "≤"),
    Op.ABOUT: Both("约", "about "),
    Op.RANGE: Both("", ""),
    Op.SET: Both("", ""),
}
_CHANGES: dict[StrEnum, Both] = {
    Change.INCREASE: Both("增长", "up"),
    Change.DECREASE: Both("下降", "down"),
}
_RECURRENCES: dict[StrEnum, Both] = {
    Recurrence.WEEKLY: Both("每周", "every week"),
    Recurrence.MONTHLY: Both("每月", "every month"),
    Recurrence.QUARTERLY: Both("每季度", "every quarter"),
    Recurrence.HALF_YEARLY: Both("每半年", "every half-year"),
    Recurrence.YEARLY: Both("每年", "every year"),
}
_SCANS: dict[StrEnum, Both] = {
    Scan.CLEAR: Both("扫描识别", "recognised from a scan"),
    Scan.DOUBTFUL: Both("扫描识别，有存疑字符", "recognised from a scan with doubtful characters"),
}
_OUTCOMES: dict[StrEnum, Both] = {
    Outcome.MET: Both("达到", "met"),
    Outcome.SHORT: Both("未达到", "fell short"),
    Outcome.PROGRESS: Both("推进中", "in progress"),
    Outcome.SILENT: Both("未提及", "not mentioned"),
}
_STATUSES: dict[StrEnum, Both] = {
    Status.FULFILLED: Both("已兑现", "fulfilled"),
    Status.PENDING: Both("未到期", "pending"),
    Status.OVERDUE: Both("逾期", "overdue"),
    Status.UNVERIFIABLE: Both("无法核实", "unverifiable"),
}
_REASONS: dict[StrEnum, Both] = {
    Reason.SHORTFALL: Both("未达标", "fell short"),
    Reason.UNFINISHED: Both("未完成", "unfinished"),
    Reason.NO_REPORT: Both("到期未反馈", "due, not reported"),
    Reason.NO_LATER_REPORT: Both("无后续报告", "no later report"),
    Reason.NOT_MENTIONED: Both("后续报告未提及", "not mentioned later"),
    Reason.NOT_COMPARABLE: Both("有反映但无法比对", "reported, not comparable"),
    Reason.REDACTED: Both("数字或期限已隐去", "redacted"),
    Reason.DECLARATORY: Both("一般性表述", "declaratory"),
    Reason.AMBIGUOUS: Both("证据不足或相互矛盾", "evidence unclear"),
    Reason.EXTENDED: Both("批准延期", "extended"),
    Reason.LONG_TERM: Both("长期坚持", "long-term"),
    Reason.ADJUSTED: Both("已调整", "adjusted"),
    Reason.CANCELLED: Both("已取消", "cancelled"),
    Reason.CLOSED: Both("已销号", "closed"),
    Reason.MARKED: Both("人工标记", "marked by a person"),
}
_MARKS: dict[StrEnum, Both] = {
    MarkKind.FULFILLED: Both("已兑现", "fulfilled"),
    MarkKind.PENDING: Both("未到期", "pending"),
    MarkKind.OVERDUE: Both("逾期", "overdue"),
    MarkKind.UNVERIFIABLE: Both("无法核实", "unverifiable"),
    MarkKind.EXTENDED: Both("批准延期", "extended"),
    MarkKind.LONG_TERM: Both("长期坚持", "long-term"),
    MarkKind.ADJUSTED: Both("调整", "adjusted"),
    MarkKind.CANCELLED: Both("取消", "cancelled"),
    MarkKind.CLOSED: Both("销号", "closed"),
    MarkKind.NOTE: Both("备注", "note"),
    MarkKind.WITHDRAWN: Both("撤回标记", "mark withdrawn"),
}
_DECISIONS: dict[StrEnum, Both] = {
    EvidenceDecision.CONFIRMED: Both("证据已确认", "evidence confirmed"),
    EvidenceDecision.REJECTED: Both("证据已否定", "evidence rejected"),
    EvidenceDecision.ATTACHED: Both("人工补充证据", "evidence attached"),
    EvidenceDecision.WITHDRAWN: Both("证据决定已撤回", "decision withdrawn"),
}
_ORIGINS: dict[StrEnum, Both] = {
    Origin.READ: Both("文件读出", "read"),
    Origin.ADDED: Both("人工登记", "added by a person"),
}
_CORRECTIONS: dict[StrEnum, Both] = {
    CorrectionKind.ADDED: Both("人工登记", "added"),
    CorrectionKind.CORRECTED: Both("更正", "corrected"),
    CorrectionKind.ASSIGNED: Both("落实责任单位", "assigned"),
    CorrectionKind.DROPPED: Both("剔除", "dropped"),
    CorrectionKind.SPLIT: Both("拆分", "split"),
    CorrectionKind.RESTORED: Both("恢复", "restored"),
    CorrectionKind.WITHDRAWN: Both("撤回更正", "correction withdrawn"),
}
_NOTICES: dict[StrEnum, Both] = {
    NoticeKind.HANDED_OUT: Both("交办", "handed out"),
    NoticeKind.REMINDED: Both("催办", "reminded"),
    NoticeKind.WITHDRAWN: Both("撤回", "withdrawn"),
}
_CLAIMS: dict[StrEnum, Both] = {
    ClaimKind.CLAIMED: Both("单位反馈", "claimed"),
    ClaimKind.ACCEPTED: Both("审核通过", "accepted"),
    ClaimKind.RETURNED: Both("退回", "returned"),
    ClaimKind.WITHDRAWN: Both("撤回", "withdrawn"),
}
_CLAIM_STATES: dict[StrEnum, Both] = {
    ClaimState.DONE: Both("已完成", "done"),
    ClaimState.UNDER_WAY: Both("推进中", "under way"),
    ClaimState.NOT_STARTED: Both("未启动", "not started"),
    ClaimState.STUCK: Both("存在困难", "stuck"),
}
_LOOP_STAGES: dict[StrEnum, Both] = {
    LoopStage.NO_UNIT: Both("未明确责任单位", "without a unit"),
    LoopStage.NOT_HANDED_OUT: Both("待交办", "not handed out"),
    LoopStage.AWAITED: Both("待反馈", "answer awaited"),
    LoopStage.UNANSWERED: Both("超期未反馈", "answer overdue"),
    LoopStage.ANSWERED: Both("待审核", "to be checked"),
    LoopStage.RETURNED: Both("退回待报", "returned"),
    LoopStage.ACCEPTED: Both("审核通过", "accepted"),
    LoopStage.CLOSED: Both("已销号", "closed"),
}
_SECTIONS: dict[StrEnum, Both] = {
    SectionKind.MASTHEAD: Both("版头", "masthead"),
    SectionKind.PREAMBLE: Both("开头", "preamble"),
    SectionKind.REVIEW: Both("工作回顾", "review"),
    SectionKind.PROBLEM: Both("存在问题", "problems"),
    SectionKind.PLAN: Both("工作安排", "plan"),
    SectionKind.SUGGESTION: Both("意见建议", "suggestions"),
    SectionKind.CLOSING: Both("结尾", "closing"),
    SectionKind.GLOSSARY: Both("名词解释", "glossary"),
}
_ACHIEVEMENTS: dict[StrEnum, Both] = {
    AchievementKind.DONE: Both("已完成", "done"),
    AchievementKind.LEVEL: Both("达到数值", "level reached"),
    AchievementKind.UNDER_WAY: Both("推进中", "under way"),
    AchievementKind.NOT_DONE: Both("未完成", "not done"),
}
_LIGHTS: dict[StrEnum, Both] = {
    Light.GREEN: Both("绿灯", "green"),
    Light.BLUE: Both("蓝灯", "blue"),
    Light.YELLOW: Both("黄灯", "yellow"),
    Light.RED: Both("红灯", "red"),
    Light.OFF: Both("不亮灯", "off"),
}
_SEVERITIES: dict[StrEnum, Both] = {
    Severity.NOTE: Both("说明", "note"),
    Severity.WARNING: Both("提醒", "warning"),
    Severity.REFUSED: Both("未读入", "refused"),
}

_AGREEMENTS: dict[StrEnum, Both] = {
    Agreement.CONTRADICTION: Both("矛盾", "contradiction"),
    Agreement.DOUBT: Both("存疑", "doubt"),
    Agreement.CONFIRMED: Both("印证", "confirmed"),
}

_TURNS: dict[StrEnum, Both] = {
    Turn.AGAIN: Both("再次承诺", "promised again"),
    Turn.PUT_OFF: Both("推迟", "put off"),
    Turn.LOWERED: Both("目标调低", "lowered"),
    Turn.RAISED: Both("目标调高", "raised"),
    Turn.SOFTER: Both("措辞变弱", "softer"),
    Turn.FIRMER: Both("措辞变硬", "firmer"),
    Turn.MERGED: Both("并入同一事项", "merged"),
    Turn.KEPT_LATE: Both("延后完成", "kept late"),
    Turn.DROPPED: Both("再未提及", "never mentioned again"),
}

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, Both]] = {
    # By vocabulary first: members of two vocabularies can be equal strings ("fulfilled", "redacted").
    Grade: _GRADES,
    Basis: _BASES,
    Op: _OPS,
    Change: _CHANGES,
    Recurrence: _RECURRENCES,
    Scan: _SCANS,
    Outcome: _OUTCOMES,
    Status: _STATUSES,
    Reason: _REASONS,
    MarkKind: _MARKS,
    EvidenceDecision: _DECISIONS,
    Origin: _ORIGINS,
    CorrectionKind: _CORRECTIONS,
    NoticeKind: _NOTICES,
    ClaimKind: _CLAIMS,
    ClaimState: _CLAIM_STATES,
    LoopStage: _LOOP_STAGES,
    SectionKind: _SECTIONS,
    AchievementKind: _ACHIEVEMENTS,
    Light: _LIGHTS,
    Severity: _SEVERITIES,
    Agreement: _AGREEMENTS,
    Turn: _TURNS,
}
