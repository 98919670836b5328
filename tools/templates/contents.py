"""The table of contents: a field that docgen fills with the book's headings and Word with their pages."""

from __future__ import annotations

from tools.templates.docx_file import Template
from tools.templates.page import Page
from tools.templates.text import field, paragraph, run

# Levels 1 to 3, with links, page numbers hidden on screen pages, outline levels counted (17.16.5.68).
_CODE = r'TOC \o "1-3" \h \z \u'
_SHOWN_BEFORE = "หัวข้อและเลขหน้าจะปรากฏที่นี่เมื่อจัดทำเล่ม"


def draw() -> Template:
    """The word สารบัญ is no heading itself, or the contents would list it."""
    body = (
        paragraph("FrontTitle", "สารบัญ")
        + paragraph("FrontPage", "หน้า")
        + paragraph("TOC1", field(_CODE, run(_SHOWN_BEFORE)))
    )
    return Template(body, Page(paragraph("Header"), paragraph("Footer")))
