"""What can be wrong with a document, in words: what it is and what to do."""

from collections.abc import Mapping

from .both import Both

_FILES: Mapping[str, Both] = {
    "file.missing": Both("文件不存在", "there is no such file"),
    "file.unreadable": Both(
        "文件打不开（{reason}）；请检查权限", "the file cannot be opened ({reason}); check its permissions"
    ),
    "file.not_regular": Both("不是普通文件，已跳过", "not a regular file; skipped"),
    "file.too_large": Both(
        "文件过大，已拒绝；请拆开或另存", "the file is too large; split it or save it anew"
    ),
    "file.empty": Both("文件是空的", "the file is empty"),
    "file.password": Both(
        "文件有密码保护；请先取消密码", "the file is protected by a password; remove it first"
    ),
    "file.picture": Both(
        "这是图片，要有文字识别组件才能读；请在程序目录运行 pip install '.[ocr]' 后再导入",
        "this is a picture and needs text recognition: run pip install '.[ocr]' in the program's folder and import it again",
    ),
    "document.inconsistent": Both(
        "读出的内容前后矛盾，没有保存（{reason}）；请把这份文件报告给开发者",
        "what was read contradicts itself and was not kept ({reason}); please report this file",
    ),
    "folder.too_deep": Both(
        "文件夹层数过多，未继续读取", "the folders are nested too deeply and were not read further"
    ),
    "format.unknown": Both(
        "不认识这种格式（{ending}）；请另存为 .docx 或 .txt",
        "this format ({ending}) is not known; save it as .docx or .txt",
    ),
    "format.not_what_it_says": Both(
        "内容与后缀 {ending} 不符；请用原来的软件另存一份",
        "its content is not what its ending {ending} says; save it again with the program that made it",
    ),
}

_CONTENT: Mapping[str, Both] = {
    "csv.broken": Both(
        "表格文本已损坏（{reason}）；请用 Excel 打开并另存为 .xlsx",
        "the table's text is damaged ({reason}); open it in a spreadsheet and save it as .xlsx",
    ),
    "doc.broken": Both(
        "Word 文件已损坏（{reason}）；请另存为 .docx", "the Word file is damaged ({reason}); save it as .docx"
    ),
    "doc.unreadable": Both(
        "这个 Word/WPS 文件读不了（{reason}）；安装 LibreOffice 后可再试，或另存为 .docx",
        "this Word or WPS file cannot be read ({reason}); install LibreOffice and try again, or save it as .docx",
    ),
    "docx.broken": Both(
        "Word 文件已损坏（{reason}）；请用 Word 打开并另存",
        "the Word file is damaged ({reason}); open it in Word and save it anew",
    ),
    "docx.hidden": Both(
        "有{count}处隐藏文字没有读入；如应作数，请取消隐藏后另存",
        "{count} stretches of hidden text were not read; if they count, show them and save anew",
    ),
    "docx.struck": Both(
        "有{count}处加了删除线的文字没有读入；如应作数，请取消删除线后另存",
        "{count} stretches of struck-through text were not read; if they count, remove the line and save anew",
    ),
    "rtf.broken": Both(
        "RTF 文件已损坏（{reason}）；请另存为 .docx", "the RTF file is damaged ({reason}); save it as .docx"
    ),
    "rtf.deletions_kept": Both(
        "文件有修订痕迹，删去的字可能仍在；请接受修订后另存为 .docx",
        "it has tracked changes, and deleted words may still be in it; accept the changes and save it as .docx",
    ),
    "sheet.too_long": Both(
        "表格的行号超过{limit}，不是正常的表格",
        "its rows are numbered beyond {limit}: this is no proper sheet",
    ),
    "sheet.no_columns": Both(
        "没有找到台账的编号、版本、状态、延期至、备注各列；请使用系统导出的台账填写",
        "it lacks the ledger's columns Id, Version, Status, Extended to, Note; fill in a ledger exported by this program",
    ),
    "xlsx.broken": Both(
        "Excel 文件已损坏（{reason}）；请重新另存", "the Excel file is damaged ({reason}); save it anew"
    ),
    "sheet.hidden": Both("隐藏的工作表“{names}”没有读入", "the hidden sheet “{names}” was not read"),
    "sheet.formula_without_value": Both(
        "有{count}个公式没有算出的值（{cells}等），按空白处理；请用 Excel 打开并保存一次后再导入",
        "{count} formulas hold no calculated value ({cells} …) and read as empty; open and save the file in Excel once",
    ),
    "xml.broken": Both("文件内部结构已损坏（{reason}）", "the file is damaged inside ({reason})"),
    "xml.doctype": Both(
        "文件里有不安全的声明，已拒绝", "the file holds an unsafe declaration and was refused"
    ),
    "zip.broken": Both("压缩包已损坏（{reason}）", "the archive is damaged ({reason})"),
    "zip.empty": Both("压缩包里没有可读的文件", "there is no readable file in the archive"),
    "zip.too_deep": Both(
        "压缩包里又有压缩包，层数过多，未展开", "the archive is nested too deeply and was not opened further"
    ),
    "zip.too_large": Both("展开后过大，已拒绝", "it would unpack to too much data and was refused"),
    "zip.too_many_members": Both(
        "里面的文件过多（{members}个），已拒绝", "it holds too many files ({members}) and was refused"
    ),
    "pdf.broken": Both(
        "PDF 已损坏（{reason}）；请重新导出", "the PDF is damaged ({reason}); export it again"
    ),
    "pdf.no_text_layer": Both(
        "PDF 里没有文字，也没有整页的图片", "there is neither text in the PDF nor a picture that fills a page"
    ),
    "scan.no_recogniser": Both(
        "这是扫描件，要有文字识别组件才能读；请在程序目录运行 pip install '.[ocr]' 后再导入",
        "this is a scan and needs text recognition: run pip install '.[ocr]' in the program's folder and import it again",
    ),
    "scan.pages_left_out": Both(
        "第{pages}页是图片，没有读出；要有文字识别组件才能读，请在程序目录运行 pip install '.[ocr]' 后再导入，已装好的请核对原件",
        "page {pages} is a picture and was not read; that needs text recognition (pip install '.[ocr]' in the program's "
        "folder); where it is installed, check the original",
    ),
    "scan.recognised": Both("第{pages}页由扫描识别得来", "page {pages} was recognised from a scan"),
    "scan.doubtful": Both(
        "有{count}处数字识别存疑，相关事项请先对照原件核对",
        "{count} numbers were recognised with doubt; check their items against the original first",
    ),
    "scan.too_many_pages": Both(
        "扫描件页数过多（{pages}页），已拒绝；请拆开",
        "the scan has too many pages ({pages}) and was refused; split it",
    ),
    "picture.broken": Both(
        "图片已损坏（{reason}）；请重新扫描或导出",
        "the picture is damaged ({reason}); scan or export it again",
    ),
    "picture.too_large": Both(
        "图片过大（{pixels}像素），已拒绝；请降低分辨率",
        "the picture is too large ({pixels} pixels) and was refused; lower its resolution",
    ),
    "ofd.broken": Both("OFD 文件已损坏（{reason}）", "the OFD file is damaged ({reason})"),
    "ofd.no_text": Both(
        "OFD 里没有文字，可能是扫描件；请先做文字识别（OCR）",
        "there is no text in the OFD, perhaps a scan; run it through text recognition (OCR) first",
    ),
    "html.empty": Both("网页里没有正文", "there is no main text in the page"),
    "html.too_deep": Both(
        "网页嵌套过深（{depth}层），已拒绝", "the page is nested too deeply ({depth}) and was refused"
    ),
    "mhtml.no_page": Both("网页存档里没有网页", "there is no page in the web archive"),
    "text.binary": Both("不是文本文件", "this is no text file"),
    "text.empty": Both("文件里没有文字", "there is no text in it"),
    "text.too_long": Both(
        "文字过多（{characters}字），请拆开", "there is too much text ({characters} characters); split it"
    ),
    "reading.failed": Both(
        "文件内部有读不懂的地方（{reason}），已放弃；请用原来的软件打开并另存",
        "something in the file could not be made out ({reason}) and it was given up; open it in its program and save it anew",
    ),
    "reading.crashed": Both(
        "处理时程序意外中止，这份文件已放弃", "the program stopped while working on it; the file was given up"
    ),
    "reading.memory": Both("处理占用内存过多，已放弃", "working on it took too much memory and was given up"),
    "reading.timeout": Both("处理超时，已放弃", "working on it took too long and was given up"),
}

