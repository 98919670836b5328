"""Every recipe of the clerks' guide, done as it says, gives the book that it promises."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table

import docgen

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "guide.md"
FORM = "22-ผด02.docx"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return docgen.new(tmp_path / "แผน", sample=True)


def book_of(plan: Path) -> Document:
    return docx.Document(str(docgen.build(plan, plan.parent / "เล่ม.docx", numerals=None)))


def text_of(document: Document) -> str:
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        for paragraph in document.element.body.iter(qn("w:p"))
    )


def edit(plan: Path, name: str, change: Callable[[Document], None]) -> None:
    path = plan / "templates" / name
    document = docx.Document(str(path))
    change(document)
    document.save(str(path))


def set_general(plan: Path, key: str, value: str) -> None:
    book = openpyxl.load_workbook(plan / "plan.xlsx")
    sheet = book["ข้อมูลทั่วไป"]
    rows = [str(row[0]) for row in sheet.iter_rows(values_only=True)]
    row = rows.index(key) + 1 if key in rows else len(rows) + 1
    sheet.cell(row, 1, key)
    sheet.cell(row, 2, value)
    book.save(plan / "plan.xlsx")


def replace_line(plan: Path, old: str, new: str) -> None:
    path = plan / "book.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def say(document: Document, cell_text: str, new: str) -> None:
    """Types over the first cell that holds the text, its formatting kept."""
    for node in document.element.body.iter(qn("w:t")):
        if cell_text in (node.text or ""):
            node.text = (node.text or "").replace(cell_text, new)
            return
    raise AssertionError(cell_text)


def data_rows(document: Document) -> list[Table]:
    return [table for table in document.tables if len(table._tbl.tr_lst[-2].tc_lst) > 10]


def test_recipe_1_another_heading(plan: Path) -> None:
    edit(plan, "11-ส่วนที่1-บทนำ.docx", lambda document: say(document, "วัตถุประสงค์ของการดำเนินงาน", "ความมุ่งหมาย"))

    assert text_of(book_of(plan)).count("ความมุ่งหมาย") == 2  # the heading, and its line in the contents


def remove_column(document: Document, column: int) -> None:
    table = document.tables[0]._tbl
    table.tblGrid.remove(table.tblGrid.gridCol_lst[column])
    for row in table.tr_lst:
        cells = row.tc_lst
        if len(cells) > column + 3:
            row.remove(cells[column])
        else:
            cells[0].grid_span -= 1


def test_recipe_2_a_table_without_the_detail_column(plan: Path) -> None:
    edit(plan, FORM, lambda document: remove_column(document, 2))

    tables = data_rows(book_of(plan))
    assert {len(table._tbl.tblGrid.gridCol_lst) for table in tables if "โครงการ" in table.cell(0, 1).text} == {17}


def add_column(document: Document, head: str, tag: str) -> None:
    table = document.tables[0]._tbl
    table.tblGrid.append(deepcopy(table.tblGrid.gridCol_lst[-1]))
    for row in table.tr_lst:
        cells = row.tc_lst
        if len(cells) < 4:
            cells[-1].grid_span += 1
            continue
        made = deepcopy(table.tr_lst[3].tc_lst[4])
        row.append(made)
        for at, node in enumerate(made.iter(qn("w:t"))):
            node.text = "" if at else {0: head, 3: tag}.get(table.tr_lst.index(row), "")


def test_recipe_3_a_column_of_remarks(plan: Path) -> None:
    set_cell(plan, "หมายเหตุ", 2, "รอหนังสืออนุมัติ")
    edit(plan, FORM, lambda document: add_column(document, "หมายเหตุ", "{{ โครงการ.หมายเหตุ }}"))

    assert "รอหนังสืออนุมัติ" in text_of(book_of(plan))


def set_cell(plan: Path, header: str, row: int, value: str) -> None:
    """Fills a cell of the sheet โครงการ; the column is added when it is not there."""
    book = openpyxl.load_workbook(plan / "plan.xlsx")
    sheet = book["โครงการ"]
    headers = [str(cell.value).split(" (")[0] for cell in sheet[1]]
    column = headers.index(header) + 1 if header in headers else len(headers) + 1
    sheet.cell(1, column, header)
    sheet.cell(row, column, value)
    book.save(plan / "plan.xlsx")


def test_recipe_4_a_column_of_the_offices_own(plan: Path) -> None:
    set_cell(plan, "ผู้ประสานงาน", 2, "นายเอก")
    edit(plan, FORM, lambda document: add_column(document, "ผู้ประสานงาน", "{{ โครงการ.ผู้ประสานงาน }}"))

    assert "นายเอก" in text_of(book_of(plan))


def test_recipe_5_a_key_of_the_offices_own(plan: Path) -> None:
    set_general(plan, "เบอร์โทรศัพท์", "043-111222")
    edit(plan, "01-ปก.docx", lambda document: say(document, "งานนโยบายและแผน", "โทร {{ เบอร์โทรศัพท์ }}"))

    assert "โทร ๐๔๓-๑๑๑๒๒๒" in text_of(book_of(plan))


def test_recipe_6_another_signatory(plan: Path) -> None:
    set_general(plan, "ผู้ประกาศ", "นางสาวมาลี รักถิ่น")

    assert "(นางสาวมาลี รักถิ่น)" in text_of(book_of(plan))


def picture(path: Path) -> Path:
    """A PNG of one grey dot."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    header = (1).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
    pixels = chunk(b"IDAT", zlib.compress(b"\0\x80"))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b""))
    return path


