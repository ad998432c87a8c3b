"""Texts of the small windows, the palette and the help."""

from collections.abc import Mapping

from tracker.wording.both import Both

DIALOGS: Mapping[str, Both] = {
    "dialog.foot": Both("Esc 关闭", "Esc closes"),
    "input.foot": Both("Enter 确定 · Esc 取消", "Enter takes over · Esc leaves"),
    "palette.placeholder": Both("输入命令……", "Type a command…"),
    "help.heading": Both("按键", "Keys"),
    "help.foot": Both(
        "每个字母键都有在中文输入法下也能用的另一个键 · ↑↓ 滚动 · Esc 关闭",
        "Every letter key has a twin that works with a Chinese input method on · ↑↓ scroll · Esc closes",
    ),
    "person.heading": Both("标记记在谁的名下？", "Under whose name are marks made?"),
    "person.why": Both(
        "每次标记、备注都会记下姓名和时间，可在“设置”里更改。",
        "Every mark and note keeps a name and a time. It can be changed in the settings.",
    ),
    "extend.heading": Both("批准延期（{count} 项）", "Extension granted ({count})"),
    "extend.known": Both("原期限：{day}", "Present deadline: {day}"),
    "extend.day": Both("新的期限", "New deadline"),
    "extend.note": Both("批准依据或说明（可不填）", "On whose word (may stay empty)"),
    "day.wrong": Both("请写完整的日期，例如 2026-12-31", "A complete date, please: 2026-12-31"),
    "mark.heading": Both("标记（{count} 项）", "Mark ({count})"),
    "mark.about.fulfilled": Both("承诺已经做到", "the promise was kept"),
    "mark.about.overdue": Both("到期没有做到", "due, and not done"),
    "mark.about.unverifiable": Both("现有材料说明不了", "the papers do not tell"),
    "mark.about.pending": Both("还没有到期", "not yet due"),
    "mark.about.extended": Both("期限之前已批准延期，要写新的期限", "asks for the new deadline"),
    "mark.about.long_term": Both("长期坚持，不计逾期", "goes on; never counted as overdue"),
    "mark.about.closed": Both("审核通过，销号", "accepted and closed"),
    "mark.about.adjusted": Both("任务已经调整", "the task was changed"),
    "mark.about.cancelled": Both("任务已经取消", "the task was dropped"),
    "mark.about.withdrawn": Both(
        "撤回标记，恢复程序的判断", "take the mark back; the program's verdict shows again"
    ),
    "note.heading": Both("备注（{count} 项）", "Note ({count})"),
    "note.foot": Both("Ctrl+S 保存 · Esc 先放着（草稿会留下）", "Ctrl+S saves · Esc leaves it as a draft"),
    "confirm.foot": Both("y 是 · n 否 · Esc 取消", "y yes · n no · Esc leaves"),
    "history.heading": Both("历史", "History"),
    "history.rules": Both("所用规则（代码供查问）", "Rules (codes are for asking about them)"),
    "history.empty": Both("还没有记录", "Nothing yet"),
    "columns.heading": Both("台账显示哪些列", "Columns of the ledger"),
    "columns.foot": Both(
        "Space 显示或隐藏 · ←→ 移动 · r 恢复 · Enter 确定 · Esc 取消",
        "Space shows or hides · ←→ moves · r first choice · Enter takes over · Esc leaves",
    ),
    "view.name.heading": Both("给当前筛选起个名字", "A name for this view"),
    "view.manage.heading": Both("视图", "Views"),
    "view.manage.foot": Both(
        "←→ 移动 · Del 删除 · Enter 确定 · Esc 取消", "←→ moves · Del removes · Enter takes over · Esc leaves"
    ),
    "filter.heading": Both("筛选", "Filter"),
    "filter.foot": Both(
        "←→ 换栏 · Space 选中 · / 查找 · r 清空 · Enter 确定 · Esc 取消",
        "←→ panes · Space chooses · / finds · r clears · Enter takes over · Esc leaves",
    ),
    "filter.find": Both("查找……", "Find…"),
    "group.heading": Both("分组统计", "Groups"),
    "group.foot": Both(
        "←→ 换一种分组 · Enter 看这一组 · Esc 返回", "←→ another grouping · Enter opens a group · Esc leaves"
    ),
    "filter.nothing": Both("没有匹配的值", "nothing matches"),
    "filter.without": Both("（没有写明）", "(not given)"),
    "filter.within": Both("{days} 天内到期", "due within {days} days"),
    "filter.past": Both("期限已过", "deadline passed"),
    "filter.this_year": Both("今年到期", "due this year"),
    "queue.heading": Both("审核哪些事项？", "What to review?"),
    "find.heading": Both("在同一单位的报告里另找证据", "Find evidence in the reports of the same body"),
    "find.foot": Both(
        "输入关键词 · ↑↓ 选择 · Enter 作为证据 · Esc 取消",
        "Type words · ↑↓ choose · Enter attaches · Esc leaves",
    ),
    "find.placeholder": Both("关键词……", "Words…"),
    "find.none": Both("没有找到", "Nothing found"),
    "import.heading": Both("导入文件", "Import documents"),
    "import.about": Both(
        "写出或粘贴文件、文件夹的路径，或在下面选择。支持 docx doc wps pdf ofd html rtf odt txt md zip 等。",
        "Type or paste the path of a file or folder, or choose below. docx doc wps pdf ofd html rtf odt txt md zip…",
    ),
    "import.placeholder": Both("文件或文件夹", "file or folder"),
    "import.foot": Both(
        "Tab 换到目录 · Enter 打开文件夹或导入文件 · F2 导入所选 · Esc 取消",
        "Tab to the folders · Enter opens a folder, imports a file · F2 imports · Esc leaves",
    ),
    "import.missing": Both("没有这个文件或文件夹：{path}", "There is no {path}"),
    "import.none": Both("请写出文件或文件夹的路径", "Which file or folder?"),
    "import.result": Both("导入结果", "Imported"),
    "edit.heading": Both("更正报告信息", "Correct a report"),
    "edit.foot": Both("Enter 保存并重新判定 · Esc 取消", "Enter saves and judges again · Esc leaves"),
    "edit.title": Both("标题", "Title"),
    "edit.wrong.title": Both("标题写得不对", "Not a title"),
    "edit.issuer": Both("发文单位", "Issuer"),
    "edit.date": Both("日期（年、年月或年月日）", "Date (year, month or day)"),
    "edit.covers": Both(
        "总结期（如 2021 或 2021-01-01 – 2021-06-30）", "Reviews (2021, or 2021-01-01 – 2021-06-30)"
    ),
    "edit.plans": Both(
        "计划期（如 2022 或 2021-07-01 – 2021-12-31）", "Plans (2022, or 2021-07-01 – 2021-12-31)"
    ),
    "edit.wrong.issuer": Both("单位名称写得不对", "Not a name"),
    "edit.wrong.date": Both("请写 2021、2021-09 或 2021-09-22", "2021, 2021-09 or 2021-09-22, please"),
    "edit.wrong.covers": Both("请写一年或起止日期", "A year or two dates, please"),
    "edit.wrong.plans": Both("请写一年或起止日期", "A year or two dates, please"),
    "merge.heading": Both("合并单位名称", "Merge two names of one issuer"),
    "merge.from": Both("哪个名称是别名？", "Which name is another name…"),
    "merge.into": Both("“{name}”就是下面的哪个单位？", "“{name}” is the same body as…"),
    "merge.foot": Both("Enter 选择 · Esc 取消", "Enter chooses · Esc leaves"),
    "choose.foot": Both(
        "输入几个字 · ↑↓ 选择 · Enter 确定 · Esc 取消", "Type · ↑↓ choose · Enter takes it · Esc leaves"
    ),
    "report.unit.heading": Both("哪个责任单位？", "Which unit?"),
    "conflict.heading": Both(
        "有 {count} 项在您看过之后被改动，仍要标为“{kind}”吗？",
        "{count} changed since you saw them. Mark “{kind}” all the same?",
    ),
    "extend.earlier": Both(
        "{day}早于现在的期限{known}，不能算延期", "{day} lies before the present deadline, {known}"
    ),
    "extend.past": Both("{day}已经过去，不能作新期限", "{day} has passed already"),
    "many.heading": Both("要对 {count} 项{what}，确定吗？", "{what}: {count} items. Are you sure?"),
    "many.body": Both(
        "按 y 确定，n 或 Esc 不做。做了也可以按 u 撤销。", "y does it, n or Esc leaves. u undoes it."
    ),
    "items.count": Both("{count} 项", "{count} items"),
    "acted": Both("{name}：{what} · u 撤销", "{name}: {what} · u undoes"),
    "act.conflict": Both(
        "有 {count} 项在您看过之后被改动，仍要{what}吗？",
        "{count} changed since you saw them. {what} all the same?",
    ),
    "act.conflict.yes": Both("仍要", "All the same"),
    "assign.heading": Both("{count} 项由哪个单位负责？", "Which unit answers for {count} items?"),
    "assign.what": Both("责任单位定为{unit}", "unit is {unit}"),
    "correct.heading": Both("更正（读出的内容不改，列在旁边）", "Correct (what was read stays beside it)"),
    "correct.note": Both("依据", "On what ground"),
    "correct.what": Both("更正", "corrected"),
    "drop.heading": Both("剔除 {count} 项：为什么不是承诺？", "Drop {count}: why is it no promise?"),
    "drop.what": Both("剔除", "dropped"),
    "reason.missing": Both("请写明理由", "A reason is needed"),
    "claim.return.heading": Both("退回反馈：要补什么？", "Return the claim: what is missing?"),
    "claim.none": Both("这一项没有单位反馈", "No unit has claimed anything here"),
    "add.heading": Both("登记事项", "Add an item"),
    "add.text": Both("内容（可删到只剩这一项）", "Words (cut them down to the one promise)"),
    "add.deadline": Both("期限（不填则按文中读出）", "Deadline (read from the words unless given)"),
    "add.target": Both(
        "目标，如 ≥85%（不填则按文中读出）", "Target, like ≥85% (read from the words unless given)"
    ),
    "add.lead": Both("责任单位", "Unit"),
    "add.not_there": Both(
        "文中没有这几个字：只能删，不能改", "These words do not stand there: cut, do not change"
    ),
    "add.where": Both(
        "先用 / 查找，或用鼠标划出要登记的话", "Find the words with /, or drag over them, first"
    ),
    "add.done": Both("已登记{name} · u 撤销", "Added {name} · u undoes"),
    "loop.hint": Both(
        "Enter 看这些事项 · a 读回单位填好的反馈表 · 写反馈表和督办单用命令 tracker sheets",
        "Enter shows the items · a takes in filled-in sheets · tracker sheets writes sheets and slips",
    ),
    "sheet.heading": Both(
        "{file}：{count} 项可记为反馈，{rest} 项不能，记录吗？",
        "{file}: {count} can be taken in, {rest} cannot. Record them?",
    ),
    "sheet.nothing": Both("没有新的反馈", "Nothing new"),
    "sheet.done": Both("已记录 {count} 项反馈 · u 撤销", "{count} claims recorded · u undoes"),
    "sheet.new": Both("新反馈", "new"),
    "sheet.conflict": Both("其间已有别的反馈", "another claim came in between"),
    "sheet.closed": Both("已销号或已剔除", "closed or dropped"),
    "sheet.other_unit": Both("已换责任单位", "another unit's now"),
    "sheet.unknown": Both("不是本台账的事项", "no item of this ledger"),
    "detail.corrected": Both("人工", "by a person"),
    "detail.loop": Both("交办", "loop"),
    "detail.measured": Both(
        "核对过{judged}项，误判{wrong}项", "wrong in {wrong} of {judged} that were checked"
    ),
    "detail.pace": Both("进度", "pace"),
    "detail.restated": Both("重列", "restated"),
    "detail.chains": Both("历年", "through the years"),
    "act.correct": Both("更正", "correction"),
    "act.notice": Both("交办、催办", "notice"),
    "act.claim": Both("反馈", "claim"),
    "act.units": Both("责任单位名录", "list of units"),
    "conflict.yes": Both("仍要标记", "Mark all the same"),
    "conflict.no": Both("不标记，先看看", "Leave and look"),
}