_MEANING: Mapping[str, Both] = {
    "encoding.replaced": Both(
        "有{count}处字节无法识别，已用“�”代替；请核对原件或另存为UTF-8",
        "{count} bytes could not be decoded and show as “�”; check the original or save it as UTF-8",
    ),
    "table.unread": Both(
        "有一张表（{rows}行）的表头没有读懂，各行只当一般文字来读，单位、时限没有对上；请核对表头是否写明任务、单位、时限",
        "the head of a table ({rows} rows) was not understood: its rows were read as running text, without their units and days; see "
        "that it names task, unit and time",
    ),
    "table.no_promise": Both(
        "有一张表（{rows}行）读懂了表头，但没有可核实的任务",
        "a table ({rows} rows) was understood but holds nothing that can be checked",
    ),
    "form.not_kept": Both(
        "改日期后重读时，没有这份文件的表格版式（由旧版程序导入）；请对照原件核对表中各项",
        "its date was changed, and it was read again without the form of its tables (an older version had imported it); check their "
        "items against the original",
    ),
    "document.nothing_found": Both(
        "没有读出任何任务；如果文件里确有任务，请检查版式或另存为 .docx 再导入",
        "no task was read; if the file holds some, check its layout or save it as .docx and import it again",
    ),
    "issuer.unknown": Both(
        "没有找到发文单位，无法与别的报告对照；可用 tracker issuer set 补上",
        "the issuer was not found, so no other report can answer it; set it with tracker issuer set",
    ),
    "issuer.incomplete": Both(
        "发文单位“{name}”没有写明是哪里的；可用 tracker issuer set 补全",
        "the issuer “{name}” does not say of which place; complete it with tracker issuer set",
    ),
    "date.unknown": Both(
        "没有找到成文日期；可在导入时用 --date 给出",
        "the date was not found; give it with --date when importing",
    ),
    "issuer.proposed": Both(
        "同一文件夹的其他文件都由“{name}”发出；如果这份也是，请运行 tracker issuer set {document} {name}",
        "the other files of its folder were all issued by “{name}”; if this one was too: tracker issuer set {document} {name}",
    ),
    "date.proposed": Both(
        "同一文件夹的其他文件都是{year}年的；如果这份（{document}）也是，请先删除再用 --date {year} 重新导入",
        "the other files of its folder are all of {year}; if this one ({document}) is too, delete it and import it with "
        "--date {year}",
    ),
    "commitments.none": Both(
        "看起来是布置工作的文件，但没有读出任何事项；请核对原件",
        "it looks like a paper that assigns work, but nothing was read out of it; check the original",
    ),
    "plans.unknown": Both(
        "没有找到计划的起止时间；没写期限的事项就没有期限",
        "the period it plans was not found: items without a written deadline have none",
    ),
}

SENTENCES: Mapping[str, Both] = {**_FILES, **_CONTENT, **_MEANING}
