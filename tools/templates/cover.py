"""The cover: the book's name, year and edition, the office, and the unit that wrote it, in a double frame."""

from __future__ import annotations

from tools.templates.docx_file import Template
from tools.templates.page import Page
from tools.templates.text import paragraph, tag


def draw() -> Template:
    """One framed page without a number."""
    body = (
        paragraph("CoverTitle", "แผนการดำเนินงาน")
        + paragraph("CoverYear", "ประจำปีงบประมาณ พ.ศ. {{ ปีงบประมาณ }}")
        + tag("if ฉบับ")
        + paragraph("CoverEdition", "({{ ฉบับ }})")
        + tag("endif")
        + paragraph("CoverRule")
        + paragraph("CoverOffice", "{{ ชื่อหน่วยงาน }}")
        + paragraph("CoverPlace", "อำเภอ{{ อำเภอ }} จังหวัด{{ จังหวัด }}")
        + paragraph("CoverUnit", "งานนโยบายและแผน")
    )
    return Template(body, Page(paragraph("Header"), paragraph("Footer"), framed=True))
