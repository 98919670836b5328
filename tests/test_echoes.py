"""A problem that only repeats another is told once; everything else is told at once."""

from __future__ import annotations

from docgen.echoes import without_echoes
from docgen.problems import FilePlace, SheetPlace, error, warning

MISSING = error("column-missing", SheetPlace("plan.xlsx", "โครงการ", 1), "ไม่พบ", "เพิ่ม")
FORMULA = error("cell-formula", SheetPlace("plan.xlsx", "โครงการ", 4, 5, "งบประมาณ"), "สูตร", "บันทึก")


def test_blank_cells_of_a_missing_column_are_not_told_again() -> None:
    echo = error("cell-blank", SheetPlace("plan.xlsx", "โครงการ", 7), "ว่าง", "กรอก")

    assert without_echoes([MISSING], [echo]) == []


def test_other_cells_of_the_sheet_are_told_all_the_same() -> None:
    other = error("money-unreadable", SheetPlace("plan.xlsx", "โครงการ", 7, 5, "งบประมาณ"), "กฎหมาย", "แก้")

    assert without_echoes([MISSING, FORMULA], [other]) == [other]


def test_a_cell_that_has_an_error_is_not_told_to_be_blank() -> None:
    echo = error("cell-blank", SheetPlace("plan.xlsx", "โครงการ", 4, 5, "งบประมาณ"), "ว่าง", "กรอก")

    assert without_echoes([FORMULA], [echo]) == []


def test_a_warning_hides_nothing() -> None:
    place = SheetPlace("plan.xlsx", "โครงการ", 4, 5, "งบประมาณ")
    later = error("money-unreadable", place, "กฎหมาย", "แก้")

    assert without_echoes([warning("text-mended", place, "ปรับ", "-")], [later]) == [later]


def test_problems_outside_the_workbook_are_kept() -> None:
    later = error("book-toml", FilePlace("book.toml", 3), "อ่านไม่ได้", "แก้")

    assert without_echoes([MISSING, error("file-damaged", FilePlace("x"), "เสีย", "ส่งใหม่")], [later]) == [later]
