"""Warnings on how a template is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt

from docgen.word.checking.advice import advise
from docgen.word.healing.heal import heal
from docgen.word.package import Package


def told(document: Document) -> list[tuple[str, str]]:
    data = io.BytesIO()
    document.save(data)
    with zipfile.ZipFile(data) as archive:
        package = Package({name: archive.read(name) for name in archive.namelist()})
    chapter, _ = heal(package, "ก.docx")
    return [(problem.code, problem.what) for problem in advise(chapter)]


def with_text(text: str) -> Document:
    document = docx.Document()
    document.add_paragraph(text)
    return document


def test_thai_and_arabic_digits_in_one_sentence_are_told() -> None:
    assert told(with_text("ฉบับที่ ๓ พ.ศ. 2561")) == [
        ("digits-mixed", "พิมพ์เลขไทย “๓” และเลขอารบิก “2561” ปนกันในประโยคเดียว")
    ]


@pytest.mark.parametrize(
    "text", ["ข้อ ๒๖ และข้อ ๒๗", "ข้อ 26 พ.ศ. 2548", "ข้อ ๒๖ ดู A4", "ข้อ ๒๖\nข้อ 27", "ข้อ ๒๖ {{ ปี + 1 }}"]
)
def test_digits_of_one_kind_are_fine(text: str) -> None:
    assert told(with_text(text)) == []


def test_a_run_of_spaces_used_as_layout_is_told() -> None:
    assert told(with_text("ลงชื่อ" + " " * 12 + "ผู้ประกาศ")) == [("spaces-layout", "มีช่องว่าง 12 ตัวติดกันหลัง “ลงชื่อ”")]
    assert told(with_text("ลงชื่อ" + "\u00a0" * 12 + "ผู้ประกาศ")) == [("spaces-layout", "มีช่องว่าง 12 ตัวติดกันหลัง “ลงชื่อ”")]
    assert told(with_text(" " * 8 + "ตามระเบียบ")) == [("spaces-layout", "มีช่องว่าง 8 ตัวติดกันต้นย่อหน้า")]
    assert told(with_text("  เยื้องหน้าสองตัว")) == []
    assert told(with_text("ผู้ประกาศ" + " " * 12)) == []


def test_thai_text_formatted_for_latin_letters_only_is_told_once() -> None:
    document = docx.Document()
    for text in ("หัวข้อหนึ่ง", "หัวข้อสอง"):
        document.add_paragraph().add_run(text).font.size = Pt(20)

    assert [code for code, _ in told(document)] == ["thai-run-bare"]


def test_latin_text_needs_no_thai_formatting() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("ISO 9001").bold = True

    assert told(document) == []


def test_a_font_that_draws_arabic_digits_as_thai_is_told() -> None:
    document = with_text("ความ")
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:ascii"), "TH SarabunIT๙")

    assert told(document) == [("thai-digit-font", "ใช้แบบอักษร “TH SarabunIT๙” ซึ่งวาดเลขอารบิกเป็นรูปเลขไทย")]


def growing_table(prepare: Callable[[Document], None] = lambda _: None) -> Document:
    document = docx.Document()
    table = document.add_table(4, 1)
    for row, text in zip(table.rows, ("ชื่อ", "{%tr for ก in รายการ %}", "{{ ก.ชื่อ }}", "{%tr endfor %}"), strict=True):
        row.cells[0].text = text
    prepare(document)
    return document


def repeat_header(document: Document) -> None:
    row = document.tables[0].rows[0]._tr
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def test_a_table_that_grows_without_a_repeating_header_is_told() -> None:
    assert [code for code, _ in told(growing_table())] == ["header-not-repeated"]
    assert told(growing_table(repeat_header)) == []