def test_recipe_7_a_chapter_of_the_offices_own(plan: Path) -> None:
    chapter = docx.Document()
    chapter.add_paragraph("แผนที่ตำบล")
    chapter.add_picture(str(picture(plan.parent / "จุด.png")))
    chapter.save(str(plan / "templates" / "12-แผนที่.docx"))
    replace_line(plan, '    "21-ผด01.docx",', '    "12-แผนที่.docx",\n    "21-ผด01.docx",')

    book = book_of(plan)
    text = text_of(book)
    assert text.index("ประโยชน์") < text.index("แผนที่ตำบล") < text.rindex("แบบ ผด. ๐๑")
    assert len(book.inline_shapes) == 1
    assert len(book.sections) == 9


def test_recipe_8_chapters_in_another_order(plan: Path) -> None:
    replace_line(plan, '    "02-ประกาศ.docx",\n    "03-คำนำ.docx",', '    "03-คำนำ.docx",\n    "02-ประกาศ.docx",')

    text = text_of(book_of(plan))
    assert text.index("คำนำ") < text.index("ประกาศองค์การบริหารส่วนตำบล")


def test_recipe_9_arabic_digits_in_tables_only(plan: Path) -> None:
    replace_line(plan, 'numerals = "thai"', 'numerals = "mixed"')

    book = book_of(plan)
    assert "42,881,929.60" in "".join(cell.text for table in book.tables[:1] for cell in table._cells)
    assert "๔๒,๘๘๑,๙๒๙.๖๐" in text_of(book)


def test_recipe_10_a_sheet_of_the_offices_own(plan: Path) -> None:
    workbook = openpyxl.load_workbook(plan / "plan.xlsx")
    sheet = workbook.create_sheet("คณะกรรมการ")
    for row in (("ชื่อ", "ตำแหน่ง"), ("นายหนึ่ง", "ประธาน"), ("นางสอง", "กรรมการ")):
        sheet.append(row)
    workbook.save(plan / "plan.xlsx")
    recipe = re.search(r"```\n(\{%p for .*?)\n```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert recipe is not None
    chapter = docx.Document()
    for line in recipe[1].splitlines():
        chapter.add_paragraph(line)
    chapter.save(str(plan / "templates" / "12-คณะกรรมการ.docx"))
    replace_line(plan, '    "21-ผด01.docx",', '    "12-คณะกรรมการ.docx",\n    "21-ผด01.docx",')

    assert "๑. นายหนึ่ง ประธาน\n๒. นางสอง กรรมการ" in text_of(book_of(plan))


def test_every_recipe_of_the_guide_is_tested() -> None:
    recipes = re.findall(r"### สูตรที่ (\d+) ", GUIDE.read_text(encoding="utf-8"))

    assert recipes == [str(number) for number in range(1, 11)]
    assert {name.split("_")[2] for name in globals() if name.startswith("test_recipe_")} == set(recipes)
