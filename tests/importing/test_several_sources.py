"""Several sources of one plan: the workbook of its projects beside the book that was made of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl

import docgen
from docgen.grid import Source
from docgen.importing.found import Found
from docgen.importing.understand import understand
from tests.importing.sheets import doubted, sheet, value

HEAD = ("ที่", "โครงการ", "รายละเอียด", "งบประมาณ", "หน่วยงาน", "ต.ค.", "พ.ย.")
GROUPS = (("ยุทธศาสตร์ที่ 1 การพัฒนาคน",), ("แผนงานการศึกษา",))
ONE = ("1", "อบรม", "สองวัน", "5,000", "กองช่าง", "x", "")


def found_in_each(*files: Sequence[Sequence[str]]) -> Found:
    return understand([Source(f"{at}.xlsx", (sheet(*GROUPS, HEAD, *rows),)) for at, rows in enumerate(files)], 2563)[0]


def test_what_two_sources_tell_alike_is_imported_once_and_told() -> None:
    found = found_in_each([ONE], [("๑", "อบรม", "สองวัน", "๕,๐๐๐", "กองช่าง", "↔", "")])

    assert len(found.records) == 1
    assert [each.text for each in found.left_out if "ซ้ำกับ" in each.why] == ["อบรม"]


def test_what_two_sources_tell_differently_is_kept_with_a_doubt_that_says_where() -> None:
    first, second = found_in_each([ONE], [("1", "อบรม", "สองวัน", "6,000", "กองช่าง", "", "x")]).records

    assert (doubted(first), doubted(second)) == (set(), {"โครงการ"})
    assert "งบประมาณ เดือนที่ดำเนินการ" in second.cells["โครงการ"].doubt
    assert value(second, "งบประมาณ") == 6000


def test_within_one_source_a_project_may_stand_twice() -> None:
    assert len(found_in_each([ONE, ONE], [ONE]).records) == 2


def test_a_workbook_beside_the_book_made_of_it_gives_each_project_once_and_no_false_sums(tmp_path: Path) -> None:
    plan = docgen.new(tmp_path / "เดิม", sample=True)
    book = docgen.build(plan, tmp_path / "เล่ม.docx", numerals="arabic")
    made = docgen.import_([plan / "plan.xlsx", book, book], tmp_path / "แผน")

    sheets = [openpyxl.load_workbook(each / "plan.xlsx") for each in (plan, made)]
    counts = [[sum(bool(row[3].value) for row in each[name]) for name in ("โครงการ", "ครุภัณฑ์")] for each in sheets]
    told = [[cell.value for cell in row] for row in sheets[1]["รายงานการนำเข้า"]]
    assert counts[0] == counts[1]
    assert not [line for line in told if "ไม่ตรง" in str(line[3])]
