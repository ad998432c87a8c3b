"""What can be wrong with a command, in words: what is wrong and what to do."""

from collections.abc import Mapping

from .both import Both

SENTENCES: Mapping[str, Both] = {
    "queue.no_paths": Both(
        "请写出要排队的文件或文件夹，或用 --list", "name files or folders to put in, or use --list"
    ),
    "queue.list_unreadable": Both(
        "清单“{path}”读不出来（{reason}）", "the list “{path}” cannot be read ({reason})"
    ),
    "path.missing": Both("“{path}”不存在", "“{path}” does not exist"),
    "policy.syntax": Both(
        "判定标准文件“{path}”不是正确的 TOML（{reason}）", "the policy file “{path}” is no TOML ({reason})"
    ),
    "policy.unknown": Both(
        "判定标准文件“{path}”有误：没有 {setting} 这一项",
        "the policy file “{path}” is wrong: there is no {setting}",
    ),
    "policy.shape": Both(
        "判定标准文件“{path}”有误：{setting} 的写法不对，请照默认文件写",
        "the policy file “{path}” is wrong: {setting} is not written as in the default file",
    ),
    "policy.number": Both(
        "判定标准文件“{path}”有误：{setting} = {value} 不是所要的数字",
        "the policy file “{path}” is wrong: {setting} = {value} is not the kind of number needed",
    ),
    "policy.range": Both(
        "判定标准文件“{path}”有误：{setting} = {value} 超出范围",
        "the policy file “{path}” is wrong: {setting} = {value} is out of range",
    ),
    "policy.unreadable": Both(
        "判定标准文件“{path}”打不开（{reason}）", "the policy file “{path}” cannot be opened ({reason})"
    ),
    "item.unknown": Both(
        "没有编号为“{id}”的事项；编号见 tracker list", "there is no item “{id}”; tracker list shows the ids"
    ),
    "item.several": Both("“{id}”可能是：{ids}", "“{id}” could be: {ids}"),
    "item.gone": Both(
        "事项{id}所在的文件已删除或换成了新版",
        "the document of item {id} was deleted or replaced by a new edition",
    ),
    "by.empty": Both("请用 --by 写明姓名", "give your name with --by"),
    "issuer.nothing": Both("“{name}”不是单位名称", "“{name}” names no body"),
    "store.unknown_item": Both("没有编号为“{id}”的事项", "there is no item “{id}”"),
    "store.unknown_document": Both("没有读入过“{id}”", "“{id}” is not on file"),
    "store.unknown_issuer": Both(
        "没有“{name}”的报告；发文单位见 tracker issuer list",
        "no report of “{name}” is on file; see tracker issuer list",
    ),
    "store.unknown_report": Both("没有编号为“{id}”的报告", "there is no report “{id}”"),
    "store.nothing_to_undo": Both("没有可以撤销的操作", "there is nothing to undo"),
    "store.nothing_to_redo": Both("没有可以重做的操作", "there is nothing to redo"),
    "document.unknown": Both(
        "没有读入过“{name}”；文件见 tracker documents", "“{name}” is not on file; see tracker documents"
    ),
    "document.not_deleted": Both(
        "没有删除过“{name}”；删除了的文件见 tracker documents --deleted",
        "“{name}” was not deleted; see tracker documents --deleted",
    ),
    "document.several": Both(
        "有几份文件都叫“{name}”，请写编号：{ids}", "several documents are called “{name}”; give the id: {ids}"
    ),
    "report.unknown": Both("这份文件里只有{count}份报告", "this document has {count} reports"),
    "evidence.unknown": Both("事项{id}只有{count}条证据", "item {id} has {count} pieces of evidence"),
    "place.wrong": Both(
        "“{place}”不是出处；请写成 文件:起-止", "“{place}” is no place; write FILE:START-END"
    ),
    "place.outside": Both(
        "“{place}”超出了原文（共{characters}字）", "“{place}” is outside the text ({characters} characters)"
    ),
    "place.no_report": Both("“{name}”的这一处不在任何报告里", "this place of “{name}” is in no report"),
    "mark.until": Both(
        "批准延期（extended）要用 --until 给出新期限，其他标记不用",
        "extended needs a new deadline with --until; other marks take none",
    ),
    "mark.note": Both("备注（note）要用 --note 写出内容", "a note needs its text with --note"),
    "agree.no_sheet": Both(
        "“{path}”不是 tracker agree sheet 写出的表", "“{path}” is no sheet that tracker agree sheet wrote"
    ),
    "days.wrong": Both("“{value}”不是天数；请写成 30d", "“{value}” is not a number of days; write 30d"),
    "explain.nothing": Both("要说明哪一段话？请写出来，或用 --jsonl", "which text? give it, or use --jsonl"),
    "explain.line": Both(
        '第{line}行不是 {{"text", "date"}}（{reason}）', 'line {line} is not {{"text", "date"}} ({reason})'
    ),
    "terminal.missing": Both(
        "看板要在终端里打开；没有终端时可用 tracker list 或 tracker serve",
        "the dashboard needs a terminal; without one use tracker list or tracker serve",
    ),
}
