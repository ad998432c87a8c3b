"""Sentences for what can go wrong in writing a report or reading a ledger sheet back."""

from .both import Both

SENTENCES = {
    "output.exists": Both(
        "文件已存在：{path}。换一个名字，或加 --force 覆盖。",
        "The file exists: {path}. Choose another name, or overwrite it with --force.",
    ),
    "output.is_input": Both(
        "{path} 是台账库，或是正在读的文件，不能覆盖。请换一个名字。",
        "{path} is a store, or a file just read, and is never written over. Choose another name.",
    ),
    "output.is_folder": Both("{path} 是文件夹，请写出文件名。", "{path} is a folder: name a file in it."),
    "output.no_folder": Both(
        "文件夹不存在：{path}。请先建立文件夹，或换一个位置。",
        "There is no such folder: {path}. Make it first, or choose another place.",
    ),
    "output.not_writable": Both(
        "不能在这里写文件：{path}（{cause}）。请检查权限，或换一个位置。",
        "Cannot write here: {path} ({cause}). Check the permissions or choose another place.",
    ),
    "output.failed": Both(
        "文件没有写成：{path}（{cause}）。原有文件没有改动；请检查磁盘空间，关闭正在打开它的程序后再试。",
        "The file was not written: {path} ({cause}). Nothing was changed; check the disk space, close programs that "
        "have it open, and try again.",
    ),
    "output.format_unknown": Both(
        "不认识的文件格式“{ending}”。可用的扩展名：{known}。",
        "Unknown kind of file “{ending}”. Known endings: {known}.",
    ),
    "unit.missing": Both("请写明责任单位。", "Name the responsible unit."),
    "template.not_found": Both("找不到模板：{path}。", "There is no such template: {path}."),
    "template.unreadable": Both(
        "模板 {path} 不是能打开的 Word 文件（.docx）。",
        "The template {path} is not a Word file (.docx) that opens.",
    ),
    "marks.unreadable": Both("{path} 没有读入：{reason}。", "{path} was not read: {reason}."),
    "marks.unknown_status": Both(
        "第{row}行的状态“{value}”不在列表中，这一行没有读入。",
        "Row {row}: the status “{value}” is not in the list; the row was left out.",
    ),
    "marks.bad_date": Both(
        "第{row}行的“延期至”不是日期：“{value}”，这一行没有读入。",
        "Row {row}: “extended to” is not a date: “{value}”; the row was left out.",
    ),
    "marks.date_missing": Both(
        "第{row}行的状态是批准延期，但没有填写“延期至”，这一行没有读入。",
        "Row {row} is marked extended but has no new deadline; the row was left out.",
    ),
    "marks.date_without_extension": Both(
        "第{row}行填写了“延期至”，但状态不是批准延期，这一行没有读入。",
        "Row {row} has a new deadline but is not marked extended; the row was left out.",
    ),
    "marks.formula": Both(
        "第{row}行的“{column}”是公式，不是填写的内容，这一行没有读入。",
        "Row {row}: “{column}” is a formula, not something filled in; the row was left out.",
    ),
    "marks.no_id": Both("第{row}行没有编号，没有读入。", "Row {row} has no id; it was left out."),
    "marks.duplicate": Both(
        "编号{id}在第{first}行和第{row}行重复，两行都没有读入。",
        "The id {id} stands in rows {first} and {row}; neither was read.",
    ),
    "marks.too_long": Both(
        "第{row}行的备注超过{limit}字，这一行没有读入。",
        "Row {row}: the note is longer than {limit} characters; the row was left out.",
    ),
    "marks.bad_version": Both(
        "第{row}行的版本号被改动，这一行没有读入。",
        "Row {row}: the version was altered; the row was left out.",
    ),
}
