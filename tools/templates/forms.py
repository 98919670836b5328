"""What the forms of part 2 share: their page, and the lines above their tables."""

from __future__ import annotations

from tools.templates.page import Page
from tools.templates.text import page_number, paragraph, run, tab

PLAN = "แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. {{ ปีงบประมาณ }}{% if ฉบับ %} ({{ ฉบับ }}){% endif %}"
OFFICE = "{{ ชื่อหน่วยงาน }} อำเภอ{{ อำเภอ }} จังหวัด{{ จังหวัด }}"
END = paragraph("TableEnd")

# Page numbers go on from part 1; the plan and the office stand at the foot of every page.
PAGE = Page(
    header=paragraph("Header", "- ", page_number(), " -"),
    footer=paragraph("Footer", PLAN, tab(), "{{ ชื่อหน่วยงาน }}"),
    landscape=True, top=1247, bottom=1021,
)  # fmt: skip


def code_line(code: str, *, new_page: bool = False) -> str:
    """The form's code in a frame at the right, on a new page if wanted."""
    breaks = "<w:pageBreakBefore/>" if new_page else ""
    return paragraph("FormCode", run(f" แบบ {code} ", bold=True, boxed=True), properties=breaks)


def plan_lines() -> str:
    """The second and third title line: the plan and the office."""
    return paragraph("FormTitle", PLAN) + paragraph("FormTitle", OFFICE)
