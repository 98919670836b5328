"""Templates speak docxtpl's language: what docxtpl makes of one, docgen makes of it too."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import jinja2
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

import docgen
from docgen import starter

GENERAL = {"ชื่อหน่วยงาน": "องค์การบริหารส่วนตำบลพระรักษ์", "ประเภทหน่วยงาน": "องค์การบริหารส่วนตำบล", "ปีงบประมาณ": 2563, "ฉบับ": ""}


def paragraphs(path: Path) -> list[str]:
    body = docx.Document(str(path)).element.body
    texts = ("".join(node.text or "" for node in each.iter(qn("w:t"))) for each in body.iter(qn("w:p")))
    return [re.sub(r"\s+", " ", text).strip() for text in texts if text.strip()]


def test_the_introduction_says_the_same_through_docxtpl_and_docgen(tmp_path: Path) -> None:
    template = starter.TEMPLATES / "11-ส่วนที่1-บทนำ.docx"
    plain = DocxTemplate(template)
    plain.render(GENERAL, jinja_env=jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined))
    plain.save(tmp_path / "docxtpl.docx")

    own = docgen.build(starter.SAMPLE, tmp_path / "docgen.docx", templates=template, numerals="as-typed")

    assert paragraphs(own) == paragraphs(tmp_path / "docxtpl.docx")
    assert len(paragraphs(own)) > 15


def test_a_row_loop_says_the_same_through_docxtpl_and_docgen(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(4, 2)
    rows = (("ชื่อ", "งบ"), ("{%tr for ก in โครงการทั้งหมด %}",), ("{{ ก.ชื่อ }}", "{{ ก.ลำดับรวม }}"), ("{%tr endfor %}",))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    document.save(str(tmp_path / "แม่แบบ.docx"))
    own = docgen.build(starter.SAMPLE, tmp_path / "docgen.docx", templates=tmp_path / "แม่แบบ.docx", numerals="as-typed")
    names = [text for text in paragraphs(own)[2:] if not text.isdigit()]
    plain = DocxTemplate(tmp_path / "แม่แบบ.docx")
    plain.render({"โครงการทั้งหมด": [{"ชื่อ": name, "ลำดับรวม": at} for at, name in enumerate(names, 1)]}, autoescape=True)
    plain.save(tmp_path / "docxtpl.docx")

    assert len(names) == 73
    assert paragraphs(own) == paragraphs(tmp_path / "docxtpl.docx")
