"""The lines of an item's history, by kind of event. The values of an event's details fill the sentence."""

from collections.abc import Mapping

from .both import Both

SENTENCES: Mapping[str, Both] = {
    "item.added": Both("人工登记：{what}", "put on the ledger: {what}"),
    "item.corrected": Both("更正：{before} → {what}", "corrected: {before} → {what}"),
    "item.assigned": Both("落实责任单位：{what}", "assigned: {what}"),
    "item.dropped": Both("剔除（不是承诺事项）", "dropped (no promise)"),
    "item.restored": Both("恢复", "restored"),
    "item.split": Both("拆分为几项", "split into parts"),
    "item.undo": Both("撤销“{what}”", "“{what}” undone"),
    "item.redo": Both("恢复“{what}”", "“{what}” done again"),
    "notice.handed_out": Both(
        "交办{unit}（{number}），{answer_by}前反馈", "handed out to {unit} ({number}), answer by {answer_by}"
    ),
    "notice.reminded": Both("第{times}次催办{unit}", "reminder {times} to {unit}"),
    "notice.undo": Both("撤销“{kind}”", "“{kind}” undone"),
    "notice.redo": Both("恢复“{kind}”", "“{kind}” done again"),
    "claim.claimed": Both("{unit}反馈“{state}”：{text}", "{unit} claims “{state}”: {text}"),
    "claim.accepted": Both("审核通过{unit}的反馈", "claim of {unit} accepted"),
    "claim.returned": Both("退回{unit}的反馈", "claim of {unit} returned"),
    "claim.undo": Both("撤销“{kind}”", "“{kind}” undone"),
    "claim.redo": Both("恢复“{kind}”", "“{kind}” done again"),
    "item.changed": Both("原文由“{before}”改为“{after}”", "its words changed from “{before}” to “{after}”"),
    "item.withdrawn": Both("新版文件中已没有这一项", "gone from the new edition"),
    "item.returned": Both("重新出现", "back again"),
    "item.read": Both("由{document}读入", "read from {document}"),
    "finding.made": Both("对照{document}：{outcome}", "{document} says: {outcome}"),
    "finding.changed": Both("再对照{document}：{outcome}", "{document} now says: {outcome}"),
    "verdict.changed": Both("判定由“{old}”变为“{new}”", "verdict changed from “{old}” to “{new}”"),
    "mark.made": Both("标为“{kind}”", "marked “{kind}”"),
    "mark.withdrawn": Both("撤回标记", "mark withdrawn"),
    "mark.undo": Both("撤销标记“{kind}”", "mark “{kind}” undone"),
    "mark.redo": Both("恢复标记“{kind}”", "mark “{kind}” done again"),
    "evidence.confirmed": Both("确认证据：{text}", "evidence confirmed: {text}"),
    "evidence.rejected": Both("否定证据：{text}", "evidence rejected: {text}"),
    "evidence.attached": Both("补充证据：{text}", "evidence attached: {text}"),
    "evidence.withdrawn": Both("撤回证据决定：{text}", "evidence decision withdrawn: {text}"),
}
