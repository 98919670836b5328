"""แบบ ผด. 02/1: equipment bought outside the projects, by type and programme; types follow each other on a page."""

from __future__ import annotations

from tools.templates.docx_file import Template
from tools.templates.forms import END, page, plan_lines
from tools.templates.month_table import Listing, month_table
from tools.templates.text import paragraph, tag

_LISTING = Listing(
    item="ครุภัณฑ์",
    items="แผนงาน.ครุภัณฑ์ทั้งหมด",
    heads=("ครุภัณฑ์", "รายละเอียดของครุภัณฑ์"),
    detail="รายละเอียดของครุภัณฑ์",
    total="รวม {{ แผนงาน.จำนวนครุภัณฑ์ }} รายการ",
    money="{{ แผนงาน.งบประมาณ | บาท }}",
)


def draw() -> Template:
    """book.toml leaves this chapter out of a plan without equipment."""
    body = (
        paragraph("Heading1", "บัญชีจำนวนครุภัณฑ์สำหรับที่ไม่ได้ดำเนินการตามโครงการพัฒนาท้องถิ่น (แบบ ผด. 02/1)")
        + plan_lines()
        + tag("for ประเภทครุภัณฑ์ in ประเภทครุภัณฑ์ทั้งหมด")
        + paragraph("Heading2", "{{ ประเภทครุภัณฑ์.ลำดับ }}. {{ ประเภทครุภัณฑ์.ชื่อเต็ม }}")
        + tag("for แผนงาน in ประเภทครุภัณฑ์.แผนงานทั้งหมด")
        + paragraph("Heading3", "{{ ประเภทครุภัณฑ์.ลำดับ }}.{{ แผนงาน.ลำดับ }} {{ แผนงาน.ชื่อเต็ม }}")
        + month_table(_LISTING)
        + tag("endfor")
        + tag("endfor")
        + END
    )
    return Template(body, page("ผด. 02/1"))
