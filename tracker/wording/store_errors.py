"""What can be wrong with the store (台账库), in words: what happened and what to do."""

from collections.abc import Mapping

from .both import Both

SENTENCES: Mapping[str, Both] = {
    "store.locked": Both(
        "台账库{path}正被别的程序占用；请稍候再试",
        "the store {path} is in use by another program; try again shortly",
    ),
    "store.not_a_database": Both(
        "{path}不是台账库；请检查 --db，原文件没有改动",
        "{path} is not a tracker store; check --db. The file was not touched",
    ),
    "store.newer": Both(
        "台账库{path}由更新版本的 tracker 建立；请升级 tracker，原文件没有改动",
        "the store {path} was made by a newer tracker; upgrade tracker. The file was not touched",
    ),
    "store.damaged": Both(
        "台账库{path}已损坏；请先另存一份，再用 tracker doctor 检查，或用 tracker restore 恢复备份",
        "the store {path} is damaged; keep a copy, then run tracker doctor, or tracker restore a backup",
    ),
    "store.missing": Both(
        "还没有台账库{path}；请先用 tracker ingest 导入文件",
        "there is no store {path} yet; import documents with tracker ingest first",
    ),
    "store.no_folder": Both("文件夹不存在：{folder}", "there is no folder {folder}"),
    "store.permission": Both(
        "没有权限读写{path}；请检查文件和文件夹的权限",
        "no permission to use {path}; check the file and its folder",
    ),
    "store.read_only": Both(
        "台账库{path}是只读的，无法保存", "the store {path} is read-only; nothing can be saved"
    ),
    "store.disk_full": Both(
        "磁盘已满，没有保存；请清理后再试", "the disk is full and nothing was saved; make room and try again"
    ),
    "store.migration_failed": Both(
        "台账库{path}升级失败，已保持原样（{reason}）",
        "the store {path} could not be upgraded and was left as it was ({reason})",
    ),
    "store.unreachable": Both(
        "连接不上数据库{path}（{reason}）", "the database {path} cannot be reached ({reason})"
    ),
    "store.foreign": Both(
        "{path}是别的程序的数据库，不是台账库；请检查 --db，原文件没有改动",
        "{path} is another program's database; check --db. The file was not touched",
    ),
    "store.restore_interrupted": Both(
        "台账库{path}的恢复没有完成；请再运行一次 tracker restore（原来的台账库存为{kept}）",
        "the restore of {path} was interrupted; run tracker restore again (the store that was there is kept as {kept})",
    ),
    "store.upgrade_needed": Both(
        "台账库{path}要先升级，但它是只读的；请由有写权限的人打开一次",
        "the store {path} must be upgraded first, but it is read-only; somebody who may write has to open it once",
    ),
    "store.is_input": Both(
        "{path}是台账库或它的日志，不能覆盖；请换一个名字",
        "{path} is the store or one of its journals and is never written over; choose another name",
    ),
    "store.older": Both(
        "台账库{path}的版本太旧，无法升级", "the store {path} is of a version too old to be upgraded"
    ),
    "store.exists": Both(
        "{path}已经存在；确要覆盖请加 --force", "{path} exists; add --force to write over it"
    ),
    "store.same_file": Both(
        "{path}就是现在的台账库；请给出备份文件", "{path} is the store itself; give the file of a backup"
    ),
    "store.unsupported": Both(
        "不支持这种数据库：{path}；可用文件，或 postgresql+psycopg:// 地址",
        "{path} is of an unsupported kind; use a file, or a postgresql+psycopg:// URL",
    ),
    "store.server": Both(
        "{path}在数据库服务器上，请用服务器自己的备份工具（如 pg_dump）",
        "{path} is on a database server; use the server's own tools (such as pg_dump)",
    ),
    "store.input_output": Both(
        "读写{path}时磁盘出错（{reason}）；请检查磁盘",
        "the disk failed while using {path} ({reason}); check the disk",
    ),
    "store.driver_missing": Both(
        "缺少数据库驱动{driver}；请安装 tracker[postgresql]",
        "the driver {driver} is missing; install tracker[postgresql]",
    ),
    "queue.needs_server": Both(
        "{path}是一个文件，没有队列：直接用 tracker ingest；要多台机器一起读，请用 --db 指定 PostgreSQL 台账库",
        "{path} is a file and has no queue: use tracker ingest; to read on many machines, name a PostgreSQL store with --db",
    ),
    "queue.not_installed": Both(
        "缺少多机读入所需的 {library}；请运行 pip install '.[cluster]'",
        "reading on many machines needs {library}, which is not installed; run pip install '.[cluster]'",
    ),
    "queue.none": Both(
        "{path}还没有排过队；先用 tracker enqueue",
        "nothing was ever put into the queue of {path}; use tracker enqueue first",
    ),
    "judging.failed": Both(
        "文件已读入，但与《{report}》的对照没有完成（{reason}）；请再运行一次 tracker ingest",
        "the documents were read, but {report} was not judged ({reason}); run tracker ingest again",
    ),
}
