"""What can be wrong with a document, in words."""

from collections.abc import Mapping

from .both import Both

SENTENCES: Mapping[str, Both] = {
    "encoding.replaced": Both(
        "有{count}处字节无法识别，已用“�”代替；请核对原件或另存为UTF-8",
        "{count} bytes could not be decoded and show as “�”; check the original or save it as UTF-8",
    ),
    "encoding.guessed": Both("没有编码标记，按{encoding}读入", "no encoding mark; read as {encoding}"),
    "issuer.unknown": Both(
        "没有找到发文单位；可用 tracker issuer set 补上",
        "the issuer was not found; set it with tracker issuer set",
    ),
    "date.unknown": Both("没有找到成文日期；可用 --date 补上", "the date was not found; give it with --date"),
    "date.guessed": Both("成文日期由{source}推定", "the date was taken from {source}"),
    "period.unknown": Both(
        "不清楚这份报告的起止时间，未写期限的事项没有期限",
        "the period of this report is not known: items without a written deadline have none",
    ),
    "file.empty": Both("文件是空的", "the file is empty"),
    "file.missing": Both("文件不存在", "there is no such file"),
    "file.unreadable": Both(
        "文件打不开（{reason}）；请检查权限", "the file cannot be opened ({reason}); check its permissions"
    ),
    "file.not_regular": Both("不是普通文件，已跳过", "not a regular file; skipped"),
    "file.too_large": Both(
        "文件过大（{size}），上限为{limit}", "the file is too large ({size}); the limit is {limit}"
    ),
    "text.too_long": Both(
        "文字过多（{size}字），上限为{limit}字", "too much text ({size} characters); the limit is {limit}"
    ),
    "text.empty": Both("文件里没有文字", "there is no text in it"),
    "format.unknown": Both("不认识这种格式（{format}）", "this format is not known ({format})"),
    "format.unsupported": Both(
        "暂不支持{format}格式；请另存为 .docx 或 .txt", "{format} cannot be read; save it as .docx or .txt"
    ),
    "format.broken": Both(
        "文件已损坏，无法按{format}读取", "the file is damaged and cannot be read as {format}"
    ),
    "format.encrypted": Both(
        "文件有密码保护；请先取消密码", "the file is protected by a password; remove it first"
    ),
    "format.needs_libreoffice": Both(
        "{format}格式要靠 LibreOffice 读取，本机没有安装",
        "{format} is read with LibreOffice, which is not installed here",
    ),
    "pdf.no_text_layer": Both(
        "这是扫描件，没有文字层；请先做文字识别（OCR）",
        "this is a scan without a text layer; run it through text recognition (OCR) first",
    ),
    "archive.too_deep": Both(
        "压缩包层数过多，未继续展开", "the archive is nested too deeply and was not opened further"
    ),
    "archive.bomb": Both(
        "压缩包展开后过大，已拒绝", "the archive would unpack to too much data and was refused"
    ),
    "reading.timeout": Both("读取超时，已放弃", "reading took too long and was given up"),
    "reading.memory": Both("读取占用内存过多，已放弃", "reading took too much memory and was given up"),
    "reading.crashed": Both(
        "读取程序意外中止，已放弃", "the reader stopped unexpectedly; the file was given up"
    ),
}
