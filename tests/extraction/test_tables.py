"""Task tables give their rows: what, how much, who, by when."""

from tracker.extraction.layout.task_tables import TaskRow, task_rows

TABLE = """重点任务分解表
序号\t工作任务\t年度目标\t责任单位\t完成时限
1\t学校建设\t改造120所\t市教育局\t2024年底
2\t教师培训\t3000人次\t\t
合计\t\t\t\t
说明：以上任务按季调度。
姓名\t电话
王某\t12345
"""


def words(row: TaskRow) -> list[str | None]:
    return [span.of(TABLE) if span else None for span in (row.task, row.target, row.actor, row.deadline)]


def test_rows_are_read_by_the_names_of_their_columns() -> None:
    rows = task_rows(TABLE, 0, len(TABLE))
    assert [words(row) for row in rows] == [
        ["学校建设", "改造120所", "市教育局", "2024年底"],
        ["教师培训", "3000人次", "市教育局", "2024年底"],
    ]
    assert rows[0].span.of(TABLE).startswith("1\t学校建设")


def test_a_table_that_names_no_task_gives_nothing() -> None:
    assert task_rows("姓名\t电话\n王某\t12345\n", 0, 14) == ()
