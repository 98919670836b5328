"""A clerk takes a new plan, changes the Word files only, and gets the book that they meant."""

from __future__ import annotations

from pathlib import Path

import docx

import docgen
from tests.conftest import sdk_errors
from tests.test_guide import (
    FORM,
    add_column,
    book_of,
    data_rows,
    edit,
    picture,
    remove_column,
    replace_line,
    say,
    set_cell,
    text_of,
)


def changed_plan(folder: Path) -> Path:
    plan = docgen.new(folder / "แผน", sample=True)
    set_cell(plan, "หมายเหตุ", 2, "รอหนังสืออนุมัติ")
    edit(plan, "11-ส่วนที่1-บทนำ.docx", lambda document: say(document, "บทนำ", "ความนำ"))
    edit(plan, FORM, lambda document: remove_column(document, 2))
    edit(plan, FORM, lambda document: add_column(document, "หมายเหตุ", "{{ โครงการ.หมายเหตุ }}"))
    edit(plan, FORM, lambda document: add_column(document, "แหล่งงบประมาณ", "{{ โครงการ.แหล่งงบประมาณ }}"))
    chapter = docx.Document()
    chapter.add_paragraph("แผนที่ตำบลและสถานที่ดำเนินการ")
    chapter.add_picture(str(picture(folder / "จุด.png")))
    chapter.save(str(plan / "templates" / "12-แผนที่.docx"))
    replace_line(plan, '    "21-ผด01.docx",', '    "12-แผนที่.docx",\n    "21-ผด01.docx",')
    replace_line(plan, '    "02-ประกาศ.docx",\n    "03-คำนำ.docx",', '    "03-คำนำ.docx",\n    "02-ประกาศ.docx",')
    return plan


def test_the_book_is_right_after_all_of_it(tmp_path: Path) -> None:
    book = book_of(changed_plan(tmp_path))

    text = text_of(book)
    tables = [table for table in data_rows(book) if "แหล่งงบประมาณ" in table.rows[0].cells[-1].text]
    assert text.count("ความนำ") == 2
    assert text.index("คำนำ") < text.index("ประกาศองค์การบริหารส่วนตำบล") < text.index("แผนที่ตำบลและสถานที่")
    assert "รายละเอียดของกิจกรรม" not in "".join(cell.text for table in tables for cell in table.rows[0].cells)
    assert "รอหนังสืออนุมัติ" in text
    assert sum(len(table.rows) for table in tables) == 73 + 3 * len(tables)
    assert len(book.inline_shapes) == 1


def test_the_open_xml_sdk_finds_no_fault_in_it(tmp_path: Path) -> None:
    plan = changed_plan(tmp_path)

    assert sdk_errors(docgen.build(plan, tmp_path / "เล่ม.docx")) == []
