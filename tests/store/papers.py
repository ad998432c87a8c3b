"""A made-up county's reports, short enough to read in a test."""

import struct

PLAN_2023 = """青岩县人民政府2023年工作计划

（2023年1月15日）

一、2023年工作安排

新增公办学位1200个，确保年底前投入使用。新建社区养老服务中心3家。完成污水管网改造50公里。建成城南文化馆。6月底前开工建设城东客运站。
"""

REPORT_2023 = """青岩县人民政府2023年工作总结

（2024年1月20日）

一、2023年工作完成情况

全年新增公办学位1500个，全部投入使用。新建社区养老服务中心2家。完成污水管网改造50公里。城南文化馆建成开放。

二、2024年工作安排

新建口袋公园8个。改造老旧小区20个，确保年底前完工。
"""

OTHER_COUNTY = """白石县人民政府2023年工作总结

（2024年1月22日）

一、2023年工作完成情况

全年新增公办学位1300个。城南文化馆建成开放。
"""


def old_workbook() -> bytes:
    """A compound file as older office programs write them, with nothing in it (MS-CFB: header, table, root)."""
    none, end = 0xFFFFFFFF, 0xFFFFFFFE
    header = struct.pack(
        "<8s16sHHHHH6x10I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 62, 3, 0xFFFE, 9, 6,
        0, 1, 1, 0, 4096, end, 0, end, 0, 0,
    )  # fmt: skip
    table = struct.pack("<128I", 0xFFFFFFFD, end, *[none] * 126)
    name = "Root Entry".encode("utf-16-le")
    root = name.ljust(64, b"\0") + struct.pack(
        "<HBB3I16sIQQIII", len(name) + 2, 5, 1, none, none, none, bytes(16), 0, 0, 0, end, 0, 0
    )
    return header[:76] + struct.pack("<109I", 0, *[none] * 108) + table + root.ljust(512, b"\0")
