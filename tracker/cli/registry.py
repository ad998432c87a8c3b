"""The commands, in the order `tracker --help` lists them, with one line on each. Nothing here imports a command."""

from typing import NamedTuple

from tracker.wording import Both


class Entry(NamedTuple):
    """Where a command lives and what it does in one line."""

    module: str
    summary: Both


COMMANDS: dict[str, Entry] = {
    "ingest": Entry(
        "ingest", Both("读入文件或文件夹，登记其中的承诺", "read documents and keep their commitments")
    ),
    "dashboard": Entry("dashboard", Both("打开终端看板", "open the dashboard in the terminal")),
    "serve": Entry("serve", Both("在浏览器里打开看板", "open the dashboard in a browser")),
    "list": Entry("listing", Both("列出台账", "list the ledger")),
    "show": Entry(
        "show",
        Both("查看一项：原文、证据、判定理由、经过", "show one item: its page, evidence, rule, history"),
    ),
    "add": Entry("add", Both("登记一项读漏的或会议交办的", "put an item on the ledger by hand")),
    "correct": Entry("correct", Both("更正期限、目标、责任单位", "set right a deadline, targets or units")),
    "drop": Entry("drop", Both("剔除不是承诺的事项，或恢复", "take an item off the ledger, or put it back")),
    "split": Entry("split", Both("把一项拆成几项", "split an item into parts")),
    "assign": Entry("assign", Both("落实责任单位", "give items their responsible unit")),
    "units": Entry("units", Both("责任单位名录", "the list of responsible units")),
    "sheets": Entry(
        "sheets", Both("交办：写出各单位的反馈表和督办单", "hand items out: sheets and slips by unit")
    ),
    "import-sheets": Entry("import_sheets", Both("读回各单位填好的反馈表", "take in what units filled in")),
    "claim": Entry("claim", Both("审核单位的反馈", "accept or return what units claim")),
    "loop": Entry("loop", Both("看交办、反馈、审核、销号各卡在哪里", "show what waits where")),
    "remind": Entry("remind", Both("催办", "remind units of items")),
    "mark": Entry("mark", Both("人工标记一项", "mark an item by hand")),
    "evidence": Entry("evidence", Both("确认、否定或补充证据", "confirm, reject or attach evidence")),
    "history": Entry("history", Both("查看一项的经过", "show an item's history")),
    "changes": Entry(
        "changes",
        Both(
            "列出再次承诺、推迟、弱化、再未提及的事项",
            "list what was promised again, put off, weakened or dropped",
        ),
    ),
    "levels": Entry(
        "levels",
        Both("上级目标与下级目标对照", "lay a higher body's targets beside the local ones"),
    ),
    "agree": Entry(
        "agree",
        Both("两人分别判断同一批事项，比较一致程度", "see how far two people agree on the same items"),
    ),
    "audit": Entry(
        "audit",
        Both("核对报告里的数据：互相矛盾、存疑、印证", "hold the figures of reports against each other"),
    ),
    "problems": Entry(
        "problems",
        Both(
            "列出报告承认的问题、有无措施、下年是否重提", "list problems reports admit, and what answers them"
        ),
    ),
    "report": Entry(
        "report", Both("生成通报、总览、督办单", "write reports: overdue, summary, unit, due, slips")
    ),
    "export": Entry("export", Both("导出台账", "export the ledger")),
    "import-marks": Entry(
        "import_marks", Both("读回填好的台账表", "read marks back from a filled-in workbook")
    ),
    "documents": Entry(
        "documents", Both("列出、删除、恢复已读入的文件", "list, delete or restore documents")
    ),
    "issuer": Entry("issuer", Both("补正或合并发文单位", "set or merge issuers")),
    "explain": Entry(
        "explain",
        Both("说明一段话会读出什么、依据哪条规则", "show what would be read out of a text, and why"),
    ),
    "rejudge": Entry(
        "rejudge",
        Both("程序或判定标准变了以后重新对照", "judge again after the program or its policy changed"),
    ),
    "enqueue": Entry(
        "enqueue", Both("多机读入：把文件排进队列", "reading on many machines: put documents into the queue")
    ),
    "worker": Entry(
        "worker",
        Both("多机读入：从队列里取文件读入", "reading on many machines: take documents out of the queue"),
    ),
    "queue": Entry(
        "queue", Both("多机读入：看队列做到哪里", "reading on many machines: how far the queue is")
    ),
    "doctor": Entry("doctor", Both("检查台账库", "check the store")),
    "backup": Entry("backup", Both("备份台账库", "make a backup of the store")),
    "restore": Entry("restore", Both("从备份恢复台账库", "restore the store from a backup")),
}
