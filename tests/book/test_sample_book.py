"""The book of the sample plan, read back with python-docx: the seed's text, the forms, nothing of another office."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.oxml.ns import qn

import docgen
from benchmarks.generated_plan import general, projects
from docgen import starter
from docgen.workbook.write import new_workbook
from tests.book.outline import GOLDEN, outline
from tests.conftest import sdk_errors

PART1 = Path(__file__).with_name("part1.txt")
DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def squeezed(text: str) -> str:
    """Text without white space and with one shape of digits."""
    return re.sub(r"\s+", "", text.translate(DIGITS))


def sections(document: Document) -> list[list[str]]:
    """Paragraph texts of the body (tables left out), by section."""
    found: list[list[str]] = [[]]
    for block in document.element.body:
        if block.tag == qn("w:p"):
            found[-1].append("".join(node.text or "" for node in block.iter(qn("w:t"))))
            if block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
                found.append([])
    return found


def part_one(document: Document) -> str:
    return next("\n".join(each) for each in sections(document) if any("ขั้นตอนที่" in text for text in each[4:]))


def sentences(text: str) -> list[str]:
    return [squeezed(line) for line in text.splitlines() if line.strip()]


def test_part_one_says_the_seeds_text_sentence_by_sentence(sample_book: Path) -> None:
    assert sentences(part_one(docx.Document(str(sample_book)))) == sentences(PART1.read_text(encoding="utf-8"))


def test_the_sample_book_reads_as_its_outline_says(sample_book: Path) -> None:
    assert outline(sample_book) == GOLDEN.read_text(encoding="utf-8")


def another_plan(folder: Path) -> Path:
    """The sample's folder with another organisation, year and projects."""
    plan = docgen.new(folder / "อีกแห่ง")
    book = openpyxl.load_workbook(plan / "plan.xlsx")
    general: dict[str, str | int] = {
        "ชื่อหน่วยงาน": "เทศบาลตำบลหนองทอง", "ประเภทหน่วยงาน": "เทศบาลตำบล", "อำเภอ": "เมือง", "จังหวัด": "นครใหม่",
        "ปีงบประมาณ": 2568, "วันที่ประกาศ": "1 ตุลาคม 2567", "ผู้ประกาศ": "นางสาวมาลี ใจดี",
        "ตำแหน่งผู้ประกาศ": "นายกเทศมนตรีตำบลหนองทอง",
    }
    for at, row in enumerate(book["ข้อมูลทั่วไป"].iter_rows(values_only=True), 1):
        if str(row[0]) in general:
            book["ข้อมูลทั่วไป"].cell(at, 2, general[str(row[0])])
    sheet = book["โครงการ"]
    headers = {str(cell.value).split(" (")[0]: at for at, cell in enumerate(sheet[1], 1)}
    for number in range(1, 4):
        cells: dict[str, str | int] = {
            "ยุทธศาสตร์": "การพัฒนาคน", "แผนงาน": "แผนงานการศึกษา", "โครงการ": f"โครงการอบรมครู รุ่นที่ {number}",
            "รายละเอียดของกิจกรรม": "อบรม 2 วัน", "งบประมาณ": 1000 * number, "สถานที่ดำเนินการ": "ห้องประชุม",
            "หน่วยงานรับผิดชอบหลัก": "กองการศึกษา", "พ.ย.": "x",
        }
        for header, value in cells.items():
            sheet.cell(number + 1, headers[header], value)
    book.save(plan / "plan.xlsx")
    return plan


def test_the_same_templates_leave_no_trace_of_another_office(tmp_path: Path) -> None:
    book = docgen.build(another_plan(tmp_path), tmp_path / "เล่ม.docx")

    with zipfile.ZipFile(book) as package:
        for name in package.namelist():
            text = re.sub(r"<[^>]*>", "", package.read(name).decode("utf-8", "replace")).translate(DIGITS)
            whole = text + package.read(name).decode("utf-8", "replace").translate(DIGITS)
            assert "พระรักษ์" not in whole, name
            assert "2563" not in whole, name


def test_a_plan_without_equipment_has_no_form_for_it_and_no_mention_of_it(tmp_path: Path) -> None:
    book = docgen.build(another_plan(tmp_path), tmp_path / "เล่ม.docx")

    with zipfile.ZipFile(book) as package:
        text = squeezed(re.sub(r"<[^>]*>", "", package.read("word/document.xml").decode("utf-8")))
    assert "ผด.02/1" not in text
    assert "ผด.02" in text


@pytest.mark.parametrize("numerals", ["thai", "arabic", "mixed", "as-typed"])
def test_the_open_xml_sdk_finds_no_fault_in_any_numerals_mode(numerals: str, tmp_path: Path) -> None:
    book = docgen.build(starter.SAMPLE, tmp_path / "เล่ม.docx", numerals=numerals)

    assert sdk_errors(book) == []


def test_the_open_xml_sdk_finds_no_fault_without_equipment(tmp_path: Path) -> None:
    assert sdk_errors(docgen.build(another_plan(tmp_path), tmp_path / "เล่ม.docx")) == []


@pytest.mark.parametrize("count", [1, 2000])
def test_the_open_xml_sdk_finds_no_fault_in_a_plan_of_any_size(count: int, tmp_path: Path) -> None:
    workbook = tmp_path / "plan.xlsx"
    workbook.write_bytes(new_workbook(general(), projects(count)))

    assert sdk_errors(docgen.build(workbook, tmp_path / "เล่ม.docx")) == []


def body_text(book: Path) -> str:
    document = docx.Document(str(book))
    return "".join(node.text or "" for node in document.element.body.iter(qn("w:t")))


def test_thai_numerals_leave_no_arabic_digit_but_in_addresses_and_codes(sample_book: Path) -> None:
    document = docx.Document(str(sample_book))
    for paragraph in document.element.body.iter(qn("w:p")):
        text = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        for token in re.findall(r"[!-~]*[0-9][!-~]*", text):
            assert re.search(r"[A-Za-z]", token) or re.search(r"[A-Za-z]+ $", text[: text.index(token)]), text


def test_arabic_numerals_leave_no_thai_digit(tmp_path: Path) -> None:
    book = docgen.build(starter.SAMPLE, tmp_path / "เล่ม.docx", numerals="arabic")

    assert not re.search("[๐-๙]", body_text(book))


def test_the_same_input_gives_the_same_bytes(sample_book: Path, tmp_path: Path) -> None:
    again = docgen.build(starter.SAMPLE, tmp_path / "ชื่ออื่น.docx")

    assert again.read_bytes() == sample_book.read_bytes()
