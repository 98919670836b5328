"""``docgen rollover``: next year's folder has the year, the marked rows and the templates, and what is old is told."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.worksheet.worksheet import Worksheet

import docgen
from docgen import rollover_pipeline
from docgen.cli import main
from tests.test_guide import edit, say

MARK = "ยกไปปีถัดไป"
PART1 = "11-ส่วนที่1-บทนำ.docx"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return docgen.new(tmp_path / "แผน-2563", sample=True)


def rows(path: Path, sheet: str = "โครงการ") -> list[dict[str, object]]:
    values = openpyxl.load_workbook(path / "plan.xlsx")[sheet].iter_rows(values_only=True)
    headers = next(values)
    return [dict(zip(map(str, headers), row, strict=True)) for row in values if any(each is not None for each in row)]


def general(path: Path) -> dict[object, object]:
    sheet = openpyxl.load_workbook(path / "plan.xlsx")["ข้อมูลทั่วไป"]
    return {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}


def mark(plan: Path, numbers: list[int], header: str = MARK) -> None:
    """Adds the column and marks those rows of the sheet (from 2)."""
    book = openpyxl.load_workbook(plan / "plan.xlsx")
    sheet = book["โครงการ"]
    assert isinstance(sheet, Worksheet)
    column = sheet.max_column + 1
    sheet.cell(1, column, header)
    for number in numbers:
        sheet.cell(number, column, "x")
    book.save(plan / "plan.xlsx")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_general_data_moves_to_the_new_year_with_its_dates_cleared(plan: Path, tmp_path: Path) -> None:
    before = general(plan)

    new = docgen.rollover(plan, tmp_path / "แผน-2564", 2564)

    after = general(new)
    assert after["ปีงบประมาณ"] == 2564
    assert after["วันที่ประกาศ"] is None
    kept = [key for key in before if key not in ("ปีงบประมาณ", "วันที่ประกาศ", "ฉบับ")]
    assert {key: after[key] for key in kept} == {key: before[key] for key in kept}


def test_without_marks_no_project_is_carried_over(plan: Path, tmp_path: Path) -> None:
    assert rows(docgen.rollover(plan, tmp_path / "แผน-2564", 2564)) == []


def test_marked_rows_are_carried_with_the_group_values_that_stood_above_them(plan: Path, tmp_path: Path) -> None:
    before = rows(plan)
    mark(plan, [3, 30])

    after = rows(docgen.rollover(plan, tmp_path / "แผน-2564", 2564))

    assert [each["โครงการ"] for each in after] == [before[1]["โครงการ"], before[28]["โครงการ"]]
    assert [each["งบประมาณ"] for each in after] == [before[1]["งบประมาณ"], before[28]["งบประมาณ"]]
    assert all(each[header] for each in after for header in ("ยุทธศาสตร์", "แผนงาน", "หน่วยงานรับผิดชอบหลัก"))
    assert [each[MARK] for each in after] == [None, None]


def test_another_column_may_hold_the_marks(plan: Path, tmp_path: Path) -> None:
    mark(plan, [2], "ทำต่อ")

    assert len(rows(docgen.rollover(plan, tmp_path / "แผน-2564", 2564, carry="ทำต่อ"))) == 1


def test_the_new_plan_builds_when_its_date_is_filled_in(plan: Path, tmp_path: Path) -> None:
    mark(plan, [2, 3, 4])
    new = docgen.rollover(plan, tmp_path / "แผน-2564", 2564)
    book = openpyxl.load_workbook(new / "plan.xlsx")
    sheet = book["ข้อมูลทั่วไป"]
    (row,) = [cell.row for cell in sheet["A"] if cell.value == "วันที่ประกาศ"]
    sheet.cell(row, 2, "30 กันยายน 2563")
    book.save(new / "plan.xlsx")

    said = "".join(each.text for each in docx.Document(str(docgen.build(new))).paragraphs)

    assert "๒๕๖๔" in said
    assert "ปีงบประมาณ พ.ศ. ๒๕๖๓" not in said


def test_the_old_plan_is_not_touched(plan: Path, tmp_path: Path) -> None:
    before = contents(plan)

    docgen.rollover(plan, tmp_path / "แผน-2564", 2564)

    assert contents(plan) == before


def test_templates_and_settings_are_the_clerks_own(plan: Path, tmp_path: Path) -> None:
    edit(plan, "01-ปก.docx", lambda document: say(document, "แผนการดำเนินงาน", "แผนของเรา"))
    (plan / "book.toml").write_text('chapters = ["01-ปก.docx"]\n', encoding="utf-8")
    (plan / "output").mkdir()
    (plan / "output" / "เล่ม.docx").write_bytes(b"x")

    new = docgen.rollover(plan, tmp_path / "แผน-2564", 2564)

    before, after = contents(plan), contents(new)
    assert after["templates/01-ปก.docx"] == before["templates/01-ปก.docx"]
    assert after["book.toml"] == before["book.toml"]
    assert "output/เล่ม.docx" not in after


def test_a_year_typed_in_a_template_is_told_and_commented_at_its_words(plan: Path, tmp_path: Path) -> None:
    edit(plan, PART1, lambda document: say(document, "วัตถุประสงค์ของการดำเนินงาน", "วัตถุประสงค์ของปี ๒๕๖๓"))

    rolled = rollover_pipeline.run(plan, tmp_path / "แผน-2564", 2564)

    told = [each for each in rolled.years if "๒๕๖๓" in each.what]
    assert [str(each.where) for each in told] == [f"{PART1} > ย่อหน้า “วัตถุประสงค์ของปี ๒๕๖๓”"]
    document = docx.Document(str(tmp_path / "แผน-2564" / "templates" / PART1))
    assert any("“๒๕๖๓”" in each.text for each in document.comments)
    assert len(list(document.comments)) == sum(each.where.file == PART1 for each in rolled.years)


def test_drawings_in_the_workbook_are_told_as_left_behind(plan: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(plan / "plan.xlsx", "a") as archive:
        archive.writestr("xl/drawings/drawing1.xml", "<a/>")

    rolled = rollover_pipeline.run(plan, tmp_path / "แผน-2564", 2564)

    assert [each.code for each in rolled.warnings] == ["object-removed"]


@pytest.mark.parametrize("target", ["แผน-2563", "แผน-2563/ใหม่"])
def test_the_new_folder_may_not_be_the_old_one(target: str, plan: Path, tmp_path: Path) -> None:
    before = contents(plan)

    with pytest.raises(docgen.ProblemsFound):
        docgen.rollover(plan, tmp_path / target, 2564)

    assert contents(plan) == before


def test_a_plan_that_cannot_be_read_leaves_nothing_behind(plan: Path, tmp_path: Path) -> None:
    (plan / "plan.xlsx").write_bytes(b"PK")

    with pytest.raises(docgen.ProblemsFound):
        docgen.rollover(plan, tmp_path / "แผน-2564", 2564)

    assert not (tmp_path / "แผน-2564").exists()


def test_the_command_says_what_was_done(plan: Path, tmp_path: Path) -> None:
    mark(plan, [2])

    done = CliRunner().invoke(main, ["rollover", str(plan), "-o", str(tmp_path / "ก"), "--year", "2564"])
    told = CliRunner().invoke(main, ["rollover", str(plan), "-o", str(tmp_path / "ข"), "--year", "2564", "--json"])

    assert done.exit_code == 0
    assert "ยกมา: โครงการ 1 รายการ ครุภัณฑ์ 0 รายการ" in done.stdout
    assert "ล้างค่า: วันที่ประกาศ" in done.stdout
    assert json.loads(told.stdout)["carried"] == {"โครงการ": 1, "ครุภัณฑ์": 0}


def test_a_workbook_alone_is_no_plan_folder(plan: Path, tmp_path: Path) -> None:
    shutil.copy(plan / "plan.xlsx", tmp_path / "plan.xlsx")

    with pytest.raises(docgen.ProblemsFound, match="ไม่ใช่โฟลเดอร์แผน"):
        docgen.rollover(tmp_path / "plan.xlsx", tmp_path / "แผน-2564", 2564)


def test_a_column_of_marks_that_is_in_no_sheet_is_told_and_nothing_is_made(plan: Path, tmp_path: Path) -> None:
    arguments = ["rollover", str(plan), "-o", str(tmp_path / "ใหม่"), "--year", "2564", "--carry", "ทำตอ"]
    done = CliRunner().invoke(main, arguments)

    assert done.exit_code == 1
    assert "ไม่พบคอลัมน์ “ทำตอ”" in done.stderr
    assert not (tmp_path / "ใหม่").exists()
