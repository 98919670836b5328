"""What the forms of part 2 share: their page, and the lines above their tables."""

from __future__ import annotations

from tools.templates.page import Page
from tools.templates.text import page_number, paragraph, run, tab

PLAN = "แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. {{ ปีงบประมาณ }}{% if ฉบับ %} ({{ ฉบับ }}){% endif %}"
OFFICE = "{{ ชื่อหน่วยงาน }} อำเภอ{{ อำเภอ }} จังหวัด{{ จังหวัด }}"
END = paragraph("TableEnd")


def page(code: str) -> Page:
    """A landscape page with the form's code at the top of each sheet; its numbers go on from part 1."""
    boxed = run(f"แบบ {code}", bold=True, boxed=True)
    return Page(
        header=paragraph("FormHeader", tab(), "- ", page_number(), " -", tab(), boxed),
        footer=paragraph("FormFooter", PLAN, tab(), "{{ ชื่อหน่วยงาน }}"),
        landscape=True, top=1021, bottom=907, header_at=454, footer_at=454,
    )  # fmt: skip


def plan_lines() -> str:
    """The second and third title line: the plan and the office."""
    return paragraph("FormTitle", PLAN) + paragraph("FormOffice", OFFICE)
