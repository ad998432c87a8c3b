"""Invented government work reports, of one year's plan and the review before it."""


def report(year: int, planned: str, reviewed: str = "", body: str = "云溪县人民政府") -> str:
    """What the year before brought, what the year is to bring."""
    return (
        f"{year}年{body}工作报告\n（{year}年1月20日）\n"
        f"一、{year - 1}年工作回顾\n{reviewed}\n二、{year}年工作安排\n{planned}\n"
    )
