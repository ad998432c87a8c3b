"""Texts of the main screens."""

from collections.abc import Mapping

from tracker.wording.both import Both

SCREENS: Mapping[str, Both] = {
    "bar.as_of": Both("截至 {day}", "as of {day}"),
    "unknown": Both("不详", "unknown"),
    "yes": Both("是", "Yes"),
    "no": Both("否", "No"),
    "soft.yes": Both("力争", "soft"),
    "copied": Both("已复制", "Copied"),
    "undo.done": Both("已撤销：{what}", "Undone: {what}"),
    "redo.done": Both("已重做：{what}", "Done again: {what}"),
    "act.mark": Both("标记（{count} 项）", "mark ({count})"),
    "act.evidence": Both("对证据的决定", "decision on evidence"),
    "act.report": Both("更正报告信息", "correction of a report"),
    "act.merge": Both("合并单位名称", "merged names of an issuer"),
    "act.delete": Both("移出文件", "removed document"),
    "act.restore": Both("恢复文件", "restored document"),
    "not_decided": Both(
        "没有保存：事项已被他人改动，请再看一遍", "Not saved: the item was changed meanwhile; look again"
    ),
    "undo.nothing": Both("没有可以撤销的操作", "Nothing to undo"),
    "redo.nothing": Both("没有可以重做的操作", "Nothing to redo"),
    "marked": Both("{count} 项已标为“{kind}” · u 撤销", "{count} marked “{kind}” · u undoes"),
    "noted": Both("备注已保存（{count} 项）· u 撤销", "Note saved ({count}) · u undoes"),
    "decided": Both("{decision} · u 撤销", "{decision} · u undoes"),
    "not_marked": Both("没有保存：{count} 项已被他人改动", "Not saved: {count} changed by someone else"),
    "changed_elsewhere": Both(
        "台账已被他人更新，已重新读取", "The ledger was changed elsewhere and read again"
    ),
    "error": Both("出错：{what}", "Error: {what}"),
    "still_importing": Both(
        "正在导入，读完当前文件后退出……", "Importing: leaving after the present document…"
    ),
    "web.title": Both("承诺台账", "tracker"),
    "web.opening": Both("正在打开……", "Opening…"),
    "web.closed": Both("已退出。", "The dashboard was closed."),
    "web.again": Both("重新打开", "Open again"),
    "web.serving": Both("看板地址：{url}　按 Ctrl+C 结束", "Dashboard at {url}  Ctrl+C ends it"),
    "web.open_to_all": Both(
        "注意：这个地址没有密码，同一网络里的任何人都能打开台账。",
        "Careful: there is no password. Anyone on this network can open the ledger.",
    ),
    # ledger
    "ledger.search": Both("搜索事项原文、指标、单位……", "Search words, metrics, units…"),
    "ledger.none_found": Both(
        "没有符合条件的事项。\n\n按 Esc 取消搜索和筛选，按 0 看全部事项。",
        "Nothing matches.\n\nEsc clears search and filters, 0 shows all items.",
    ),
    "ledger.first_run": Both(
        "台账还是空的。\n\n按 F5 打开“文件”，再按 a 导入工作计划和工作总结；\n"
        "也可以在命令行运行 tracker ingest 文件夹。\n\n"
        "支持 Word、WPS、PDF、OFD、网页和文本文件，全部在本机读取。",
        "The ledger is empty.\n\nPress F5 for the documents, then a to import plans and reports;\n"
        "or run tracker ingest FOLDER.\n\n"
        "Word, WPS, PDF, OFD, web pages and text files are read, all on this machine.",
    ),
    "query.count": Both("{shown} / {total} 项", "{shown} of {total}"),
    "query.selected": Both("已选 {count} 项", "{count} selected"),
    "query.search": Both("搜索", "search"),
    "query.soft": Both("力争、争取类", "soft wording"),
    "query.firm": Both("确保、必须类", "firm wording"),
    "query.marked": Both("人工已标记", "marked by a person"),
    "query.unmarked": Both("尚未标记", "not yet marked"),
    "query.due": Both("期限", "due"),
    "view.all": Both("全部", "All"),
    "view.overdue": Both("逾期", "Overdue"),
    "view.short": Both("未达标", "Fell short"),
    "view.unclear": Both("证据不清", "Unclear"),
    "view.due30": Both("30天内到期", "Due in 30 days"),
    "view.red": Both("红灯", "Red"),
    "view.marked": Both("已标记", "Marked"),
    "view.none": Both(
        "没有第 {number} 个视图；按 b 把当前筛选存为视图",
        "There is no view {number}; b saves the present one",
    ),
    "view.saved": Both("已存为视图 {number}：{name}", "Saved as view {number}: {name}"),
    "column.light": Both("灯", "●"),
    "column.status": Both("状态", "Status"),
    "column.reason": Both("原因", "Reason"),
    "column.text": Both("事项", "Commitment"),
    "column.target": Both("目标", "Target"),
    "column.deadline": Both("期限", "Deadline"),
    "column.overdue": Both("逾期天", "Days"),
    "column.issuer": Both("发文单位", "Issuer"),
    "column.unit": Both("责任单位", "Unit"),
    "column.document": Both("文件", "Document"),
    "column.section": Both("章节", "Section"),
    "column.grade": Both("类别", "Grade"),
    "column.soft": Both("语气", "Tone"),
    "column.year": Both("年份", "Year"),
    "column.topic": Both("领域", "Topic"),
    "column.confidence": Both("把握", "Sure"),
    "column.note": Both("备注", "Note"),
    "column.mark": Both("✎", "✎"),
    "detail.promise": Both("承诺原文", "Promise"),
    "detail.evidence": Both("证据 {number}", "Evidence {number}"),
    "detail.conflict": Both("相反证据 {number}", "Contrary evidence {number}"),
    "detail.no_evidence": Both("没有找到证据", "No evidence found"),
    "detail.soft": Both("力争类表述", "soft wording"),
    "detail.deadline": Both("期限 {day}", "due {day}"),
    "detail.days": Both("已逾期 {days} 天", "{days} days overdue"),
    "detail.by_person": Both("人工标记", "marked by a person"),
    "detail.mark": Both("标记", "Mark"),
    "detail.rule": Both("规则", "Rules"),
    "detail.id": Both("编号", "Id"),
    # review
    "review.where": Both(
        "第 {at} / {count} 条 · {queue} · 本次已审 {done} 条", "{at} of {count} · {queue} · {done} judged now"
    ),
    "review.empty": Both(
        "没有要审核的事项。\n\n按 o 选择审核哪些事项；按 F3 回到台账。",
        "Nothing to review.\n\no chooses what to review; F3 goes back to the ledger.",
    ),
    "review.gone": Both("这一事项已不在台账中", "This item is no longer in the ledger"),
    "review.end": Both("已经是最后一条", "This was the last one"),
    "review.start": Both("已经是第一条", "This is the first one"),
    "review.find_hint": Both("按 / 在同一单位的报告里另找", "/ looks for it in the reports of the same body"),
    "queue.worth": Both("最该人工看的", "most worth a look"),
    "queue.unclear": Both("证据不足或相互矛盾", "evidence unclear"),
    "queue.overdue": Both("逾期（证据最强的在前）", "overdue, strongest evidence first"),
    "queue.all": Both("全部未标记事项", "everything unmarked"),
    "queue.ledger": Both("台账当前筛选", "the ledger's present filter"),
    "queue.silent": Both("到期未反馈", "due and not reported"),
    # overview
    "overview.status": Both("状态", "Status"),
    "overview.reason": Both("原因", "Reason"),
    "overview.due": Both("即将到期", "Falling due"),
    "overview.years": Both("年份", "Year"),
    "overview.issuers": Both("发文单位", "Issuer"),
    "overview.topics": Both("领域", "Topic"),
    "overview.count": Both("项数", "Items"),
    "overview.to_review": Both("待审核", "to review"),
    "overview.within": Both("{days} 天内", "within {days} days"),
    "overview.total": Both("共 {count} 项", "{count} items"),
    "overview.legend": Both(
        "█ 已兑现　▓ 逾期　░ 未到期　· 无法核实", "█ fulfilled  ▓ overdue  ░ pending  · unverifiable"
    ),
    "overview.since": Both("比上次（{day}）：", "Since {day}: "),
    "overview.unchanged": Both("没有变化", "no change"),
    "overview.timeline": Both(
        "期限分布（按月）{first} 至 {last}，本月 {now}", "Deadlines by month, {first} to {last}; now {now}"
    ),
    # documents
    "documents.first_run": Both(
        "还没有文件。\n\n按 a 选择工作计划、工作总结、政府工作报告等文件或整个文件夹；\n"
        "读过的文件会自动认出，不会重复。所有文件只在本机读取。",
        "No documents yet.\n\nPress a to choose plans, summaries and work reports, or a whole folder;\n"
        "files already read are recognised. Everything stays on this machine.",
    ),
    "documents.corrected": Both(
        "已更正，并重新核对有关事项 · u 撤销", "Corrected, and judged again · u undoes"
    ),
    "documents.merged": Both("已合并，并重新核对有关事项 · u 撤销", "Merged, and judged again · u undoes"),
    "documents.deleted": Both("已移出台账，标记仍保留 · u 撤销", "Removed; its marks are kept · u undoes"),
    "documents.one_issuer": Both("只有一个单位，不用合并", "There is only one issuer"),
    "documents.delete": Both("把“{name}”移出台账？", "Remove “{name}” from the ledger?"),
    "documents.delete.about": Both(
        "其中的事项不再显示，人工标记留在历史里；重新导入或撤销即可恢复。",
        "Its items are no longer shown; marks stay in the history. Importing it again or undo brings it back.",
    ),
    "document.covers": Both("总结期", "Reviews"),
    "document.plans": Both("计划期", "Plans"),
    "document.file": Both("来源", "File"),
    "document.characters": Both("字", "characters"),
    "column.title": Both("报告", "Report"),
    "column.date": Both("日期", "Date"),
    "column.plans": Both("计划期", "Plans"),
    "column.commitments": Both("承诺", "Items"),
    "column.achievements": Both("成果", "Done"),
    "column.problems": Both("提醒", "Warn"),
    "column.format": Both("格式", "Form"),
    "column.imported": Both("读入时间", "Imported"),
    "import.busy": Both("正在导入；按 Esc 可以停止", "An import is under way; Esc stops it"),
    "import.starting": Both("准备读入……", "Starting…"),
    "import.reading": Both(
        "读入 {done}/{total}　{name}　Esc 停止", "Reading {done}/{total}  {name}  Esc stops"
    ),
    "import.judging": Both(
        "核对 {done}/{total}　{name}　Esc 停止", "Judging {done}/{total}  {name}  Esc stops"
    ),
    "import.stopping": Both("读完当前文件后停止……", "Stopping after the present document…"),
    "import.done": Both(
        "新读入 {new} 份，更新 {changed} 份，已有 {known} 份，未读入 {refused} 份；找到承诺 {found} 项",
        "{new} new, {changed} changed, {known} known, {refused} refused; {found} commitments found",
    ),
    "import.cancelled": Both(
        "已停止。新读入 {new} 份，更新 {changed} 份，已有 {known} 份，未读入 {refused} 份；找到承诺 {found} 项",
        "Stopped. {new} new, {changed} changed, {known} known, {refused} refused; {found} commitments found",
    ),
    "import.new": Both("新读入", "new    "),
    "import.changed": Both("已更新", "changed"),
    "import.known": Both("已有　", "known  "),
    "import.refused": Both("未读入", "refused"),
    "import.found": Both("承诺 {count} 项", "{count} commitments"),
    "text.search": Both("在原文中查找……", "Find in the text…"),
    "text.gone": Both("这份文件已不在台账中", "This document is no longer on file"),
    "text.legend": Both(
        "蓝底：承诺 {items} 项　绿底斜体：成果 {achievements} 项　红底：提醒　→ 逐项看　Enter 打开",
        "blue: {items} commitments  green italic: {achievements} achievements  red: warnings  → next  Enter opens",
    ),
    "text.found": Both("找到 {count} 处 · → 下一处", "{count} places · → next"),
    "text.not_found": Both("没有找到“{what}”", "“{what}” is not in the text"),
    "facet.statuses": Both("状态", "Status"),
    "facet.reasons": Both("原因", "Reason"),
    "facet.lights": Both("亮灯", "Light"),
    "facet.grades": Both("类别", "Grade"),
    "facet.issuers": Both("发文单位", "Issuer"),
    "facet.units": Both("责任单位", "Unit"),
    "facet.documents": Both("文件", "Document"),
    "facet.years": Both("年份", "Year"),
    "facet.topics": Both("领域", "Topic"),
    "facet.due": Both("期限", "Deadline"),
    "facet.soft": Both("语气", "Tone"),
    "facet.marked": Both("人工标记", "Marks"),
}
