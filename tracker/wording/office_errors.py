"""What can be wrong with adding, correcting, handing out and collecting, in words: what is wrong and what to do."""

from collections.abc import Mapping

from .both import Both

SENTENCES: Mapping[str, Both] = {
    "item.no_words": Both("请写出事项的内容", "give the words of the item"),
    "item.not_in_document": Both(
        "《{document}》里没有这几个字；请用 --at 指明起止，或不写文件",
        "these words are not in {document}; say where with --at, or leave the document out",
    ),
    "item.no_report": Both(
        "这一处不在《{document}》的任何报告里", "this place is in no report of {document}"
    ),
    "item.exists": Both(
        "这一处已经登记为事项{id}；要改请用 tracker correct",
        "item {id} stands there already; tracker correct changes it",
    ),
    "target.unreadable": Both(
        "“{text}”里读不出目标；请写成“≥85%”“不少于12家”",
        "no target can be read from “{text}”; write it like “≥85%”",
    ),
    "unit.unknown": Both(
        "台账里没有责任单位“{name}”；单位见 tracker units",
        "there is no unit “{name}”; tracker units lists them",
    ),
    "unit.unknown_near": Both(
        "台账里没有责任单位“{name}”；相近的有：{near}", "there is no unit “{name}”; near it: {near}"
    ),
    "unit.no_name": Both("请写出单位名称", "give the name of the unit"),
    "unit.taken": Both("“{name}”已经是{unit}的名称", "“{name}” is a name of {unit} already"),
    "claim.nothing": Both("事项{id}没有待审核的反馈", "no claim on item {id} waits for a decision"),
    "claim.note": Both("退回要用 --note 写明意见", "say why with --note"),
    "correct.nothing": Both(
        "请说明改什么：--deadline、--target、--lead 等",
        "say what to correct: --deadline, --target, --lead, ...",
    ),
    "drop.note": Both("剔除要用 --note 写明理由", "give the reason with --note"),
    "deadline.earlier": Both(
        "新期限{day}早于原期限{present}；确要提前请用 tracker correct",
        "the new deadline {day} is before the present one, {present}; tracker correct moves it forward",
    ),
    "stage.wrong": Both(
        "“{stage}”写得不对；请写成 2026-06-30:完成一半", "“{stage}” is not written as DATE:TEXT"
    ),
    "split.part": Both(
        "“{part}”写得不对；请写成“内容; 单位; 日期”，后两项可空",
        "“{part}” is not written as “TEXT; UNIT; DATE”; the last two may be empty",
    ),
    "split.few": Both("拆分至少要有两部分", "a split needs at least two parts"),
    "remind.no_unit": Both(
        "事项{ids}还没有责任单位；请先用 tracker assign 落实",
        "items {ids} have no unit yet; tracker assign gives them one",
    ),
    "sheets.nothing": Both(
        "没有已明确责任单位的事项可交办；请先用 tracker assign 落实",
        "no item has a unit to be handed out to; tracker assign gives them one",
    ),
    "sheet.unreadable": Both("{path}不能作为反馈表读取", "{path} cannot be read as a sheet"),
    "sheet.no_table": Both(
        "{path}里没有编号、进展情况等列；请用 tracker sheets 写出的表",
        "{path} has no columns for ids and progress; use a sheet that tracker sheets wrote",
    ),
    "sheet.no_id": Both("填了内容，但没有编号", "something is filled in, but there is no id"),
    "sheet.unknown": Both("编号{id}不是本台账的事项", "{id} is no item of this ledger"),
    "sheet.duplicate": Both("编号{id}在第{first}行已有", "{id} stands in row {first} already"),
    "sheet.bad_state": Both(
        "“{value}”不是完成情况；可填：{known}", "“{value}” is no state; there are: {known}"
    ),
    "sheet.bad_date": Both("“{value}”不是日期", "“{value}” is no date"),
    "sheet.formula": Both("“{column}”一栏是公式，没有采用", "“{column}” holds a formula and was not used"),
    "duties.unreadable": Both(
        "职责文件{path}读不出（{reason}）", "the duties file {path} cannot be read ({reason})"
    ),
    "duties.shape": Both(
        "职责文件{path}有误：{unit} 后面应是一列关键词",
        "the duties file {path} is wrong: {unit} needs a list of key words",
    ),
}
