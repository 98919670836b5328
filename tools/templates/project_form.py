"""แบบ ผด. 02: every project, by strategy and programme. A strategy begins a page; its programmes follow each other."""

from __future__ import annotations

from tools.templates.docx_file import Template
from tools.templates.forms import END, page, plan_lines
from tools.templates.month_table import Listing, month_table
from tools.templates.text import paragraph, tag

_TITLE = "บัญชีจำนวนโครงการพัฒนาท้องถิ่น กิจกรรมและงบประมาณ (แบบ ผด. 02)"
_LISTING = Listing(
    item="โครงการ",
    items="แผนงาน.โครงการทั้งหมด",
    heads=("โครงการ", "รายละเอียดของกิจกรรมที่เกิดขึ้นจากโครงการ"),
    detail="รายละเอียดของกิจกรรม",
    total="รวม {{ แผนงาน.จำนวนโครงการ }} โครงการ",
    money="{{ แผนงาน.งบประมาณ | บาท }}",
)


def draw() -> Template:
    """The form's name is a heading on its first page only, so that it stands once in the contents."""
    body = (
        tag("for ยุทธศาสตร์ in ยุทธศาสตร์ทั้งหมด")
        + tag("if loop.first")
        + paragraph("Heading1", _TITLE)
        + tag("else")
        + paragraph("FormTitle", _TITLE, properties="<w:pageBreakBefore/>")
        + tag("endif")
        + plan_lines()
        + paragraph("Heading2", "{{ ยุทธศาสตร์.ลำดับ }}. {{ ยุทธศาสตร์.ชื่อเต็ม }}")
        + tag("for แผนงาน in ยุทธศาสตร์.แผนงานทั้งหมด")
        + paragraph("Heading3", "{{ ยุทธศาสตร์.ลำดับ }}.{{ แผนงาน.ลำดับ }} {{ แผนงาน.ชื่อเต็ม }}")
        + tag("if แผนงาน.กลยุทธ์")
        + paragraph("FormNote", "กลยุทธ์ {{ แผนงาน.กลยุทธ์ }}")
        + tag("endif")
        + month_table(_LISTING)
        + tag("endfor")
        + tag("endfor")
        + END
    )
    return Template(body, page("ผด. 02"))
