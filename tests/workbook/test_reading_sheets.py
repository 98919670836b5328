"""Sheets, headers and keys are found as clerks write them; what is missing or doubled is told with its mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.problems import Severity
from docgen.vocabulary import GENERAL, MONTHS, PROJECT_COLUMNS, Column
from docgen.workbook.month_headings import looks_like_month, month_of
from tests.workbook.plans import EQUIPMENT_HEADERS, PROJECT, PROJECT_HEADERS, PlanBook, codes, only
from tests.workbook.plans import GENERAL as GENERAL_VALUES


def test_a_plan_in_order_is_read_without_a_word(tmp_path: Path) -> None:
    data, problems = PlanBook().read(tmp_path)

    assert problems == []
    assert {key: entry.value for key, entry in data.general.items()} == GENERAL_VALUES
    assert [row.cells for row in data.tables["โครงการ"].rows] == [PROJECT]
    assert data.tables["โครงการ"].rows[0].number == 2
    assert data.tables["ครุภัณฑ์"].rows == []


def test_places_name_the_cell_and_its_header(tmp_path: Path) -> None:
    data, _ = PlanBook().read(tmp_path)

    assert str(data.tables["โครงการ"].place(2, "งบประมาณ")) == "plan.xlsx > โครงการ > ช่อง F2 (งบประมาณ)"
    assert str(data.place("อำเภอ", "ข้อมูลทั่วไป")) == "plan.xlsx > ข้อมูลทั่วไป > ช่อง B4 (อำเภอ)"


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.projects.delete_rows(1, 2)
    headers = list(reversed(PROJECT_HEADERS))
    for column, header in enumerate(headers, 1):
        plan.projects.cell(1, column, header)
        plan.projects.cell(2, column, PROJECT.get(header))

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert data.tables["โครงการ"].rows[0].cells == PROJECT


@pytest.mark.parametrize("header", ["งบประมาณ (บาท)", "งบประมาณ [บาท]", " งบ ประมาณ\n(บาท)", "งบประมาณ\u200b"])
def test_a_header_may_carry_a_unit_and_odd_spaces(header: str, tmp_path: Path) -> None:
    plan = PlanBook()
    plan.rename(plan.projects, "งบประมาณ", header)

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert data.tables["โครงการ"].rows[0].cells["งบประมาณ"] == 1000


SYNONYMS = [(column, synonym) for column in PROJECT_COLUMNS for synonym in column.synonyms]


@pytest.mark.parametrize(("column", "synonym"), SYNONYMS, ids=[synonym for _, synonym in SYNONYMS])
def test_every_declared_synonym_is_its_column(column: Column, synonym: str, tmp_path: Path) -> None:
    plan = PlanBook()
    plan.put(plan.projects, 2, column.header, "ค่านี้")
    plan.rename(plan.projects, column.header, synonym)

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert data.tables["โครงการ"].rows[0].cells[column.header] == "ค่านี้"


def test_a_declared_header_goes_before_its_synonym(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.projects.cell(1, len(PROJECT_HEADERS) + 1, "ชื่อโครงการ")
    plan.projects.cell(2, len(PROJECT_HEADERS) + 1, "ของคนอื่น")

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert data.tables["โครงการ"].rows[0].cells["โครงการ"] == PROJECT["โครงการ"]
    assert data.tables["โครงการ"].rows[0].cells["ชื่อโครงการ"] == "ของคนอื่น"


def test_a_part_of_a_header_is_not_taken_for_it(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.projects.cell(1, len(PROJECT_HEADERS) + 1, "ผลผลิตของโครงการ")
    plan.projects.cell(1, len(PROJECT_HEADERS) + 2, "ที่")

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert {"ผลผลิตของโครงการ", "ที่"} <= {heading.name for heading in data.tables["โครงการ"].headings}


def test_an_own_column_goes_by_its_tag_name_and_keeps_its_header(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.projects.cell(1, len(PROJECT_HEADERS) + 1, "ผู้รับ/ส่ง (คน)")
    plan.projects.cell(2, len(PROJECT_HEADERS) + 1, 7)

    data, problems = plan.read(tmp_path)

    assert problems == []
    table = data.tables["โครงการ"]
    assert table.rows[0].cells["ผู้รับ_ส่ง"] == 7
    assert table.headings[-1].header == "ผู้รับ/ส่ง (คน)"


def test_an_own_key_goes_by_its_tag_name(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.general.append(["โทรศัพท์ (สำนักงาน)", "0-4300-0000"])

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert data.general["โทรศัพท์"].value == "0-4300-0000"


def test_a_key_may_carry_a_colon(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.general["A4"] = "อำเภอ :"

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert data.general["อำเภอ"].value == "เมือง"


def test_a_key_without_a_value_is_there_with_nothing(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.general["B4"] = None

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert (data.general["อำเภอ"].value, data.general["อำเภอ"].row) == (None, 4)


def test_the_header_may_stand_below_a_title(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.projects.insert_rows(1, 3)
    plan.projects["A1"] = "แผนการดำเนินงาน"

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert [row.number for row in data.tables["โครงการ"].rows] == [5]


def test_blank_rows_are_skipped_and_the_others_keep_their_numbers(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.put(plan.projects, 5, "โครงการ", "อีกโครงการ")
    plan.put(plan.projects, 4, "โครงการ", "  ")

    data, _ = plan.read(tmp_path)

    assert [row.number for row in data.tables["โครงการ"].rows] == [2, 5]


def test_a_sheet_of_the_clerks_own_is_a_table(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.sheet("คณะกรรมการ", [], ["ชื่อ", "ตำแหน่ง (ใน คกก.)"], ["นายหนึ่ง", "ประธาน"], [], ["นายสอง", "กรรมการ"])

    data, problems = plan.read(tmp_path)

    assert problems == []
    rows = [row.cells for row in data.tables["คณะกรรมการ"].rows]
    assert rows == [{"ชื่อ": "นายหนึ่ง", "ตำแหน่ง": "ประธาน"}, {"ชื่อ": "นายสอง", "ตำแหน่ง": "กรรมการ"}]


def test_a_sheet_that_is_no_table_is_ignored(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.sheet("กราฟ", [2562, "ก", 3])
    plan.sheet("Sheet2")
    plan.sheet("วิธีกรอก", ["อ่านก่อน"], ["=1/0"])
    plan.sheet("ซ่อนไว้", ["รายการ"]).sheet_state = "hidden"

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert set(data.tables) == {"โครงการ", "ครุภัณฑ์"}


def test_a_hidden_sheet_that_is_declared_is_data_all_the_same(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.projects.sheet_state = "hidden"

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert len(data.tables["โครงการ"].rows) == 1


def test_a_chart_sheet_is_no_table(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.book.create_chartsheet("กราฟ")

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert set(data.tables) == {"โครงการ", "ครุภัณฑ์"}


def test_a_sheet_of_invisible_characters_is_no_table(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.sheet("ว่าง", ["\u200b"])

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert "ว่าง" not in data.tables


def test_a_header_of_nothing_but_marks_can_be_no_tag(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.projects.cell(1, len(PROJECT_HEADERS) + 1, "%")
    plan.projects.cell(2, len(PROJECT_HEADERS) + 1, 5)

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert data.tables["โครงการ"].rows[0].cells == PROJECT


def test_equipment_may_be_absent_or_blank(tmp_path: Path) -> None:
    for blank in (True, False):
        plan = PlanBook()
        plan.book.remove(plan.equipment)
        if blank:
            plan.sheet("ครุภัณฑ์")

        data, problems = plan.read(tmp_path)

        assert problems == []
        assert "ครุภัณฑ์" not in data.tables


def test_a_missing_sheet_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.projects.title = "โครงกาน"

    _, problems = plan.read(tmp_path)

    told = only(problems)
    assert (told.code, told.severity) == ("sheet-missing", Severity.ERROR)
    assert told.what == "ไม่พบชีต “โครงการ” พบแต่ชีต “โครงกาน”"
    assert told.mend == "แก้ชื่อชีต “โครงกาน” เป็น “โครงการ”"


def test_a_missing_sheet_with_nothing_near_is_told_too(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.book.remove(plan.general)

    _, problems = plan.read(tmp_path)

    assert (only(problems).code, only(problems).what) == ("sheet-missing", "ไม่พบชีต “ข้อมูลทั่วไป”")


def test_a_slip_in_the_name_of_the_equipment_sheet_is_a_warning(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.equipment.title = "ครุภัณท์"

    _, problems = plan.read(tmp_path)

    assert (only(problems).code, only(problems).severity) == ("sheet-missing", Severity.WARNING)


def test_spaces_around_a_sheets_name_do_not_matter(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.projects.title = "โครงการ "

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert len(data.tables["โครงการ"].rows) == 1


NEEDED = [
    column.header
    for column in PROJECT_COLUMNS
    if column.required or column.header in {month.header for month in MONTHS}
]


@pytest.mark.parametrize("header", NEEDED)
def test_every_needed_column_is_missed(header: str, tmp_path: Path) -> None:
    plan = PlanBook()
    plan.projects.delete_cols(PROJECT_HEADERS.index(header) + 1)

    _, problems = plan.read(tmp_path)

    told = only(problems)
    assert (told.code, told.what) == ("column-missing", f"ไม่พบคอลัมน์ “{header}”")
    assert str(told.where) == "plan.xlsx > โครงการ > แถว 1"


@pytest.mark.parametrize("header", ["กลยุทธ์", "แหล่งงบประมาณ", "หมายเหตุ"])
def test_a_column_that_may_be_absent_is_not_missed(header: str, tmp_path: Path) -> None:
    plan = PlanBook()
    plan.projects.delete_cols(PROJECT_HEADERS.index(header) + 1)

    _, problems = plan.read(tmp_path)

    assert problems == []


def test_a_missing_column_is_told_with_the_nearest_header_and_its_cell(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.rename(plan.projects, "งบประมาณ", "งบประมาน")

    _, problems = plan.read(tmp_path)

    told = only(problems)
    assert told.what == "ไม่พบคอลัมน์ “งบประมาณ” พบแต่คอลัมน์ “งบประมาน”"
    assert told.mend == "แก้หัวคอลัมน์ “งบประมาน” เป็น “งบประมาณ”"
    assert str(told.where) == "plan.xlsx > โครงการ > ช่อง F1 (งบประมาน)"


def test_all_missing_columns_are_told_at_once(tmp_path: Path) -> None:
    plan = PlanBook()
    for header in ("ต.ค.", "โครงการ", "งบประมาณ"):
        plan.rename(plan.projects, header, None)

    _, problems = plan.read(tmp_path)

    assert codes(problems) == ["column-missing"] * 3


def test_a_sheet_without_any_known_header_is_told_once(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.book.remove(plan.projects)
    plan.sheet("โครงการ", ["ก", "ข"], ["1", "2"])

    _, problems = plan.read(tmp_path)

    assert only(problems).code == "column-missing"
    assert "ไม่พบแถวหัวตาราง" in only(problems).what


def test_an_empty_sheet_of_projects_is_told(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.book.remove(plan.projects)
    plan.sheet("โครงการ")

    _, problems = plan.read(tmp_path)

    assert (only(problems).code, str(only(problems).where)) == ("column-missing", "plan.xlsx > โครงการ")


def test_a_general_sheet_without_its_headers_is_told(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.general["B1"] = "คา"

    _, problems = plan.read(tmp_path)

    assert (only(problems).code, only(problems).what[:17]) == ("column-missing", "ไม่พบคอลัมน์ “ค่า")


def test_a_column_that_stands_twice_is_refused(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.projects.cell(1, len(PROJECT_HEADERS) + 1, "งบประมาณ (ล้านบาท)")

    _, problems = plan.read(tmp_path)

    told = only(problems)
    assert (told.code, told.severity) == ("column-twice", Severity.ERROR)
    assert told.what == "คอลัมน์ “งบประมาณ (ล้านบาท)” ซ้ำกับคอลัมน์ F “งบประมาณ”"
    assert str(told.where) == "plan.xlsx > โครงการ > ช่อง W1 (งบประมาณ (ล้านบาท))"


def test_an_own_column_that_stands_twice_is_a_warning_and_the_first_serves(tmp_path: Path) -> None:
    plan = PlanBook()
    for offset, value in enumerate(("แรก", "หลัง"), 1):
        plan.projects.cell(1, len(PROJECT_HEADERS) + offset, "ผู้ตรวจ")
        plan.projects.cell(2, len(PROJECT_HEADERS) + offset, value)

    data, problems = plan.read(tmp_path)

    assert (only(problems).code, only(problems).severity) == ("column-twice", Severity.WARNING)
    assert data.tables["โครงการ"].rows[0].cells["ผู้ตรวจ"] == "แรก"


@pytest.mark.parametrize("key", [column.header for column in GENERAL if column.required])
def test_every_needed_key_is_missed(key: str, tmp_path: Path) -> None:
    plan = PlanBook()
    plan.general.delete_rows(list(GENERAL_VALUES).index(key) + 2)

    _, problems = plan.read(tmp_path)

    assert (only(problems).code, only(problems).what) == ("key-missing", f"ไม่พบรายการ “{key}”")


def test_a_missing_key_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.general["A5"] = "จังหวัต"

    _, problems = plan.read(tmp_path)

    told = only(problems)
    assert (told.code, told.mend) == ("key-missing", "แก้รายการ “จังหวัต” เป็น “จังหวัด”")
    assert str(told.where) == "plan.xlsx > ข้อมูลทั่วไป > ช่อง A5 (จังหวัต)"


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.general.append(["อำเภอ", "อื่น"])

    data, problems = plan.read(tmp_path)

    assert (only(problems).code, only(problems).severity) == ("column-twice", Severity.ERROR)
    assert data.general["อำเภอ"].value == "เมือง"


def test_an_own_key_that_stands_twice_is_a_warning(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.general.append(["คำขวัญ", "ก"])
    plan.general.append(["คำขวัญ", "ข"])

    data, problems = plan.read(tmp_path)

    assert (only(problems).code, only(problems).severity) == ("column-twice", Severity.WARNING)
    assert data.general["คำขวัญ"].value == "ก"


FAULTS = [("=SUM(A1:A9)", "cell-formula", "“=SUM(A1:A9)”"), ("#REF!", "cell-error", "“#REF!”")]


@pytest.mark.parametrize(("value", "code", "quoted"), FAULTS)
def test_a_cell_without_a_usable_value_stops_the_build(value: str, code: str, quoted: str, tmp_path: Path) -> None:
    plan = PlanBook()
    plan.put(plan.projects, 2, "งบประมาณ", value, formula=True)

    data, problems = plan.read(tmp_path)

    told = only(problems)
    assert (told.code, told.severity) == (code, Severity.ERROR)
    assert quoted in told.what
    assert str(told.where) == "plan.xlsx > โครงการ > ช่อง F2 (งบประมาณ)"
    assert "งบประมาณ" not in data.tables["โครงการ"].rows[0].cells


@pytest.mark.parametrize(("value", "code", "quoted"), FAULTS)
def test_such_a_value_of_the_general_sheet_stops_the_build(value: str, code: str, quoted: str, tmp_path: Path) -> None:
    plan = PlanBook()
    plan.general["B4"] = value

    _, problems = plan.read(tmp_path)

    assert (only(problems).code, str(only(problems).where)) == (code, "plan.xlsx > ข้อมูลทั่วไป > ช่อง B4 (อำเภอ)")
    assert quoted in only(problems).what


@pytest.mark.parametrize(("value", "code", "quoted"), FAULTS)
def test_in_an_own_column_it_is_one_warning_for_all(value: str, code: str, quoted: str, tmp_path: Path) -> None:
    plan = PlanBook()
    column = len(PROJECT_HEADERS) + 1
    plan.projects.cell(1, column, "ช่วยคิด")
    for row in (2, 3, 4):
        plan.projects.cell(row, column, value)

    _, problems = plan.read(tmp_path)

    told = only(problems)
    assert (told.code, told.severity, told.where.key[2:]) == (code, Severity.WARNING, (2, column))
    assert "อีก 2 ช่อง" in told.what
    assert quoted in told.what


def test_an_unused_column_may_hold_anything(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.projects.cell(2, len(PROJECT_HEADERS) + 5, "#REF!")
    plan.projects.cell(2, len(PROJECT_HEADERS) + 6, "=1/0")

    _, problems = plan.read(tmp_path)

    assert problems == []


def test_a_fault_in_an_own_key_is_a_warning(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.general.append(["คำขวัญ", "#N/A"])

    data, problems = plan.read(tmp_path)

    assert (only(problems).code, only(problems).severity) == ("cell-error", Severity.WARNING)
    assert data.general["คำขวัญ"].value is None


@pytest.mark.parametrize("merged", ["H2:J2", "A2:A3", "A1:A2"])
def test_merged_cells_over_data_are_refused(merged: str, tmp_path: Path) -> None:
    plan = PlanBook()
    plan.put(plan.projects, 3, "โครงการ", "อีกโครงการ")
    plan.projects.merge_cells(merged)

    _, problems = plan.read(tmp_path)

    assert "cell-merged" in codes(problems)
    told = next(problem for problem in problems if problem.code == "cell-merged")
    assert told.severity is Severity.ERROR
    assert merged in told.what


@pytest.mark.parametrize("merged", ["A1:C1", "X2:Y3", "A40:C41"])
def test_merged_cells_off_the_data_do_no_harm(merged: str, tmp_path: Path) -> None:
    plan = PlanBook()
    if merged == "A1:C1":
        plan.projects.insert_rows(1)
        plan.projects["A1"] = "ชื่อตาราง"
    plan.projects.merge_cells(merged)

    _, problems = plan.read(tmp_path)

    assert problems == []


@pytest.mark.parametrize(("merged", "harmful"), [("A3:A4", True), ("B3:B4", True), ("A3:B3", True), ("B3:D3", False)])
def test_merged_cells_of_the_general_sheet_are_refused_where_they_hide(
    merged: str, harmful: bool, tmp_path: Path
) -> None:
    plan = PlanBook()
    plan.general.merge_cells(merged)

    _, problems = plan.read(tmp_path)

    assert ("cell-merged" in codes(problems)) is harmful


def test_a_mark_beside_the_months_is_refused(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.rename(plan.projects, "แหล่งงบประมาณ", None)
    september = PROJECT_HEADERS.index("ก.ย.") + 1
    plan.projects.cell(2, september + 1, "↔")

    _, problems = plan.read(tmp_path)

    told = only(problems)
    assert (told.code, told.severity, told.where.key[2:]) == ("months-outside", Severity.ERROR, (2, september + 1))


@pytest.mark.parametrize("mark", [1, True, "✓"])
def test_any_short_mark_beside_the_months_counts(mark: int | bool | str, tmp_path: Path) -> None:
    plan = PlanBook()
    plan.rename(plan.projects, "แหล่งงบประมาณ", None)
    plan.projects.cell(2, PROJECT_HEADERS.index("ก.ย.") + 2, mark)

    _, problems = plan.read(tmp_path)

    assert codes(problems) == ["months-outside"]


def test_a_note_beside_the_months_is_no_mark(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.rename(plan.projects, "แหล่งงบประมาณ", None)
    plan.projects.cell(2, PROJECT_HEADERS.index("ก.ย.") + 2, "ตรวจแล้ว")
    plan.projects.cell(2, PROJECT_HEADERS.index("ก.ย.") + 6, "x")

    _, problems = plan.read(tmp_path)

    assert problems == []


@pytest.mark.parametrize("header", ["ต.ค. 63", "ตุลาคม 2563", "ต.ค. ๖๓", "มิ.ค."])
def test_marks_under_a_month_that_is_none_of_the_twelve_are_refused(header: str, tmp_path: Path) -> None:
    plan = PlanBook()
    column = len(PROJECT_HEADERS) + 1
    plan.projects.cell(1, column, header)
    plan.projects.cell(2, column, "ดำเนินการ")

    _, problems = plan.read(tmp_path)

    told = only(problems)
    assert told.code == "months-outside"
    assert f"“{header}”" in told.what


def test_a_foreign_month_without_marks_is_let_be(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.projects.cell(1, len(PROJECT_HEADERS) + 1, "ต.ค. 63")

    _, problems = plan.read(tmp_path)

    assert problems == []


@pytest.mark.parametrize("fiscal_year", [2563, "2563", "๒๕๖๓", None])
def test_months_may_carry_the_years_of_the_fiscal_year(fiscal_year: int | str | None, tmp_path: Path) -> None:
    plan = PlanBook()
    plan.general["B6"] = fiscal_year
    for month in MONTHS:
        plan.rename(plan.projects, month.header, f"{month.header} {62 if month.number >= 10 else 2563}")

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert data.tables["โครงการ"].rows[0].cells["พ.ย."] == "x"


@pytest.mark.parametrize("header", ["ต.ค.", "ต.ค", "ตค", "ตค.", "ต. ค.", "ตุลาคม", "เดือนตุลาคม"])
def test_a_month_is_known_however_it_is_dotted(header: str) -> None:
    month = month_of(header)

    assert month is not None
    assert (month.column.header, month.year) == ("ต.ค.", None)


@pytest.mark.parametrize("header", ["นักเรียน (คน)", "ร.พ.", "สังคม", "2563", "ที่", "โครงการ", "อ.ย."])
def test_other_words_are_no_months(header: str) -> None:
    assert month_of(header) is None
    assert not looks_like_month(header)


def test_equipment_is_read_like_projects(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.equipment.append([f"ค่า {header}" for header in EQUIPMENT_HEADERS])

    data, problems = plan.read(tmp_path)

    assert problems == []
    assert data.tables["ครุภัณฑ์"].rows[0].cells == {header: f"ค่า {header}" for header in EQUIPMENT_HEADERS}
