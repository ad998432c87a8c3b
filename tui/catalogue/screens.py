"""Texts of the main screens."""

from collections.abc import Mapping

from tracker.wording.both import Both

SCREENS: Mapping[str, Both] = {
    "bar.as_of": Both("截至 {day}", "as of {day}"),
    "reading": Both("正在读取台账…", "Reading the ledger…"),
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
    "marked.later": Both(
        "截至日期早于今天：标记从今天起生效，这一天的台账不变（可在 F8 设置里改截至日期）",
        "The as-of date lies before today: marks count from today on, so this day's ledger stays (F8 changes it)",
    ),
    "noted": Both("备注已保存（{count} 项）· u 撤销", "Note saved ({count}) · u undoes"),
    "decided": Both("{decision} · u 撤销", "{decision} · u undoes"),
    "not_marked": Both("没有保存：{count} 项已被他人改动", "Not saved: {count} changed by someone else"),
    "judging_again": Both(
        "程序或判定标准更新了，正在重新对照 {count} 对报告",
        "The program or its policy changed: judging {count} pairs again",
    ),
    "judged_again": Both("重新对照完毕", "Judged again"),
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
    "web.serving": Both(
        "看板地址（只能打开一次）：{url}　按 Ctrl+C 结束",
        "Dashboard (this address opens once): {url}  Ctrl+C ends it",
    ),
    "web.next": Both("已有人打开。给下一个人的地址：{url}", "Opened. The address for the next person: {url}"),
    "web.open_to_all": Both(
        "注意：传输没有加密，拿到地址的人以本机用户的身份查看和操作；请只在可信的网络里用。",
        "Careful: nothing is encrypted, and whoever has the address acts as this machine's user. Use a trusted network only.",
    ),
    "web.no_token": Both(
        "这个地址已经用过，或者不完整。请向启动服务的人要一个新的地址。",
        "This address has been used, or is not whole. Ask whoever started the server for a new one.",
    ),
    "web.full": Both(
        "同时打开的看板已达上限（{count}个）；请先关闭一个。",
        "As many dashboards are open as may be ({count}); close one first.",
    ),
    "web.may.read": Both("只能查看，不能标记、导入", "look only: no marks, no imports"),
    "web.may.mark": Both("可以查看和标记（以“{person}”的名义）", "look, and mark as {person}"),
    "web.may.mark_anyone": Both(
        "可以查看和标记（署自己报的姓名）", "look, and mark under the name one gives"
    ),
    "web.may.folders": Both("可以导入和写出文件的文件夹：{folders}", "import from and write to: {folders}"),
    "web.may.no_folders": Both("不能导入和写出文件", "no imports, no files written"),
    "reach.outside": Both(
        "在浏览器里只能用启动服务时指定的文件夹：{folders}",
        "in the browser only the folders named when the server was started can be used: {folders}",
    ),
    # figures that do not add up, and the problems that reports admit
    "document.substance": Both("可核情况", "Can be checked"),
    "figures.every": Both("全部 {read} 份报告", "all {read} reports"),
    "figures.one": Both("{name} 及同单位共 {read} 份报告", "{name} with its body's reports ({read})"),
    "figures.wrong": Both("矛盾和存疑", "contradictions and doubts"),
    "figures.confirmed": Both("印证", "confirmed"),
    "figures.all": Both("全部结论", "all results"),
    "figures.reading": Both("正在核对 {done}/{total} 份报告…", "Checking {done} of {total} reports…"),
    "figures.nothing": Both(
        "没有这一类结论。按 f 换一类，按 w 看全部报告。", "No such results. f shows others, w all reports."
    ),
    "figures.at": Both("{name} 第{start}—{end}字", "{name}, characters {start}–{end}"),
    "column.result": Both("结论", "Result"),
    "column.kind": Both("类别", "Kind"),
    "column.found": Both("核对情况", "What was found"),
    "difficulties.every": Both("全部报告", "all reports"),
    "difficulties.all": Both("全部问题", "all problems"),
    "difficulties.unanswered": Both("没有对应措施的", "without an answer"),
    "difficulties.again": Both("下一份报告再次提到的", "raised again"),
    "difficulties.counts": Both(
        "{total} 个问题 · 有对应措施 {answered} · 再次提到 {again}/{followed}",
        "{total} problems · {answered} answered · {again} of {followed} raised again",
    ),
    "difficulties.nothing": Both(
        "没有这一类问题。按 f 换一类，按 w 看全部报告。", "No such problems. f shows others, w all reports."
    ),
    "difficulties.none": Both("无", "none"),
    "difficulties.answer": Both("措施", "answer"),
    "difficulties.no_answer": Both("没有找到对应的措施", "no promise answers it"),
    "difficulties.stated_again": Both("下一份报告再次提到", "raised again by the next report"),
    "difficulties.not_again": Both("下一份报告没有再提", "not raised again by the next report"),
    "difficulties.no_next": Both("还没有下一份报告", "no next report on file"),
    "column.difficulty": Both("存在的问题", "Problem"),
    "column.answer": Both("措施", "Answer"),
    "column.again": Both("再提", "Again"),
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
    "query.altered": Both("标记后承诺有变", "promise changed after its mark"),
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
    "detail.near.high": Both("与承诺很贴近", "very close to the promise"),
    "detail.near.medium": Both("与承诺较贴近", "close to the promise"),
    "detail.near.low": Both("与承诺只有部分相近", "close to the promise only in part"),
    "detail.evidence": Both("证据 {number}", "Evidence {number}"),
    "detail.conflict": Both("相反证据 {number}", "Contrary evidence {number}"),
    "detail.no_evidence": Both("没有找到证据", "No evidence found"),
    "detail.soft": Both("力争类表述", "soft wording"),
    "detail.deadline": Both("期限 {day}", "due {day}"),
    "detail.days": Both("已逾期 {days} 天", "{days} days overdue"),
    "detail.by_person": Both("人工标记", "marked by a person"),
    "detail.mark": Both("标记", "Mark"),
    "detail.apart": Both("附近数值未作比较：{relation}", "the number near it was not compared: {relation}"),
    "detail.rule": Both("判断依据", "Goes by"),
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
    "overview.worst": Both("逾期最久的事项", "Longest overdue"),
    "overview.status": Both("状态", "Status"),
    "overview.reason": Both("原因", "Reason"),
    "overview.due": Both("即将到期", "Falling due"),
    "overview.years": Both("年份", "Year"),
    "overview.issuers": Both("发文单位", "Issuer"),
    "overview.units": Both("责任单位", "Unit"),
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
    # report
    "report.kind": Both("报告", "Paper"),
    "report.kind.overdue": Both("逾期事项通报", "Overdue items"),
    "report.kind.summary": Both("兑现情况总览", "Overview"),
    "report.kind.unit": Both("单位事项清单", "One unit's items"),
    "report.kind.due": Both("即将到期事项", "Falling due"),
    "report.kind.ledger": Both("台账", "Ledger"),
    "report.kind.slips": Both("督办单", "Slips"),
    "report.form": Both("格式", "Form"),
    "report.form.docx": Both("Word 文档 .docx", "Word .docx"),
    "report.form.txt": Both("文本 .txt", "Text .txt"),
    "report.form.md": Both("Markdown .md", "Markdown .md"),
    "report.form.html": Both("网页 .html", "Web page .html"),
    "report.form.xlsx": Both("表格 .xlsx", "Workbook .xlsx"),
    "report.form.csv": Both("表格 .csv", "Table .csv"),
    "report.form.json": Both("数据 .json", "Data .json"),
    "report.form.jsonl": Both("数据 .jsonl", "Data .jsonl"),
    "report.form.ics": Both("日历 .ics", "Calendar .ics"),
    "report.scope": Both("范围（f 筛选，o 用台账当前筛选）", "Items (f filters, o takes the ledger's)"),
    "report.everything": Both("全部可核查事项", "everything that can be checked"),
    "report.path": Both("写到（Ctrl+S 写出）", "Write to (Ctrl+S)"),
    "report.count": Both("共 {count} 项", "{count} items"),
    "report.count_more": Both(
        "共 {count} 项；预览只含前 {shown} 项，文中的数字以写出的文件为准",
        "{count} items; the preview holds the first {shown}, the file all of them",
    ),
    "report.no_path": Both("请写出文件名", "Which file?"),
    "report.no_units": Both("没有写明责任单位的事项", "No item names a unit"),
    "report.writing": Both("正在写出……", "Writing…"),
    "report.written": Both("已写出：{path}", "Written: {path}"),
    "report.overwrite": Both("文件“{path}”已存在，覆盖吗？", "“{path}” exists. Write over it?"),
    # settings
    "setting.day": Both("截至日期（留空为今天）", "As-of date (empty: today)"),
    "setting.person": Both("姓名（标记记在谁的名下）", "Name (marks are made under it)"),
    "setting.language": Both("语言", "Language"),
    "setting.theme": Both("配色", "Theme"),
    "setting.preset": Both("亮灯规则", "Rule of the lights"),
    "policy.matching": Both(
        "匹配：每份后来的报告只看最接近的 {candidates} 处，列出其中最多 {evidence} 条作为证据",
        "Matching: of each later report the {candidates} nearest clauses are looked at, at most {evidence} shown as evidence",
    ),
    "policy.slack": Both(
        "期限：报告所述时间早于期限不超过 {days} 天的，视为已到期限",
        "Deadlines: a report that covers up to {days} days before a deadline counts as covering it",
    ),
    "policy.tolerance": Both(
        "容差：“左右”“约”相差 {about} 以内算达到；“安排”相差 {set} 以内算达到",
        "Tolerance: 左右 and 约 are reached within {about}; 安排 within {set}",
    ),
    "policy.near": Both(
        "亮灯：到期前 {days} 天起亮{light}灯", "Lights: {light} from {days} days before the deadline"
    ),
    "policy.behind": Both(
        "序时进度：落后 {yellow} 个百分点亮黄灯，落后 {red} 个百分点亮红灯",
        "Pace: yellow when {yellow} points behind, red when {red} points behind",
    ),
    "setting.policy": Both("判断尺度（用 --policy 文件更改）", "Policy (changed with a --policy file)"),
    "preset.standard": Both(
        "通用：临期 7 天黄灯，逾期红灯", "standard: yellow 7 days before, red when overdue"
    ),
    "preset.three_days": Both("临期 3 天黄灯", "yellow 3 days before"),
    "preset.schedule": Both("按序时进度", "by progress against schedule"),
    "preset.blue": Both("临期蓝灯，落后黄灯", "blue when near, yellow when behind"),
    "theme.tracker-dark": Both("深色", "dark"),
    "theme.tracker-light": Both("浅色", "light"),
    # documents
    "documents.first_run": Both(
        "还没有文件。\n\n按 a 选择工作计划、工作总结、政府工作报告等文件或整个文件夹；\n"
        "读过的文件会自动认出，不会重复。所有文件只在本机读取。",
        "No documents yet.\n\nPress a to choose plans, summaries and work reports, or a whole folder;\n"
        "files already read are recognised. Everything stays on this machine.",
    ),
    "documents.corrected": Both(
        "已更正，并重新判定有关事项 · u 撤销", "Corrected, and judged again · u undoes"
    ),
    "document.problem.issuer.unknown": Both(
        "没有找到发文单位，无法与别的报告对照", "the issuer was not found, so no other report can answer it"
    ),
    "document.problem.issuer.incomplete": Both(
        "发文单位“{name}”没有写明是哪里的", "the issuer “{name}” does not say of which place"
    ),
    "document.problem.issuer.proposed": Both(
        "同一文件夹的其他文件都由“{name}”发出，这份可能也是",
        "the other files of its folder were all issued by “{name}”; this one may be too",
    ),
    "document.problem.date.unknown": Both("没有找到成文日期", "the date was not found"),
    "document.problem.date.proposed": Both(
        "同一文件夹的其他文件都是{year}年的，这份可能也是",
        "the other files of its folder are all of {year}; this one may be too",
    ),
    "document.press_edit": Both("　按 e 补充", "  press e to set it"),
    "documents.merged": Both("已合并，并重新判定有关事项 · u 撤销", "Merged, and judged again · u undoes"),
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
        "判定 {done}/{total}　{name}　Esc 停止", "Judging {done}/{total}  {name}  Esc stops"
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
    "import.passed_over": Both("略过　", "passed over"),
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
    "facet.stages": Both("环节", "Stage"),
    "facet.issuers": Both("发文单位", "Issuer"),
    "facet.units": Both("责任单位", "Unit"),
    "facet.documents": Both("文件", "Document"),
    "facet.years": Both("年份", "Year"),
    "facet.topics": Both("领域", "Topic"),
    "facet.due": Both("期限", "Deadline"),
    "facet.soft": Both("语气", "Tone"),
    "facet.marked": Both("人工标记", "Marks"),
}
